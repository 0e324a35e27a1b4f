"""A step opened: its figures tapped in, as it is now, in the ideal, or measured again."""
