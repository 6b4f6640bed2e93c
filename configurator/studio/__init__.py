"""Floor 4: one visit, the staff desk and the production desk, without Qt."""
