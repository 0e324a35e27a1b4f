"""What a Leanveileder said of a visit, in the frame of the idle view."""
