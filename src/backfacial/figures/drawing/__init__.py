"""Figures drawn with matplotlib, when content is made. Nothing that a learner runs imports this."""
