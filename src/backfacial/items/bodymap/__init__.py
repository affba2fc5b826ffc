"""Body map: a drawn back, decided spot by spot: extract, leave, refer."""
