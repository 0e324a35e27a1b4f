"""Stakeholder maps as they are looked at: none yet, the usual one, one group that waits for a place, two hundred,
long names, a cell as a list, and the one of a card."""

from __future__ import annotations

from dataclasses import dataclass

from fractional_indexing import generate_n_keys_between

from board.context import Command, Context
from board.demonstration.moments import identity
from board.kinds.stakeholder.commands import EditStakeholder, HangStakeholder, NameMap, TakeMapDown
from board.kinds.stakeholder.index import stakeholder_id
from board.kinds.stakeholder.record import Stakeholder
from tests.kiosk import scenes

MAP = identity("stakeholders", "morgenbrett")
"""That of the demonstration."""
CARD = identity("card", "vaskeplan")
WORDS = "Medikamentoppsamlingsrutinegjennomgangen"
WIDEST = "m" * 60 + " " + "n" * 58
KITCHEN = stakeholder_id(MAP, "Kjøkkenet")


@dataclass(frozen=True)
class HangAll:
    """Many at once, as they come from another wall."""

    map: str
    names: tuple[str, ...]

    def run(self, context: Context) -> None:
        places = generate_n_keys_between(None, None, len(self.names))
        for n, (name, place) in enumerate(zip(self.names, places, strict=True)):
            at = {"interest": n % 4 + 1, "influence": n // 4 % 4 + 1} if n % 5 else {}
            context.put(
                Stakeholder, stakeholder_id(self.map, name), map=self.map, name=name, position=str(place), **at
            )


def many(count: int, word: str = "Gruppe", map_: str = "m200") -> tuple[Command, ...]:
    """So many groups, every fifth without a place, the others in all cells."""
    names = tuple(f"{word[:36]} {n + 1}" for n in range(count))
    return NameMap(map_, "Ny turnus for alle som arbeider her, også i helgene"), HangAll(map_, names)


LONG: tuple[Command, ...] = (
    *many(40, WORDS),
    EditStakeholder(stakeholder_id("m200", f"{WORDS[:36]} 2"), {"expectation": WIDEST, "how": WORDS * 3}),
)
EMPTY: tuple[Command, ...] = (TakeMapDown(MAP),)


def looked_at(*commands: Command, presses: tuple[str, ...] = (), card: str = "") -> scenes.Act:
    """These were done, the map is looked at, and these are pressed on it."""
    return scenes.looked_at("stakeholders", *commands, presses=presses, from_card=card, card=card)


SCENES: dict[str, scenes.Act] = {
    "stakeholders": looked_at(presses=("note-2-4-0",)),
    "stakeholders-nothing-chosen": looked_at(),
    "stakeholders-none": looked_at(*EMPTY),
    "stakeholders-card": looked_at(card=CARD),
    "stakeholders-waiting": looked_at(HangStakeholder(MAP, "Tannlegen"), presses=("next-group",)),
    "stakeholders-200": looked_at(*many(200)),
    "stakeholders-cell": looked_at(*many(200), presses=("more-3-3",)),
    "stakeholders-long": looked_at(*LONG, presses=("note-2-1-0",)),
    "stakeholders-more": looked_at(presses=("note-2-4-0", "more-group")),
    "stakeholders-maps": looked_at(presses=("more-group",)),
}
