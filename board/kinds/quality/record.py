"""An entry of a gain of quality. Entries are never edited; a correction is a later entry of the same subject."""

from typing import ClassVar

from board.catalogue import N_
from board.export import Export
from board.kinds.gain.law import has_come
from board.kinds.gain.record import State, Tool
from board.record import Day, Id, Line, Millis, Name, Number, Paragraph, Record, Truth


class Quality(Record):
    """An entry of a gain of quality: a number of the unit's own before and after, or one sentence. It is in no sum of
    hours. Entries are never edited, but for `owner`: of a (subject, state) the one with the greatest (made, id) that
    counts holds. A `realised` one counts with a `day` that had begun two hours after it was `made`, in UTC, and a
    `value` or a `note`, unless it no longer `holds`. One that `confirms` never holds itself: what came to its end on
    another wall meanwhile is over."""

    word: ClassVar[str] = N_("kvalitetsgevinst")
    indexed = ("subject",)
    conflicts: ClassVar[tuple[str, ...]] = ("owner",)
    erased: ClassVar[dict[str, str]] = {"note": N_("Slettet")}
    exported: ClassVar[Export] = Export(
        "quality",
        "Kvalitet",
        "Hver linje om en gevinst uten timer: et tall før og etter, eller en setning. En rettelse er en ny linje. "
        "Den teller som en gevinst, og aldri i timer.",
        {
            "subject": ("Gjelder hva", "Id i tabellen Forbedringskort, eller en egen"),
            "title": ("Tittel", "Navnet på det som er bedre"),
            "tool": ("Verktøy", "value_stream verdistrømsanalyse, card forbedringskort, 5s, other annet"),
            "state": ("Tilstand", "identified anslag, realised realisert"),
            "measured": ("Måles i", "Det tallene teller, for eksempel fall i måneden"),
            "before": ("Før", "Tallet før"),
            "value": ("Etter", "Tallet etter; i et anslag det som ventes"),
            "note": ("Setning", "Hva som er blitt bedre"),
            "day": ("Fra", "Dagen det ble bedre"),
            "holds": ("Holder", "Usann når det ikke er bedre lenger"),
            "reason": ("Hva som skjedde", "Hvorfor det ikke holdt"),
            "owner": ("Følges opp av", "Fornavn eller initialer"),
            "made": ("Lagret", "Dagen det ble lagret"),
            "confirms": ("Bekrefter", "Sann når den bare sier at det fortsatt er bedre"),
        },
        names=frozenset({"owner"}),
        refers={"subject": "cards.id"},
        with_card="subject",
    )

    subject: Id = ""
    """a card's id, or an id of its own"""
    title: Line = ""
    """what is better; names a subject that is no card"""
    tool: Tool = "card"
    """how it was found"""
    state: State = "identified"
    """`identified` is what is hoped for; `realised` wants a `day`"""
    measured: Line = ""
    """what the numbers count, as it is said after them: fall i måneden"""
    before: Number | None = None
    """the unit's own number, before"""
    value: Number | None = None
    """the same number after; in an estimate the one hoped for"""
    note: Paragraph = ""
    """what is better, in words"""
    day: Day | None = None
    """from when it was better; not in the future"""
    holds: Truth = True
    """false when it is better no longer"""
    reason: Paragraph = ""
    """why it did not hold; a wall asks for one"""
    confirms: Truth = False
    """of a `realised` one: it says only that it is as much better as before"""
    owner: Name = ""
    """first name or initials of who follows it up"""
    made: Millis = 0
    """later than the subject's latest entry"""

    @property
    def counts(self) -> bool:
        if self.state == "identified":
            return True
        there = self.value is not None or bool(self.note) or not self.holds
        return there and self.day is not None and has_come(self.day, self.made)
