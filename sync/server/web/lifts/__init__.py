"""Løft: what the units have lifted to the levels above them, and what waits for an answer."""
