"""Verdistrømmer: of all units, and one to be read whole."""
