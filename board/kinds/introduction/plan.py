"""What the ten weeks hold: a file of content, with what is next said in one sentence for each step."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from board.content import by_language, read

FILE = Path(__file__).resolve().parents[3] / "assets" / "introduction" / "ten-weeks.toml"


class Step(NamedTuple):
    """One thing to do. `next` says it in a sentence, `press` on a block, `note` on the note of its course day.

    tool  the screen that it is done on     sees  what the board knows it by (`board.kinds.introduction.signs`)
    """

    key: str
    next: str
    press: str
    minutes: int
    icon: str
    tool: str
    sees: str
    note: str = ""
    of_day: bool = False
    needs: int = 1


class Week(NamedTuple):
    """A week by its number, with what is to be done in it. `day`: its course day, or 0; `asks`: what is asked that
    day, one question for each principle."""

    number: int
    title: str
    day: int
    asks: tuple[str, ...]
    steps: tuple[Step, ...]


class Plan(NamedTuple):
    """All weeks, and the principles of every course day."""

    weeks: tuple[Week, ...]
    principles: tuple[str, ...]

    @property
    def days(self) -> tuple[Week, ...]:
        """The weeks with a course day."""
        return tuple(week for week in self.weeks if week.day)


def day_key(day: int) -> str:
    """What a course day is called among what people say is done.

    >>> day_key(3)
    'day-3'
    """
    return f"day-{day}"


@by_language
def plan() -> Plan:
    """As it stands in the file."""
    told = read(FILE)
    weeks = tuple(
        Week(
            number,
            week["title"],
            week.get("day", 0),
            tuple(week.get("principles", ())),
            tuple(Step(**step) for step in week["step"]),
        )
        for number, week in enumerate(told["week"], 1)
    )
    return Plan(weeks, tuple(told["principles"]))
