"""Bilder: what a card shows of how it was and how it became, in photos from a phone."""
