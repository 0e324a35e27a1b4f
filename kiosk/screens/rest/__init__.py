"""The idle view: what hangs on the wall while nobody stands before it."""
