"""Orders that share a sheet or a hoop: laid out, looked at and sent together."""
