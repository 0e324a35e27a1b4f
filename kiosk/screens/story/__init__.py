"""Gode historier: what the unit is proud of, made from finished cards, in its own few words."""
