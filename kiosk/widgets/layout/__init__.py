"""How room is shared out: rows, columns and grids, and what is asked of them."""
