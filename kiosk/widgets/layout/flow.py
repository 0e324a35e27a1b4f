"""How children flow: across, down, over each other, or in a grid. Widths go down, heights come back, once a frame.

A child is asked how wide it wants to be, then how high it is when so wide, and then it is placed. All numbers that
are written in kv are design px. Knows nothing of what it places; `Plan` asks here.

    Across:
        gap: 28
        Down:
            weight: 3                     # three parts of the width …
            Text: text: root.title        # as high as its words
            Block: h: 122
        Rule: w: 2
        Down: weight: 2                   # … and two
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any, TypeVar

from kiosk.theme import theme
from kiosk.widgets.layout.share import FAR, Span, share

_ALONG = {"fill": 0.0, "start": 0.0, "middle": 0.5, "end": 1.0}

Cell = tuple[Any, float, Span]
"""A child, its width in px, and what it asks for in height."""
Row = tuple[Span, list[Cell]]
T = TypeVar("T")


def _once(find: Callable[..., T]) -> Callable[..., T]:
    """What it finds out of a widget holds until something changes there."""
    name = find.__name__

    def found(widget: Any, *width: float) -> T:
        known = widget.reckoned
        key = (name, *width)
        if key not in known:
            known[key] = find(widget, *width)
        answer: T = known[key]
        return answer

    return found


def natural_w(plan: Any) -> tuple[float, float]:
    """Least and wanted width of all children together."""
    left, _, right, _ = _sides(plan)
    spans, gap = [_wide(child) for child in _there(plan)], theme.px(plan.gap)
    least, want = max((s.least for s in spans), default=0), max((s.want for s in spans), default=0)
    if plan.flow == "across":
        gaps = gap * max(0, len(spans) - 1)
        want = sum(s.want for s in spans) + gaps
        firm = (0 if child.spare else _wide(child).least for child in _there(plan))
        least = least if plan.wrap else sum(firm) + gaps
    elif plan.flow == "grid":
        count, always = int(plan.columns) or len(spans), int(plan.columns) or 1
        want, least = want * count + gap * max(0, count - 1), least * always + gap * (always - 1)
    return least + left + right, want + left + right


def natural_h(plan: Any, width: float) -> tuple[float, float]:
    """Least and wanted height of all children together when there is so much width."""
    _, upper, _, lower = _sides(plan)
    spans = [span for span, _ in _rows(plan, width)]
    if plan.flow == "over":
        least, want = max((s.least for s in spans), default=0), max((s.want for s in spans), default=0)
    else:
        gaps = theme.px(plan.gap) * max(0, len(spans) - 1)
        least, want = sum(s.least for s in spans) + gaps, sum(s.want for s in spans) + gaps
    return least + upper + lower, want + upper + lower


def place(plan: Any, top: float) -> None:
    """Give every child its box, below `top`."""
    left, upper, right, lower = _sides(plan)
    rows, gap = _rows(plan, plan.width), theme.px(plan.gap)
    room = plan.height - upper - lower
    if plan.flow == "over":
        heights = [room] * len(rows)
    else:
        room -= gap * max(0, len(rows) - 1)
        spans = [span for span, _ in rows]
        heights = share(room, _yielded(room, spans, lambda: [_yielding_row(row) for row in rows]))
    y = top - upper
    for (_, cells), high in zip(rows, heights, strict=True):
        x = plan.x + left
        for child, wide, span in cells:
            align = child.align or plan.aligned
            own = min(high, span.most if align == "fill" or plan.flow == "down" else span.want)
            over = (high - own) * _ALONG["end" if plan.low else align] if plan.flow != "down" else 0
            aside = (plan.width - left - right - wide) * _ALONG[align] if plan.flow in ("down", "over") else 0
            put(child, x + aside, y - over - theme.px(child.dropped), wide, own)
            if child.spare:
                plan.show_child(child, child.shown and not _left_out(child, wide))
            x += wide + gap if plan.flow != "over" else 0
        y -= high + gap if plan.flow != "over" else 0


def put(child: Any, x: float, top: float, wide: float, high: float) -> None:
    left, right, upper, lower = round(x), round(x + wide), round(top), round(top - high)
    moved = (left, lower, right - left, upper - lower) != (*child.pos, *child.size)
    child.size = right - left, upper - lower
    child.pos = left, lower
    child.settle(moved)


def _rows(plan: Any, width: float) -> list[Row]:
    """Line by line: what it asks for in height, and who stands in it."""
    rows = _own_rows(plan, width)
    if not plan.level:
        return rows
    beside = [rows, *(_own_rows(other, width) for other in plan.level if other.shown)]
    return [(_highest([other[at][0] for other in beside if at < len(other)]), row[1]) for at, row in enumerate(rows)]


def _highest(spans: list[Span]) -> Span:
    return Span(*(max(values) for values in zip(*spans, strict=True)))


@_once
def _own_rows(plan: Any, width: float) -> list[Row]:
    left, _, right, _ = _sides(plan)
    room = width - left - right
    lines = _lines(plan, room)
    found = []
    for line in lines:
        cells = [
            (child, wide, Span(0, 0) if _left_out(child, wide) else _high(child, wide))
            for child, wide in zip(line, _widths(plan, line, room), strict=True)
        ]
        alone = plan.flow == "grid" or (plan.flow == "across" and len(lines) == 1)
        spans = [span for *_, span in cells]
        weight = 1 if alone else 0 if plan.flow == "across" else spans[0].weight
        most = FAR if alone else max(span.most for span in spans)
        found.append((Span(max(s.least for s in spans), max(s.want for s in spans), most, weight), cells))
    return found


def _lines(plan: Any, room: float) -> list[list[Any]]:
    there, gap = _there(plan), theme.px(plan.gap)
    if plan.flow in ("down", "over"):
        return [[child] for child in there]
    if plan.flow == "grid" and there:
        count = _columns(plan, there, room)
        return [there[at : at + count] for at in range(0, len(there), count)]
    lines: list[list[Any]] = []
    used = 0.0
    for child in there:
        span = _wide(child)
        wide = span.least if child.weight else span.want
        if lines and (not plan.wrap or used + gap + wide <= room + 0.5):
            lines[-1].append(child)
            used += gap + wide
        else:
            lines.append([child])
            used = wide
    return lines


def _columns(plan: Any, there: list[Any], room: float) -> int:
    """As many cells beside each other as find room, evenly filled."""
    if plan.columns:
        return int(plan.columns)
    gap = theme.px(plan.gap)
    cell = theme.px(plan.cell) or max(_wide(child).least for child in there) or 1
    fit = max(1, int((room + gap + 0.5) // (cell + gap)))
    return ceil(len(there) / ceil(len(there) / min(len(there), fit)))


def _widths(plan: Any, line: list[Any], room: float) -> list[float]:
    spans, gap = [_wide(child) for child in line], theme.px(plan.gap)
    if plan.flow in ("down", "over"):
        fills = [(child.align or plan.aligned) == "fill" for child in line]
        return [min(room, s.most if f else s.want) for f, s in zip(fills, spans, strict=True)]
    if plan.flow == "grid":
        count = _columns(plan, _there(plan), room)
        return [(room - gap * (count - 1)) / count] * len(line)
    room -= gap * (len(line) - 1)
    if sum(s.least if c.spare else s.want for c, s in zip(line, spans, strict=True)) > room + 0.5:
        spans = [Span(0, 0, FAR, s.weight / FAR) if c.spare else s for c, s in zip(line, spans, strict=True)]
    spans = _yielded(room, spans, lambda: [_yielding(c, s, c.w) for c, s in zip(line, spans, strict=True)])
    # Beside each other words may wrap: who has weight needs but the longest of them.
    return share(room, [s._replace(want=s.least) if s.weight else s for s in spans])


def _yielded(room: float, spans: list[Span], yielding: Callable[[], list[Span]]) -> list[Span]:
    """Where the least of all is too much, what is written as a size gives way to what is measured, if that is enough:
    blocks become narrower and lower before words are cut."""
    if sum(span.least for span in spans) <= room + 0.5:
        return spans
    less = yielding()
    return less if sum(span.least for span in less) <= room + 0.5 else spans


def _yielding(child: Any, span: Span, wish: float, *width: int) -> Span:
    asked = child.bare(*width) if wish else 0
    return span._replace(least=min(span.least, asked)) if asked else span


def _yielding_row(row: Row) -> Span:
    span, cells = row
    least = max((_yielding(child, own, child.h, int(wide)).least for child, wide, own in cells), default=0)
    return span._replace(least=min(span.least, least))


def _left_out(child: Any, wide: float) -> bool:
    return bool(child.spare) and wide < _wide(child).least - 1


@_once
def _there(plan: Any) -> list[Any]:
    there = [child for child in reversed(plan.children) if (child.shown or child.kept) and not child.free]
    return sorted(there, key=lambda child: child.order)


@_once
def _wide(child: Any) -> Span:
    """How wide the child wants to be; what is written is stronger than what it measures."""
    return _span(child.asked(), child.w, child.least_w, child.most_w, child.weight)


@_once
def _high(child: Any, width: float) -> Span:
    """How high it wants to be when it is so wide."""
    return _span(child.asked(int(width)), child.h, child.least_h, child.most_h, child.weight)


def _span(asked: tuple[float, float], wish: float, least: float, most: float, weight: float) -> Span:
    low, want = (max(theme.px(wish), asked[0]),) * 2 if wish else asked
    low, high = theme.px(least) or min(low, want), theme.px(most) or FAR
    return Span(min(low, high), min(max(want, low), high), high, weight)


@_once
def _sides(plan: Any) -> tuple[float, float, float, float]:
    """Left, upper, right, lower in px; `padding` is one number, two (across, down) or all four."""
    pad = plan.padding if isinstance(plan.padding, (list, tuple)) else (plan.padding,)
    left, upper, right, lower = pad if len(pad) == 4 else (pad[0], pad[-1], pad[0], pad[-1])
    return theme.px(left), theme.px(upper), theme.px(right), theme.px(lower)
