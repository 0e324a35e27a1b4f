"""Time, work and how often are said of a value stream as they are everywhere: `board.kinds.stream.words`."""

from board.kinds.stream.words import duration, hours, percent, roughly, short, spelled, times, work

__all__ = ["duration", "hours", "percent", "roughly", "short", "spelled", "times", "work"]
