"""Weeks as squares: full where a meeting was held, empty where one was missed, a dot where none was to be held."""

from markupsafe import Markup

from sync.server.pages.charts.colours import EMPTY, LINE, PETROL, drawing
from sync.server.reports.meetings import Meetings

PITCH, SIDE, TALL = 11, 8, 11


def squares(meetings: Meetings) -> Markup:
    drawn = []
    for at, week in enumerate(meetings.weeks):
        x = at * PITCH
        if week.mark == "held":
            drawn.append(f'<rect x="{x}" width="{SIDE}" height="{TALL}" rx="2" fill="{PETROL}"/>')
        elif week.mark == "missed":
            drawn.append(
                f'<rect x="{x + 0.6}" y=".6" width="{SIDE - 1.2}" height="{TALL - 1.2}" rx="2" fill="#fff" '
                f'stroke="{EMPTY}" stroke-width="1.2"/>'
            )
        else:
            drawn.append(f'<circle cx="{x + SIDE / 2}" cy="{TALL / 2}" r="1.6" fill="{LINE}"/>')
    said = f"{meetings.held} av {meetings.planned} møter holdt"
    return drawing(max(PITCH * len(meetings.weeks), 1), TALL, said, "".join(drawn), "squares")
