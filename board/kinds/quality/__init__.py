"""A gain of quality: what became better without hours, with every word that was ever said of it."""
