"""What the commands print: a decision for a practitioner, a client for two people to play."""
