"""Units below are asked of a case, and what they answered stands on it."""
