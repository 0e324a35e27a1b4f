"""The count of one vote: its record, and how a vote is held."""
