"""Simulated clients: how a trainee meets them, and new ones from a seed."""
