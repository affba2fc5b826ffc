"""Hygiene, blood, and the law of a place."""
