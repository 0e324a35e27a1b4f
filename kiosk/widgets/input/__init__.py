"""What is pressed, dragged, chosen and typed in."""
