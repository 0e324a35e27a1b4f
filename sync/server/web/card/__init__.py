"""Kort: one card, to be read whole."""
