"""A tavlemøte: its record, what was held and what the vases showed, and how a meeting is held."""
