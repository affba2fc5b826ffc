"""The order of a visit, and a visit in the time that there is."""
