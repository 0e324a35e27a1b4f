"""The stage of a card as the wheel that stands on the wall: the quarter that it is in is full."""

from markupsafe import Markup

from board.kinds.card.record import Stage
from sync.server.web.charts.colours import INK

_QUARTERS = {
    "plan": "M12 12V3a9 9 0 0 0 -9 9z",
    "do": "M12 12V3a9 9 0 0 1 9 9z",
    "check": "M12 12h9a9 9 0 0 1 -9 9z",
    "act": "M12 12v9a9 9 0 0 1 -9 -9z",
}
_BULB = "M9 18h6M10 21h4M12 3a6 6 0 0 0 -3.5 10.9c.6.5 .9 1.1 1 1.8h5c.1-.7 .4-1.3 1-1.8A6 6 0 0 0 12 3z"
_STAR = "M12 3.2l2.7 5.6 6.1 .8 -4.5 4.2 1.1 6.1 -5.4 -3 -5.4 3 1.1 -6.1 -4.5 -4.2 6.1 -.8z"


def wheel(stage: Stage) -> Markup:
    """Says nothing itself: the name of the stage always stands beside it."""
    if stage in _QUARTERS:
        inside = (
            f'<path d="{_QUARTERS[stage]}" fill="{INK}"/>'
            f'<path d="M12 3v18M3 12h18" stroke="{INK}" stroke-width="1.6"/>'
            f'<circle cx="12" cy="12" r="9" fill="none" stroke="{INK}" stroke-width="2"/>'
        )
    else:
        path = _BULB if stage == "suggestion" else _STAR
        inside = f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="1.8" stroke-linejoin="round"/>'
    return Markup(f'<svg class="wheel" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">{inside}</svg>')
