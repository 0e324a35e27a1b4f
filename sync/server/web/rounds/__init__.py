"""Runder: which units go them, a unit's rounds over time, and one to be read whole."""
