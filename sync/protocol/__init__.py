"""The protocol between a wall and the centre: one file per step. Knows no network and neither half."""
