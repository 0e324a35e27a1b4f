"""The value streams of a unit, a paper each: its name, the hours it takes, what the ideal frees, its cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import StringProperty

from board.board import Board
from board.catalogue import _, _n
from board.kinds.stream.compare import differences
from board.kinds.stream.index import steps, sums
from board.kinds.stream.record import Stream
from board.kinds.stream.words import hours
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Down

MOST = 12
"""So many streams at most hang on a page."""


class StreamRow(Press, Paper):
    """One of them."""

    key = StringProperty("")
    title = StringProperty("")
    what = StringProperty("")
    freed = StringProperty("")
    cards = StringProperty("")

    @staticmethod
    def high() -> float:
        """Px of a title of two lines, and what stands below it."""
        return 2.4 * theme.font(31) + 1.9 * theme.font(25) + theme.px(44)


class StreamList(Down):
    """Event `on_open(id)`. Test names: `stream-<place>`, `streams-back`, `streams-on`."""

    __events__ = ("on_open",)

    _state = State()
    _streams: Sequence[Stream] = ()

    def on_kv_post(self, base_widget: Any) -> None:
        ids, looks = self.ids, {"kind": "sheet", "shadow": "s"}
        heard = {"on_act": lambda row: self.dispatch("on_open", row.key)}
        self._rows = Pages(ids.grid, StreamRow, "stream", MOST, self._again, ids.pager, **looks, **heard)
        self._rows.in_room(ids.room, StreamRow.high)

    def _again(self) -> None:
        self.show(self._state, self._streams)

    def begin(self) -> None:
        """From the first page."""
        self.ids.pager.page = 0

    def show(self, state: State, streams: Sequence[Stream]) -> None:
        """These streams, as many as find room on a page."""
        self._state, self._streams = state, streams
        for row, one in self._rows.fill(streams):
            self._say(state.board, row, one)

    def _say(self, board: Board, row: StreamRow, stream: Stream) -> None:
        now = sums(board, stream)
        row.key, row.title = stream.id, stream.title
        count = _n("{n} steg", "{n} steg", len(steps(board, stream)))
        row.what = f"{count} · " + _("{hours} t/uke").format(hours=hours(now.hours)) if now.hours else count
        freed = now.hours - sums(board, stream, "ideal").hours if stream.drawn else 0.0
        row.freed = _("kan frigjøre {hours} t/uke").format(hours=hours(freed)) if freed > 0 else ""
        made = sum(one.made for one in differences(board, stream)) if stream.drawn else 0
        row.cards = _n("{n} kort", "{n} kort", made) if made else ""
