"""One week of votes as a tiny stack: green from the ground, pink, red on top. Where nothing is told, the cell says
why by its pattern: dashed where no meeting was held, hatched where too few laid a ball.

A page has a thousand cells and some fifty stacks, for shares are told in tenths: each is drawn once (`drawings`), and
the cells point at it and say in words what it shows.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from markupsafe import Markup, escape

from board.privacy import Told
from sync.server.pages.charts.colours import EMPTY, GREEN, LINE, PINK, RED

State = Literal["told", "hidden", "unvoted", "missed", "holiday", "closed", "before"]

WIDTH, HEIGHT, GAP = 36, 28, 2

WORDS: dict[State, str] = {
    "told": "",
    "hidden": "for få stemte, vises ikke",
    "unvoted": "møte uten avstemming",
    "missed": "ikke møte",
    "holiday": "helligdag, ikke møte",
    "closed": "enheten hadde stengt",
    "before": "før tavla kom opp",
}


def said(told: Told) -> str:
    """What may be told, in words and in the usual order."""
    return f"Godt {told.green}, Middels {told.pink}, Dårlig {told.red}"


@lru_cache(maxsize=16_384)  # most cells are like one that somebody has seen
def cell(state: State, week: int, told: Told | None = None) -> Markup:
    """A picture that says what it shows. The style sheet gives it its size, WIDTH by HEIGHT."""
    words = said(told) if told else WORDS[state]
    return Markup(f'<svg role="img" aria-label="Uke {week}: {escape(words)}">{_use(state, told)}</svg>')


def sign(state: State) -> Markup:
    """The same for a legend, where the words stand beside it."""
    return Markup(f'<svg class="stack" aria-hidden="true">{_use(state, None)}</svg>')


def drawings(told: Iterable[Told]) -> Markup:
    """What the cells of a page point at: each kind of stack once, and that of each state without votes."""
    some: dict[str, str] = {_name(state, None): _inside(state, None) for state in WORDS if state != "told"}
    some |= {_name("told", one): _inside("told", one) for one in told}
    inside = "".join(f'<g id="{name}">{drawn}</g>' for name, drawn in some.items())
    return Markup(f'<svg class="visually-hidden" aria-hidden="true"><defs>{inside}</defs></svg>')


def _use(state: State, told: Told | None) -> str:
    return f'<use href="#{_name(state, told)}"/>'


def _name(state: State, told: Told | None) -> str:
    if told:
        return "v" + "-".join(f"{part * 1000:.0f}" for part in told.parts)
    return state if state in ("hidden", "missed", "unvoted") else "none"


def _inside(state: State, told: Told | None) -> str:
    if told:
        return bars(told, 0, WIDTH, HEIGHT)
    if state == "hidden":
        lines = "".join(f"M{x} {HEIGHT}l{HEIGHT} -{HEIGHT}" for x in range(-HEIGHT, WIDTH, 7))
        return (
            f'<rect width="{WIDTH}" height="{HEIGHT}" rx="4" fill="#efe5d2"/>'
            f'<path d="{lines}" stroke="{EMPTY}" stroke-width="2.5"/>'
        )
    if state == "missed":
        return (
            f'<rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" rx="4" fill="none" stroke="{EMPTY}" '
            'stroke-width="1.6" stroke-dasharray="4 3"/>'
        )
    if state == "unvoted":
        return (
            f'<rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" rx="4" fill="#fff" stroke="{LINE}"/>'
            f'<circle cx="{WIDTH / 2}" cy="{HEIGHT / 2}" r="2.5" fill="{EMPTY}"/>'
        )
    return f'<circle cx="{WIDTH / 2}" cy="{HEIGHT / 2}" r="1.8" fill="{LINE}"/>'


def bars(told: Told, x: float, width: float, height: float, y: float = 0) -> str:
    """The three colours, with air between them, the heights of which add up."""
    room = height - 2 * GAP
    at, drawn = y + height, []
    for part, fill in zip(told.parts, (GREEN, PINK, RED), strict=True):
        tall = round(part * room, 1)
        at -= tall
        drawn.append(f'<rect x="{x:g}" y="{at:.1f}" width="{width:g}" height="{tall:g}" rx="1" fill="{fill}"/>')
        at -= GAP
    return "".join(drawn)
