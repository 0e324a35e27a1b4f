"""Time that was found and time that was won, in honey: the folding rule for all together, a bar for each unit."""

from collections.abc import Sequence

from markupsafe import Markup

from board.catalogue import _
from board.formats import number
from sync.server.web.charts.colours import HONEY, HONEY_EDGE, HONEY_LIGHT, INK, INK2, PETROL, drawing

WIDTH, HEIGHT = 336, 40
_HATCH = (
    '<defs><pattern id="funnet" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="8" height="8" fill="{HONEY_LIGHT}"/><rect width="3" height="8" fill="#c8973a"/></pattern></defs>'
)


def rule(realised: float, identified: float) -> Markup:
    """A folding rule in årsverk: full where realised, hatched where only identified."""
    end = _end(max(realised, identified))
    won, found = WIDTH * realised / end, WIDTH * max(realised, identified) / end
    step, every = _ticks(end)
    inside = [
        _HATCH,
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="6" fill="#f8ecce"/>',
        f'<path d="{_left_round(found)}" fill="url(#funnet)"/>',
        f'<path d="{_left_round(won)}" fill="{HONEY}"/>',
        f'<rect y="{HEIGHT - 4}" width="{won:.1f}" height="4" fill="#000" fill-opacity=".12"/>' if won > 6 else "",
        f'<path d="M{won:.1f} 0v{HEIGHT}" stroke="{INK}" stroke-width="2"/>' if 0 < won < found else "",
    ]
    count = round(end / step)
    for n in range(1, count):
        x = WIDTH * n / count
        long = n % every == 0
        inside.append(f'<path d="M{x:.1f} 0v{13 if long else 8}" stroke="{INK}" stroke-width="1.4"/>')
        if long:
            inside.append(
                f'<text x="{x:.1f}" y="31" text-anchor="middle" font-size="14" font-weight="700" fill="{INK}">'
                f"{number(n * step)}</text>"
            )
    said = _(
        "Tommestokk: {realised} årsverk realisert av {identified} identifisert",
        realised=number(realised, most=1),
        identified=number(identified, most=1),
    )
    return drawing(WIDTH, HEIGHT, said, "".join(inside), "rule")


_SPANS = {
    "found": f'fill="{HONEY_LIGHT}" stroke="{HONEY_EDGE}"',
    "won": f'fill="{HONEY}" stroke="{HONEY_EDGE}"',
    "waits": f'fill="url(#funnet)" stroke="{HONEY_EDGE}"',
    "holds": f'fill="{PETROL}" stroke="{PETROL}"',
    "fell": f'fill="none" stroke="{INK2}" stroke-dasharray="5 4"',
}


def span(parts: Sequence[tuple[str, float]], most: float) -> Markup:
    """One of several bars on one scale, its parts after each other; `most` fills the width. What it says stands
    beside it."""
    wide, tall, x = 600.0, 28.0, 1.0
    inside = [_HATCH]
    for kind, value in parts:
        width = (wide - 2) * max(0.0, value) / most if most > 0 else 0.0
        if width >= 1:
            inside.append(
                f'<rect x="{x:.1f}" y="1" width="{width:.1f}" height="{tall - 2:g}" rx="3" {_SPANS[kind]}/>'
            )
        x += width
    return Markup(f'<svg class="span" viewBox="0 0 {wide:g} {tall:g}" aria-hidden="true">{"".join(inside)}</svg>')


def bar(realised: float, identified: float, most: float) -> Markup:
    """One unit's part, on the same scale as the others: `most` fills the width."""
    width, height = 96.0, 16.0
    if not most or not (realised or identified):
        return drawing(width, height, _("ingen gevinst ennå"), "", "bar")
    found, won = (max(3.0, (width - 2) * value / most) if value else 0.0 for value in (identified, realised))
    inside = (
        f'<rect x=".75" y=".75" width="{max(found, won):.1f}" height="14.5" rx="4" fill="{HONEY_LIGHT}" '
        f'stroke="{HONEY_EDGE}"/>'
        f'<rect x="1.25" y="1.25" width="{max(0.0, won - 1):.1f}" height="13.5" rx="3.5" fill="{HONEY}"/>'
        f'<path d="M{won + 0.25:.1f} 1v14" stroke="{INK}" stroke-width="1.5"/>'
    )
    said = _("{realised} av {identified} årsverk realisert", realised=number(realised), identified=number(identified))
    return drawing(width, height, said, inside, "bar")


def _end(most: float) -> float:
    """Where the rule ends: a little beyond, at a whole step."""
    for step in (0.1, 0.5, 1, 5, 10, 50, 100, 500, 1_000):
        if most <= step * 15:
            return float(step * max(5, int(most / step) + 1 + (most / step % 1 > 0.7)))
    return most * 1.1


def _ticks(end: float) -> tuple[float, int]:
    """(what a tick is worth, every which one is long and numbered)."""
    for step, every in ((0.02, 5), (0.1, 5), (0.2, 5), (1.0, 5), (2.0, 5), (10.0, 5), (20.0, 5), (100.0, 5)):
        if end / step <= 40:
            return step, every
    return end / 20, 5


def _left_round(width: float) -> str:
    return f"M6 0H{width:.1f}V{HEIGHT}H6a6 6 0 0 1 -6 -6V6a6 6 0 0 1 6 -6z" if width > 6 else "M0 0"
