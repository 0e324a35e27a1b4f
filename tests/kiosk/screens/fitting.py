"""What holds for every screen on every panel, long words to try it with, and ten years of a unit's life."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from board import local
from board.calendar import HOME, week_of
from board.log import log
from board.log.change import Fact
from board.store.store import Store
from kiosk.demo.hung import Hung
from kiosk.theme import TOUCH_MM, theme
from kiosk.widgets.input.tap import SparePress
from tests.reach import out_of_reach

SIZES = [(1920, 1080), (3840, 2160), (1280, 800), (1080, 1920)]
DIAGONALS = {(1920, 1080): 43, (3840, 2160): 55, (1280, 800): 43, (1080, 1920): 43}
LONG = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning og kveldsrapporteringene"
LONG_NAME = "Øvre Ytterskogdalen heldøgnsomsorgsbolig"
REACH = {"wide": 360 / 1080, "small": 267 / 800, "tall": 640 / 1920}
"""Nothing is pressed above this part of the height; upright, what hangs above 120 cm is brought down
(tests/kiosk/test_reach.py)."""


def fits(wall: Hung) -> None:
    """No text reaches out of its box, and whatever is pressed is large enough and low enough."""
    assert wall.clipped() == []
    boxes = wall.boxes()
    small = [box for box in boxes if min(box.width_mm, box.height_mm) < TOUCH_MM - 0.1]
    assert not small, small
    if theme.format == "tall":  # what hangs high there is brought down
        assert out_of_reach(wall) == [], out_of_reach(wall)
        return
    top = REACH[theme.format] * wall.height
    named = {getattr(widget, "test_name", ""): widget for widget in reversed([*wall.walk()])}
    for box in boxes:
        widget = named[box.name]
        low = wall.height - widget.top >= top - 1 or isinstance(widget, SparePress)
        assert low, f"{box.name} is out of reach"


def write(wall: Hung, text: str) -> None:
    """Type a text on the keyboard of the screen, key by key."""
    for sign in text:
        if sign == " ":
            wall.press("key-space")
            continue
        if not wall.has(f"key-{sign.lower()}"):
            wall.press("key-page")
        if sign.isalpha() and wall.find(f"key-{sign.lower()}").label != sign:
            wall.press("key-shift")
        wall.press(f"key-{sign.lower()}")


def wipe(wall: Hung) -> None:
    """Rub out all that stands in the field."""
    while wall.find("pad-field").text:
        wall.press("key-backspace")


def ten_years(store: Store, now_ms: int) -> None:
    """Ten years of weeks: votes, some weeks without a meeting, some with too few, a goal that was rewritten every
    year, and gains with their corrections. Written as one action, since nobody looks at the way there."""
    today = datetime.fromtimestamp(now_ms / 1000, HOME).date()
    facts = [*_goals(today), *_weeks(today), *_gains(today), Fact("unit", "unit", {"name": "Ytterskogen"})]
    with store.write() as tx:
        log.append(tx, facts, device=local.get(tx, "_device"), stamp=store.clock.next(), group=local.new_id())


def _goals(today: date) -> list[Fact]:
    facts = []
    for slot in range(3):
        for year in range(10 if slot == 1 else 1):
            since = _ms(today - timedelta(weeks=520 - 52 * year, days=1))
            fields = {"slot": slot, "text": f"Mål {slot + 1} i år {year + 1}", "since": since}
            facts.append(Fact("goal", f"g{slot}-{year}", fields))
    return facts


def _weeks(today: date) -> list[Fact]:
    facts: list[Fact] = []
    for back in range(520, 0, -1):
        if back % 17 == 0:
            continue
        day, hidden = today - timedelta(weeks=back), back % 23 == 0
        week, id_ = week_of(day), f"m{back}"
        fields: dict[str, Any] = {"week": week, "planned": str(day), "started": _ms(day), "ended": _ms(day) + 900_000}
        facts.append(Fact("meeting", id_, {**fields, "present": 2 if hidden else 9, "next_keeper": "Per Olav"}))
        for slot in range(3):
            goal = f"g{slot}-{(520 - back) // 52 if slot == 1 else 0}"
            counts = {} if hidden else {"green": 3 + back % 4, "pink": 2, "red": 4 - back % 4}
            fields = {"meeting": id_, "week": week, "goal": goal, "hidden": hidden, **counts}
            facts.append(Fact("tally", f"t{back}-{slot}", fields))
    return facts


def _gains(today: date) -> list[Fact]:
    facts = []
    for number in range(40):
        made = _ms(today - timedelta(weeks=500 - 12 * number))
        shared = {"subject": f"s{number}", "title": LONG, "tool": ("value_stream", "5s", "other")[number % 3]}
        for entry in range(8):
            fields = {**shared, "state": "identified", "hours_per_week": 2.0 + entry / 4, "made": made + entry}
            facts.append(Fact("gain", f"e{number}-{entry}", {**fields, "note": LONG, "full_time_hours": 35.5}))
        if number % 2:
            fields = {**shared, "state": "realised", "hours_per_week": 1.5, "made": made + 9, "use": "quality"}
            facts.append(Fact("gain", f"e{number}-r", {**fields, "day": str(today), "note": "Mer tid til tur"}))
    return facts


def _ms(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 13, 30, tzinfo=HOME).timestamp() * 1000)
