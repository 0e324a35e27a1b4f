"""What is seen of every text on the screen: counted on the glass, so that it matters not what lies over it.

A text is seen whole, or not at all where something lies over it; what is seen of half of it is a fault of the layout.
"""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import numpy as np
from kivy.graphics import ClearBuffers, ClearColor, Fbo, Rectangle
from numpy.typing import NDArray

from kiosk.demo.stage import Stage
from kiosk.widgets.input.field import Field
from kiosk.widgets.input.helping import HelpTab
from kiosk.widgets.input.tap import shown_presses
from kiosk.widgets.plan import Plan
from kiosk.widgets.text.script import OWN, drawn
from kiosk.widgets.text.text import Text

LEAST, MOST = 0.04, 0.96
"""Share of a text's ink: what is hidden by intention, and what the edge of a picture may take."""
SHADES = 16
"""Of each of three colours: by these texts are told apart."""
BLEND = 0.3
"""Steps from one shade to the next: so far off, two texts share a px."""


class Line(NamedTuple):
    """Where the letters of a line stand, in px from the lower left, without what is air above and below them."""

    left: int
    low: int
    right: int
    high: int


def half_seen(wall: Stage) -> list[str]:
    """Texts of which a part is hidden, and pairs of texts that are written over one another."""
    texts = _unveiled(wall)
    whose, seen, found, whole = _whose(wall, texts), _seen(wall, texts), [], []
    meant = np.bincount(whose.ravel(), minlength=len(texts) + 1)
    shown = np.bincount(whose[seen], minlength=len(texts) + 1)
    for text, ink, left in zip(texts, meant[1:], shown[1:], strict=True):
        share = left / ink if ink else 0.0
        if LEAST < share < MOST:
            found.append(f"{share:.0%} is seen of «{text.text}»")
        elif share >= MOST:
            whole += [(text, line) for line in _lines(text)]
    return found + _crossing(whole)


def written_over(wall: Stage) -> list[str]:
    """Pairs of texts of which the lines cross, as they were laid out: nothing is drawn for it."""
    return _crossing([(text, line) for text in _unveiled(wall) for line in _lines(text)])


def shortened(wall: Stage) -> list[str]:
    """Texts that end with …, and are read whole neither elsewhere on the screen nor on what opens when they are
    pressed; those of blocks and the hints of fields too."""
    texts = _unveiled(wall)
    whole = [str(text.text) for text in texts if not text.cut]
    found = [str(text.text) for text in texts if text.cut and not text.teaser]
    found += [field.hint for field in wall.walk() if isinstance(field, Field) and field.hint_cut and not field.text]
    return [text for text in found if not any(text in other for other in whole)]


def of_another_face(wall: Stage) -> list[str]:
    """Texts with a sign that the wall's own letters lack."""
    return [text for text in wall.texts() if {font for font, _piece in drawn(text)} != {OWN}]


def below_the_tab(wall: Stage) -> list[str]:
    """What is pressed and has a part of it below the tab of help."""
    tab = next((widget for widget in wall.walk() if isinstance(widget, HelpTab)), None)
    others = [press for press in shown_presses() if tab and press is not tab]
    return [
        press.test_name or str(press)
        for press in others
        if min(press.right, tab.right) - max(press.x, tab.x) > 1 and min(press.top, tab.top) - max(press.y, tab.y) > 1
    ]


def _unveiled(wall: Stage) -> list[Text]:
    """The texts below no sheet and no drawer: over what lies there people look away."""
    found: list[Text] = []
    for widget in wall.walk():
        if isinstance(widget, Text) and widget.text.strip():
            found.append(widget)
        elif isinstance(widget, Plan) and widget.swallow:
            found = [text for text in found if not widget.collide_widget(text)]
    return found


def _crossing(lines: list[tuple[Text, Line]]) -> list[str]:
    found = []
    for (text, one), (beside, other) in combinations(lines, 2):
        wide = min(one.right, other.right) - max(one.left, other.left)
        high = min(one.high, other.high) - max(one.low, other.low)
        if text is not beside and wide > 2 and high > 2:
            found.append(f"«{text.text}» is written over «{beside.text}»")
    return found


def _lines(text: Text) -> list[Line]:
    boxes = [(made.pos, made.size) for made in text._drawing.children if isinstance(made, Rectangle)]
    return [Line(int(x), int(y + h / 4), int(x + w), int(y + 3 * h / 4)) for (x, y), (w, h) in boxes]


def _whose(wall: Stage, texts: list[Text]) -> NDArray[np.int_]:
    """The number of the text whose ink lies there, from 1; 0 where there is none. All are drawn, and nothing else."""
    paper, inks = Fbo(size=(wall.width, wall.height)), [text._colour.rgba[:] for text in texts]
    with paper:
        ClearColor(0, 0, 0, 0)
        ClearBuffers()
    for number, text in enumerate(texts, 1):
        text._colour.rgba = (*(number // SHADES**n % SHADES / (SHADES - 1) for n in range(3)), 1)
        paper.add(text._drawing)
    paper.draw()
    shades = _array(wall, paper.pixels)
    for text, ink in zip(texts, inks, strict=True):
        paper.remove(text._drawing)
        text._colour.rgba = ink
    steps = shades[..., :3] / (255 / (SHADES - 1))
    mixed = np.abs(steps - np.rint(steps)).max(axis=2) > BLEND  # the edge of a letter that lies over another's
    number = np.rint(steps).astype(int) @ [SHADES**n for n in range(3)]
    return np.where((shades[..., 3] > 250) & ~mixed & (number <= len(texts)), number, 0)


def _seen(wall: Stage, texts: list[Text]) -> NDArray[np.bool_]:
    """Where the colour of the texts makes a difference on the screen."""
    inks, looks = [text._colour.rgba[:] for text in texts], []
    for shade in (0.0, 1.0):
        for text, ink in zip(texts, inks, strict=True):
            text._colour.rgba = (shade, shade, shade, ink[3])
        looks.append(_array(wall, wall.pixels())[..., :3].astype(np.int16))
    for text, ink in zip(texts, inks, strict=True):
        text._colour.rgba = ink
    return np.asarray(np.abs(looks[1] - looks[0]).max(axis=2) > 60)


def _array(wall: Stage, pixels: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(pixels, np.uint8).reshape(wall.height, wall.width, 4)
