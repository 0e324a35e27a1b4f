"""A fishbone asks why on many sides at once: the problem is its head, each bone a place to look, and on the bones
hang the causes."""
