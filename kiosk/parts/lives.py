"""The life of a gain in words: what it is called, how it went, what is asked about it. Knows the board and the
catalogue, no widget.

    for life in lives(state): life.title, life.stations, life.asked
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from board.catalogue import _, _n
from board.follow_up import Point, Turn, due, life
from board.formats import month_name, number
from board.kinds.gain.index import Subject
from board.kinds.quality.index import Better, Qualities
from board.kinds.quality.record import Quality
from kiosk.parts.gainwords import title_of
from kiosk.state import State

Station = tuple[str, str, str]
"""How it looks, what stands in it, and below it."""


@dataclass(frozen=True)
class Life:
    """One gain. `chip` is what it has come to in two words, `loud` when that is less than it was."""

    subject: str
    quality: bool
    title: str
    owner: str
    stations: tuple[Station, ...]
    chip: str
    loud: bool
    words: str
    said: int
    """When anything was said of it last."""
    realised: date | None
    months: int
    """Whole months since it was realised."""
    level: float | None
    asked: Turn | None = None

    @property
    def meta(self) -> str:
        """«Aisha · realisert for 12 måneder siden»"""
        if self.asked is None or self.realised is None:
            return self.owner
        months = max(1, self.months)
        since = _n("realisert for {n} måned siden", "realisert for {n} måneder siden", months)
        return f"{self.owner} · {since}" if self.owner else since[:1].upper() + since[1:]


def lives(state: State) -> tuple[Life, ...]:
    """Every gain of the board: those that are asked about first, in their turn, then by what was said last."""
    asked = {(turn.subject, turn.quality): turn for turn in due(state.board, state.today)}
    hours = (of_hours(state, one, asked.get((one.id, False))) for one in state.board.gains.subjects.values())
    better = (
        of_quality(state, one, asked.get((one.id, True))) for one in state.board.of(Qualities).subjects.values()
    )
    order = list(asked)

    def place(one: Life) -> tuple[int, int, str]:
        key = (one.subject, one.quality)
        return order.index(key) if key in asked else len(order), -one.said, one.subject

    return tuple(sorted((*hours, *better), key=place))


def of_hours(state: State, one: Subject, asked: Turn | None = None) -> Life:
    """A gain of hours."""
    latest = one.latest
    if one.since and not one.realised_hours:
        chip = _("falt bort")
    elif one.fallen_hours:
        chip = _("ble mindre")
    else:
        chip = _("{n} t/uke").format(n=number(one.realised_hours, most=1)) if one.since else _("ikke realisert ennå")
    reason = next((gain.reason for gain in reversed(one.since) if gain.reason), "")
    return Life(
        one.id,
        False,
        title_of(state, one.id) or _("Uten tittel"),
        one.owner,
        tuple(_station(point, state.today, quality=False) for point in life(one, state.today)),
        chip,
        one.fallen_hours > 0,
        reason if one.fallen_hours else latest.note,
        latest.made,
        day := one.since[0].day if one.since else None,
        _months(day, state.today),
        one.realised_hours,
        asked,
    )


def of_quality(state: State, one: Better, asked: Turn | None = None) -> Life:
    """A gain without hours."""
    latest, gone = one.latest, bool(one.since) and not one.holds
    return Life(
        one.id,
        True,
        quality_title(state, one),
        one.owner,
        tuple(_station(point, state.today, quality=True) for point in life(one, state.today)),
        _("falt bort") if gone else _("kvalitet, uten timer") if one.since else _("håper på, uten timer"),
        gone,
        latest.reason if gone else latest.note,
        latest.made,
        day := one.since[0].day if one.since else None,
        _months(day, state.today),
        latest.value if one.since else None,
        asked,
    )


def quality_title(state: State, one: Better) -> str:
    """«Færre fall om natta: fra 6 til 2 i måneden»"""
    latest = one.latest
    card = state.board.cards.get(one.id)
    title = latest.title or (card.title if card else "") or _("Uten tittel")
    change = change_of(latest)
    return _("{title}: {change}").format(title=title, change=change) if change else title


def change_of(entry: Quality) -> str:
    """«fra 6 til 2 i måneden»; nothing where there is no number."""
    if entry.value is None:
        return ""
    if entry.before is None:
        return _("{after} {measured}").format(after=number(entry.value), measured=entry.measured).strip()
    said = _("fra {before} til {after} {measured}")
    return said.format(before=number(entry.before), after=number(entry.value), measured=entry.measured).strip()


def _station(point: Point, today: date, quality: bool) -> Station:
    said = "?" if point.state == "asked" else "" if point.level is None else number(point.level, most=1)
    if said == "" and point.state in ("held", "realised"):
        said = _("ja")
    if point.months:
        words = _("{n} md.").format(n=point.months)
        if point.state == "ahead" and point.day:
            words = when(point.day, today)
    elif point.state == "identified":
        words = _("anslag") if quality else _("identifisert")
    elif point.state == "ahead":
        words = when(point.day, today) if point.day else _("realisert")
    else:
        words = _("etter") if quality else _("realisert")
    return point.state, said, words


def _months(day: date | None, today: date) -> int:
    if day is None:
        return 0
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)


def when(day: date, today: date) -> str:
    """mars; the year too where it is not the one that comes to mind."""
    near = abs((day - today).days) < 330
    return month_name(day) if near else f"{month_name(day)} {day.year}"
