"""Sewing: a stitch plan with all that goes to the machine beside it: files, list and sheet."""
