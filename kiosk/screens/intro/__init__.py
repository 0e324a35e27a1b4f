"""Innføring: a unit's first ten weeks as a ball of wool that rolls along ten beads."""
