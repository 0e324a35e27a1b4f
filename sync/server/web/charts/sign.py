"""One week as a small sign: a circle on the good side, a square between, a drop on the bad side. Where the word says
«mest» the circle is smaller and pale, and the drop has a hole: what is well is light, and what is bad is dark and is
what the eye finds. Shape and size tell it without colour. Where nothing is told, the sign says why: dashed where no
meeting was held, three strokes where too few laid a ball, an hourglass where it is too early to tell anything.

A page has a thousand weeks and some ten signs: each is drawn once (`drawings`), the weeks point at it, and a row says
in words what it shows (`said`). A sign knows the word and nothing else of a vote.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from board.catalogue import N_, _
from board.privacy import Word
from sync.server.reports.meetings import Week
from sync.server.web.charts.colours import EMPTY, GREEN, GREEN_EDGE, GREEN_PALE, INK2, PINK, PINK_EDGE, RED

State = Literal["hidden", "unvoted", "waiting", "missed", "holiday", "closed", "before"]

SIZE = 20

WORDS: dict[State, str] = {
    "hidden": N_("for få la ball, vises ikke"),
    "unvoted": N_("møte uten baller"),
    "waiting": N_("fortelles fra tirsdag"),
    "missed": N_("ikke møte"),
    "holiday": N_("helligdag, ikke møte"),
    "closed": N_("enheten hadde stengt"),
    "before": N_("før tavla kom opp"),
}
_DROP = "M10 1.4c2.2 4.2 6.4 7 6.4 11.2a6.4 6.4 0 0 1 -12.8 0C3.6 8.4 7.8 5.6 10 1.4z"
_SMALL = f'fill="none" stroke="{EMPTY}" stroke-width="1.6"'
_DOT = f'<circle cx="10" cy="10" r="3.2" fill="{EMPTY}"/>'
_INSIDE: dict[Word | State, str] = {
    Word.GOOD: f'<circle cx="10" cy="10" r="7.6" fill="{GREEN}" stroke="{GREEN_EDGE}" stroke-width="1.2"/>',
    Word.MOSTLY_GOOD: f'<circle cx="10" cy="10" r="5.8" fill="{GREEN_PALE}" stroke="{GREEN_EDGE}" '
    'stroke-width="1.2"/>',
    Word.MIXED: f'<rect x="3.4" y="3.4" width="13.2" height="13.2" rx="3" fill="{PINK}" stroke="{PINK_EDGE}" '
    'stroke-width="1.4"/>',
    Word.MOSTLY_BAD: f'<path d="{_DROP}" fill="{RED}"/><circle cx="10" cy="12.4" r="2.8" fill="#fff3ef"/>',
    Word.BAD: f'<path d="{_DROP}" fill="{RED}"/>',
    "missed": f'<rect x="3.6" y="3.6" width="12.8" height="12.8" rx="3" {_SMALL} stroke-dasharray="3 2.4"/>',
    "hidden": f'<path d="M4 15l6 -10M8 15l6 -10M12 15l6 -10" fill="none" stroke="{INK2}" stroke-width="1.5"/>',
    "unvoted": f'<circle cx="10" cy="10" r="6.4" fill="#fff" stroke="{EMPTY}"/><circle cx="10" cy="10" r="2" '
    f'fill="{EMPTY}"/>',
    "waiting": f'<path d="M5 3.4h10L5 16.6h10z" fill="none" stroke="{INK2}" stroke-width="1.5" '
    'stroke-linejoin="round"/>',
    "holiday": _DOT,
    "closed": _DOT,
    "before": _DOT,
}


def of_week(week: Week, votes: Mapping[str, Word | None], untold: str) -> Word | State:
    """What a week shows: `votes` has the word of each with a vote, `untold` is the first of which none is told yet.
    A meeting of such a week says the same whether anybody laid a ball or not."""
    if week.week in votes:
        return votes[week.week] or "hidden"
    if week.mark != "held":
        return week.mark
    return "waiting" if week.week >= untold else "unvoted"


def legend(states: Mapping[State, str], *, waiting: bool) -> list[tuple[Word | State, str]]:
    """The scale with the best first, then what else the weeks of a page may say, each with its words. That a week is
    told later stands there only while one is."""
    scale: list[tuple[Word | State, str]] = [(word, str(word)) for word in reversed(Word)]
    scale += [(state, _(said)) for state, said in states.items()]
    return [*scale, ("waiting", words("waiting"))] if waiting else scale


def words(shows: Word | State) -> str:
    return str(shows) if isinstance(shows, Word) else _(WORDS[shows])


def said(shown: Iterable[tuple[int, Word | State]]) -> str:
    """What a row of signs shows, for whoever hears the page: one sentence, in which weeks that are alike are one.

    >>> said([(44, Word.GOOD), (45, Word.GOOD), (46, "missed")])
    'uke 44–45 klart godt, uke 46 ikke møte'
    """
    parts = []
    for shows, some in groupby(shown, lambda one: one[1]):
        weeks = [week for week, _shows in some]
        told = words(shows)
        if len(weeks) > 1:
            parts.append(_("uke {first}–{last} {words}", first=weeks[0], last=weeks[-1], words=told))
        else:
            parts.append(_("uke {week} {words}", week=weeks[0], words=told))
    return ", ".join(parts)


def mark(shows: Word | State) -> Markup:
    """One week of a row whose line says in words what all of them show. The style sheet gives it its size."""
    return Markup(f'<svg aria-hidden="true"><use href="#{_name(shows)}"/></svg>')


def sign(shows: Word | State) -> Markup:
    """The same for a legend, where the words stand beside it."""
    return Markup(f'<svg class="sign" viewBox="0 0 20 20" aria-hidden="true">{_INSIDE[shows]}</svg>')


def drawn(shows: Word | State, x: float, y: float, size: float = SIZE) -> str:
    """The same inside a drawing, with its middle there."""
    scaled = f" scale({size / SIZE:g})" if size != SIZE else ""
    return f'<g transform="translate({x - size / 2:g} {y - size / 2:g}){scaled}">{_INSIDE[shows]}</g>'


def drawings() -> Markup:
    """What the cells of a page point at."""
    inside = "".join(f'<g id="{_name(shows)}">{drawing}</g>' for shows, drawing in _INSIDE.items())
    return Markup(f'<svg class="unseen" aria-hidden="true"><defs>{inside}</defs></svg>')


def _name(shows: Word | State) -> str:
    return f"word{shows.value}" if isinstance(shows, Word) else shows
