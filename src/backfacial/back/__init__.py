"""A drawn back as plain data: what there is to draw, where it lies, and a place of it larger. No HTML."""
