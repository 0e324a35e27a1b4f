"""Verdistrøm: the streams of a unit, and one of them as it is now, mapped on brown paper.

What is read stands above the paper, what is pressed on it and on the tray. A long stream hangs in rows; a row opens
in lanes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import BooleanProperty

from board.catalogue import _
from board.kinds.stream.index import Streams
from board.kinds.stream.record import Stream
from kiosk.screen import Screen
from kiosk.screens.stream.asking import StreamAsking
from kiosk.screens.stream.begin import ReadyStreams
from kiosk.screens.stream.lanes import LaneMap
from kiosk.screens.stream.listing import StreamList
from kiosk.screens.stream.placing import Place, beside, between, in_lane
from kiosk.screens.stream.reading import StreamReading
from kiosk.screens.stream.sight import LaneSight, Way, by_lanes, way
from kiosk.screens.stream.tray import StreamTray, further
from kiosk.screens.stream.writing import Writing
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.input.menu import Menu
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.question import Question
from kiosk.widgets.input.sheet import Hook
from kiosk.widgets.paper.room import Room

__all__ = ["LaneMap", "Pad", "ReadyStreams", "Room", "StreamAsking", "StreamList", "StreamReading", "StreamScreen"]
__all__ += ["StreamTray"]

NEW = "new"
"""What seeks its place is a new step."""
GHOSTS = LaneSight(lanes=(("", ""),) * 3)


class StreamScreen(Screen):
    """`enter()`: the streams; `enter(id)`: one of them; `enter(id, move)`: a step of it seeks another place. Test
    names on the paper: `step-<id>`, `place-<lane>-<column>`, `lane-<n>`, `gap-<n>`, `beside-<n>`; those of the
    list, the ready ones and the tray stand there."""

    name = "stream"
    rolled = BooleanProperty(False)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        ids = self.ids
        self._id, self._seeking = "", ""
        self._beside = self._beginning = self._archive = False
        self.writing = Writing(wall, ids.pad)
        self._menu, self._hook = Menu(), Hook(self)
        self._menu.bind(on_choose=lambda _menu, key: self._chosen(key))
        ids.lanes.bind(
            on_step=lambda _, id_: self._take(id_),
            on_place=lambda _, lane, column: self._on_paper(lane, column),
            on_lane=lambda _, lane: self._lane(lane),
            on_gap=lambda _, column: self._put(self._gap(column)),
        )
        ids.streams.bind(on_open=lambda _, id_: self._open(id_))
        ids.ready.bind(on_choose=lambda _, name: self.writing.hang_ready(name, self._open))
        for name, act in self._acts().items():
            ids.tray.ids[name].bind(on_act=lambda _block, act=act: act())

    def _acts(self) -> dict[str, Any]:
        return {
            "home": self.step_back,
            "new": lambda: self._seek(NEW),
            "beside": self._turn_beside,
            "sums": lambda: self._further("sums", self._id),
            "archive": self._turn_archive,
            "more": self._more,
            "undo": self.wall.undo,
            "next": self.next_step,
        }

    @property
    def stream(self) -> Stream | None:
        """The one that is looked at."""
        found = self.wall.state.board.of(Streams).get(self._id)
        return found if found and not found.archived else None

    def enter(self, id: str = "", move: str = "", **given: Any) -> None:
        self._id, self._seeking, self._beginning, self._archive = id, move, False, False
        self._beside = False
        self.ids.streams.begin()

    # --- showing ---

    def fit(self) -> None:
        """There is another room for what hangs on the paper."""
        self.render(self.wall.state)

    def render(self, state: State) -> None:
        ids, stream = self.ids, self.stream
        whole = way(state.board, stream) if stream else None
        streams = self._listed(state)
        begin = whole is None and (self._beginning or not (streams or self._archive))
        self.rolled = theme.format == "wide"
        ids.reading.shown = whole is not None and bool(whole.columns) and not self._seeking
        ids.asking.shown = not ids.reading.shown
        ids.streams.shown = whole is None and not begin
        ids.lanes.shown, ids.begin.shown = whole is not None or begin, begin
        ids.lanes.placing, ids.lanes.beside = bool(self._seeking), self._beside
        if whole is None:
            ids.lanes.sight = GHOSTS
            ids.asking.begin() if begin else ids.asking.listed(state, self._archive)
            ids.streams.show(state, streams)
            ids.tray.show_list(state, begin, self._archive, self._some_down(state))
            return
        ids.lanes.sight = (
            by_lanes(whole, 0, len(whole.columns), self._seeking) if whole.columns else self._ghosts(whole)
        )
        if self._seeking:
            ids.asking.seek(self._seeking != NEW, self._beside)
            ids.tray.show_seeking(state, self._beside, self._seeking != NEW)
        elif not whole.columns:
            ids.asking.begin(whole.stream.title)
            ids.tray.show_empty(state)
        else:
            ids.reading.show(state, whole)
            ids.tray.show_map(state, whole)

    def _ghosts(self, whole: Way) -> LaneSight:
        lanes = [*whole.lanes.items(), *GHOSTS.lanes][: max(3, len(whole.lanes))]
        return LaneSight(lanes=tuple(lanes))

    def _listed(self, state: State) -> tuple[Stream, ...]:
        streams = state.board.of(Streams)
        if self._archive:
            return tuple(sorted((s for s in streams if s.archived), key=lambda s: (s.title, s.id)))
        return streams.shown

    def _some_down(self, state: State) -> bool:
        return any(stream.archived for stream in state.board.of(Streams))

    # --- going ---

    def step_back(self) -> None:
        """One step back: from seeking a place, from a new stream, from a stream to where one came from."""
        if self._moving:
            self.wall.back()
        elif self._seeking:
            self._seek("")
        elif self._beginning or self._archive:
            self._beginning = self._archive = False
            self.render(self.wall.state)
        else:
            self.wall.home()

    def next_step(self) -> None:
        """What the petrol block says."""
        whole = self._whole()
        if whole is None and self._beginning_now():
            self.writing.begin(self._open)
        elif whole is None:
            self._beginning = True
            self.render(self.wall.state)
        elif self._seeking:
            self._put(between(whole, len(whole.columns), self._moving))
        elif not whole.columns:
            self._first(whole, next(iter(whole.lanes), ""))
        else:
            self._further("ideal", self._id)

    def _beginning_now(self) -> bool:
        return bool(self.ids.begin.shown)

    def _open(self, id_: str) -> None:
        if self._archive:
            self.writing.bring_back(id_, lambda: self.wall.go("stream", id=id_))
        else:
            self.wall.go("stream", id=id_)

    def _further(self, name: str, id_: str) -> None:
        """Another screen of streams."""
        if further(name):
            self.wall.go(f"stream{name}", id=id_)

    def _turn_archive(self) -> None:
        self._archive = not self._archive
        self.ids.streams.begin()
        self.render(self.wall.state)

    # --- steps and lanes ---

    def _whole(self) -> Way | None:
        stream = self.stream
        return way(self.wall.state.board, stream) if stream else None

    @property
    def _moving(self) -> str:
        return "" if self._seeking == NEW else self._seeking

    def _seek(self, what: str) -> None:
        self._seeking, self._beside = what, False
        self.render(self.wall.state)

    def _turn_beside(self) -> None:
        self._beside = not self._beside
        self.render(self.wall.state)

    def _take(self, id_: str) -> None:
        if not self._seeking:
            self._further("step", id_)

    def _gap(self, column: int) -> Place | None:
        whole = self._whole()
        if whole is None:
            return None
        return beside(whole, column, self._moving) if self._beside else between(whole, column, self._moving)

    def _on_paper(self, lane: str, column: int) -> None:
        """Empty paper in a lane was pressed, below or behind the notes of a column."""
        whole = self._whole()
        if whole is None:
            self.next_step()
        elif not whole.columns:
            self._first(whole, lane)
        elif self._beside and column < len(whole.columns):
            self._put(beside(whole, column, self._moving, lane))
        else:
            self._put(in_lane(whole, lane, column, self._moving))

    def _first(self, whole: Way, lane: str) -> None:
        self._put(Place("", lane, ""))

    def _put(self, place: Place | None) -> None:
        """What seeks its place hangs there; a new step once it has a name."""
        whole = self._whole()
        if whole is None or place is None:
            return
        if self._moving:
            self.writing.move(self._moving, place, lambda: self._seek(""))
        else:
            self.writing.step(whole, place, self._hung)

    def _hung(self, id_: str) -> None:
        self._seek("")
        self._further("step", id_)

    def _lane(self, lane: str) -> None:
        whole = self._whole()
        if whole is None:
            self.next_step()
            return
        if not lane:
            steps = [step.id for step in whole.steps if step.lane not in whole.lanes]
            self.writing.lane(whole, steps=steps)
            return
        options = [("add", _("Ny bane"), "plus"), ("rename", _("Skriv om"), "pencil")]
        if not any(step.lane == lane for step in whole.steps):
            options.insert(0, ("remove", _("Ta bort"), "trash"))
        question = Question(title=whole.lanes[lane], options=options)
        question.bind(on_answer=lambda _question, key: self._lane_chosen(whole, lane, key))
        self._hook.hang(question)

    def _lane_chosen(self, whole: Way, lane: str, key: str) -> None:
        if key == "remove":
            self.writing.remove_lane(whole, lane)
        else:
            self.writing.lane(whole, lane if key == "rename" else "")

    # --- the stream itself ---

    def _more(self) -> None:
        self._menu.options = [
            ("title", _("Skriv om navnet"), "pencil"),
            ("times", _("Hvor ofte"), "calendar"),
            ("receiver", _("Hvem det er for"), "person"),
            ("day", _("Venting i døgn eller dager"), "clock"),
            ("streams", _("Alle verdistrømmer"), "card"),
            ("down", _("Ta ned"), "archive"),
        ]
        self._menu.open(self)

    def _chosen(self, key: str) -> None:
        stream = self.stream
        if stream is None:
            return
        acts = {
            "title": lambda: self.writing.rename(stream),
            "times": lambda: self.writing.times(stream.id, stream.times),
            "receiver": lambda: self.writing.receiver(stream),
            "day": lambda: self.writing.day_hours(stream),
            "streams": lambda: self.wall.go("stream"),
            "down": lambda: self.writing.take_down(stream, lambda: self.wall.go("stream")),
        }
        acts[key]()


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
