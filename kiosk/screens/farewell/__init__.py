"""What a meeting gave."""
