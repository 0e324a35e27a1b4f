"""What the demonstration unit has lifted, and what was said of it above, as the centre would write it there."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from board.demonstration.moments import Event, Hear, Moments, identity
from board.kinds.lift.commands import LiftCard
from board.kinds.lift.record import Lift, lift_id
from board.log.change import Json

_LIFTED, _SAID = 0.9, 0.0
"""How far the meeting has come, in parts of its length: what was said above is there when it begins."""


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """Lifted in the meeting of its week; looked into, and answered, in those after."""
    card = identity("card", told["card"])
    name = next(one["name"] for one in year.content["above"] if one["id"] == told["to"])
    by = year.today + timedelta(days=told["by_in_days"])
    lift = LiftCard(card, told["to"], name, told["why"], told["asks"], by)
    yield year.event(year.at(told["weeks_ago"], _LIFTED), lift)
    looked = str(year.day(told["looked_weeks_ago"]))
    said: dict[str, Json] = {"read": looked, "discussed": looked}
    yield year.event(year.at(told["looked_weeks_ago"], _SAID), Hear(Lift, lift_id(card), said))
    if further := told.get("further"):
        yield from _further(year, card, further)
    if "verdict" in told:
        ago = told["answered_weeks_ago"]
        answer: dict[str, Json] = {"verdict": told["verdict"], "answer": told["answer"]}
        answer |= {"answered": str(year.day(ago)), **said}
        yield year.event(year.at(ago, _SAID), Hear(Lift, lift_id(card), answer))


def _further(year: Moments, card: str, told: dict[str, Any]) -> Iterator[Event]:
    """The level above lifted it further, and the one above that has answered."""
    by = str(year.today + timedelta(days=told["by_in_days"]))
    said: dict[str, Json] = {"further": told["name"], "further_by": by}
    yield year.event(year.at(told["weeks_ago"], _SAID), Hear(Lift, lift_id(card), said))
    day = str(year.day(told["answered_weeks_ago"]))
    answer: dict[str, Json] = {f"further_{name}": day for name in ("read", "discussed", "answered")}
    answer |= {f"further_{name}": told[name] for name in ("verdict", "answer")}
    yield year.event(year.at(told["answered_weeks_ago"], _SAID), Hear(Lift, lift_id(card), answer))
