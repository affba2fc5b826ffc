"""What does not go together at home."""
