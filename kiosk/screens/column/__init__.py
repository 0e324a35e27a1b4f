"""One stage as a whole."""
