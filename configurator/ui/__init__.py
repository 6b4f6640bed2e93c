"""Floor 5: the screens, and the only home of Qt."""
