"""What a service can bring about."""
