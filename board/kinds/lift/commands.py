"""What people do with a lift: lift a card, take it back, ask again; and above: read it, look into it, answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from board.context import Context
from board.errors import Kind, Refused
from board.kinds.lift.index import LiftedHere, Lifts
from board.kinds.lift.record import LOTS, SAID, Asked, Lift, Lifted, Verdict, lift_id, said
from board.limits import LINE
from board.local import new_id
from board.log.change import Json

WHY, ANSWER = 400, 400
"""Signs: what can be read from where one stands."""


@dataclass(frozen=True)
class LiftCard:
    """A card is lifted to a unit above, or what was asked of it is asked anew; it stays where it hangs. Other words
    are another question: an answer may be on its way to those that were read."""

    card: str
    to: str
    to_name: str
    why: str
    asks: Asked = "decision"
    by: date | None = None

    def run(self, context: Context) -> None:
        card = context.board.cards.get(self.card)
        if card is None or card.archived:
            raise Refused(Kind.GONE)
        why = _text(self.why, WHY)
        if not self.to:
            raise Refused(Kind.LIFT_TO_NOBODY)
        if not why:
            raise Refused(Kind.LIFT_WHY_MISSING)
        before = context.board.of(Lifts).get(lift_id(card.id))
        fresh: dict[str, Json] = {}
        same = before and (before.to, before.asks, before.why) == (self.to, self.asks, why)
        if before is None or not same or before.back or before.archived or before.answered:
            fresh = {
                "made": context.now_ms,
                "turn": 1 + int(new_id(), 16) % LOTS,
                "back": False,
                "archived": False,
                **SAID,
            }
        asked = {"asks": self.asks, "why": why, "by": self.by.isoformat() if self.by else None}
        name = self.to_name[:LINE]
        context.put(Lift, lift_id(card.id), card=card.id, to=self.to, to_name=name, **asked, **fresh)


@dataclass(frozen=True)
class TakeLiftBack:
    """The card is ours alone again."""

    card: str

    def run(self, context: Context) -> None:
        lift = context.board.of(Lifts).of_card(self.card)
        if lift is None:
            raise Refused(Kind.GONE)
        context.put(Lift, lift.id, back=True)


@dataclass(frozen=True)
class ReadLifted:
    """Somebody here has opened what a unit below lifted to us: it is read from that day on."""

    id: str

    def run(self, context: Context) -> None:
        _say(context, self.id, {})


@dataclass(frozen=True)
class LookIntoLifted:
    """We look into it, or somebody of us does: `responsible` is a first name."""

    id: str
    responsible: str = ""

    def run(self, context: Context) -> None:
        today = context.today.isoformat()
        _say(context, self.id, {"discussed": today})
        context.put(Lifted, self.id, responsible=" ".join(self.responsible.split()))


@dataclass(frozen=True)
class AnswerLifted:
    """The unit below is answered. A no, and a yes in part, say why."""

    id: str
    verdict: Verdict
    answer: str = ""

    def run(self, context: Context) -> None:
        answer = _text(self.answer, ANSWER)
        if not self.verdict:
            raise Refused(Kind.LIFT_ANSWER_MISSING)
        if self.verdict != "yes" and not answer:
            raise Refused(Kind.LIFT_REASON_MISSING)
        today = context.today.isoformat()
        _say(context, self.id, {"discussed": today, "verdict": self.verdict, "answer": answer, "answered": today})


def _say(context: Context, id_: str, new: dict[str, Json]) -> None:
    """Of what is asked now; a day that was said already stays, but for that of the answer."""
    lifted = context.board.of(LiftedHere).get(id_)
    if lifted is None or lifted.archived or lifted.back:
        raise Refused(Kind.GONE)
    before = {name: value.isoformat() if isinstance(value, date) else value for name, value in said(lifted).items()}
    days = {"read": before["read"] or context.today.isoformat()}
    if before["discussed"]:
        days["discussed"] = before["discussed"]
    context.put(Lifted, lifted.id, heard=lifted.turn, **{**before, **new, **days})


def _text(text: str, most: int) -> str:
    plain = " ".join(text.split())
    if len(plain) > most:
        raise Refused(Kind.TEXT_TOO_LONG, length=len(plain), limit=most)
    return plain
