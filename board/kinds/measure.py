"""A measure is one measured value of a card: before, under way, or after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from board.catalogue import N_, _
from board.context import Context
from board.errors import Kind, Refused
from board.export import Export
from board.index import Children
from board.kinds.card.record import Card
from board.kinds.card.rules import check_measured
from board.record import Day, Id, Number, Record

_PHASES = {"before": 0, "during": 1, "after": 2}


class Measure(Record):
    """One measured value of a card."""

    word: ClassVar[str] = N_("måling")
    exported: ClassVar[Export] = Export(
        "measures",
        "Målinger",
        "Målte verdier av kort: før, underveis og etter.",
        {
            "card": ("Kort", "Id i tabellen Forbedringskort"),
            "taken": ("Dag", "Da det ble målt"),
            "value": ("Verdi", "I det som kortet måles i"),
            "phase": ("Når", "before før, during underveis, after etter"),
        },
        refers={"card": "cards.id"},
        kept="a_year",
    )
    indexed = ("card",)

    card: Id = ""
    taken: Day | None = None
    value: Number = 0.0
    phase: Literal["before", "during", "after"] = "during"


class Measures(Children[Measure], of=Measure, under="card"):
    """The measured values of a card: before, under way by day, after."""

    def place(self, record: Measure) -> tuple[Any, ...]:
        return _PHASES[record.phase], str(record.taken or ""), record.id


def phases(measures: Sequence[Measure]) -> tuple[tuple[int, str], ...]:
    """Where the values of the try, and of what came of it, begin: places and names."""
    named = {"during": _("underveis"), "after": _("etter")}
    first: dict[str, int] = {measure.phase: place for place, measure in reversed(list(enumerate(measures)))}
    return tuple((first[phase], name) for phase, name in named.items() if first.get(phase))


def before_and_after(measures: Sequence[Measure]) -> tuple[float | None, float | None]:
    """The last value from before the try, and the last of what came of it."""
    last = {measure.phase: measure.value for measure in measures}
    return last.get("before"), last.get("after")


@dataclass(frozen=True)
class AddMeasure:
    """A measured value of a card. `phase` is before, during or after."""

    id: str
    card: str
    value: float
    phase: str = "during"
    taken: str = ""

    def run(self, context: Context) -> None:
        context.wanted(Card, self.card)
        if not -1e9 < self.value < 1e9:
            raise Refused(Kind.NUMBER_WRONG, text=f"{self.value:g}")
        taken = self.taken or str(context.today)
        context.put(Measure, self.id, card=self.card, value=self.value, phase=self.phase, taken=taken)


@dataclass(frozen=True)
class RemoveMeasure:
    id: str

    def run(self, context: Context) -> None:
        measure = context.board.measures.items.get(self.id)
        if measure is None:
            raise Refused(Kind.GONE)
        card = context.board.cards.get(measure.card)
        others = [m for m in context.board.measures.of(measure.card) if m.id != self.id]
        if card and card.stage == "done":
            check_measured(card, others)
        context.put(Measure, self.id, archived=True)
