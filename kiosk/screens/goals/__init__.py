"""The goals and their versions."""
