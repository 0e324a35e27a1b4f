"""Rounds: the areas of the unit by turn, and one round as it is gone."""
