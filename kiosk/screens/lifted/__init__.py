"""What units below have lifted hangs on the board of the level above, and is answered there."""
