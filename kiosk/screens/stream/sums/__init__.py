"""How the figures of a stream are reckoned."""
