"""The wall's half of the sync: what it sends, how it asks, what it does with an answer. Never imports the centre."""
