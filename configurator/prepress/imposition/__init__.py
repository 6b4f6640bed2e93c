"""Imposition: finished pages laid out on press sheets and rolls, with marks and a cut file."""
