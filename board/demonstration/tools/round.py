"""The rounds of the demonstration year, and the vernerunde."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from board.demonstration.moments import Event, Moments, identity
from board.kinds.area import area_id
from board.kinds.round.commands import AnswerQuestion, FinishRound, MakeFinding, SayPresent
from board.kinds.round.ready import USUAL, standing
from board.kinds.round.record import PARTS, Form

_FIRST, _LAST = 0.3, 0.95
"""How far the meeting of its week has come."""


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """A round: answers that come to so many points, what it found, and its end unless it goes on."""
    k = told["weeks_ago"]
    form: Form = "5s" if "area" in told else "safety"
    place = (form, area_id(told["area"]) if "area" in told else "", min(year.day(k), year.today))
    if form == "safety":
        yield year.event(year.at(k, _FIRST), SayPresent(*place, "leader"))
        yield year.event(year.at(k, _FIRST), SayPresent(*place, "safety_rep"))
    for part, points in zip_longest(PARTS[form][: len(told["points"])], told["points"]):
        asked = [one for one in standing(USUAL[form]) if one.part == part]
        scores = points if isinstance(points, list) else [points // 5 + (n < points % 5) for n in range(len(asked))]
        for question, score in zip(asked, scores, strict=False):
            given = None if score < 0 else score
            yield year.event(year.at(k, _FIRST), AnswerQuestion(*place, question.id, given))
    for part, key in told.get("found", ()):
        yield year.event(year.at(k, _LAST), MakeFinding(*place, part, title=key, card=identity("card", key)))
    if not told.get("halfway"):
        yield year.event(year.at(k, _LAST), FinishRound(*place))
