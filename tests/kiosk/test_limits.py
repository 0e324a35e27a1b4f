"""Whatever came from elsewhere, each screen shows what can be shown, and says what cannot."""

from __future__ import annotations

from collections.abc import Callable

from board import calendar
from board.log import log
from board.log.change import Change
from board.store.store import Store
from kiosk.demo.hung import Hung

Hang = Callable[..., Hung]
FAR = 2**53 - 1
STRANGE = [
    ("goal", "g0", {"slot": 0, "text": "Ro", "since": FAR}),
    ("meeting", "m", {"week": "9999-W99", "planned": "9999-12-31", "started": FAR, "ended": FAR, "present": 5}),
    ("gain", "g", {"title": "Nøkler", "hours_per_week": 2, "made": FAR, "day": "0001-01-01"}),
    ("card", "c", {"title": "Ringeklokka", "created": FAR, "moved": FAR, "deadline": "9999-12-31"}),
    ("card", "A_b", {"title": "Uten navn"}),
    ("unit", "A_b", {"name": "x"}),
]


def strange(store: Store, _: int) -> None:
    """From another wall, as a centre without limits would have brought it."""
    with store.write() as tx:
        for n, (kind, record, fields) in enumerate(STRANGE, 1):
            log.ingest(tx, [Change("e" * 16, n, 1, f"g{n}", kind, record, fields)])


def test_every_screen_shows_what_can_be_shown_and_one_says_what_cannot(hang: Hang) -> None:
    wall = hang(fill=strange)
    for screen in ("home", "goals", "history", "gains", "settings"):
        wall.root.go(screen)
        wall.frames(10)
        assert wall.screen == screen
    assert wall.stored.cards.get("c")
    wall.press("section-about")
    wall.frames(10)
    health = wall.find("fact-health").value
    assert health == ("6 opplysninger kunne ikke leses: trivselsmål «Ro», tavlemøte «m», gevinst «Nøkler» og 3 til.")


def test_a_row_that_came_past_every_check_is_shown_at_the_end_of_the_calendar() -> None:
    """As in a file that is only looked at, and so not read once more."""
    assert calendar.day(FAR).year == 2100
    assert calendar.day(-(2**63)).year == 2000
