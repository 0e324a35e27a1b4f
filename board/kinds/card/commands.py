"""What people do with cards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fractional_indexing import generate_key_between

from board.context import Context
from board.errors import Kind, Refused
from board.formats import short_day
from board.kinds.card.record import Card, Stage
from board.kinds.card.rules import check_answered_for, check_measured, check_move, checked, square
from board.limits import legible, seen
from board.log.change import Json
from board.order import last, under

_UNSAID: Mapping[str, Json] = {
    "title": "",
    "problem": "",
    "target": "",
    "responsible": "",
    "deadline": None,
    "stage": "suggestion",
    "unmeasurable": False,
}
"""What a list may say of a card, where it does not."""


@dataclass(frozen=True)
class AddCard:
    """A suggestion is hung up, topmost in Forslag. `goal` and `week` name the red result it was born from."""

    id: str
    title: str
    goal: str = ""
    week: str = ""
    fields: Mapping[str, Json] = field(default_factory=dict)

    def run(self, context: Context) -> None:
        if context.board.cards.get(self.id):
            return  # the second of two taps
        title, fields = seen(self.title), _read(self.fields)
        if not title:
            raise Refused(Kind.TITLE_MISSING)
        _check_deadline(context, fields.get("deadline"))
        context.put(
            Card,
            self.id,
            **{
                **fields,
                "title": title,
                "goal": self.goal,
                "week": self.week,
                "position": above(context, "suggestion"),
                "created": context.now_ms,
                "moved": context.now_ms,
            },
        )


@dataclass(frozen=True)
class EditCard:
    """Some fields of a card get new values."""

    id: str
    fields: Mapping[str, Json]

    def run(self, context: Context) -> None:
        card = context.wanted(Card, self.id)
        fields = _read(self.fields)
        if "title" in fields and not fields["title"]:
            raise Refused(Kind.TITLE_MISSING)
        if fields.get("deadline") != str(card.deadline):
            _check_deadline(context, fields.get("deadline"))
        changed = {name: value for name, value in fields.items() if _plain(getattr(card, name)) != value}
        if Card.told_together & changed.keys():
            changed |= {name: fields.get(name, getattr(card, name)) for name in Card.told_together}
            if card.stage == "suggestion":
                changed["position"] = _judged(context, card.model_copy(update=changed))
        check_answered_for(card.stage, changed.get("responsible", True), changed.get("deadline", True))
        if card.stage == "done" and changed.get("unmeasurable") is False:
            check_measured(card.model_copy(update={"unmeasurable": False}), context.board.measures.of(self.id))
        if changed:
            context.put(Card, self.id, **changed)


@dataclass(frozen=True)
class MoveCard:
    """A card goes from the stage it was seen in to another, to the top or under the card `below`."""

    id: str
    seen: Stage
    to: Stage
    below: str = ""

    def run(self, context: Context) -> None:
        card = context.wanted(Card, self.id)
        if card.stage != self.seen:
            raise Refused(Kind.MOVED_AWAY)
        position = _place(context, card.model_copy(update={"stage": self.to}), self.below)
        if self.to == self.seen:
            context.put(Card, self.id, position=position)
            return
        check_move(card, self.to, context.board.measures.of(self.id))
        anew: dict[str, Json] = {} if checked(self.to) else {"worked": ""}  # what is tried again has not worked yet
        context.put(Card, self.id, stage=self.to, position=position, moved=context.now_ms, **anew)


@dataclass(frozen=True)
class ImportCards:
    """Cards from elsewhere, all or none; those whose id is already known are left as they are.

    cards  id to fields; deadlines may have passed, since these cards are not promises made today

    Another wall may know them already, and what people have done there wins. Each card is told whole, so that of two
    lists that were brought in on two walls one is believed, and no card is put together out of both.
    """

    cards: Mapping[str, Mapping[str, Json]]

    def run(self, context: Context) -> None:
        context.by_nobody = True
        lowest: dict[str, str | None] = {}
        for id_, said in self.cards.items():
            if context.board.cards.get(id_):
                continue
            fields = _read(said)
            if not (title := seen(str(fields.get("title", "")))):
                raise Refused(Kind.TITLE_MISSING)
            stage = Card.check(fields).get("stage", "suggestion")
            if stage not in lowest:
                lowest[stage] = max((c.position for c in context.board.cards.column(stage)), default="") or None
            lowest[stage] = generate_key_between(lowest[stage], None)
            moved = 0 if stage == "done" else context.now_ms  # a list seldom says when it was finished
            told = {**_UNSAID, "created": context.now_ms, "moved": moved, **fields, "title": title}
            context.put(Card, id_, **{**told, "position": lowest[stage], "source": "import"})


def above(context: Context, stage: Stage) -> str:
    """A position on top of a column."""
    return under(context.board.cards.column(stage))


def _place(context: Context, card: Card, below: str) -> str:
    """A position in the column the card comes to, right under one of its cards or topmost. In Forslag it stays among
    those of its square, as near as can be to where it was put."""
    column = context.board.cards.column(card.stage)
    upon = next((one for one in column if one.id == below), None)
    beside = [one for one in column if square(one) == square(card) and one.id != card.id]
    return last(beside) if upon and square(upon) > square(card) else under(beside, below)


def _judged(context: Context, card: Card) -> str:
    """The position of a suggestion that comes to a square: under those that were put there before; taken out of all,
    topmost."""
    beside = [
        one for one in context.board.cards.column("suggestion") if square(one) == square(card) and one.id != card.id
    ]
    return last(beside) if square(card) >= 0 else under(beside)


def _check_deadline(context: Context, deadline: str | None) -> None:
    """Raise Refused unless the deadline is a day that comes, or none."""
    if not deadline:
        return
    try:
        day = date.fromisoformat(deadline)
    except ValueError as error:
        raise Refused(Kind.DATE_WRONG, text=deadline) from error
    if day < context.today:
        raise Refused(Kind.DEADLINE_PAST, date=short_day(day))


def _read(fields: Mapping[str, Json]) -> dict[str, Json]:
    """What is said of a card: a text of signs nobody can see is as if never written."""
    return {name: legible(value) for name, value in fields.items()}


def _plain(value: object) -> Json:
    return value.isoformat() if isinstance(value, date) else value
