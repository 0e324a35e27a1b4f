"""The note beside a new suggestion: every suggestion is welcome, and with a network it can be sent from a phone.

The square leads to a page for suggestions and nothing else: votes are given at the wall, by hand.
"""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.widgets.paper.paper import StickyNote


class Invitation(StickyNote):
    """`phone` is the address behind the square; without one the note says its words in larger letters."""

    phone = StringProperty("")
