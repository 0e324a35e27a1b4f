"""Drawings that tell numbers."""
