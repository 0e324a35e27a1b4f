"""One goal slot over the weeks: a lane for each word of the scale, best on top, and in it the sign of each week that
was told. Neighbouring weeks are joined; the line breaks where a week has no word, and where the goal was rewritten:
what was answered before is an answer to something else. Nothing is drawn that a word does not say; a week without
one says why."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from board.calendar import number
from board.catalogue import _, _n
from board.privacy import SAID, Word
from sync.server.reports import weeks as counting
from sync.server.reports.meetings import Week
from sync.server.reports.trends import Stretch
from sync.server.web.charts import sign
from sync.server.web.charts.colours import INK, INK2, LINE, drawing
from sync.server.web.charts.sign import drawn

PITCH, LANE, NAMES, TOP, HALF = 22, 25, 92, 22, 560
LARGE = 25
"""A sign is read from the door, where there is room for it."""
_BOTTOM = TOP + LANE * 4
_TALL = _BOTTOM + 34
_NEW_GOAL = 60
"""Room for the words beside a break."""


def trend(stretches: Sequence[Stretch], weeks: Sequence[Week], waiting: Collection[str] = ()) -> Markup:
    """The weeks of the period from left to right, whatever was rated in them; of those that wait nothing is told yet.
    Few weeks fill half a page."""
    rated = {week: told for stretch in stretches for week, told in stretch.weeks}
    breaks = {stretch.weeks[0][0] for stretch in stretches[1:]}
    pitch = max(PITCH, (HALF - NAMES) / max(len(weeks), 10))
    wide, named, size = NAMES + pitch * len(weeks), 0.0, min(LARGE, pitch)
    before: tuple[float, float] | None = None
    signs: list[str] = []
    paths: list[str] = []
    for at, one in enumerate(weeks):
        x, week = NAMES + (at + 0.5) * pitch, one.week
        if week in breaks:
            before = None
            paths.append(_break(x - pitch / 2, named=x - named >= _NEW_GOAL and x + _NEW_GOAL < wide))
            named = x
        told = rated.get(week)
        if told:
            here = (x, _lane(told.word))
            if before:
                paths.append(_line(*before, *here))
            signs.append(drawn(told.word, *here, size))
            before = here
        else:
            before = None
            if week in rated:
                signs.append(drawn("hidden", x, _lane(Word.MIXED), size))
            elif one.mark == "missed":
                signs.append(drawn("missed", x, _lane(Word.MIXED), size))
            elif week in waiting:
                signs.append(drawn("waiting", x, _lane(Word.MIXED), size))
        last = at == len(weeks) - 1
        if last or (at % (1 if len(weeks) < 14 else 3) == 0 and (len(weeks) - 1 - at) * pitch >= PITCH):
            signs.append(_number(x, number(week), bold=last))
    said = _said(stretches[-1], len(breaks), waiting)
    return drawing(wide, _TALL, said, "".join([*_lanes(wide), *paths, *signs]), "trend")


def _number(x: float, week: int, *, bold: bool) -> str:
    looks = f'fill="{INK}" font-weight="700"' if bold else f'fill="{INK2}"'
    return f'<text x="{x:g}" y="{_BOTTOM + 29}" text-anchor="middle" font-size="12" {looks}>{week}</text>'


def _lane(word: Word) -> float:
    return TOP + LANE * (Word.GOOD - word)


def _lanes(wide: float) -> list[str]:
    lanes = []
    for word in SAID:
        y = _lane(word)
        lanes.append(f'<path d="M{NAMES} {y}H{wide}" stroke="{LINE}" stroke-width="1"/>')
        lanes.append(
            f'<text x="{NAMES - 8}" y="{y + 4}" text-anchor="end" font-size="12" fill="{INK2}">{word}</text>'
        )
    return lanes


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<path d="M{x:g} {y:g}L{to_x:g} {to_y:g}" stroke="{INK2}" stroke-width="1.4"/>'


def _break(x: float, *, named: bool) -> str:
    words = f'<text x="{x + 5:g}" y="10" font-size="12" fill="{INK}">{_("nytt mål")}</text>' if named else ""
    return f'<path d="M{x:g} 6V{_BOTTOM + 10}" stroke="{INK}" stroke-width="1.6" stroke-dasharray="2 3"/>{words}'


def _said(now: Stretch, breaks: int, waiting: Collection[str]) -> str:
    """The goal as it is worded now, how it has gone and how it is: what somebody who sees it not is told."""
    told = [(week, one.word) for week, one in now.weeks if one]
    counted = counting.counted(word for _week, word in told)
    broken = _n("målet er skrevet om {n} gang", "målet er skrevet om {n} ganger", breaks) if breaks else ""
    lately = _("{word} i uke {week}", word=told[-1][1], week=number(told[-1][0])) if told else ""
    later = sign.said((number(week), "waiting") for week in waiting)
    facts = filter(None, (lately, counted.said() if counted else "", broken, later))
    return _("{name}: {said}", name=now.text or _("Mål uten tekst"), said=", ".join(facts))
