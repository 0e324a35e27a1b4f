"""Angre: what was done on a page, taken back within ten minutes."""
