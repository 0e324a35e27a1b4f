"""Nivåer: how the units hang under one another, and what each level has come to."""
