"""Mål: the goals of the units for their service."""
