"""Kultur: what the units say of how they want to be, and in words how far it is."""
