"""A card is lifted to the level above when the unit cannot decide it alone: why, by when, and what came of it.

Two records tell of it, each written by its own side, so that neither waits for the other: the `Lift` on the board the
card hangs on, and the `Lifted` on the board above. The centre carries what one side said to the other.
"""
