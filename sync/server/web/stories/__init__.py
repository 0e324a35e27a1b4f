"""Gode historier at the centre."""
