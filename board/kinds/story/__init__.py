"""A finished card as a good story: what was wrong, what was done and what it gave, in the unit's own few words."""
