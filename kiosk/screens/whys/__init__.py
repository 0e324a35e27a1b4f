"""Hvorfor: the tree of whys of a card."""
