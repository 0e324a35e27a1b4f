"""Fiskebein: why is it so? Causes on the bones of a fish whose head is the problem."""
