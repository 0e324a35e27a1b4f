"""A card is lifted to the level above, and what was answered comes back to it."""
