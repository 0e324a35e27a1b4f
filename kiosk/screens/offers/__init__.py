"""Har dere prøvd dette?: what other units offer, to be taken over with a tap."""
