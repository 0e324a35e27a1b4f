"""Fishbones as they are looked at: none yet, the usual one, twenty-five causes, two hundred, a bone as a page, bones
that are the unit's own, causes without a bone, long words."""

from __future__ import annotations

from itertools import chain, repeat

from board.catalogue import SOURCE, spoken
from board.context import Command
from board.demonstration.moments import identity
from board.kinds.fishbone.commands import ChooseBones, NameBone, NameProblem, RemoveBone, SetDots, WriteCause
from board.kinds.fishbone.dots import GiveDot, SayDots
from board.kinds.fishbone.index import fish_id
from board.kinds.fishbone.ready import USUAL, hung, ready
from tests.kiosk import scenes

WORDS = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning og kveldsrapporteringen"
BREAKFAST, EMPTY = identity("card", "morgenbrett"), identity("card", "vaskeplan")
CHOSEN = identity("cause", "morgenbrett", 3)
MORE = (
    ("Mennesker", "Færre på jobb i helgene", 0),
    ("Mennesker", "To må hjelpe i forflytning", 2),
    ("Metode", "Medisiner deles ut samtidig", 4),
    ("Metode", "Rapporten varer til halv åtte", 1),
    ("Utstyr", "Heisen er opptatt til kvart over", 0),
    ("Utstyr", "Bare én personløfter", 2),
    ("Materiell", "Koppene står i feil skap", 0),
    ("Miljø", "Støy i spisestua", 1),
    ("Miljø", "Langt fra kjøkkenet til rom 12", 0),
    ("Måling", "Ingen teller brett som går i retur", 1),
    ("Måling", "Klagene skrives ikke opp", 0),
)


def bone(title: str, card: str = BREAKFAST) -> str:
    """Of the usual six, whatever language the wall speaks."""
    with spoken(SOURCE):
        return next(one.id for one in hung(card, ready()[USUAL].bones) if one.title == title)


def more() -> tuple[Command, ...]:
    """Eleven causes beside the fourteen of the demonstration, and three dots more on the one that has most."""
    told: list[Command] = [SetDots(BREAKFAST, 41)]
    for n, (title, text, dots) in enumerate(MORE):
        told += [WriteCause(f"more{n}", BREAKFAST, text, bone(title)), *repeat(GiveDot(f"more{n}"), dots)]
    return (*told, *repeat(GiveDot(CHOSEN), 3), SayDots(fish_id(BREAKFAST)))


def many(count: int, word: str = "Årsak", card: str = EMPTY) -> tuple[Command, ...]:
    """So many causes, shared out on the usual six; every fifth without a bone."""
    with spoken(SOURCE):
        titles = [title for title, _question in ready()[USUAL].bones]
    causes = (
        WriteCause(f"many{n}", card, f"{word} {n + 1}", bone(titles[n % 6], card) if n % 5 else "")
        for n in range(count)
    )
    return tuple(chain([NameProblem(card, word)], causes))


LOOSE: tuple[Command, ...] = (RemoveBone(BREAKFAST, bone("Miljø")), NameBone(BREAKFAST, bone("Måling"), "Tall"))
OWN: tuple[Command, ...] = (
    ChooseBones(EMPTY, "four-s"),
    *(NameBone(EMPTY, "", title) for title in ("Pårørende", "Tid", "Vakter")),
    *(WriteCause(f"own{n}", EMPTY, text) for n, text in enumerate(("Ingen har nøkkel", "Planen er gammel"))),
)


def looked_at(*commands: Command, presses: tuple[str, ...] = (), card: str = BREAKFAST) -> scenes.Act:
    """These were done, the fishbone is looked at, and these are pressed on it."""
    return scenes.looked_at("fishbone", *commands, presses=presses, from_card=card, id=card)


SCENES: dict[str, scenes.Act] = {
    "fishbone-empty": looked_at(card=EMPTY),
    "fishbone": looked_at(presses=("cause-1-1",)),
    "fishbone-25": looked_at(*more(), presses=("cause-1-1",)),
    "fishbone-nothing-chosen": looked_at(),
    "fishbone-200": looked_at(*many(200), card=EMPTY),
    "fishbone-page": looked_at(*many(200), presses=("bone-1", "page-1"), card=EMPTY),
    "fishbone-loose": looked_at(*LOOSE),
    "fishbone-own": looked_at(*OWN, card=EMPTY),
    "fishbone-long": looked_at(*many(30, WORDS[:110]), card=EMPTY),
    "fishbone-more": looked_at(presses=("cause-1-1", "cause-more")),
    "fishbone-bones": looked_at(presses=("bones",)),
    "fishbone-several": looked_at(presses=("cause-1-1", "cause-more", "choose-1", "choose-3")),
}
