"""What a screen shows: the flat stage, the real thing framed, and the small pictures of tiles."""
