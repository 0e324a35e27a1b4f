"""What stands on the wall above a round: where it is gone and when, and its five parts as blocks on the shelf, round
by round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kivy.properties import NumericProperty, StringProperty

from board.board import Board
from board.catalogue import _
from board.kinds.round.index import Answers, Looked
from board.kinds.round.record import PARTS, Form, Part, Round
from board.kinds.round.words import PARTS_SAID
from board.labels import said
from kiosk.widgets.plan import AcrossOrDown, Down


class Standing(NamedTuple):
    """A part as it is told over its blocks. `now` is of the round that is gone; `percent` is told large, and `beside`
    it what is left to say."""

    title: str
    percent: str
    beside: str
    before: tuple[int | None, ...]
    now: int | None = None
    coming: bool = True


class PartBlocks(Down):
    """One of the five parts."""

    title, percent, beside = StringProperty(""), StringProperty(""), StringProperty("")

    def show(self, told: Standing) -> None:
        self.title, self.percent, self.beside = told.title, told.percent, told.beside
        blocks = self.ids.blocks
        blocks.before, blocks.now, blocks.coming = list(told.before), told.now, told.coming


class RoundShelf(AcrossOrDown):
    """`where`, `second` and `third` say which round it is; `week` is that of its day."""

    title, where = StringProperty(""), StringProperty("")
    second, third, note = StringProperty(""), StringProperty(""), StringProperty("")
    week = NumericProperty(1)

    def on_kv_post(self, base_widget: Any) -> None:
        self._parts = self.ids.parts.add_all([PartBlocks(weight=1) for _part in range(5)])

    def show(self, parts: Sequence[Standing]) -> None:
        for part, told in zip(self._parts, parts, strict=True):
            part.show(told)


def standing(board: Board, form: Form, before: Sequence[Round], now: Looked | None, at: Part = "") -> list[Standing]:
    """The parts of a round after those before it; `at`: the part that is answered just now."""
    found = []
    for part in PARTS[form]:
        ever = tuple(_percent(board, one, part) for one in before)
        last = _("sist {n} %").format(n=ever[-1]) if ever and ever[-1] is not None else ""
        whole = now is not None and bool(now.rows[part]) and now.left(part) == 0
        percent = now.percent(part) if now and (whole or now.ended) else None
        if percent is not None:
            said_now = _("{n} %").format(n=percent)
            found.append(Standing(said(PARTS_SAID, part), said_now, last, ever, percent))
            continue
        going = now is not None and (part == at or now.left(part) < len(now.rows[part])) and not now.ended
        beside = ", ".join(filter(None, (_("pågår") if going else "", last)))
        found.append(Standing(said(PARTS_SAID, part), "", beside, ever, coming=now is not None and not now.ended))
    return found


def _percent(board: Board, round_: Round, part: Part) -> int | None:
    points = board.of(Answers).points(round_.id).get(part)
    return points.percent if points else None
