"""What to do with one kind of lesion."""
