"""How units have had it, counted in words: of a unit its weeks, of an organisation its units. Made of told words and
of nothing else, so that no count tells more than the words in it.

    some = of_units(cells)              # {7: {'2026-W46': Word.MIXED, '2026-W47': None}}
    counted(some[7].values())           # Counted(of=1, good=0, hard=0, …)
    counted(usual(weeks.values()) for weeks in some.values())
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from board.catalogue import Nn_, _, _n
from board.privacy import Word, middle
from sync.server.reports import wellbeing
from sync.server.reports.wellbeing import Cell

LATELY = 4
"""So many weeks are «lately»."""
WEEKS = Nn_(
    "{good} av {n} uke mest godt, {hard} mest dårlig",
    "{good} av {n} uker mest godt, {hard} mest dårlig",
)
UNITS = Nn_(
    "{good} av {n} enhet mest godt, {hard} mest dårlig",
    "{good} av {n} enheter mest godt, {hard} mest dårlig",
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Of so many, so many had it «mest godt» or better, and so many «mest dårlig» or worse. `words` counts each word
    of the scale, worst first."""

    of: int
    good: int
    hard: int
    words: tuple[int, ...]

    def said(self, forms: tuple[str, str] = WEEKS) -> str:
        """«9 av 12 uker mest godt, 1 mest dårlig»: each count holds those that had it better, or worse, as well.

        >>> Counted(12, 9, 0, (0, 0, 3, 5, 4)).said()
        '9 av 12 uker mest godt, ingen mest dårlig'
        """
        return _n(*forms, self.of, good=self.good, hard=self.hard or _("ingen"))


def of_units(some: Iterable[Cell]) -> dict[int, dict[str, Word | None]]:
    """The word of each unit and week in which there was a vote: the one in the middle of its goals', None where
    nothing of it may be told."""
    found: dict[int, dict[str, Word | None]] = {}
    for (unit, week), told in wellbeing.grouped(some, lambda cell: (cell.unit, cell.week)).items():
        found.setdefault(unit, {})[week] = told.word if told else None
    return found


def usual(words: Iterable[Word | None]) -> Word | None:
    """How it has mostly been; None where nothing is told."""
    some = [word for word in words if word is not None]
    return middle(some) if some else None


def counted(words: Iterable[Word | None]) -> Counted | None:
    """None where nothing is told."""
    some = [word for word in words if word is not None]
    if not some:
        return None
    each = tuple(some.count(word) for word in Word)
    return Counted(len(some), sum(word.good for word in some), sum(word.hard for word in some), each)


def heaviness(weeks: Mapping[str, Word | None], lately: Iterable[str]) -> tuple[float, ...]:
    """What units are put in order by, those that have it hard first: by the words of late, then by all of them. Two
    units with the same words have the same place."""
    order: list[float] = []
    for words in ([weeks.get(week) for week in lately], weeks.values()):
        some = [word for word in words if word is not None]
        order += [middle(some), sum(some) / len(some)] if some else [9.0, 9.0]
    return tuple(order)
