"""An open card."""
