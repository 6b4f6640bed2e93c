"""Taste: what one person likes, learned from their own choices, explained, and forgotten."""
