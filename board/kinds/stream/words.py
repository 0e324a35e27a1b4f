"""Time, work and how often, as they are said of a value stream. Pure.

duration(5702)      -> "3 døgn 23 t"
short(2880)         -> "2 døgn"
roughly(5702)       -> "nesten fire døgn"
work(62)            -> "62 minutter"
times(20)           -> "20 ganger i uka"
hours(23.58)        -> "23,6"

Waiting is told in days of `day_hours`: 24 make a «døgn», fewer a «dag».
"""

from __future__ import annotations

from math import floor

from board.catalogue import Nn_, _, _n
from board.formats import number, rounded
from board.kinds.stream.record import Per

HOUR = 60.0
ROUND_THE_CLOCK = 24.0
WEEKS_A_MONTH = 52 / 12
_ROUGH_DAYS = 10
"""From so many days on no hours are told."""
_NEARLY, _PLAIN = 0.2, 0.08
"""Shares of the next unit: what lacks no more is nearly there, and what is no further away is there."""


def duration(minutes: float, day_hours: float = ROUND_THE_CLOCK) -> str:
    """3 døgn 23 t; 1 døgn 1,5 t; 18 t; 1 t 30 min; 62 min below two hours."""
    whole = int(rounded(minutes))
    if whole < 2 * HOUR:
        return _("{n} min").format(n=number(minutes, most=1))
    if whole < day_hours * HOUR:
        told, rest = divmod(whole, int(HOUR))
        return _hours(told) if not rest else f"{_hours(told)} {_('{n} min').format(n=rest)}"
    days, left = _days(minutes, day_hours)
    return _day(days, day_hours) if not left else f"{_day(days, day_hours)} {_hours(left)}"


def spelled(minutes: float, day_hours: float = ROUND_THE_CLOCK) -> str:
    """3 døgn 23 timer; 18 timer; 2,5 timer; 2 timer 18 min; 45 minutter."""
    whole = int(rounded(minutes))
    if whole < 2 * HOUR:
        return _n("{n} minutt", "{n} minutter", whole)
    if whole < day_hours * HOUR:
        rest = whole % int(HOUR // 2) and whole % int(HOUR)
        words = _n("{n} time", "{n} timer", (whole - rest) / HOUR)
        return words if not rest else f"{words} {_('{n} min').format(n=rest)}"
    days, left = _days(minutes, day_hours)
    return _day(days, day_hours) if not left else f"{_day(days, day_hours)} {_n('{n} time', '{n} timer', left)}"


def short(minutes: float, day_hours: float = ROUND_THE_CLOCK) -> str:
    """One figure and its unit: 45 min, 18 t, 1,5 t, 2 døgn, 1,5 døgn."""
    if minutes < HOUR:
        return _("{n} min").format(n=number(minutes, most=0))
    if minutes < day_hours * HOUR:
        return _hours(rounded(minutes / HOUR, 1))
    return _day(rounded(minutes / HOUR / day_hours, 1), day_hours)


def roughly(minutes: float, day_hours: float = ROUND_THE_CLOCK) -> str:
    """As one says it: nesten fire døgn, vel to døgn, tre og et halvt døgn; figures from ten on."""
    days = minutes / HOUR / day_hours
    if days >= 1 and day_hours == ROUND_THE_CLOCK:
        return _rough(days, _("ett døgn"), Nn_("{n} døgn", "{n} døgn"), _("{n} og et halvt døgn"))
    if days >= 1:
        return _rough(days, _("én dag"), Nn_("{n} dag", "{n} dager"), _("{n} og en halv dag"))
    if minutes >= 2 * HOUR:
        return _rough(minutes / HOUR, _("én time"), Nn_("{n} time", "{n} timer"), _("{n} og en halv time"))
    return _n("{n} minutt", "{n} minutter", int(rounded(minutes)))


def work(minutes: float) -> str:
    """Minutes up to two hours, hours after that: 62 minutter, 2,5 timer, 20 timer."""
    if minutes <= 2 * HOUR:
        return _n("{n} minutt", "{n} minutter", int(rounded(minutes)))
    return _n("{n} time", "{n} timer", rounded(minutes / HOUR, 0 if minutes >= 10 * HOUR else 1))


def times(value: float, per: Per = "week") -> str:
    """20 ganger i uka; told in months where somebody said so. `value` is always of a week."""
    told = value if per == "week" else value * WEEKS_A_MONTH
    words = {
        "week": Nn_("{n} gang i uka", "{n} ganger i uka"),
        "month": Nn_("{n} gang i måneden", "{n} ganger i måneden"),
    }[per]
    return _n(*words, rounded(told, 1))


def hours(value: float) -> str:
    """Hours a week, to one decimal as on every paper: 23,6."""
    return number(value, 1)


def percent(share: float | None) -> str:
    """19 %; a dash where nothing can be reckoned; below one, one decimal."""
    if share is None:
        return "–"
    return _("{n} %").format(n=number(100 * share, most=1 if 0 < share < 0.1 else 0))


def _hours(value: float) -> str:
    return _("{n} t").format(n=number(value, most=1))


def _day(value: float, day_hours: float) -> str:
    if day_hours == ROUND_THE_CLOCK:
        return _n("{n} døgn", "{n} døgn", rounded(value, 1))
    return _n("{n} dag", "{n} dager", rounded(value, 1))


def _halves(minutes: float) -> float:
    """Hours, to the half."""
    return rounded(2 * minutes / HOUR) / 2


def _days(minutes: float, day_hours: float) -> tuple[int, float]:
    """Whole days, and the hours that are left, to the half; none of them from `_ROUGH_DAYS` on."""
    told = _halves(minutes)
    if told >= _ROUGH_DAYS * day_hours:
        return int(rounded(minutes / HOUR / day_hours)), 0
    days = int(told // day_hours)
    return days, rounded(told - days * day_hours, 1)


def _rough(value: float, one: str, many: tuple[str, str], half: str) -> str:
    """`one`, `many` and `half` say so many of a unit."""
    if value >= _ROUGH_DAYS:
        return _n(*many, int(rounded(value)))
    words = ["", _("en"), _("to"), _("tre"), _("fire"), _("fem"), _("seks"), _("sju"), _("åtte"), _("ni"), _("ti")]
    whole, rest = floor(value), value - floor(value)

    def told(n: int) -> str:
        return one if n == 1 else _n(*many, n).replace(number(n), words[n])

    if rest < _PLAIN:
        return told(whole)
    if rest > 1 - _NEARLY:
        return _("nesten {time}").format(time=told(whole + 1))
    if abs(rest - 0.5) <= _PLAIN:
        return half.format(n=words[whole])
    return _("over {time}").format(time=told(whole))
