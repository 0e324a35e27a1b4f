"""Trees of whys as they are looked at: none yet, the usual one, a seventh why, more branches than rows, two hundred,
long words, and an answer that is being written."""

from __future__ import annotations

from functools import partial

from board.context import Command
from board.kinds.card.commands import AddCard
from board.kinds.why.commands import AskWhy, MarkCause
from tests.kiosk import scenes

WORDS = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning er ikke noens oppgave"
PROBLEM = "Vi blir avbrutt fem–seks ganger når vi gir rapport"
CARD = AddCard("quiet", "Stille halvtime før vaktskiftet", fields={"problem": PROBLEM})
TREE: tuple[tuple[str, str, str], ...] = (
    ("a1", "", "Pårørende ringer rundt klokka tre."),
    ("a2", "a1", "De vet ikke når det passer å ringe."),
    ("a3", "a2", "Vi har aldri fortalt dem når vi har vaktskifte."),
    ("b4", "a3", "Brevet sendes før innflytting og blir glemt."),
    ("a4", "a3", "Det står ikke i velkomstbrevet."),
    ("a5", "a4", "Ingen har som oppgave å holde brevet ved like."),
    ("c1", "", "Alarmene går mens alle sitter i rapport."),
    ("c2", "c1", "Beboerne trenger hjelp på do klokka tre."),
    ("c3", "c2", "Toalettrunden ligger etter rapporten."),
    ("d1", "", "Rapporten gis ved en åpen dør."),
    ("d2", "d1", "Møterommet er opptatt til halv fire."),
)
"""Id, what it explains, and the answer."""
USUAL: tuple[Command, ...] = (CARD, *(AskWhy(id_, "quiet", text, above) for id_, above, text in TREE))
FOUND: tuple[Command, ...] = (*USUAL, MarkCause("quiet", "a5"))


def deep(count: int, word: str = "Svar") -> tuple[Command, ...]:
    """So many whys, each under the one before; every fourth begins a branch from the problem."""
    asked = [AskWhy(f"n{n}", "quiet", f"{word} {n + 1}", f"n{n - 1}" if n % 4 and n else "") for n in range(count)]
    return (CARD, *asked)


looked_at = partial(scenes.looked_at, "whys", id="quiet")
SIXTH = (AskWhy("a6", "quiet", "Brevet er ingen sin jobb i planen.", "a5"), MarkCause("quiet", "a6"))
BRANCHES = tuple(AskWhy(f"e{n}", "quiet", f"Det ringer på dør nummer {n}.") for n in range(4))
MADE: dict[str, tuple[Command, ...]] = {
    "whys-empty": (CARD,),
    "whys": FOUND,
    "whys-full": (*USUAL, *SIXTH, *BRANCHES),
    "whys-200": deep(200),
    "whys-long": deep(12, WORDS),
}
SCENES: dict[str, scenes.Act] = {
    **{name: looked_at(*commands) for name, commands in MADE.items()},
    "whys-asked": looked_at(*USUAL, presses=("why-a5",)),
    "whys-written": looked_at(*USUAL, presses=("why-next",)),
}
