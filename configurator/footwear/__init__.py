"""Floor 2: footwear, the trade's own arithmetic: sizes, grading, allowances and flat panels."""
