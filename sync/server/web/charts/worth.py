"""What a step of a value stream is to who gets it, as the sign on the wall: a star, a tick, an hourglass. The word
always stands beside it."""

from markupsafe import Markup

from board.kinds.stream.record import Worth
from sync.server.web.charts.colours import INK2, PETROL

_BROWN = "#7d4300"
_SIGNS: dict[str, str] = {
    "value": '<path d="M12 2.6l2.9 6 6.5.9-4.7 4.5 1.1 6.5L12 17.4l-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z" '
    f'fill="{PETROL}"/>',
    "necessary": f'<path d="M4 12.5l5.2 5.2L20 6.6" fill="none" stroke="{INK2}" stroke-width="2.4" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "waste": f'<path d="M6 3.4h12M6 20.6h12M7.6 3.4v3.2L12 12l4.4-5.4V3.4M7.6 20.6v-3.2L12 12l4.4 5.4v3.2" '
    f'fill="none" stroke="{_BROWN}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>',
}


def drawn(worth: Worth) -> str:
    """The same inside a drawing, in a square of 24."""
    return _SIGNS.get(worth, "")


def sign(worth: Worth) -> Markup:
    """Nothing where nobody has said."""
    if worth not in _SIGNS:
        return Markup()
    return Markup(f'<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">{_SIGNS[worth]}</svg>')
