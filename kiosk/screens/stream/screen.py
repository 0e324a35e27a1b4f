"""Verdistrøm: the streams of a unit, and one of them as it is now, mapped on brown paper.

What is read stands above the paper, what is pressed on it and on the tray. A long stream hangs in rows; a row opens
in lanes.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty

from board.catalogue import _
from board.kinds.stream.index import Streams
from board.kinds.stream.record import Stream
from kiosk.screen import Screen
from kiosk.screens.stream.map.lanes import NEW_LANE
from kiosk.screens.stream.map.sight import LaneSight, Way, way
from kiosk.screens.stream.map.spread import Spread
from kiosk.screens.stream.seeking import NEW, Seeking
from kiosk.screens.stream.writing import Writing
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.input.choosing import Offer, choose
from kiosk.widgets.input.menu import Menu
from kiosk.widgets.input.question import Question
from kiosk.widgets.input.sheet import Hook

GHOSTS = LaneSight(lanes=(("", ""),) * 3)


class StreamScreen(Screen):
    """`enter()`: the streams; `enter(id)`: one of them; `enter(id, move)`: a step of it seeks another place. Test
    names on the paper: `step-<id>`, `place-<lane>-<column>`, `place-last`, `lane-<n>`, `row-<n>`, `gap-<n>`,
    `beside-<n>`; those of the list, the ready ones and the tray stand there."""

    name = "stream"
    rolled = BooleanProperty(False)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        ids = self.ids
        self._id = ""
        self._beginning = self._archive = False
        self._menu, self._hook = Menu(), Hook(self)
        self.writing = Writing(wall, ids.pad, self._hook.hang)
        self.spread = Spread((ids.lanes, ids.second), ids.rows, ids.paper)
        self.seeking = Seeking(self)
        self._menu.bind(on_choose=lambda _menu, key: self._chosen(key))
        for paper in (ids.lanes, ids.second, ids.rows):
            paper.bind(on_step=lambda _, id_: self._take(id_), on_gap=lambda _, column: self.seeking.gap(column))
        for band in (ids.lanes, ids.second):
            band.bind(on_place=lambda _, lane, column: self._on_paper(lane, column))
            band.bind(on_lane=lambda _, lane: self._lane(lane))
        ids.rows.bind(on_row=lambda _, first, count: self._look_at((first, count)))
        ids.rows.bind(on_last=lambda *_: self.seeking.last())
        ids.streams.bind(on_open=lambda _, id_: self._open(id_))
        ids.ready.bind(on_choose=lambda _, name: self.writing.hang_ready(name, self._open))
        ids.tray.ids.pager.bind(on_turn=lambda _, turn: self._turn(turn))
        for name, act in self._acts().items():
            ids.tray.ids[name].bind(on_act=lambda _block, act=act: act())

    def _acts(self) -> dict[str, Any]:
        return {
            "to_board": self.step_back,
            "step_new": lambda: self.seeking.begin(NEW),
            "step_beside": self.seeking.turn_beside,
            "stream_sums": lambda: self.wall.go("stream.sums", id=self._id),
            "stream_role": self._role,
            "streams_down": self._turn_archive,
            "stream_more": self._more,
            "stream_next": self.next_step,
        }

    @property
    def stream(self) -> Stream | None:
        """The one that is looked at."""
        found = self.wall.state.board.of(Streams).get(self._id)
        return found if found and not found.archived else None

    def enter(self, id: str = "", move: str = "", **given: Any) -> None:
        if id != self._id:
            self.spread.begin()
            self.ids.streams.begin()
        self._id, self._beginning, self._archive = id, False, False
        self.seeking.what, self.seeking.beside = move, False

    # --- showing ---

    def render(self, state: State) -> None:
        ids, whole, streams = self.ids, self.whole(), self._listed(state)
        begin = whole is None and (self._beginning or not (streams or self._archive))
        self.rolled = theme.format == "wide" and not (whole and self.spread.long(whole))
        ids.reading.shown = whole is not None and bool(whole.columns) and not self.seeking.what
        ids.asking.shown = not ids.reading.shown
        ids.streams.shown, ids.begin.shown = whole is None and not begin, begin
        ids.lanes.shown = ids.second.shown = ids.rows.shown = False
        if whole is None:
            ids.lanes.shown = begin
            self._hang_empty(GHOSTS)
            if begin:
                ids.asking.begin()
                ids.ready.show(state)
            else:
                ids.asking.listed(state, self._archive)
                ids.streams.show(state, streams)
            ids.tray.show_list(
                state, begin, self._archive, any(stream.archived for stream in state.board.of(Streams))
            )
        elif not whole.columns:
            lanes = [*whole.lanes.items(), *GHOSTS.lanes][: max(3, len(whole.lanes))]
            ids.lanes.shown = True
            self._hang_empty(LaneSight(lanes=tuple(lanes)))
            ids.asking.begin(whole.stream.title)
            ids.tray.show_empty(state)
        else:
            self._map(state, whole)

    def _hang_empty(self, sight: LaneSight) -> None:
        lanes = self.ids.lanes
        lanes.sight, lanes.first, lanes.ends, lanes.leads, lanes.placing = sight, 0, True, False, False

    def _map(self, state: State, whole: Way) -> None:
        ids, seeking, spread = self.ids, self.seeking, self.spread
        spread.show(whole, seeking.what, seeking.beside, seeking.moving)
        if seeking.what:
            ids.asking.seek(bool(seeking.moving), seeking.beside)
            ids.tray.show_seeking(state, seeking.beside, bool(seeking.moving))
        else:
            ids.reading.show(state, whole, spread.label(whole))
            ids.tray.show_map(state, whole, spread)
        ids.tray.turn(spread.page, spread.pages)

    def _listed(self, state: State) -> tuple[Stream, ...]:
        streams = state.board.of(Streams)
        if self._archive:
            return tuple(sorted((s for s in streams if s.archived), key=lambda s: (s.title, s.id)))
        return streams.shown

    def whole(self) -> Way | None:
        """The way of the stream that is looked at, as it is."""
        stream = self.stream
        return way(self.wall.state.board, stream) if stream else None

    # --- going ---

    def step_back(self) -> None:
        """One step back: from seeking a place, from a row, from a new stream, from a stream to the board."""
        if self.seeking.moving:
            self.wall.back()
        elif self.seeking.what:
            self.seeking.begin("")
        elif self.spread.row:
            self._look_at(None)
        elif self._beginning or self._archive:
            self._beginning = self._archive = False
            self.again()
        else:
            self.wall.home()

    def next_step(self) -> None:
        """What the petrol block says."""
        whole = self.whole()
        if whole is None and self.ids.begin.shown:
            self.writing.begin(self._open)
        elif whole is None:
            self._beginning = True
            self.again()
        elif not whole.columns:
            self.seeking.paper(next(iter(whole.lanes), ""), 0)
        elif self.seeking.what:
            self.seeking.last()
        else:
            self.wall.go("stream.ideal", id=self._id)

    def _open(self, id_: str) -> None:
        if self._archive:
            self.writing.bring_back(id_, lambda: self.wall.go("stream", id=id_))
        else:
            self.wall.go("stream", id=id_)

    def _turn_archive(self) -> None:
        self._archive = not self._archive
        self.ids.streams.begin()
        self.again()

    def _look_at(self, row: tuple[int, int] | None) -> None:
        self.spread.open(row)
        self.again()

    def _turn(self, turn: int) -> None:
        self.spread.page += turn
        self.again()

    def _role(self) -> None:
        whole = self.whole()
        if whole is None or self.spread.role is not None:
            self._follow(None)
            return
        offers = [Offer(lane, title, "person") for lane, title in whole.lanes.items()]
        choose(self._hook, _("Hvem vil dere følge?"), offers, self._follow)

    def _follow(self, lane: str | None) -> None:
        self.spread.role = lane
        self.again()

    # --- steps and lanes ---

    def _take(self, id_: str) -> None:
        if not self.seeking.what:
            self.wall.go("stream.step", id=id_)

    def _on_paper(self, lane: str, column: int) -> None:
        """Empty paper was pressed: on a stream that is not there yet it means what the petrol block says."""
        if self.stream is None:
            self.next_step()
        else:
            self.seeking.paper(lane, column)

    def _lane(self, lane: str) -> None:
        whole = self.whole()
        if whole is None:
            self.next_step()
        elif lane == NEW_LANE:
            self.writing.lane(whole)
        elif not lane:
            self.writing.lane(whole, steps=[step.id for step in whole.steps if step.lane not in whole.lanes])
        else:
            options = [("add", _("Ny bane"), "plus"), ("rename", _("Skriv om"), "pencil")]
            if not any(step.lane == lane for step in whole.steps):
                options.insert(0, ("remove", _("Ta bort"), "trash"))
            heard = {"on_answer": lambda _question, key: self._lane_chosen(whole, lane, key)}
            self._hook.hang(Question(title=whole.lanes[lane], options=options, **heard))

    def _lane_chosen(self, whole: Way, lane: str, key: str) -> None:
        if key == "remove":
            self.writing.remove_lane(whole, lane)
        else:
            self.writing.lane(whole, lane if key == "rename" else "")

    # --- the stream itself ---

    def _more(self) -> None:
        options = [
            ("title", _("Skriv om navnet"), "pencil"),
            ("times", _("Hvor ofte, og når"), "calendar"),
            ("receiver", _("Hvem det er for"), "person"),
            ("day", _("Venting i døgn eller dager"), "clock"),
            ("streams", _("Alle verdistrømmer"), "card"),
            ("down", _("Ta ned"), "archive"),
        ]
        if self.spread.row:
            options.insert(0, ("part", _("Navn på delen"), "flag"))
        elif self.ids.rows.shown:
            options.insert(0, ("sums", _("Slik regner vi"), "chart"))
        self._menu.options = options
        self._menu.open(self)

    def _chosen(self, key: str) -> None:
        whole = self.whole()
        if whole is None:
            return
        stream, writing = whole.stream, self.writing
        acts: dict[str, Any] = {
            "title": lambda: writing.rename(stream),
            "times": lambda: writing.often(stream),
            "receiver": lambda: writing.receiver(stream),
            "day": lambda: writing.day_hours(stream),
            "part": lambda: writing.part(whole, *self.spread.part(whole)),
            "sums": lambda: self.wall.go("stream.sums", id=stream.id),
            "streams": lambda: self.wall.go("stream"),
            "down": lambda: writing.take_down(stream, lambda: self.wall.go("stream")),
        }
        acts[key]()
