"""Case: a client's visit, marked part by part."""
