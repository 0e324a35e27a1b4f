"""What people do with a lift: lift a card, or ask units below of it, take it back, ask again; and where it was asked:
read it, look into it, answer, lift it further."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from board.context import Context
from board.errors import Kind, Refused
from board.kinds.card.record import Card
from board.kinds.lift.index import Lifts
from board.kinds.lift.record import (
    FURTHER,
    LOTS,
    SAID,
    Asked,
    Lift,
    Lifted,
    Verdict,
    asked_id,
    further_id,
    lift_id,
    outcome,
    said,
)
from board.limits import LINE, one_line
from board.local import new_id
from board.log.change import Json
from board.neighbours import Sister

_NOT_ANSWERED: dict[str, Json] = {"answered": None, "verdict": "", "answer": ""}
WHY, ANSWER = 400, 400
"""Signs: what can be read from where one stands."""


@dataclass(frozen=True)
class LiftCard:
    """A card is lifted to a unit above, or what was asked of it is asked anew; it stays where it hangs. Other words
    are another question: an answer may be on its way to those that were read. The card is flagged, as those that know
    no lifts have it."""

    card: str
    to: str
    to_name: str
    why: str
    asks: Asked = "decision"
    by: date | None = None

    def run(self, context: Context) -> None:
        context.wanted(Card, self.card)
        if not self.to:
            raise Refused(Kind.LIFT_TO_NOBODY)
        _ask(context, lift_id(self.card), (self.to, self.to_name[:LINE]), self, card=self.card, asks=self.asks)
        context.put(Card, self.card, help_wanted=True)


@dataclass(frozen=True)
class AskBelow:
    """Units below are asked of a card, by when they are to answer; those that were asked and are not among them are
    asked no more. The card is ours, and stays so."""

    card: str
    units: tuple[Sister, ...]
    why: str
    by: date | None = None

    def run(self, context: Context) -> None:
        context.wanted(Card, self.card)
        if not self.units:
            raise Refused(Kind.LIFT_TO_NOBODY)
        for unit in self.units:
            _ask(context, asked_id(self.card, unit.id), (unit.id, unit.name), self, card=self.card, down=True)
        wanted = {unit.id for unit in self.units}
        for lift in context.board.of(Lifts).asked(self.card):
            if lift.to not in wanted:
                context.put(Lift, lift.id, back=True)


@dataclass(frozen=True)
class LiftFurther:
    """What a unit lifted to us is lifted to a level above us, or asked anew there: we have taken it up, and it is
    theirs to answer, in place of what we may have answered, until we take it back or answer ourselves. `lifted`: the
    id it hangs here under."""

    lifted: str
    to: str
    to_name: str
    why: str
    asks: Asked = "decision"
    by: date | None = None

    def run(self, context: Context) -> None:
        if not self.to:
            raise Refused(Kind.LIFT_TO_NOBODY)
        lifted = _hung(context, self.lifted)
        if lifted.down or lifted.closed:
            raise Refused(Kind.LIFT_NOBODY_WAITS)
        if self.to == lifted.origin:
            raise Refused(Kind.LIFT_CAME_FROM_THERE)
        _say(context, lifted, {"discussed": context.today.isoformat(), **_NOT_ANSWERED})
        id_ = further_id(lifted.id, lifted.turn)
        _ask(context, id_, (self.to, self.to_name[:LINE]), self, lifted=lifted.id, asks=self.asks)


@dataclass(frozen=True)
class TakeFurtherBack:
    """What we lifted further is ours alone to answer again."""

    lifted: str

    def run(self, context: Context) -> None:
        further = context.board.of(Lifts).of_lifted(_hung(context, self.lifted))
        if further is None:
            raise Refused(Kind.GONE)
        context.put(Lift, further.id, back=True)


@dataclass(frozen=True)
class TakeLiftBack:
    """The card is ours alone again."""

    card: str

    def run(self, context: Context) -> None:
        lift = context.board.of(Lifts).of_card(self.card)
        if lift is None:
            raise Refused(Kind.GONE)
        context.put(Lift, lift.id, back=True)
        context.put(Card, self.card, help_wanted=False)


@dataclass(frozen=True)
class AskNoMore:
    """No unit below is asked of a card any more."""

    card: str

    def run(self, context: Context) -> None:
        asked = context.board.of(Lifts).asked(self.card)
        if not asked:
            raise Refused(Kind.GONE)
        for lift in asked:
            context.put(Lift, lift.id, back=True)


@dataclass(frozen=True)
class ReadLifted:
    """Somebody here has opened what a unit below lifted to us: it is read from that day on."""

    id: str

    def run(self, context: Context) -> None:
        _say(context, _hung(context, self.id), {})


@dataclass(frozen=True)
class LookIntoLifted:
    """We look into it, or somebody of us does: `responsible` is a first name."""

    id: str
    responsible: str = ""

    def run(self, context: Context) -> None:
        today = context.today.isoformat()
        _say(
            context,
            _hung(context, self.id),
            {"discussed": today, "responsible": one_line(self.responsible)},
        )


@dataclass(frozen=True)
class AnswerLifted:
    """The unit below is answered. A no, and a yes in part, say why. Where we lifted it further, nobody there needs to
    answer any more; what they have answered stays."""

    id: str
    verdict: Verdict
    answer: str = ""

    def run(self, context: Context) -> None:
        answer = _text(self.answer, ANSWER)
        if not self.verdict:
            raise Refused(Kind.LIFT_ANSWER_MISSING)
        if self.verdict != "yes" and not answer:
            raise Refused(Kind.LIFT_REASON_MISSING)
        today, lifted = context.today.isoformat(), _hung(context, self.id)
        _say(context, lifted, {"discussed": today, "verdict": self.verdict, "answer": answer, "answered": today})


def _hung(context: Context, id_: str) -> Lifted:
    lifted = context.wanted(Lifted, id_)
    if lifted.back:
        raise Refused(Kind.GONE)
    return lifted


def _ask(
    context: Context, id_: str, unit: tuple[str, str], said_: LiftCard | LiftFurther | AskBelow, **what: Json
) -> None:
    """Asked in other words, of another unit, or after an answer, it is another question."""
    to, name = unit
    why = _text(said_.why, WHY)
    if not why:
        raise Refused(Kind.LIFT_WHY_MISSING)
    before = context.board.of(Lifts).get(id_)
    fresh: dict[str, Json] = {}
    same = before and (before.to, before.asks, before.why) == (to, what.get("asks", ""), why)
    if before is None or not same or before.back or before.archived or outcome(before).answered:
        turn = 1 + int(new_id(), 16) % LOTS
        standing = {"back": False, "archived": False, "closed": False}
        fresh = {"made": context.now_ms, "turn": turn, **standing, **SAID, **FURTHER}
    asked: dict[str, Json] = {"why": why, "by": said_.by.isoformat() if said_.by else None}
    context.put(Lift, id_, to=to, to_name=name, **what, **asked, **fresh)


def _say(context: Context, lifted: Lifted, new: dict[str, Json]) -> None:
    """Of what is asked now; a day that was said already stays, but for that of the answer."""
    before = {name: value.isoformat() if isinstance(value, date) else value for name, value in said(lifted).items()}
    days = {"read": before["read"] or context.today.isoformat()}
    if before["discussed"]:
        days["discussed"] = before["discussed"]
    context.put(Lifted, lifted.id, heard=lifted.turn, **{**before, **new, **days})


def _text(text: str, most: int) -> str:
    plain = one_line(text)
    if len(plain) > most:
        raise Refused(Kind.TEXT_TOO_LONG, length=len(plain), limit=most)
    return plain
