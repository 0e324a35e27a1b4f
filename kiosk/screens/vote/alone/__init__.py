"""Ukas vase: one person lays balls alone."""
