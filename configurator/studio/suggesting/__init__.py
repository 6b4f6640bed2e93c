"""What is shown first, why, and what it is worth."""
