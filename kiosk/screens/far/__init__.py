"""What is read across the room while nobody has touched the board for a minute."""
