"""Order: steps, or other cards, put in an order that breaks no rule."""
