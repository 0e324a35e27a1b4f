"""The file a wall keeps everything in: opened, locked, copied and mended."""
