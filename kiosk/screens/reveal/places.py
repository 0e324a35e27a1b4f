"""Where the parts of an opened vase hang: three vases side by side, or one alone with more room round it.

A table of boxes in design px; knows only that the parts have these names.
"""

from __future__ import annotations

from typing import Any

Box = tuple[float, float, float, float]
Boxes = tuple[Box, Box, Box]
"""wide, small, tall"""

SIDE_BY_SIDE: dict[str, Boxes] = {
    "goal": ((0, 10, 500, 92), (0, 0, 392, 66), (0, 0, 328, 172)),
    "vase": ((0, 88, 340, 536), (0, 70, 210, 370), (0, 180, 328, 546)),
    "note": ((334, 144, 258, 348), (216, 96, 176, 270), (0, 758, 328, 402)),
    "trend": ((12, 24, 234, 200), (12, 30, 234, 210), (12, 26, 234, 188)),
    "sign": ((20, 264, 42, 42), (16, 286, 40, 40), (16, 244, 38, 38)),
    "bold": ((76, 254, 176, 32), (64, 270, 188, 40), (66, 234, 184, 30)),
    "plain": ((76, 287, 176, 52), (64, 312, 188, 72), (66, 266, 184, 46)),
    "counts": ((0, 618, 580, 116), (0, 446, 392, 88), (0, 1186, 328, 112)),
    "few": ((0, 634, 580, 190), (0, 450, 392, 150), (0, 758, 328, 240)),
}
ALONE: dict[str, Boxes] = {
    "goal": ((500, 30, 820, 96), (370, 20, 600, 70), (0, 10, 1000, 96)),
    "vase": ((0, 10, 440, 734), (0, 10, 330, 556), (250, 110, 500, 840)),
    "note": ((500, 150, 760, 330), (370, 110, 600, 250), (120, 984, 760, 300)),
    "trend": ((28, 30, 430, 276), (28, 30, 430, 276), (28, 30, 430, 276)),
    "sign": ((492, 140, 52, 52), (492, 140, 52, 52), (492, 140, 52, 52)),
    "bold": ((566, 126, 184, 38), (566, 120, 184, 44), (566, 126, 184, 38)),
    "plain": ((566, 168, 184, 80), (566, 168, 184, 90), (566, 168, 184, 80)),
    "counts": ((500, 516, 760, 132), (370, 384, 600, 100), (120, 1310, 760, 124)),
    "few": ((500, 150, 760, 300), (370, 110, 600, 250), (120, 984, 760, 240)),
}
_PLANS = {
    False: ((258, 348), (258, 396), (258, 316)),
    True: ((760, 330), (760, 330), (760, 330)),
}
"""Sizes of the note's own drawing, beside two others and alone."""
_CARD = {False: ((0, 752, 220, 92), (0, 546, 200, 84), (0, 1330, 328, 108))}
_CARD[True] = ((0, 748, 580, 102), (0, 544, 392, 88), (0, 1330, 328, 150))
_CARD_ALONE = {False: ((500, 678, 240, 98), (370, 500, 220, 88), (120, 1460, 300, 110))}
_CARD_ALONE[True] = ((500, 678, 580, 102), (370, 500, 440, 90), (120, 1460, 760, 110))
"""The block that makes a card: quiet, or asking for it."""


def hang(opened: Any, place: int, alone: bool) -> None:
    """Give an opened vase and its parts their boxes."""
    opened.alone = alone
    if alone:
        put(opened, ((310, 88, 1320, 856), (150, 60, 980, 640), (40, 150, 1000, 1580)))
    else:
        put(
            opened,
            ((40 + 620 * place, 88, 600, 856), (26 + 412 * place, 60, 404, 640), (34 + 342 * place, 150, 328, 1560)),
        )
    for name, boxes in (ALONE if alone else SIDE_BY_SIDE).items():
        put(getattr(opened, name), boxes)
    note = opened.note
    note.plan_size, note.plan_size_small, note.plan_size_tall = _PLANS[alone]
    opened.trend.sign = 24 if alone else 15.5


def stand(opened: Any, urgent: bool) -> None:
    """Give its block a box; the sign and the one line of a short sentence stand beside each other."""
    put(opened.card, (_CARD_ALONE if opened.alone else _CARD)[urgent])
    if not opened.plain.text:
        boxes = (ALONE if opened.alone else SIDE_BY_SIDE)["bold"]
        put(opened.bold, tuple((x, y + 0.55 * h, w, h) for x, y, w, h in boxes))  # type: ignore[arg-type]


def put(part: Any, boxes: Boxes) -> None:
    """The boxes of one part."""
    part.wide, part.small, part.tall = boxes
