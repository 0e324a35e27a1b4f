"""Besøk: what a Leanveileder saw, one praise and one question."""
