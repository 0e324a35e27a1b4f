"""The lead time of a value stream as a strip: work is solid, waiting hatched, so that it is seen that nearly all of
it is waiting. Now and ideal stand under each other on one scale."""

from markupsafe import Markup

from board.catalogue import _
from board.kinds.stream.figures import Figures
from board.kinds.stream.words import duration, short
from sync.server.web.charts.colours import INK, INK2, LINE, PETROL, drawing, hatched

NAMES, WIDE, TALL, GAP = 64, 720, 34, 26
_LEAST = 3.0
"""A strip of work is seen, however short it is."""
_NAMED = 56
"""So wide must waiting be to say how long it is."""


def strips(now: Figures, ideal: Figures | None, day_hours: float) -> Markup:
    longest = max(now.lead, ideal.lead if ideal else 0.0)
    shown = [(_("Nå"), now), *([(_("Ideelt"), ideal)] if ideal else [])]
    if not longest:
        return Markup()
    parts = [hatched("venting")]
    for n, (name, figures) in enumerate(shown):
        parts.append(_strip(name, figures, n * (TALL + GAP), longest, day_hours))
    said = "; ".join(
        _(
            "{name}: {lead}, av det {work} arbeid",
            name=name,
            lead=duration(f.lead, day_hours),
            work=duration(f.minutes),
        )
        for name, f in shown
    )
    return drawing(NAMES + WIDE + 4, len(shown) * (TALL + GAP), said, "".join(parts), "lead-time")


def _strip(name: str, figures: Figures, y: float, longest: float, day_hours: float) -> str:
    scale = WIDE / longest
    parts = [
        f'<text x="0" y="{y + 23}" font-size="17" font-weight="700" fill="{INK}">{name}</text>',
        f'<rect x="{NAMES}" y="{y}" width="{figures.lead * scale:.1f}" height="{TALL}" fill="url(#venting)" '
        f'stroke="{LINE}"/>',
    ]
    at = float(NAMES)
    for step in figures.path:
        wait = step.wait * scale
        if wait >= _NAMED:
            parts.append(
                f'<rect x="{at + wait / 2 - 27:.1f}" y="{y + 6}" width="54" height="22" rx="4" fill="#fffaf0"/>'
                f'<text x="{at + wait / 2:.1f}" y="{y + 22}" text-anchor="middle" font-size="14" font-weight="700" '
                f'fill="#7d4300">{short(step.wait, day_hours)}</text>'
            )
        at += wait
        wide = max((step.minutes or 0.0) * scale, _LEAST)
        x = min(at, NAMES + figures.lead * scale - wide)
        parts.append(f'<rect x="{x:.1f}" y="{y - 1}" width="{wide:.1f}" height="{TALL + 2}" fill="{PETROL}"/>')
        at += (step.minutes or 0.0) * scale
    parts.append(
        f'<text x="{NAMES}" y="{y + TALL + 17}" font-size="14" fill="{INK2}">'
        f"{duration(figures.lead, day_hours)}</text>"
    )
    return "".join(parts)
