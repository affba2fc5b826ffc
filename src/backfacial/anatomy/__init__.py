"""Drawings whose parts have names: a section of skin and a back with what lies under it, as plain data."""
