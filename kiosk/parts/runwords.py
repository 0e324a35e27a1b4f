"""What a run chart says is said as everywhere: `board.kinds.indicator.words`."""

from board.kinds.indicator.words import aim, counted, miss, too_few, valued, verdict

__all__ = ["aim", "counted", "miss", "too_few", "valued", "verdict"]
