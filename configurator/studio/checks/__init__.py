"""Checks that hold for every family: one function each, from a part to its problems."""
