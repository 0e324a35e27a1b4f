"""Value streams."""
