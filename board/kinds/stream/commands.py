"""What people do with a value stream. Every figure is taken as it is said; what cannot be is refused with a sentence,
and nothing else on the paper changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from board.context import Context
from board.errors import Kind, Refused
from board.formats import number
from board.kinds.stream.index import Lanes, Parts, Steps, Streams, turn_id
from board.kinds.stream.record import (
    MINUTES,
    PEOPLE,
    TIMES,
    WAIT,
    WEEK,
    Beside,
    Stream,
    Streamlane,
    Streampart,
    Streamstep,
)
from board.limits import LEAST, one_line, seen
from board.log.change import Json
from board.order import last, under

STREAMS_LIMIT, STEPS_LIMIT, LANES_LIMIT = 100, 200, 20


@dataclass(frozen=True)
class WriteStream:
    """A stream gets these values; one that is new is hung up."""

    id: str
    fields: Mapping[str, Json]

    def run(self, context: Context) -> None:
        known = context.board.of(Streams)
        if known.get(self.id) is None:
            if not self.fields.get("title"):
                raise Refused(Kind.STREAM_TITLE_MISSING)
            if len(known.shown) >= STREAMS_LIMIT:
                raise Refused(Kind.STREAMS_FULL, limit=STREAMS_LIMIT)
        context.put(Stream, self.id, **told_of(self.fields, Kind.STREAM_TITLE_MISSING))


@dataclass(frozen=True)
class WriteStep:
    """A step gets these values. One that is new hangs after `below`, or first; `fields` say of which `stream`."""

    id: str
    fields: Mapping[str, Json]
    below: str = ""

    def run(self, context: Context) -> None:
        step, fields = context.board.of(Steps).get(self.id), told_of(self.fields, Kind.STEP_TITLE_MISSING)
        if step is not None:
            context.wanted(Stream, step.stream)
            context.put(Streamstep, self.id, **fields)
            return
        if not fields.get("title"):
            raise Refused(Kind.STEP_TITLE_MISSING)
        others = context.board.of(Steps).of(context.wanted(Stream, str(fields.get("stream"))).id)
        if len(others) >= STEPS_LIMIT:
            raise Refused(Kind.STREAM_FULL, limit=STEPS_LIMIT)
        context.put(Streamstep, self.id, **{"position": under(others, self.below), **fields})


@dataclass(frozen=True)
class MoveStep:
    """A step hangs after `below`, or first, in this lane and part, and beside the one before it or not."""

    id: str
    below: str
    lane: str = ""
    part: str = ""
    beside: Beside = ""

    def run(self, context: Context) -> None:
        step = step_wanted(context, self.id)
        others = [other for other in context.board.of(Steps).of(step.stream) if other.id != self.id]
        place = under(others, self.below)
        _leave(context, step)
        context.put(Streamstep, self.id, position=place, lane=self.lane, part=self.part, beside=self.beside)


@dataclass(frozen=True)
class RemoveStep:
    """A step is taken off the paper, unless a card on the board came from it."""

    id: str

    def run(self, context: Context) -> None:
        step = step_wanted(context, self.id)
        check_no_card(context, self.id)
        _leave(context, step)
        context.put(Streamstep, self.id, archived=True)


@dataclass(frozen=True)
class NameRow:
    """A lane, or a part, of a stream gets this title, and `steps` hang in it from now on; a new one stands last.
    Without a title it is taken away, when nothing hangs in it."""

    kind: type[Streamlane] | type[Streampart]
    id: str
    stream: str
    title: str
    steps: tuple[str, ...] = ()

    def run(self, context: Context) -> None:
        stream, attribute = context.wanted(Stream, self.stream), "lane" if self.kind is Streamlane else "part"
        rows: Sequence[Streamlane | Streampart] = context.board.of(Parts).of(stream.id)
        if self.kind is Streamlane:
            rows = context.board.of(Lanes).of(stream.id)
        known = any(row.id == self.id for row in rows)
        title = seen(self.title)
        if not title:
            if any(getattr(step, attribute) == self.id for step in context.board.of(Steps).of(self.stream)):
                raise Refused(Kind.LANE_IN_USE)
            if known:
                context.put(self.kind, self.id, archived=True)
            return
        if not known and len(rows) >= LANES_LIMIT:
            raise Refused(Kind.LANES_FULL, limit=LANES_LIMIT)
        place = {} if known else {"stream": self.stream, "position": last(rows)}
        context.put(self.kind, self.id, title=title, archived=False, **place)
        for step in self.steps:
            context.put(Streamstep, step_wanted(context, step).id, **{attribute: self.id})


def step_wanted(context: Context, id_: str) -> Streamstep:
    """Raises Refused(GONE) when it does not hang, or its stream does not."""
    step = context.wanted(Streamstep, id_)
    context.wanted(Stream, step.stream)
    return step


def _leave(context: Context, step: Streamstep) -> None:
    """What is done at the same time as a step that goes does not slip back beside the one before."""
    others = context.board.of(Steps).of(step.stream)
    after = others[others.index(step) + 1 :]
    if not step.beside and after and after[0].beside:
        context.put(Streamstep, after[0].id, beside="")


def told_of(fields: Mapping[str, Json], unnamed: Kind | None = None) -> dict[str, Json]:
    """The values as they are kept. Raises Refused with the sentence of the figure that cannot be, and with `unnamed`
    when a title is empty."""
    told = dict(fields)
    if isinstance(title := told.get("title"), str):
        told["title"] = one_line(title)
        if unnamed and not told["title"]:
            raise Refused(unnamed)
    for name, (least, most, kind) in _BOUNDS.items():
        value = told.get(name)
        if value is None:
            continue
        if not isinstance(value, int | float) or not least <= value <= most:
            raise Refused(kind, text=number(value) if isinstance(value, int | float) else value, limit=number(most))
    return told


_BOUNDS: Mapping[str, tuple[float, float, Kind]] = {
    "minutes": (LEAST, MINUTES, Kind.MINUTES_WRONG),
    "wait": (0, WAIT, Kind.WAIT_WRONG),
    "times": (LEAST, TIMES, Kind.TIMES_WRONG),
    "open_hours": (LEAST, WEEK, Kind.OPEN_HOURS_WRONG),
    "share": (LEAST, 1, Kind.TIMES_WRONG),
    "people": (1, PEOPLE, Kind.PEOPLE_WRONG),
    "accurate": (LEAST, 100, Kind.RIGHT_WRONG),
}


def check_no_card(context: Context, step: str) -> None:
    card = context.board.cards.get(turn_id(step, "ideal"))
    if card and not card.archived:
        raise Refused(Kind.STEP_HAS_CARD, title=card.title)
