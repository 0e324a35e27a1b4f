"""The file a wall keeps everything in: opened, locked, copied, mended, and what is this wall's alone."""
