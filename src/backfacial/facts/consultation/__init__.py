"""What is found out before a service, and what it means."""
