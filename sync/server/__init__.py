"""The centre: takes what walls did, keeps it, tells the unit's other walls. Knows the board, never the kiosk."""
