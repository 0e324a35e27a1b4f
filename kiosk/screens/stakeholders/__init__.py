"""Hvem angår det: groups and roles on four grades of interest and influence, and how each is taken along."""
