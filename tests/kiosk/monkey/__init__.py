"""A monkey at the wall: fingers and texts nobody would think of, and what must hold after each of them."""
