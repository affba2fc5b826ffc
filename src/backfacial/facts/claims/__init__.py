"""What may be said about the service, and what the adverts say."""
