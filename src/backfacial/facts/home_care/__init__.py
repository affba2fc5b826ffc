"""What a client does at home."""
