"""A value stream is the way of one thing from start to end: who does what, how long it
takes, and how long it waits."""
