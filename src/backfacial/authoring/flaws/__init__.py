"""Flaws of questions: what gives a key away to who does not know it. Reported, and never an error."""
