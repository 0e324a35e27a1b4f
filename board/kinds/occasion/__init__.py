"""Occasions: the unit's own dates in the årshjul, once or again and again, and the weeks it is away."""
