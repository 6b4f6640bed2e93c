"""Policy: what may be written on our products."""
