"""Innføring: the register of the model."""
