"""Entries in the account of gains. Nothing is ever edited: a new entry follows the old one."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from board.desk import Desk
from board.errors import Kind, Refused
from board.limits import within
from board.records.card import Use
from board.records.gain import HOURS_LIMIT

Tool = Literal["card", "value_stream", "5s", "other"]


@dataclass(frozen=True)
class Identify:
    """An estimate of hours a week that `subject` (a card's id, or an id of its own) will save."""

    id: str
    subject: str
    hours_per_week: float
    use: Use = ""
    tool: Tool = "card"
    title: str = ""
    note: str = ""

    def run(self, desk: Desk) -> None:
        _check_hours(self.hours_per_week)
        realised = desk.board.gains.of(self.subject).realised_hours
        if self.hours_per_week < realised:
            raise Refused(Kind.REALISED_TOO_MUCH, identified=_said(self.hours_per_week))
        _enter(desk, self, "identified", note=self.note.strip())


@dataclass(frozen=True)
class Realise:
    """From `day` on the hours really are free, and `note` says where they went."""

    id: str
    subject: str
    hours_per_week: float
    day: str
    note: str
    use: Use = ""
    tool: Tool = "card"
    title: str = ""

    def run(self, desk: Desk) -> None:
        _check_hours(self.hours_per_week)
        found = desk.board.gains.of(self.subject)
        if found.identified is None:
            raise Refused(Kind.NOT_IDENTIFIED)
        if self.hours_per_week > found.identified_hours:
            raise Refused(Kind.REALISED_TOO_MUCH, identified=_said(found.identified_hours))
        if not self.note.strip():
            raise Refused(Kind.REALISED_NOTE_MISSING)
        try:
            date.fromisoformat(self.day)
        except ValueError as error:
            raise Refused(Kind.DATE_WRONG, text=self.day) from error
        _enter(desk, self, "realised", day=self.day, note=self.note.strip())


def _enter(desk: Desk, entry: Identify | Realise, state: str, **more: str) -> None:
    if entry.id in desk.board.gains.items:
        return  # the second of two taps
    earlier = desk.board.gains.history(entry.subject)
    latest = earlier[-1].made if earlier else -1
    desk.put(
        "gain",
        entry.id,
        subject=entry.subject,
        title=entry.title,
        tool=entry.tool,
        state=state,
        hours_per_week=entry.hours_per_week,
        full_time_hours=desk.board.unit.full_time_hours,
        use=entry.use,
        made=within(max(desk.now_ms, latest + 1)),  # the clock may have gone back, and the latest entry holds
        **more,
    )


def _check_hours(hours_per_week: float) -> None:
    if not 0.1 <= hours_per_week <= HOURS_LIMIT:
        raise Refused(Kind.HOURS_WRONG, limit=f"{HOURS_LIMIT:.0f}")


def _said(hours_per_week: float) -> str:
    return f"{hours_per_week:g}".replace(".", ",")
