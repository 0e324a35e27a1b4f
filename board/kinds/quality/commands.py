"""What people say of a gain of quality: what they hope for, that it became better, and whether it still is."""

from dataclasses import dataclass, field
from typing import Any

from board.context import Context
from board.errors import Kind, Refused
from board.kinds.gain.commands import day_of
from board.kinds.gain.record import Tool
from board.kinds.quality.index import Qualities
from board.kinds.quality.record import Quality
from board.limits import one_line, seen, within
from board.log.change import Json


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is said of `subject` (a card's id, or an id of its own): that it goes from `before` to `value`, or is as
    `note` says."""

    id: str = field(kw_only=False)
    subject: str = field(kw_only=False)
    title: str = ""
    measured: str = ""
    before: float | None = None
    value: float | None = None
    note: str = ""
    tool: Tool = "card"
    owner: str = ""

    def enter(self, context: Context, state: str, **more: Json) -> None:
        """An entry after the others of its subject, followed up by the same person where nobody else is named."""
        qualities = context.board.of(Qualities)
        earlier = qualities.of(self.subject)
        latest = earlier[-1].made if earlier else -1
        context.put(
            Quality,
            self.id,
            subject=self.subject,
            title=self.title,
            tool=self.tool,
            state=state,
            measured=one_line(self.measured),
            before=self.before,
            value=self.value,
            note=seen(self.note),
            owner=seen(self.owner) or qualities.better(self.subject).owner,
            made=within(max(context.now_ms, latest + 1)),  # the clock may have gone back, and the latest entry holds
            **more,
        )

    @property
    def nothing(self) -> bool:
        """Whether neither a number nor a sentence says anything."""
        return self.value is None and not seen(self.note)


@dataclass(frozen=True)
class Hope(Said):
    """It shall become better: `value` is the number that is hoped for."""

    def run(self, context: Context) -> None:
        if context.board.of(Qualities).get(self.id):
            return  # the second of two taps
        if self.nothing:
            raise Refused(Kind.QUALITY_MISSING)
        self.enter(context, "identified")


@dataclass(frozen=True)
class Improve(Said):
    """It is better, from `day` on."""

    day: str

    def run(self, context: Context) -> None:
        if context.board.of(Qualities).get(self.id):
            return  # the second of two taps
        if self.nothing:
            raise Refused(Kind.QUALITY_MISSING)
        if day_of(self.day) > context.today:
            raise Refused(Kind.REALISED_AHEAD)
        self.enter(context, "realised", day=self.day)


@dataclass(frozen=True)
class StillBetter:
    """Whether what became better still is, with the number as it is now, or as before; no longer wants a `reason`. As
    before only confirms it."""

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
        if not self.holds and not seen(self.reason):
            raise Refused(Kind.QUALITY_REASON_MISSING)
        value = now.value if self.holds and self.value is None else self.value
        kept: dict[str, Any] = {name: getattr(now, name) for name in ("title", "measured", "before", "note", "tool")}
        said = Said(self.id, self.subject, value=value, **kept)
        told: dict[str, Json] = {"day": self.day, "holds": self.holds, "reason": seen(self.reason)}
        said.enter(context, "realised", confirms=self.holds and now.holds and value == now.value, **told)
