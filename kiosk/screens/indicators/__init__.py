"""The goals for the service: seen, measured, written and adjusted."""
