"""What the demonstration unit says of how it wants to be, and what it answered: how it shall be, and how it is, each
in its own week."""

from collections.abc import Iterator
from typing import Any

from board.demonstration.moments import Event, Moments, identity
from board.kinds.culture.commands import StartSurvey, WriteStatement
from board.kinds.tally.commands import CloseVote, LayBall

_AT = 1.2
"""After the meeting, in parts of its length."""


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """Statements are written in the first week, and each survey is held after a meeting."""
    ids = [identity("statement", number) for number, _text in enumerate(told["statements"])]
    first = max(survey["weeks_ago"] for survey in told["surveys"])
    for id_, text in zip(ids, told["statements"], strict=True):
        yield year.event(year.at(first, 1), WriteStatement(id_, text))
    for survey in told["surveys"]:
        name, at = identity("survey", survey["side"], survey["weeks_ago"]), year.at(survey["weeks_ago"], _AT)
        yield year.event(at, StartSurvey(name, survey["side"], survey["present"]))
        for id_, scores in zip(ids, survey["scores"], strict=True):
            for seen, score in enumerate(scores):
                yield year.event(at, LayBall(id_, score, seen))
        yield year.event(at, CloseVote(name, identity("scores", survey["side"], survey["weeks_ago"])))
