"""Landet: the sum of all organisations on the centre."""
