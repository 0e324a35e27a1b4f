"""Text in a box: wraps, hyphenates words wider than the box, ends with … when there is no more room.

What people wrote is never read as markup; bold parts come from `strong` alone. Knows only the theme and letters.

    Text(text=strong("**{n}** av {of} la ball", n=9, of=9), role="goal")
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.properties import ObjectProperty, StringProperty

from kiosk.theme import LETTERS, SMALLEST_PX, theme
from kiosk.widgets.layout.hint import Hint, Look
from kiosk.widgets.layout.placed import Placed
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_LONGEST_EM, _LINE_EM = 7, 12
"""No longer word, and no longer line where there is but one, is waited for: it is broken, or ends with …."""
_ONE_LINE = 0.7
"""To so little of their height letters give way that stand on one line: what it would gain is less than it costs."""


class Text(Placed):
    """One text. Sizes are design px; `drawn_w`, `drawn_h` (real px) tell what it came to."""

    text = StringProperty("")
    role = Look("text", alters=True)
    """One of LETTERS."""
    letters = Look(0, alters=True)
    """px of the letters; 0: as the role says."""
    letters_px = Look(0, alters=True)
    """Real px instead: letters that are part of a drawing grow with it, and not with the theme's."""
    bold = Look(None, alters=True)
    """None: as the role says."""
    italic = Look(False, alters=True)
    ink = ObjectProperty("ink")
    """Name of a colour, or rgba."""
    halign = Look("left")
    """left, center or right."""
    valign = Look("top")
    """top, middle or bottom."""
    lines = Look(0, alters=True)
    """Most lines; 0: as many as the box holds."""
    at_most = Look(0)
    """Px its letters are drawn in at most, whatever would find room; 0: no such bound. Alters nothing it asks for."""
    least_lines = Look(0, alters=True)
    """Letters that do not shrink give up lines down to so many; 0: none."""
    shrink = Look(True, alters=True)
    """Smaller letters (down to 60 %) before a word is broken or anything is cut off."""
    balanced = Look(False)
    """Lines about equally long instead of a short last one."""
    teaser = Hint(False)
    """Its beginning is enough: what it stands on, or a block beside it, is pressed to read the whole. Any other is to
    be read whole."""
    shorter = Look("")
    """Stands there instead where the text would end with …."""
    uncut = Hint(4)
    """Where it has so few lines of its smallest letters, each that was begun anew, it is not cut for others."""
    leading = Look(0, alters=True)
    """Line height in letter heights; 0: 1.16 for bold, 1.25 for running text."""

    redraws: ClassVar[tuple[str, ...]] = ("text",)
    alters: ClassVar[tuple[str, ...]] = ("text",)

    drawn_w = drawn_h = 0.0
    cut = False
    """Something did not fit and … stands for it."""

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle of its box."""
        return bool((self.halign, self.valign) == ("center", "middle"))

    @centred.setter
    def centred(self, centred: bool) -> None:
        self.halign, self.valign = ("center", "middle") if centred else ("left", "top")

    def __init__(self, **kwargs: Any) -> None:
        self._drawing = InstructionGroup()
        self._colour = Color(1, 1, 1, 1)
        self.written: list[tuple[float, float, float, float]] = []
        """Where its words stand, as a Drawing tells it: x, y, right and top; nothing where there are none."""
        super().__init__(**kwargs)
        self.canvas.add(self._drawing)
        self.fbind("ink", self._tint)
        self._tint()

    def _tint(self, *_: object) -> None:
        self._colour.rgba = theme.colour(self.ink)

    def draw(self) -> None:
        """Set and draw the text now."""
        super().draw()
        pen, setting = self._set()
        step = pen.px * self._leading(pen)
        self._drawing.clear()
        self._drawing.add(self._colour)
        count = len(setting.lines) if self.text else 0
        block = count * step
        top = {"top": self.top, "middle": self.center_y + block / 2, "bottom": self.y + block}[self.valign]
        widest = 0
        for row, line in enumerate(setting.lines):
            wide = text_layout.line_width(line, pen)
            widest = max(widest, wide)
            x = round(self.x + (self.width - wide) * {"left": 0, "center": 0.5, "right": 1}[self.halign])
            y = text_layout.lower_edge(top - (row + 0.5) * step, pen)
            for piece, bold in line:
                if piece:
                    texture = text_layout.texture(piece, pen._replace(bold=bold))
                    self._drawing.add(Rectangle(texture=texture, pos=(x, y), size=texture.size))
                    x += text_layout.width(piece, pen._replace(bold=bold))
        left = self.x + (self.width - widest) * {"left": 0, "center": 0.5, "right": 1}[self.halign]
        self.written = [(left, top - block, left + widest, top)] if self.text else []
        self.drawn_w, self.drawn_h, self.cut = widest, block, setting.cut

    def natural_width(self) -> float:
        """Px the text needs where no line is broken but those that were begun anew."""
        pen = self._letters(self.px)
        return text_layout.unbroken(text_layout.runs_of(self.text, pen.bold), pen)

    def natural_w(self) -> tuple[float, float]:
        pen = self._letters(self.px)
        runs = text_layout.runs_of(self.text, pen.bold)
        whole = text_layout.unbroken(runs, pen)
        share = text_layout.least_px(pen.px) / pen.px if self.shrink else 1
        # The letters it shrinks to are of whole px: they may be wider than that share of these.
        small = self._letters(share * pen.px)
        if 0 < self.lines <= self.text.count("\n") + 1:
            least = min(max(whole * share, text_layout.unbroken(runs, small)), _LINE_EM * share * pen.px)
        else:
            least = min(text_layout.longest(runs, pen), _LONGEST_EM * pen.px) * share
        return least + 2, whole + 2

    def natural_h(self, width: float) -> tuple[float, float]:
        if not self.text:
            return 0, 0
        pen = self._letters(self.px)
        runs, room = text_layout.runs_of(self.text, pen.bold), width - 1  # one px is lost where boxes are rounded
        if self.shrink and self.lines != 1 and (longest := text_layout.longest(runs, pen)) > room:
            pen = self._letters(max(text_layout.least_px(pen.px), pen.px * room / longest))  # no word is broken
        lines = text_layout.count(runs, pen, room) if self.lines != 1 else 1
        step = pen.px * self._leading(pen)
        wanted = (min(lines, self.lines) if self.lines else lines) * step
        # The longer a text, the more of it gives way; of each line that was begun anew something is seen.
        begun = min(self.text.count("\n") + 1, lines, self.lines or lines) * step
        if not self.shrink or (self.role == "title" and not self.letters):  # it says where people are
            return min(wanted, (self.least_lines or lines) * step), wanted
        share = text_layout.least_px(pen.px) / pen.px
        if lines == 1:
            return begun * max(share, _ONE_LINE), wanted
        whole, high = self._whole(width)
        short = not self.teaser and whole <= self.uncut * (self.text.count("\n") + 1)
        return max(begun * share, min(high if short else high / max(1, whole), wanted)), wanted

    def whole_h(self, width: float) -> float:
        """Least height in px in which it is read whole where it is so wide."""
        return self._whole(width)[1]

    def _whole(self, width: float) -> tuple[int, float]:
        """Lines of its smallest letters where it is so wide, and px they take."""
        pen = self._letters(text_layout.least_px(self.px) if self.shrink else self.px)
        count = text_layout.count(text_layout.runs_of(self.text, pen.bold), pen, width - 1)
        lines = min(count, int(self.lines)) if self.lines else count
        return lines, lines * pen.px * self._leading(pen)

    def _leading(self, pen: Letters) -> float:
        return float(self.leading or (1.16 if pen.bold else 1.25))

    @property
    def px(self) -> float:
        """Px of its letters, before they shrink."""
        if self.letters_px:
            return max(self.letters_px, SMALLEST_PX) if theme.format == "small" else self.letters_px
        return theme.font(self.letters or LETTERS[self.role][0])

    def _letters(self, px: float) -> Letters:
        bold = LETTERS[self.role][1] if self.bold is None else self.bold
        return Letters(max(1, round(px)), bool(bold), self.italic)

    def reads(self, width: float, height: float) -> bool:
        """Whether it would be read whole in such a box, no word of it broken."""
        _pen, setting = self._fit(width, height)
        return not (setting.cut or setting.broken)

    def fitting(self) -> float:
        """Px of the letters it would be drawn in by itself."""
        return float(self._fit(self.width, self.height)[0].px)

    def _set(self) -> tuple[Letters, text_layout.Set]:
        pen, setting = self._fit(self.width, self.height, self.at_most)
        return pen, self._balance(setting, pen) if self.balanced else setting

    def _fit(self, width: float, height: float, at_most: float = 0) -> tuple[Letters, text_layout.Set]:
        px, full = self.px, self._letters(min(self.px, at_most or self.px))
        least = min(full.px, text_layout.least_px(px)) if self.shrink else full.px

        def fit(text: str) -> tuple[Letters, text_layout.Set]:
            runs = text_layout.runs_of(text, full.bold)
            return text_layout.fit(runs, full, least, width, lambda pen: self._most(pen, height))

        pen, setting = fit(self.text)
        return fit(self.shorter) if setting.cut and self.shorter else (pen, setting)

    def _most(self, pen: Letters, height: float) -> int:
        """Lines there is room for. A line may hang over by its own leading: it is the letters that must be inside."""
        step = pen.px * self._leading(pen)
        most = int((height + step - pen.px) / step) if height > 1 else 1
        if most == 1 and step > 1.1 * max(1, height):
            return 0
        return min(most, int(self.lines)) if self.lines else most

    def _balance(self, setting: text_layout.Set, pen: Letters) -> text_layout.Set:
        """The same number of lines in the narrowest box that takes them."""
        count, least, most = len(setting.lines), 1.0, self.width
        if count < 2 or setting.cut or setting.broken:
            return setting
        while most - least > pen.px / 4:
            middle = (least + most) / 2
            narrower = text_layout.set_lines(text_layout.runs_of(self.text, pen.bold), pen, middle, count)
            if narrower.cut or narrower.broken:
                least = middle
            else:
                most, setting = middle, narrower
        return setting


class OneLine(Text):
    """What never takes a second line."""

    lines = Look(1, alters=True)


class Title(OneLine):
    """What a screen or a sheet is called."""

    role = Look("title", alters=True)


class Heading(OneLine):
    """What a part of it is called."""

    role = Look("heading", alters=True)


class Bold(Text):
    """What is read first."""

    bold = Look(True, alters=True)
    lines = Look(2, alters=True)


class BoldLine(OneLine, Bold):
    """What is read first, and never takes a second line."""


class FeltNote(Text):
    """Said on the felt, between the papers."""

    ink = ObjectProperty("felt_ink")
    letters = Look(29, alters=True)
    lines = Look(2, alters=True)


class TrayNote(Text):
    """Said between the blocks of a tray."""

    ink = ObjectProperty("wood_ink")
    letters = Look(27, alters=True)
    lines = Look(2, alters=True)
    align = Hint("middle")
    weight = Hint(1)


class Aside(Text):
    """What is said beside the main thing, in paler ink."""

    ink = ObjectProperty("ink2")
    letters = Look(25, alters=True)


class AsideLine(OneLine, Aside):
    """Said beside the main thing, and never takes a second line."""
