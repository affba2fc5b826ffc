"""Drawings of the steps of a visit and its modules: hands and tools at work, as plain data. No HTML, no colours."""
