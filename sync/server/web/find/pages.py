"""All pages there are a way to, each with what it is for in a sentence: what somebody may open, and no more."""

from collections.abc import Sequence

from board.catalogue import _
from board.finding import even, holds
from sync.server.access.person import Person
from sync.server.web.ways import BESIDE, PLACES, TOOLS, Way


def of(person: Person) -> list[tuple[str, list[Way]]]:
    """In groups, each with its name; in the language that is spoken."""
    groups = (
        (_("Sider"), [one for one in PLACES if one.told]),
        (_("Verktøy"), TOOLS),
        (_("Annet"), BESIDE),
    )
    found = [
        (name, [one._replace(name=_(one.name), told=_(one.told)) for one in some if person.may(one.right)])
        for name, some in groups
    ]
    return [(name, ways) for name, ways in found if ways]


def named(person: Person, words: Sequence[str]) -> list[Way]:
    """Those that have all words in their name or what they are for."""
    ways = [way for _name, some in of(person) for way in some]
    return [way for way in ways if words and holds(even(f"{way.name} {way.told}"), words)]
