"""A visit by the clock."""
