"""Letters: measuring, breaking into lines, and the textures of single lines.

Breaks lines itself because Kivy's label can neither hyphenate nor end several lines with an ellipsis, and because
text of people must never be read as markup. Bold parts are marked in *our* sentences only, see `strong`.
Knows nothing of widgets.

    strong("**{hours} timer** er realisert", hours="17,5")
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from kivy.core.text import Label as CoreLabel
from kivy.graphics.texture import Texture

from kiosk.theme import SMALLEST_PX
from kiosk.widgets.text.hyphens import hyphens
from kiosk.widgets.text.script import OWN, drawn

Run = tuple[str, bool]
"""A piece of text and whether it is bold."""
Line = tuple[Run, ...]
ELLIPSIS = "…"
_STEP, _LEAST = 0.94, 0.6
"""What letters are multiplied by until a text fits, and the smallest share of their size they come to."""
_LONGEST_WORD = 100
"""No further into a word is a place to break it looked for: nobody's word is longer, and looking takes its time."""


class Strong(str):
    """A text that remembers which of its parts are bold."""

    runs: Line

    def __new__(cls, runs: Line) -> Strong:
        self = super().__new__(cls, "".join(text for text, _ in runs))
        self.runs = runs
        return self


def strong(sentence: str, **parts: object) -> Strong:
    """Fill `{name}` fields of our own sentence and make what stands between ** bold; the parts are never read so."""
    runs = [
        (piece.format(**parts), bold)
        for piece, bold in zip(sentence.split("**"), _alternating(), strict=False)
        if piece
    ]
    return Strong(tuple(runs))


def _alternating() -> Iterator[bool]:
    while True:
        yield False
        yield True


class Letters(NamedTuple):
    """A size and shape of letters: px (real), bold, italic."""

    px: int
    bold: bool = False
    italic: bool = False


class Set(NamedTuple):
    """Text that has been set: its lines, whether something had to be cut off, and whether a word was broken."""

    lines: tuple[Line, ...]
    cut: bool
    broken: bool = False


@cache
def _pen(letters: Letters, font: str = OWN) -> CoreLabel:
    return CoreLabel(font_name=font, font_size=letters.px, bold=letters.bold, italic=letters.italic)


@lru_cache(maxsize=8000)
def width(text: str, letters: Letters) -> int:
    """Width in px of one line."""
    return sum(int(_pen(letters, font).get_extents(piece)[0]) for font, piece in drawn(text) if piece)


@cache
def _below(letters: Letters) -> int:
    """Px of a line's texture that lie below its baseline."""
    return int(_pen(letters).get_extents("Åg")[1]) - int(_pen(letters).get_ascent())


def lower_edge(middle: float, letters: Letters) -> int:
    """Where (y upwards) the lower edge of a line's texture lies when the line is centred on `middle`.

    Reckoned from Roboto's own ascent 0.928 and descent 0.244; SDL's rounded ones put every line a pixel too low.
    """
    return round(middle - 0.342 * letters.px) - _below(letters)


@lru_cache(maxsize=800)
def texture(text: str, letters: Letters) -> Texture:
    """White letters on transparent ground, to be tinted."""
    pieces = [_piece(piece, letters, font) for font, piece in drawn(text)]
    return pieces[0][0] if len(pieces) == 1 else _joined(pieces, letters)


def _piece(text: str, letters: Letters, font: str) -> tuple[Texture, int]:
    """With how far its letters rise above the line they stand on."""
    pen = CoreLabel(text=text, font_name=font, font_size=letters.px, bold=letters.bold, italic=letters.italic)
    pen.refresh()
    return pen.texture, int(pen.get_ascent())


def _joined(pieces: list[tuple[Texture, int]], letters: Letters) -> Texture:
    """Pieces of several fonts beside each other on one line, as high as our own letters."""
    own = _pen(letters)
    high, ascent, wide = int(own.get_extents("Åg")[1]), int(own.get_ascent()), sum(made.width for made, _ in pieces)
    rows, x = [bytearray(4 * wide) for _row in range(high)], 0
    for made, above in pieces:
        signs, long = made.pixels, 4 * made.width
        for row in range(made.height):
            if 0 <= (there := row + ascent - above) < high:
                rows[there][4 * x : 4 * x + long] = signs[row * long : (row + 1) * long]
        x += made.width
    whole = b"".join(rows)
    joined = Texture.create(
        size=(wide, high),
        colorfmt="rgba",
        callback=lambda made: made.blit_buffer(whole, colorfmt="rgba", bufferfmt="ubyte"),
    )
    joined.flip_vertical()
    return joined


def runs_of(text: str, bold: bool) -> Line:
    """The runs of a text; a plain one is a single run."""
    if isinstance(text, Strong):
        return tuple((piece, bold or heavy) for piece, heavy in text.runs)
    return ((text, bold),)


def line_width(line: Line, letters: Letters) -> int:
    """Width in px of one line of runs."""
    return sum(width(text, letters._replace(bold=bold)) for text, bold in line)


def unbroken(runs: Line, letters: Letters) -> int:
    """Width in px of the longest of the lines that were begun anew."""
    return max(line_width(line, letters) for line in _paragraphs(runs))


