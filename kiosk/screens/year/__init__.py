"""The årshjul: what comes when, told by a wheel that is read and cards that are pressed."""
