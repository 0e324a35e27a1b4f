"""Letters: how they are set, broken and shown."""
