"""Every record as a person reads it: explained by its id, found by its words, and as pages to read through and sign."""
