"""A trolley and a room: where each thing goes, and what gloves and hands need."""
