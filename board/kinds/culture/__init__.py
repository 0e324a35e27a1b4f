"""Culture: statements of the staff's own, scored as it is and as they want it by a vote; the way left is the gap."""
