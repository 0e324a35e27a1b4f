"""A value stream on A3, as a map one can hang up: who in lanes, steps in their order with their sign and word,
waiting between, and what it comes to. Now first, and then the ideal where it is drawn.

A row of the map has as many columns as a page has room for; a longer stream goes on in the next row.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from board.board import Board
from board.catalogue import _
from board.formats import number
from board.kinds.gain.index import fte
from board.kinds.stream.compare import differences
from board.kinds.stream.figures import Figures, Step, columns, figures, takt
from board.kinds.stream.index import Parts, Shown, steps
from board.kinds.stream.record import Stream
from board.kinds.stream.words import duration, hours, percent, short, times
from board.labels import WORTHS, said
from sync.server.prints.scope import Facts
from sync.server.reports import streams

COLUMNS = 9
"""So many steps stand beside each other."""
_LONG = 4
"""So many waits are marked as the longest."""


def facts(board: Board, stream: Stream) -> Facts:
    changed = {one.ideal.id for one in differences(board, stream)}
    shown: list[tuple[Shown, str]] = [("now", _("Slik er det nå"))]
    if stream.drawn or changed:
        shown.append(("ideal", _("Slik vil vi ha det")))
    line = streams.line(board, stream)
    return {
        "title": stream.title or _("Verdistrøm"),
        "span": times(stream.times) if stream.times else _("verdistrøm"),
        "freed": ""
        if len(shown) == 1
        else _(
            "{hours} timer i uka blir fri = {fte} årsverk. {cards} av {of} forskjeller er blitt kort, {won} timer i "
            "uka er realisert.",
            hours=hours(line.sums.freed),
            fte=number(line.sums.freed_fte, 2),
            cards=line.sums.cards,
            of=line.sums.differences,
            won=hours(line.sums.realised),
        ),
        "maps": [_map(board, stream, which, name, changed if which == "ideal" else set()) for which, name in shown],
        "legend": [{"worth": worth, "word": said(WORTHS, worth)} for worth in ("value", "necessary", "waste")],
    }


def _map(board: Board, stream: Stream, which: Shown, name: str, changed: set[str]) -> Facts:
    every = steps(board, stream, which)
    lanes, found = streams.lanes(board, stream), figures(every)
    parts = {part.id: part.title for part in board.of(Parts).of(stream.id)}
    waits = sorted((step.wait for step in found.path if step.wait), reverse=True)[:_LONG]
    bands = []
    for part, some in groupby(columns(every), lambda column: column[0].part):
        whole = [*some]
        for at in range(0, len(whole), COLUMNS):
            band = _band(stream, whole[at : at + COLUMNS], lanes, changed, waits[-1] if waits else 0.0)
            bands.append({**band, "part": parts.get(part, "") if not at else ""})
    return {"name": name, "bands": bands, "figures": _figures(stream, found, board.unit.full_time_hours)}


def _band(
    stream: Stream, some: Sequence[tuple[Step, ...]], lanes: Mapping[str, str], changed: set[str], long: float
) -> Facts:
    used = {step.lane for column in some for step in column}
    order = [lane for lane in lanes if lane in used] + sorted(used - lanes.keys())
    path = figures(step for column in some for step in column).path
    waited = {step.id: step for step in path}
    return {
        "lanes": [
            {
                "name": lanes.get(lane, ""),
                "cells": [[_note(stream, s, changed) for s in column if s.lane == lane] for column in some],
            }
            for lane in order
        ],
        "steps": [
            _under(stream, next((waited[s.id] for s in column if s.id in waited), None), long) for column in some
        ],
    }


def _note(stream: Stream, step: Step, changed: set[str]) -> Facts:
    work = _("mangler tall") if step.minutes is None else _("{n} min", n=number(step.minutes, most=1))
    if step.people > 1:
        work = _("{work} × {people} pers.", work=work, people=step.people)
    often = step.times is not None and step.times != stream.times
    return {
        "title": step.title or _("Uten navn"),
        "work": work,
        "right": _("{n} % riktig", n=number(step.accurate, most=1)) if step.accurate else "",
        "often": _("{n} i uka", n=number(step.times or 0, most=1)) if often else "",
        "worth": step.worth,
        "word": said(WORTHS, step.worth) if step.worth else "",
        "gone": step.gone,
        "changed": step.id in changed and not step.gone,
    }


def _under(stream: Stream, step: Step | None, long: float) -> Facts:
    if step is None:
        return {"wait": "", "work": "", "long": False}
    return {
        "wait": short(step.wait, stream.day_hours) if step.wait else "",
        "work": _("{n} min", n=number(step.minutes or 0.0, most=1)),
        "long": bool(step.wait) and step.wait >= long,
    }


def _figures(stream: Stream, found: Figures, full_time_hours: float) -> list[Facts]:
    arsverk = _("= {n} årsverk", n=number(fte(found.hours, full_time_hours), 2))
    return [
        {"number": hours(found.hours), "what": _("timer i uka"), "note": arsverk},
        {
            "number": duration(found.lead, stream.day_hours),
            "what": _("fra start til slutt"),
            "note": _("{work} arbeid, resten er venting", work=duration(found.minutes, stream.day_hours)),
        },
        {"number": percent(found.activity), "what": _("arbeid av hele tida"), "note": ""},
        {"number": percent(found.worth), "what": _("av arbeidet er verdi"), "note": ""},
        {"number": percent(found.rolled), "what": _("riktig hele veien"), "note": ""},
        *_takt(stream),
    ]


def _takt(stream: Stream) -> list[Facts]:
    """Where somebody has said how often, and in which time."""
    if (every := takt(stream.open_hours, stream.times)) is None:
        return []
    note = _("{hours} timer : {times}", hours=number(stream.open_hours or 0), times=times(stream.times or 0))
    return [{"number": duration(every), "what": _("takt"), "note": note}]
