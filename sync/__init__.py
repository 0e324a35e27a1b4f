"""Everything that crosses a network: how boards reach the centre. Knows the board, never the kiosk."""
