"""Whose names a board knows, and which words of a text are one of them: what others are to read is about no person.
Pure; a person at the wall decides, and is only told which word it is.

    named("Karis nøkkel lå der", known(board))      ("Karis",)
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from board.importing.people import FIRST_NAMES, GROUPS, ROLES
from board.kinds import kinds

if TYPE_CHECKING:
    from board.board import Board

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*['’]?")
_ENDINGS = re.compile(r"(?:['’]s?|s)$", re.IGNORECASE)
_INITIALS = 3
_WORDS_TOO = frozenset(
    {"are", "bjørn", "even", "finn", "gard", "gro", "kine", "lin", "line", "linn", "liv", "live", "mai", "may", "odd"}
    | {"per", "ruben", "stein", "stig", "tom", "vera"}
)
"""Names that are words too: they are names with a capital, and not where a sentence begins."""
_JOINING = frozenset(
    {"av", "de", "den", "det", "eller", "en", "er", "et", "for", "fra", "har", "hos", "med", "og", "på", "samt"}
    | {"som", "til", "ved"}
)
"""What stands between names, as in «Lise og Jonas», and is nobody's."""
_SENTENCE = re.compile(r"(?:^|[.!?:…]\s+|[«\"“–-]\s*)$")


def known(board: Board) -> frozenset[str]:
    """Each word that stands where a kind of record holds first names, as it is written there."""
    fields = {kind: record.exported.names for kind, record in kinds.items() if record.exported}
    written = (
        text
        for record in board.records()
        for name in fields.get(record.kind, ())
        for value in [getattr(record, name)]
        for text in ([value] if isinstance(value, str) else value or ())
    )
    return frozenset(word for text in written for word in _of_persons(text))


def named(text: str, names: Collection[str]) -> tuple[str, ...]:
    """The words of a text that may be somebody's name, as they stand there, each once: of the names the board knows
    however they are written, of the common first names with a capital. A genitive is one too. Initials are told from
    a word by being written alike."""
    small = {name.casefold() for name in names if not _initials(name)}
    exact = {name for name in names if _initials(name)}
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match[0].rstrip(".")
        forms = {part for form in (word, word.partition("-")[0]) for part in (form, _ENDINGS.sub("", form))}
        folded = {form.casefold() for form in forms}
        capital = word[0].isupper() and not (folded & _WORDS_TOO and _SENTENCE.search(text[: match.start()]))
        own = folded & small and (capital or not folded & _WORDS_TOO)
        if own or forms & exact or (capital and folded & FIRST_NAMES):
            found.setdefault(word.casefold(), word)
    return tuple(found.values())


def _of_persons(text: str) -> list[str]:
    """The words of a name that are somebody's: not «Team Nord», and of «Leder Kari N.» one."""
    words = _WORD.findall(text)
    if any(word.casefold() in GROUPS for word in words) and not any(word.casefold() in FIRST_NAMES for word in words):
        return []
    nobody = GROUPS | ROLES | _JOINING
    return [word.rstrip(".") for word in words if len(word.rstrip(".")) > 1 and word.casefold() not in nobody]


def _initials(name: str) -> bool:
    return len(name) <= _INITIALS and name.isupper()
