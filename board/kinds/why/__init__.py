"""Whys: why it is so, and why that is so, as a tree on a card."""
