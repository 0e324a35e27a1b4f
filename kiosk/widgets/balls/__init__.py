"""Plush balls, and what they lie in."""
