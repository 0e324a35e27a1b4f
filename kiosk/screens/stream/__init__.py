"""Value streams: the list of them, and the map of one. A step, the ideal and the sums are screens within."""
