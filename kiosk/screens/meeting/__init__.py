"""The meeting, page by page."""
