"""What must hold on a wall, whatever was done to it: the screen, the file and the log say the same, nothing is drawn
outside its box, every sheet is answered by a finger on it, and from everywhere there is a way home.

Each of these raises AssertionError that says what was seen.
"""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy import Connection, select

from board.kinds import kinds
from board.log import log
from board.store.store import Store
from kiosk.demo.hung import Hung
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.input.tap import Press, shown_presses
from kiosk.widgets.input.text_input import writing
from tests.kiosk.monkey.hands import Hands

WAYS_OUT = (
    "digit-cancel",
    "confirm-no",
    "pad-cancel",
    "cancel",
    "key-done",
    "reader-close",
    "pick-close",
    "day-close",
    "choose-close",
)
WAYS_OUT += ("arrivals-cancel", "answer-home", "answer-later", "to-board", "home", "back", "meeting-back")
WAYS_OUT += ("step-done", "to-stream", "to-card")
"""What people press to get away, the more pressing first."""
FAR = 25
"""So many presses away from the board is far; nobody would find home any more."""


class Faults(logging.Handler):
    """Collects what the wall writes into its log as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(self.format(record))


def same_as_file(wall: Hung) -> None:
    """What the screens know is what the file holds, and what is drawn is what they would draw now."""
    wall.settle()
    shown, stored = wall.board, wall.stored
    for name in vars(stored):
        if not name.startswith("_"):
            assert getattr(shown, name) == getattr(stored, name), f"{name}: screen and file differ"
    before = wall.texts()
    assert wall.root.screen is not None
    wall.root.screen.render(wall.root.state)
    wall.frames(2, 0)
    after = wall.texts()
    assert before == after, f"drawn {sorted({*before} - {*after})}, the board says {sorted({*after} - {*before})}"
    if wall.screen == "home":
        hung = {card.id: card.title for stage in kinds_of_columns(wall) for card in stage}
        for press in shown_presses():
            if press.test_name.startswith("card-"):
                known = press.test_name.removeprefix("card-") in hung
                assert known, f"{press.test_name} hangs and is not in the file"


def kinds_of_columns(wall: Hung) -> list[Any]:
    cards = wall.stored.cards
    return [cards.column(stage) for stage in ("suggestion", "plan", "do", "check", "act", "done")]


def same_as_log(wall: Hung) -> None:
    """The tables are what the log makes of them."""

    def look(store: Store) -> None:
        with store.write() as tx:
            trial, before = tx.begin_nested(), _tables(tx)
            log.rebuild(tx)
            after = _tables(tx)
            trial.rollback()
        assert before == after, "the tables differ from the log"

    wall.root.worker.with_store(look)


def _tables(tx: Connection) -> dict[str, Any]:
    rows = {kind: select(record.table).order_by(record.table.c.id) for kind, record in kinds.items()}
    return {kind: [tuple(row) for row in tx.execute(query)] for kind, query in rows.items()}


def nothing_outside(wall: Hung) -> None:
    assert not wall.clipped(), f"drawn outside its box: {wall.clipped()}"


def upper_sheet() -> Sheet | None:
    """What has to be answered before anything else."""
    for press in shown_presses():
        widget: Any = press
        while widget.parent is not None and widget.parent is not widget:
            widget = widget.parent
            if isinstance(widget, Sheet):
                return widget
    return None


def answered_by_touch(wall: Hung, hands: Hands) -> str:
    """Something on the upper sheet answers a finger. Says what it was."""
    sheet = upper_sheet()
    if sheet is None:
        return ""
    before = _seen(wall)
    presses = sorted(_on(sheet), key=lambda press: not press.test_name.endswith(("close", "cancel", "no", "later")))
    for press in presses:
        name = press.test_name
        hands.touch(press)
        if _seen(wall) != before:
            return name
    raise AssertionError(f"no touch on the sheet answers: {[press.test_name for press in presses]}")


def way_home(wall: Hung, hands: Hands) -> None:
    """Somebody who wants to get home gets there: who sees no way out tries what was not tried yet."""
    trail: list[str] = []
    while not (wall.screen == "home" and upper_sheet() is None):
        assert len(trail) < FAR, f"no way home from {wall.screen}: pressed {trail}"
        names = {press.test_name: press for press in shown_presses()}
        out = next((names[name] for name in WAYS_OUT if name in names), None)
        assert names, f"nothing can be pressed on {wall.screen}"
        out = out or names[min(names, key=lambda name: (trail.count(name), hands.chance.random()))]
        trail.append(out.test_name)
        hands.touch(out)


def _on(sheet: Sheet) -> list[Press]:
    """What can be pressed on the sheet itself; its keyboard does not answer for it."""
    return [
        press
        for press in shown_presses()
        if sheet in _over(press) and not press.test_name.startswith("key-") and press.enabled
    ]


def _over(widget: Any) -> list[Any]:
    found = []
    while widget.parent is not None and widget.parent is not widget:
        widget = widget.parent
        found.append(widget)
    return found


def _seen(wall: Hung) -> tuple[Any, ...]:
    return (
        wall.screen,
        wall.texts(),
        [(press.test_name, press.enabled) for press in shown_presses()],
        writing.at and (writing.at, writing.at.text, writing.at.caret),
    )
