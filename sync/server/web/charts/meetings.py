"""Weeks as squares: full where a meeting was held, empty where one was missed, a dot where none was to be held. One
path for all of a kind."""

from markupsafe import Markup

from board.catalogue import _
from sync.server.reports.meetings import Meetings
from sync.server.web.charts.colours import EMPTY, PETROL, drawing

PITCH, SIDE, TALL = 11, 8, 11


def squares(meetings: Meetings) -> Markup:
    held, missed, free = [], [], []
    for at, week in enumerate(meetings.weeks):
        x = at * PITCH
        if week.mark == "held":
            held.append(f"M{x + 1} 1h{SIDE - 2}v{TALL - 2}h-{SIDE - 2}z")
        elif week.mark == "missed":
            missed.append(f"M{x + 0.6:g} .6h{SIDE - 1.2:g}v{TALL - 1.2:g}h-{SIDE - 1.2:g}z")
        else:
            free.append(f"M{x + SIDE // 2} {TALL / 2}h0")
    drawn = [
        _path(held, f'fill="{PETROL}" stroke="{PETROL}" stroke-width="2" stroke-linejoin="round"'),
        _path(missed, f'fill="#fff" stroke="{EMPTY}" stroke-width="1.2" stroke-linejoin="round"'),
        _path(free, f'stroke="{EMPTY}" stroke-width="3.2" stroke-linecap="round"'),
    ]
    said = _("{held} av {planned} møter holdt", held=meetings.held, planned=meetings.planned)
    return drawing(max(PITCH * len(meetings.weeks), 1), TALL, said, "".join(drawn), "squares")


def _path(parts: list[str], looks: str) -> str:
    return f'<path d="{"".join(parts)}" {looks}/>' if parts else ""
