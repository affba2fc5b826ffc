"""How soil gets from thing to thing in a treatment room, and what follows for things, gloves and hands."""
