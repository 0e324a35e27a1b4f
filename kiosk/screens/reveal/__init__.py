"""The opened vases."""
