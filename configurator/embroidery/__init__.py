"""Embroidery: artwork becomes a stitch plan, and the stitch plan a machine file."""
