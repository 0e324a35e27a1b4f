"""Ukas vase in words: when it is opened, and what the meeting is told of what was laid before. Pure."""

from __future__ import annotations

from board.catalogue import _, _n
from board.formats import clock, near_day, weekday
from board.kinds.tally.week_vase import already_here, round_at, stands_open
from board.votes import Vote
from kiosk.state import State


def may_lay(state: State) -> bool:
    """Whether whoever passes may lay a ball now."""
    board, vase = state.board, state.board.vase
    return vase is not None and stands_open(board, state.now) and (vase.lost or min(vase.laid) < board.balls(vase))


def lies_for(state: State, goal: str) -> bool:
    """Whether somebody has laid a ball for it alone."""
    vase = state.board.vase
    return vase is not None and any(laid for of, laid in zip(vase.subjects, vase.laid, strict=True) if of == goal)


def day_opened(state: State) -> str:
    """«Åpnes torsdag», or in the next meeting when its hour has passed."""
    if not stands_open(state.board, state.now):
        return _("Åpnes i neste møte")
    day = round_at(state.board, state.now).day
    soon = (day - state.today).days < 2
    return _("Åpnes {day}").format(day=near_day(day, state.today) if soon else weekday(day))


def when_opened(state: State) -> str:
    """The same with the hour."""
    if not stands_open(state.board, state.now):
        return day_opened(state)
    until = clock(round_at(state.board, state.now).until.time())
    return _("{opens} kl. {time}").format(opens=day_opened(state), time=until)


def until_when(state: State) -> str:
    """While it stands open: how long whoever passes may lay a ball."""
    if not stands_open(state.board, state.now):
        return day_opened(state)
    found = round_at(state.board, state.now)
    if found.day == state.today:
        return _("Ukas vase tar imot til kl. {time}").format(time=clock(found.until.time()))
    soon = (found.day - state.today).days < 2
    return _("Ukas vase tar imot til {day}").format(
        day=near_day(found.day, state.today) if soon else weekday(found.day)
    )


def laid_before(state: State, vote: Vote, present: int) -> str:
    """What the meeting is told of a vase that stood: how many balls lie there, and whether that can be."""
    board, laid = state.board, max(vote.laid)
    balls = max(present, board.unit.vase_balls)
    said = _n("{n} ball er lagt alt.", "{n} baller er lagt alt.", laid)
    more = already_here(board, laid, present)
    if laid > balls:
        return f"{said} " + _("Men dere er {n}. Noen har lagt to ganger.").format(n=balls)
    if more:
        twice = _("Stemmer ikke det, har noen lagt to ganger.")
        here = _n(
            "Minst {n} av dere som er her, har allerede lagt.",
            "Minst {n} av dere som er her, har allerede lagt.",
            more,
        )
        return f"{said} {here} {twice}"
    return f"{said} " + _("Vasene er lukket til dere åpner dem.")
