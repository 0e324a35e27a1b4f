"""What several sheets of questions have in common: the number and the words of a question over it, the note that is
pressed to be written on, and what was asked, as it is read afterwards."""

from __future__ import annotations

from kivy.properties import NumericProperty, StringProperty

from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.paper import OpenSheet, StickyNote
from kiosk.widgets.plan import Abreast, Down


class QuestionHead(Abreast):
    """A number on petrol, and what is asked."""

    number = StringProperty("")
    words = StringProperty("")


class QuestionTop(Down):
    """The same at the top of a sheet, with what is to be known of it: what is pressed lies below, within reach."""

    number = StringProperty("")
    words = StringProperty("")
    about = StringProperty("")
    lines = NumericProperty(2)


class SignedLine(Abreast):
    """What is said of it, beside its sign; not there where nothing is."""

    sign = StringProperty("")
    text = StringProperty("")
    ink = StringProperty("ink")


class WhyTold(OpenSheet):
    """What was asked, in the words it was asked in; of what was lifted, what for and what it would give."""

    head = StringProperty("")
    why = StringProperty("")
    asks = StringProperty("")
    hours = StringProperty("")


class NoteToWrite(Press, StickyNote):
    """What was written, or `place` where nothing is yet."""

    text = StringProperty("")
    place = StringProperty("")
    letters = NumericProperty(31)
    """px of what is written"""
    lines = NumericProperty(7)
