"""Floor 0: units, color, profiles, fonts, geometry, files and seeds; it imports nothing of ours."""