def set_lines(runs: Line, letters: Letters, room: float, most: int) -> Set:
    """Break the runs into at most `most` lines no wider than `room` px, the last one ending with … if need be."""
    lines: list[Line] = []
    broken = False
    for line, breaks in _lines(runs, letters, room):
        if len(lines) == most:
            lines[-1] = _ellipsis(lines[-1], letters, room)
            return Set(tuple(lines), True, broken)
        lines.append(line)
        broken = broken or breaks
    return Set(tuple(lines), any(line_width(line, letters) > room for line in lines), broken)


def fit(
    runs: Line, letters: Letters, least: float, room: float, rows: Callable[[Letters], int]
) -> tuple[Letters, Set]:
    """The largest letters, down to `least` px, in which nothing is cut off and no word broken, and the text set in
    them; `rows` says how many lines of such letters there is room for."""
    px, least = float(letters.px), max(1.0, least)
    while True:
        pen = letters._replace(px=max(1, round(px)))
        most = rows(pen)
        setting = set_lines(runs, pen, max(1, room), max(1, most))
        if (most and not setting.cut and not setting.broken) or px <= least:
            return pen, setting
        px = max(least, px * _STEP)


def least_px(px: float) -> float:
    """How small letters of that size may become: 60 %, and on a small panel no smaller than can be read."""
    return max(px * _LEAST, min(px, SMALLEST_PX))


@lru_cache(maxsize=8000)
def count(runs: Line, letters: Letters, room: float) -> int:
    """Lines the runs take in so much room."""
    return sum(1 for _ in _lines(runs, letters, max(1, room)))


@lru_cache(maxsize=8000)
def longest(runs: Line, letters: Letters) -> int:
    """Width in px of the longest word."""
    words = (word for paragraph in _paragraphs(runs) for word in _words(paragraph))
    return max((line_width(word, letters) for word in words), default=0)


def _lines(runs: Line, letters: Letters, room: float) -> Iterator[tuple[Line, bool]]:
    """Lines one after the other, and whether each ends inside a word; nobody pays for lines nobody asks for."""
    for paragraph in _paragraphs(runs):
        line: Line = ()
        for word in _words(paragraph):
            longer = _join(line, word)
            if line_width(longer, letters) <= room:
                line = longer
                continue
            if line_width(word, letters) <= room:
                yield line, False
                line = word
                continue
            while line_width(_join(line, word), letters) > room:
                head, tail = _hyphenated(line, word, letters, room)
                if head is None:
                    yield line, False
                    line = ()
                    continue
                yield head, True
                line, word = (), tail
            line = _join(line, word)
        yield line, False


def _paragraphs(runs: Line) -> Iterator[Line]:
    paragraph: list[Run] = []
    for text, bold in runs:
        first, *rest = text.split("\n")
        paragraph.append((first, bold))
        for piece in rest:
            yield tuple(paragraph)
            paragraph = [(piece, bold)]
    yield tuple(paragraph)


def _words(runs: Line) -> Iterator[Line]:
    """Words in order; a word may change weight in its middle."""
    letters = [(sign, bold) for text, bold in runs for sign in text]
    for blank, signs in groupby(letters, key=lambda letter: letter[0] in " \t\r"):
        if not blank:
            yield tuple(
                ("".join(sign for sign, _ in group), bold)
                for bold, group in groupby(signs, key=lambda letter: letter[1])
            )


def _join(line: Line, word: Line) -> Line:
    """The line with a blank and the word after it, neighbours of one weight melted together."""
    if not line:
        return word
    text, bold = line[-1]
    first, *rest = word
    if first[1] == bold:
        return (*line[:-1], (f"{text} {first[0]}", bold), *rest)
    return (*line[:-1], (f"{text} ", bold), *word) if not bold else (*line, (f" {first[0]}", first[1]), *rest)


def _hyphenated(line: Line, word: Line, letters: Letters, room: float) -> tuple[Line | None, Line]:
    """The line with as much of a too long word as it holds, and what is left of the word."""
    plain, bold = "".join(text for text, _ in word), word[0][1]
    for place in reversed(hyphens(plain[:_LONGEST_WORD])):
        head = _join(line, ((plain[:place] + "-", bold),))
        if line_width(head, letters) <= room:
            return head, ((plain[place:], bold),)
    if line:
        return None, word
    fits = 1
    while fits < len(plain) - 1 and width(plain[: fits + 1], letters._replace(bold=bold)) <= room:
        fits += 1
    return ((plain[:fits], bold),), ((plain[fits:], bold),)


def _ellipsis(line: Line, letters: Letters, room: float) -> Line:
    signs = [(sign, bold) for text, bold in line for sign in text]
    while signs:
        shorter = _melted([*signs, (ELLIPSIS, signs[-1][1])])
        if signs[-1][0] not in " ,.;:-" and line_width(shorter, letters) <= room:
            return shorter
        signs.pop()
    return ((ELLIPSIS, False),)


def _melted(signs: list[Run]) -> Line:
    return tuple(("".join(sign for sign, _ in group), bold) for bold, group in groupby(signs, key=lambda s: s[1]))
