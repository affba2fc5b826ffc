"""Whether and how a client can be treated."""
