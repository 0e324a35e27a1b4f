"""The number and the words of a question, over its sheet."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.widgets.plan import Across


class QuestionHead(Across):
    """A number on petrol, and what is asked."""

    number = StringProperty("")
    words = StringProperty("")
