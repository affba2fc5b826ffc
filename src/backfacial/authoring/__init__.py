"""From what authors edit (`content/`, `source/`) to what the course runs on, and every check on the way."""
