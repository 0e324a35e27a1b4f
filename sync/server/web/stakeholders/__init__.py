"""Interessenter: whom the changes of the units concern, and one map read whole."""
