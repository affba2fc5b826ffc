"""The visit step by step, and its order."""
