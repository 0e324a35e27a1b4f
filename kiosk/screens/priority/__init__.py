"""Innsats og effekt: all open suggestions in four squares."""
