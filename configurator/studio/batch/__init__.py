"""Batches: many orders exported by worker processes, and gone on with after any kind of end."""
