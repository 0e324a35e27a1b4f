"""What a meeting gave, as it is told at its end: each card from which column to which, and how it counts. Knows no
widget but the values they are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from board.catalogue import _, _n
from board.formats import near_day, number
from board.kinds.card.record import STAGES, Card, Stage
from board.kinds.measure import before_and_after
from board.kinds.meeting.outcome import Outcome
from board.kinds.meeting.reached import Reached
from board.kinds.meeting.record import Meeting
from board.log.change import Change
from kiosk.presenters import people
from kiosk.state import State

SHOWN = 5


class Gave(NamedTuple):
    """A card that came further (`kind` "moved"), was hung up ("new") or finished ("done")."""

    kind: str
    card: Card


def given(state: State, gave: Outcome) -> list[Gave]:
    """What was finished last: it is what people go home with."""
    board = state.board
    running, done = board.cards.running.ordered, board.cards.finished.ordered
    return [
        *(Gave("moved", card) for card in running if card.id in gave.moved),
        *(Gave("new", card) for card in running if card.id in gave.new),
        *(Gave("done", card) for card in done if card.id in gave.finished),
    ]


def picked(cards: Sequence[Gave]) -> list[Gave]:
    """Those that hang on the string: some of each, where there are more than it holds."""
    kinds = [[one for one in cards if one.kind == kind] for kind in ("moved", "new", "done")]
    while sum(map(len, kinds)) > SHOWN:
        max(kinds, key=len).pop()
    return [one for kind in kinds for one in kind]


def began_at(changes: Sequence[Change], meeting: Meeting) -> Stage:
    """The column a card hung in when the meeting began."""
    stage = STAGES[0]
    for change in changes:
        to = change.fields.get("stage", stage)
        if change.stamp < meeting.started and to in STAGES:
            stage = to
    return stage


def foot(one: Gave, state: State) -> tuple[str, str]:
    """Sign and words at the foot of a card: what came of it, or who has it and until when."""
    card = one.card
    if one.kind == "done":
        before, after = before_and_after(state.board.measures.of(card.id))
        if before is not None and after is not None:
            return "check", _("før {before}, nå {now}").format(before=number(before), now=number(after))
        return "check", _("ferdig")
    day = _("frist {day}").format(day=near_day(card.deadline, state.today)) if card.deadline else ""
    return "person", " · ".join(part for part in (people(card, state), day) if part)


def counts(gave: Outcome) -> list[str]:
    """How many of each, none left out but those there are none of."""
    moved, new, done = len(gave.moved), len(gave.new), len(gave.finished)
    told = (
        (moved, _n("**{n}** kort kom videre", "**{n}** kort kom videre", moved)),
        (new, _n("**{n}** nytt forslag", "**{n}** nye forslag", new)),
        (done, _n("**{n}** kort ferdig", "**{n}** kort ferdige", done)),
    )
    return [said for count, said in told if count]


def came_to_goal(one: Reached) -> tuple[str, str, str]:
    """What is called so, the goal it is at, and what may be said of it: «En endring, ikke tilfeldig» only where the
    rules of a run chart say so."""
    if one.indicator is not None:
        name = one.indicator.title
        at_most, behind = one.indicator.direction == "at_most", one.indicator.suffix
    else:
        name = one.card.title if one.card else ""
        at_most, behind = one.wanted < 0, one.card.measured if one.card else ""
    target = f"{number(one.target)} {behind}".strip()
    goal = (_("Høyst {target}.") if at_most else _("Minst {target}.")).format(target=target)
    return name, goal, _("En endring, ikke tilfeldig.") if one.changed else _("Målet er nådd denne gangen.")
