"""Skin, and what grows on it."""
