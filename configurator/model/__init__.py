"""Floor 1: what a product is, what a design is, and the artwork and problems that follow."""
