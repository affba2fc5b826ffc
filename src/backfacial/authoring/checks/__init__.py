"""What is wrong with content, beside what its own form refuses: a module for each part of it."""
