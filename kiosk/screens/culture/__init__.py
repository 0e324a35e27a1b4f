"""Kulturen vår: how it is, how it shall be, and the way left."""
