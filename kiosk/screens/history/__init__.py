"""Weeks, quarters and years gone by."""
