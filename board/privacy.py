"""What may be shown of votes. Every number that leaves a vase passes here. Pure.

Rules: 10-FAKTOR shows nothing below three answers; Datatilsynet asks for anonymous data where it serves.

Outside its unit one count of one wall (for one goal, in one week) is told as one word of one scale, or not at all.
Shares would not do: of few voters three rounded shares are mostly exact. A word is coarse enough: behind each there
are at least three counts, and none proves of any colour that nobody or that everybody laid it. How many laid a ball
is told, and the proof takes it as known (tests/board/test_privacy.py goes through every count of 3 to 60 voters).

All that is told of several – goals, weeks, units, a country – counts words. So a sum can give away no more than its
parts have told already: there is nothing to subtract it from, and nothing hidden is in it.

    told = tell(8, 1, 0, threshold=3)      # laid 9, Word.GOOD
    tell(2, 0, 0, threshold=3)             # None: it may only be said that there was a vote
    together([told, other])                # of both: which words, and how often
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Final

from board.catalogue import N_, _

THRESHOLD: Final = 3
"""Fewer balls than this are never shown or sent as colours. A unit may raise it; nobody may lower it."""
TOLD_FROM: Final = 4
"""Fewer balls than this are told of nowhere outside the unit: of three voters no two words are coarse enough."""
_FIVE_WORDS_FROM: Final = 5


class Word(IntEnum):
    """How a week was, worst first. Four voters are told of in the three words in the middle."""

    BAD = 1
    MOSTLY_BAD = 2
    MIXED = 3
    MOSTLY_GOOD = 4
    GOOD = 5

    @property
    def good(self) -> bool:
        """«Mest godt», or better."""
        return self >= Word.MOSTLY_GOOD

    @property
    def hard(self) -> bool:
        """«Mest dårlig», or worse."""
        return self <= Word.MOSTLY_BAD

    def __str__(self) -> str:
        return _(SAID[self])


SAID: Final = {
    Word.BAD: N_("klart dårlig"),
    Word.MOSTLY_BAD: N_("mest dårlig"),
    Word.MIXED: N_("blandet"),
    Word.MOSTLY_GOOD: N_("mest godt"),
    Word.GOOD: N_("klart godt"),
}


def visible(laid: int, *thresholds: int) -> bool:
    """Whether the colours of so many balls may be known at all: under the highest of all thresholds that have a say,
    those of the unit and the organisation now, and the one the vote was opened under."""
    return laid >= max(THRESHOLD, *thresholds)


def word(green: int, red: int, laid: int) -> Word:
    """By how much green outweighs red, as a part of all balls: five words, cut at 0.6 and 0.2 to either side; of four
    voters three, cut at a third. Reckoned in whole numbers, the same to either side.

    >>> str(word(4, 1, 9)), str(word(3, 0, 5)), str(word(4, 0, 4)), str(word(0, 9, 9))
    ('mest godt', 'klart godt', 'mest godt', 'klart dårlig')
    """
    return _on_scale(green - red, laid, laid)


def _on_scale(balance: int, whole: int, laid: int) -> Word:
    """The word of a balance that lies within plus and minus `whole`."""
    if laid < TOLD_FROM:
        raise ValueError("of so few no word may be told")
    more, side = abs(balance), 1 if balance > 0 else -1
    if laid < _FIVE_WORDS_FROM:
        return Word(Word.MIXED + side * (3 * more >= whole))
    return Word(Word.MIXED + side * ((5 * more >= whole) + (5 * more >= 3 * whole)))


def tell_score(laid: int, points: int, *, threshold: int, hidden: bool = False) -> Word | None:
    """What may be told outside its unit of so many scores from 1 to 5 that come to so much: the word of the same
    scale, by how far their mean lies from 3; None where it is too few, or the wall told nothing itself. Behind each
    word there are at least three ways to have laid the balls, and none proves of any score that nobody or that
    everybody laid it (tests/board/test_privacy.py goes through them).

    >>> tell_score(9, 22, threshold=3), tell_score(9, 36, threshold=3), tell_score(3, 15, threshold=3)
    (<Word.MOSTLY_BAD: 2>, <Word.MOSTLY_GOOD: 4>, None)
    """
    if hidden or not visible(laid, max(threshold, TOLD_FROM)):
        return None
    return _on_scale(points - 3 * laid, 2 * laid, laid)


def middle(words: Iterable[Word]) -> Word:
    """The word in the middle; of two in the middle the worse, so that nobody who has it hard is overlooked.

    >>> str(middle([Word.GOOD, Word.BAD])), str(middle([Word.GOOD, Word.BAD, Word.MIXED]))
    ('klart dårlig', 'blandet')
    """
    some = sorted(words)
    return some[(len(some) - 1) // 2]


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of a vote, or of several together: how many balls, and how many votes were told in each word
    of the scale, worst first."""

    laid: int
    words: tuple[int, ...]

    @property
    def word(self) -> Word:
        """The word of one vote; of several the one in the middle."""
        return middle(word for word, times in zip(Word, self.words, strict=True) for _ in range(times))

    @property
    def votes(self) -> int:
        return sum(self.words)


def tell(green: int, pink: int, red: int, *, threshold: int, hidden: bool = False) -> Told | None:
    """What may be told of one count outside its unit; None where it is too few, or the wall told nothing itself."""
    laid = green + pink + red
    if hidden or not visible(laid, max(threshold, TOLD_FROM)):
        return None
    said = word(green, red, laid)
    return Told(laid, tuple(int(one == said) for one in Word))


def untold(today: date) -> str:
    """The first ISO week of which nothing may be told on this day. Only whole weeks are told, so that nobody can
    watch a vote come in, and each when a whole day has passed since: what was opened late on Sunday, or over
    midnight, would else be told minutes after.

    >>> [untold(date(2026, 11, day)) for day in (22, 23, 24)]  # Sunday, Monday, Tuesday
    ['2026-W47', '2026-W47', '2026-W48']
    """
    year, week, _ = (today - timedelta(days=1)).isocalendar()
    return f"{year}-W{week:02d}"


def together(told: Iterable[Told]) -> Told | None:
    """What may be told of several; None of none.

    Counts what was told of each, so it gives away nothing that they do not.

    >>> together([tell(9, 0, 0, threshold=3), tell(3, 3, 3, threshold=3)])
    Told(laid=18, words=(0, 0, 1, 0, 1))
    """
    return weighted((one, 1) for one in told)


def weighted(told: Iterable[tuple[Told, int]]) -> Told | None:
    """The same of many that were told alike: (what was told, how often)."""
    laid, words = 0, [0] * len(Word)
    for one, times in told:
        laid += one.laid * times
        words = [sum_ + more * times for sum_, more in zip(words, one.words, strict=True)]
    return Told(laid, tuple(words)) if laid else None
