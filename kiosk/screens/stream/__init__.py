"""Value streams: the map as it is now, the ideal, a step opened, and how it is reckoned."""
