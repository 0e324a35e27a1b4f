"""Finne: one field for all that can be read, and all pages on one."""
