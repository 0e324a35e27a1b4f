"""The steps of a value stream in a row, each over its own rung: high is waiting, low is work, and the longest waits
are hatched. More steps than one row has room for go on in the next. What it shows is told in words beside it. Of how
it shall be the steps that become otherwise have an edge of their own, and a word."""

from collections.abc import Callable, Collection, Mapping, Sequence

from markupsafe import Markup, escape

from board.catalogue import _, _n
from board.formats import number, quoted
from board.kinds.stream.figures import Figures, Step
from board.kinds.stream.words import duration, short
from sync.server.web.charts.colours import INK, INK2, LINE, PETROL, drawing, hatched
from sync.server.web.charts.worth import drawn

ROW, WIDE, GAP = 9, 132, 10
BOX, RUNG, TALL, LINE_HIGH = 130, 34, 240, 17
"""Of one row: how high its steps are, how high waiting lies over work, and all of it; and how much higher where some
become otherwise, for that word."""
LETTERS, LINES = 16, 3
LONGEST = 3
"""So many of the longest waits are hatched and told."""
_BROWN = "#7d4300"


def ladder(
    now: Figures,
    lanes: Mapping[str, str],
    worths: Mapping[str, str],
    day_hours: float,
    changed: Collection[str] = (),
    hatch: str = "venter",
    room: int = 0,
) -> Markup:
    """Nothing where no step has its figures. `changed`: the steps that become otherwise; `hatch` is what the pattern
    is called, for two on a page share no name; `room`: for at least so many steps, as large as another is."""
    path = now.path
    if not path:
        return Markup()
    long = {step.id for step in _longest(path)}
    rows = [path[at : at + ROW] for at in range(0, len(path), ROW)]
    parts = [hatched(hatch)]
    more = LINE_HIGH if changed else 0
    box, tall = BOX + more, TALL + more
    for n, row in enumerate(rows):
        parts += [_step(step, at, n * tall, box, lanes, worths, step.id in changed) for at, step in enumerate(row)]
        parts.append(_rungs(row, n * tall + box + 10, long, day_hours, hatch))
    width = WIDE * min(max(len(path), room), ROW)
    return drawing(width, len(rows) * tall - 20, " ".join(told(now, day_hours)), "".join(parts), "ladder")


def told(now: Figures, day_hours: float, gone: Sequence[str] = ()) -> list[str]:
    """What is seen in it, in a few sentences; `gone` are the steps that fall away."""
    path, waits = now.path, _longest(now.path)
    said = [_n("{n} steg på veien.", "{n} steg på veien.", len(path))]
    if gone:
        names = ", ".join(quoted(one or _("Uten navn")) for one in gone)
        said.append(_n("{n} steg faller bort: {steps}.", "{n} steg faller bort: {steps}.", len(gone), steps=names))
    if waits:
        before = [f"{quoted(one.title or _('Uten navn'))} ({duration(one.wait, day_hours)})" for one in waits]
        said.append(_("Lengst er ventingen før {steps}.", steps=", ".join(before)))
    waste = [step for step in path if step.worth == "waste"]
    if waste:
        minutes = (number(sum(step.minutes or 0 for step in some), most=1) for some in (waste, path))
        said.append(
            _(
                "{n} av {all} steg er tidstyver: {minutes} av {of} minutter arbeid.",
                n=len(waste),
                all=len(path),
                minutes=next(minutes),
                of=next(minutes),
            )
        )
    return said


def _longest(path: Sequence[Step]) -> list[Step]:
    return sorted((step for step in path if step.wait), key=lambda step: -step.wait)[:LONGEST]


def _step(
    step: Step,
    at: int,
    y: float,
    high: float,
    lanes: Mapping[str, str],
    worths: Mapping[str, str],
    otherwise: bool,
) -> str:
    x, low = at * WIDE, y + high
    write = _writer(x + 8)
    worth = worths.get(step.worth, "")
    colour = _BROWN if step.worth == "waste" else INK2
    edge = f'stroke="{PETROL}" stroke-width="2.5"' if otherwise else f'stroke="{LINE}"'
    parts = [
        f'<rect x="{x + 1.5}" y="{y + 1.5}" width="{WIDE - GAP - 3}" height="{high - 3}" rx="4" fill="#fff" {edge}/>',
        write(y + 18, 12, INK2, lanes.get(step.lane, "")),
        *(write(y + 35 + 16 * n, 13, INK, line, bold=True) for n, line in enumerate(_lines(step.title))),
        write(y + 86, 15, INK, _minutes(step), bold=True),
        f'<g transform="translate({x + 6} {low - 21}) scale(0.66)">{drawn(step.worth)}</g>',
        _writer(x + (26 if worth else 8))(low - 8, 12, colour, worth),
    ]
    if step.accurate:
        right = _("{n} % riktig", n=number(step.accurate, most=0))
        parts.append(write(y + 103, 12, INK2, right))
    if otherwise:
        parts.append(write(y + 103 + LINE_HIGH, 12, PETROL, _("endres"), bold=True))
    return "".join(parts)


def _minutes(step: Step) -> str:
    many = f" × {step.people}" if step.people > 1 else ""
    return _("{n} min", n=number(step.minutes or 0.0, most=1)) + many


def _rungs(row: Sequence[Step], y: float, long: set[str], day_hours: float, hatch: str) -> str:
    """From the left: up to the wait before a step, down to its work."""
    top, floor, parts, way = y + 18, y + 18 + RUNG, [], []
    for at, step in enumerate(row):
        x, half = at * WIDE, 34
        if step.wait:
            if step.id in long:
                parts.append(f'<rect x="{x}" y="{top}" width="{half}" height="{RUNG}" fill="url(#{hatch})"/>')
            way.append(f"V{top}H{x + half}V{floor}")
            colour = _BROWN if step.id in long else INK
            words = short(step.wait, day_hours)
            anchor, middle = ("start", x) if at == 0 else ("middle", x + half / 2)
            parts.append(_writer(middle, anchor)(top - 6, 13, colour, words, bold=step.id in long))
        way.append(f"H{x + WIDE}")
        parts.append(_writer(x + half + (WIDE - half) / 2, "middle")(floor + 18, 13, INK, _minutes(step)))
    line = f'<path d="M0 {floor}{"".join(way)}" fill="none" stroke="{INK}" stroke-width="2.5"/>'
    return "".join(parts) + line


def _writer(x: float, anchor: str = "start") -> Callable[..., str]:
    def write(y: float, size: int, colour: str, words: str, *, bold: bool = False) -> str:
        weight = ' font-weight="700"' if bold else ""
        place = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size}"'
        return f'<text {place}{weight} fill="{colour}">{escape(words)}</text>' if words else ""

    return write


def _lines(title: str) -> list[str]:
    """In three lines at most; the whole title stands in the table."""
    lines = [""]
    for word in (title or _("Uten navn")).split():
        whole = f"{lines[-1]} {word}".strip()
        if len(whole) <= LETTERS or not lines[-1]:
            lines[-1] = whole
        else:
            lines.append(word)
    cut = [line if len(line) <= LETTERS + 2 else f"{line[: LETTERS + 1]}…" for line in lines]
    return cut if len(cut) <= LINES else [*cut[: LINES - 1], f"{cut[LINES - 1][:LETTERS]} …"]
