"""Chocolate wrappers: paper sleeves and fold-end wraps for bars of three weights."""
