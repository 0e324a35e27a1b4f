"""How room is shared out along one direction: pure numbers.

share(100, [Span(10, 30), Span(10, 20, weight=1)])  ->  [30, 70]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

FAR = 1e6


class Span(NamedTuple):
    """What one child asks for, in px: at least, gladly, at most, and its share of what is left over."""

    least: float
    want: float
    most: float = FAR
    weight: float = 0


def share(room: float, spans: Sequence[Span]) -> list[float]:
    """What each gets. Where all can have what they want, what is left goes to those with weight, in proportion;
    where they cannot, all give way alike, down to their least."""
    short = sum(span.want for span in spans) - room
    if short > 0:
        return _give_way(room, short, spans)
    sizes = [span.want for span in spans]
    growing = {place for place, span in enumerate(spans) if span.weight}
    while growing:
        left = room - sum(size for place, size in enumerate(sizes) if place not in growing)
        each = left / sum(spans[place].weight for place in growing)
        due = {place: each * spans[place].weight for place in growing}
        # Whoever wants more than its due gets what it wants, and the others share the rest anew.
        fixed = {place for place in growing if due[place] < spans[place].want}
        fixed = fixed or {place for place in growing if due[place] > spans[place].most} or growing
        for place in fixed:
            sizes[place] = min(max(due[place], spans[place].want), spans[place].most)
        growing = growing - fixed
    return sizes


def _give_way(room: float, short: float, spans: Sequence[Span]) -> list[float]:
    give = sum(span.want - span.least for span in spans)
    if short <= give:
        return [span.want - short / give * (span.want - span.least) for span in spans]
    # Not even the least fits: nothing may hang over the edge, so texts end with ….
    least = sum(span.least for span in spans)
    return [span.least * max(0.0, room) / least if least else 0.0 for span in spans]
