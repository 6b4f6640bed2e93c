"""What the staff desk and the production desk show."""
