"""Slik gjør vi det nå: what the units have made a habit of."""
