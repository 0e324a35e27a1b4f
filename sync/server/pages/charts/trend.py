"""One goal slot over the weeks: a stack for each week that was rated. Where the goal was rewritten the drawing
breaks: what was answered before is an answer to something else."""

from collections.abc import Sequence

from markupsafe import Markup

from board.week import number
from sync.server.pages.charts.colours import EMPTY, INK, INK2, LINE, drawing
from sync.server.pages.charts.stack import bars
from sync.server.reports.trends import Stretch

PITCH, SIDE, TALL = 17, 13, 88
_BELOW = 24


def trend(stretches: Sequence[Stretch], weeks: Sequence[str]) -> Markup:
    """The weeks of the period from left to right, whatever was rated in them; weeks without a vote stay open."""
    rated = {week: told for stretch in stretches for week, told in stretch.weeks}
    breaks = {stretch.weeks[0][0] for stretch in stretches[1:]}
    drawn = [f'<path d="M0 {TALL + 0.5}H{PITCH * len(weeks)}" stroke="{LINE}"/>']
    for at, week in enumerate(weeks):
        x = at * PITCH
        if week in rated:
            told = rated[week]
            drawn.append(bars(told, x, SIDE, TALL) if told else _hidden(x))
        if week in breaks:
            drawn.append(
                f'<path d="M{x - 2.5} -6V{TALL + 6}" stroke="{INK}" stroke-width="1.6" stroke-dasharray="2 3"/>'
                f'<path d="M{x - 2.5} -8l4 -5h-8z" fill="{INK}"/>'
            )
        if at % (1 if len(weeks) < 14 else 3) == 0:
            drawn.append(
                f'<text x="{x + SIDE / 2:g}" y="{TALL + 17}" text-anchor="middle" font-size="12" fill="{INK2}">'
                f"{number(week)}</text>"
            )
    inside = f'<g transform="translate(0 14)">{"".join(drawn)}</g>'
    told_weeks = sum(told is not None for told in rated.values())
    broken = f", målet er skrevet om {len(breaks)} {'gang' if len(breaks) == 1 else 'ganger'}" if breaks else ""
    said = f"{told_weeks} uker med svar{broken}. Tallene står i tabellen under."
    return drawing(PITCH * len(weeks), TALL + _BELOW + 14, said, inside, "trend")


def _hidden(x: float) -> str:
    lines = "".join(f"M{x} {y}l{SIDE} -{SIDE}" for y in range(SIDE + 6, TALL, 11))
    return (
        f'<rect x="{x}" y="0" width="{SIDE}" height="{TALL}" rx="2" fill="#efe5d2"/>'
        f'<path d="{lines}" stroke="{EMPTY}" stroke-width="2"/>'
    )
