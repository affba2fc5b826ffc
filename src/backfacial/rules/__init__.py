"""What follows from facts. Pure: no files, no clock, no Jupyter; "today" is an argument."""
