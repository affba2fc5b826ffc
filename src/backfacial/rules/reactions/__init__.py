"""What to do about a reaction."""
