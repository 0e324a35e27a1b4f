"""Verdistrømmer: what each unit's streams take now and shall take, what is freed and what of it was realised; and one
stream with every step, difference and formula. A unit leader sees the own unit, and no other figure."""

from itertools import groupby

from fastapi import APIRouter

from board.catalogue import _
from board.kinds.card.record import STAGES
from board.kinds.gain.index import fte
from board.kinds.stream import words
from board.kinds.stream.compare import differences
from board.kinds.stream.index import Parts, Steps, steps, sums
from board.kinds.stream.record import Stream
from board.labels import HOWS, WASTES, WORTHS, all_said
from sync.server.reports import streams
from sync.server.web.charts import ladder
from sync.server.web.charts.leadtime import strips
from sync.server.web.charts.worth import sign
from sync.server.web.errors import there
from sync.server.web.page import Told, shows
from sync.server.web.streams import figures
from sync.server.web.view import Desk, Reader

router = APIRouter()


@shows(router, "/verdistrommer", Reader, "streams/streams.html")
def overview(desk: Desk) -> Told:
    found = streams.of_units(desk.tx, desk.person.organisation, desk.now_ms, desk.units)
    rows = [(place, some, streams.together(some)) for place, some in desk.told(found)]
    return {
        "rows": rows,
        "without": [place for place in desk.places if place.id not in found],
        "all": streams.together(line for _place, lines, _sums in rows for line in lines),
        "duration": _duration,
    }


@shows(router, "/verdistrommer/{public}/{stream}", Reader, "streams/stream.html")
def of_one(desk: Desk, public: str, stream: str) -> Told:
    place = desk.place(public)
    board, whole = there(streams.opened(desk.tx, place.id, stream, desk.now_ms))
    desk.seen(place.name)
    now, ideal = sums(board, whole), sums(board, whole, "ideal")
    changed = {one.ideal.id: one for one in differences(board, whole)}
    drawn = whole.drawn or bool(changed)
    today = {step.id: step for step in steps(board, whole)}
    told = {step.id: step for step in board.of(Steps).of(whole.id)}
    parts = {part.id: part.title for part in board.of(Parts).of(whole.id)}
    rows = [(told[step.id], today.get(step.id), step) for step in steps(board, whole, "ideal")]
    line, lanes = streams.line(board, whole), streams.lanes(board, whole)
    gone = [today[step.id].title for step in steps(board, whole, "ideal") if step.gone and step.id in today]
    return {
        "place": place,
        "stream": whole,
        "drawn": drawn,
        "now": now,
        "ideal": ideal,
        "sums": line.sums,
        "lanes": lanes,
        "parts": [(parts.get(part, ""), [*some]) for part, some in groupby(rows, lambda row: row[0].part)],
        "lacking": sum(step.lacks for step in today.values()),
        "changed": changed,
        "labels": dict(zip(STAGES, map(_, board.unit.labels), strict=True)),
        "figures": figures.told(whole, now, ideal if drawn else None, board.unit.full_time_hours),
        "strips": strips(now, ideal if drawn else None, whole.day_hours),
        "ladder": ladder.ladder(now, lanes, all_said(WORTHS), whole.day_hours),
        "ideal_ladder": ladder.ladder(
            ideal, lanes, all_said(WORTHS), whole.day_hours, changed, hatch="venter-ideelt", room=len(now.path)
        )
        if drawn
        else "",
        "ideal_told": ladder.told(ideal, whole.day_hours, gone) if drawn and ideal.path else [],
        "told": ladder.told(now, whole.day_hours) if now.path else [],
        "duration": lambda minutes: words.duration(minutes, whole.day_hours),
        "times": words.times,
        "fte": lambda hours: fte(hours, board.unit.full_time_hours),
        "sign": sign,
        "worths": all_said(WORTHS),
        "wastes": all_said(WASTES),
        "hows": all_said(HOWS),
    }


def _duration(minutes: float, stream: Stream) -> str:
    return words.duration(minutes, stream.day_hours)
