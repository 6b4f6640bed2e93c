"""The tray: for the tool in hand, its facets, one row of choices, and what choosing does."""
