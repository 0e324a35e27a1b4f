"""The account of gains."""
