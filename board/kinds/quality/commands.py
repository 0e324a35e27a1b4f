"""What people say of a gain of quality: what they hope for, that it became better, and whether it still is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from board.errors import Kind, Refused
from board.kinds.gain.commands import day_of
from board.kinds.gain.record import Tool
from board.kinds.quality.index import Qualities
from board.kinds.quality.record import Quality
from board.limits import within
from board.log.change import Json

if TYPE_CHECKING:
    from board.context import Context


@dataclass(frozen=True)
class Hope:
    """`subject` (a card's id, or an id of its own) shall become better: from `before` to `value`, or as `note`
    says."""

    id: str
    subject: str
    title: str = ""
    measured: str = ""
    before: float | None = None
    value: float | None = None
    note: str = ""
    tool: Tool = "card"
    owner: str = ""

    def run(self, context: Context) -> None:
        if context.board.of(Qualities).get(self.id):
            return  # the second of two taps
        if self.value is None and not self.note.strip():
            raise Refused(Kind.QUALITY_MISSING)
        _enter(context, self, "identified", self.before, self.measured, {"note": self.note.strip()})


@dataclass(frozen=True)
class Improve:
    """From `day` on it is better: from `before` to `value`, or as `note` says."""

    id: str
    subject: str
    day: str
    title: str = ""
    measured: str = ""
    before: float | None = None
    value: float | None = None
    note: str = ""
    tool: Tool = "card"
    owner: str = ""

    def run(self, context: Context) -> None:
        if context.board.of(Qualities).get(self.id):
            return  # the second of two taps
        if self.value is None and not self.note.strip():
            raise Refused(Kind.QUALITY_MISSING)
        if day_of(self.day) > context.today:
            raise Refused(Kind.REALISED_AHEAD)
        said: dict[str, Json] = {"note": self.note.strip(), "day": self.day}
        _enter(context, self, "realised", self.before, self.measured, said)


@dataclass(frozen=True)
class StillBetter:
    """Whether what became better still is, with the number as it is now, or as before; no longer wants a `reason`."""

    id: str
    subject: str
    holds: bool
    day: str
    value: float | None = None
    reason: str = ""

    def run(self, context: Context) -> None:
        qualities = context.board.of(Qualities)
        if qualities.get(self.id):
            return  # the second of two taps
        now = qualities.better(self.subject).realised
        if now is None:
            raise Refused(Kind.QUALITY_NOT_THERE)
        if day_of(self.day) > context.today:
            raise Refused(Kind.REALISED_AHEAD)
        if not self.holds and not self.reason.strip():
            raise Refused(Kind.QUALITY_REASON_MISSING)
        value = now.value if self.holds and self.value is None else self.value
        entry = Improve(self.id, self.subject, self.day, now.title, value=value, note=now.note, tool=now.tool)
        said = {"note": now.note, "day": self.day, "holds": self.holds, "reason": self.reason.strip()}
        _enter(context, entry, "realised", now.before, now.measured, said)


def _enter(
    context: Context,
    entry: Hope | Improve,
    state: str,
    before: float | None,
    measured: str,
    said: dict[str, Json],
) -> None:
    earlier = context.board.of(Qualities).of(entry.subject)
    latest = earlier[-1].made if earlier else -1
    owner = entry.owner.strip() or context.board.of(Qualities).better(entry.subject).owner
    context.put(
        Quality,
        entry.id,
        subject=entry.subject,
        title=entry.title,
        tool=entry.tool,
        state=state,
        measured=" ".join(measured.split()),
        before=before,
        value=entry.value,
        owner=owner,
        made=within(max(context.now_ms, latest + 1)),  # the clock may have gone back, and the latest entry holds
        **said,
    )
