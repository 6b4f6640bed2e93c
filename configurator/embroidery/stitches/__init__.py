"""Stitches: one file for each way to lay thread on an area."""
