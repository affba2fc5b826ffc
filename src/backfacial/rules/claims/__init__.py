"""What must not be said about the service."""
