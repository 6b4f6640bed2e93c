"""The catalog at the desk: seen, changed, added to, published, and kept edition by edition."""
