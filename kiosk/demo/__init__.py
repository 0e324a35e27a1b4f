"""The demonstration, and the wall off screen that tests and pictures press."""
