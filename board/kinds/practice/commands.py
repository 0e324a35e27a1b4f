"""What people do with a practice: write its lines, say when it is asked about and what they found, offer it, and make
a habit of it."""

from dataclasses import dataclass

from board import calendar
from board.context import Context
from board.errors import Kind, Refused
from board.kinds.card.commands import MoveCard
from board.kinds.card.record import Card, Stage
from board.kinds.gain.commands import day_of
from board.kinds.practice.index import (
    LINES,
    Answers,
    Versions,
    poster,
    practice_id,
    usual_day,
    written,
)
from board.kinds.practice.record import Practice, Practicecheck, Practicelines, Practiceoffer
from board.limits import made_of, one_line, seen, within
from board.log.change import Json


@dataclass(frozen=True)
class WriteLine:
    """One of the three lines of a card's practice, `n` from 1, gets this text; none takes it away. While the card
    hangs where it hung when the version was begun, and once it is finished the same day, that is the same version;
    else a new one, with the other lines as they were. `id` is a new version's."""

    id: str
    card: str
    n: int
    text: str

    def run(self, context: Context) -> None:
        card, line, text = context.wanted(Card, self.card), LINES[self.n - 1], one_line(self.text)
        versions = context.board.of(Versions).of(card.id)
        now = versions[-1] if versions else Practicelines()
        if getattr(now, line) == text:
            return
        if versions and _open(context, card, now):
            context.put(Practicelines, now.id, **{line: text})
        else:
            lines: dict[str, Json] = {name: said for name in LINES if (said := getattr(now, name))} | {line: text}
            made = within(max(context.now_ms, now.made + 1))  # the clock may have gone back, and the latest holds
            context.put(Practicelines, self.id, card=card.id, made=made, **lines)
        if not written(now):
            _ask_on(context, card.id, str(usual_day(context.today)))


@dataclass(frozen=True)
class AskOn:
    """The day it is asked whether the habit holds; none: it is not asked any more."""

    card: str
    day: str

    def run(self, context: Context) -> None:
        card = context.wanted(Card, self.card)
        if poster(context.board, card.id) is None:
            raise Refused(Kind.PRACTICE_LINE_MISSING)
        _ask_on(context, card.id, self.day)


@dataclass(frozen=True)
class AnswerHabit:
    """Whether the habit holds, and when that is asked again; where it does not, `note` says what came in the way."""

    id: str
    card: str
    holds: bool
    again: str = ""
    note: str = ""

    def run(self, context: Context) -> None:
        card, answers = context.wanted(Card, self.card), context.board.of(Answers)
        if answers.get(self.id):
            return  # the second of two taps
        if poster(context.board, card.id) is None:
            raise Refused(Kind.PRACTICE_LINE_MISSING)
        note, earlier = seen(self.note), answers.of(card.id)
        if not self.holds and not note:
            raise Refused(Kind.PRACTICE_REASON_MISSING)
        made = within(max(context.now_ms, earlier[-1].made + 1 if earlier else 0))
        told: dict[str, Json] = {"day": str(context.today), "holds": self.holds, "note": note, "made": made}
        context.put(Practicecheck, self.id, card=card.id, **told)
        _ask_on(context, card.id, self.again)


@dataclass(frozen=True)
class OfferTo:
    """The practice of a card is offered to a sister unit, or is not after all."""

    card: str
    sister: str
    name: str
    on: bool = True

    def run(self, context: Context) -> None:
        card = context.wanted(Card, self.card)
        told: dict[str, Json] = {"card": card.id, "sister": self.sister, "name": self.name, "archived": not self.on}
        context.put(Practiceoffer, made_of(card.id, self.sister), **told)


@dataclass(frozen=True)
class FinishCard:
    """A card is finished once it is said whether it worked: with lines where it did, with what was learned where it
    did not. The rules of a move hold as ever. A habit is never asked about on a day that has passed."""

    card: str
    seen: Stage

    def run(self, context: Context) -> None:
        card = context.wanted(Card, self.card)
        if not card.worked:
            raise Refused(Kind.PRACTICE_NOT_ANSWERED)
        if card.worked == "no" and not card.learned:
            raise Refused(Kind.PRACTICE_LEARNED_MISSING)
        found = poster(context.board, card.id)
        if card.worked != "no" and found is None:
            raise Refused(Kind.PRACTICE_LINE_MISSING)
        MoveCard(card.id, self.seen, "done").run(context)
        if found and found.asked and found.asked <= context.today:
            _ask_on(context, card.id, str(usual_day(context.today)))


def _open(context: Context, card: Card, version: Practicelines) -> bool:
    """Whether a version is still being written."""
    same_day = calendar.day(version.made) == context.today
    return version.made >= card.moved and (card.stage != "done" or same_day)


def _ask_on(context: Context, card: str, day: str) -> None:
    """None, or a day that comes."""
    if day and day_of(day) <= context.today:
        raise Refused(Kind.PRACTICE_DAY_PAST)
    context.put(Practice, practice_id(card), card=card, asked=day or None, archived=False)
