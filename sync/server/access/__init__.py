"""People at the centre: who they are, what they may, how they come in, and what is remembered of what they did."""
