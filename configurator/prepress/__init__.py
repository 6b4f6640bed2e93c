"""Prepress: artwork becomes ink, and no file gets its name before it was read back and believed."""
