"""An improvement card: its record, how cards hang, the rules of their moves, and what people do with them."""
