"""A stakeholder is a group or a role that a change concerns: how much they care, how much they can decide, and how
the unit takes them along. Never a person."""
