"""Årshjul: what is next in the units, and one unit's whole year."""
