"""A card is found again by who has it, or by a word in anything that is written on it, wherever it hangs. Pure.

having(board, "Marit")                      her cards, the worst first
with_words(board, written(board), "handle")  «Felles handleliste på kjøkkenet»
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from unicodedata import category, normalize

from board import agenda, limits
from board.board import Board
from board.formats import alphabet
from board.kinds.card.record import Card
from board.kinds.lift.index import Lifts
from board.kinds.lift.record import outcome
from board.kinds.member import team
from board.record import Record, kinds

_HYPHENS = "-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}"
_SAME = {"ä": "æ", "ö": "ø"} | dict.fromkeys(_HYPHENS, "")
_OTHER = re.compile(r"[^\x00-,.-\x7fæøå]")
"""Whatever is written in another way than we write; most texts have none of it, and all cards are looked through."""


def even(text: str) -> str:
    """A text as it is looked for: capitals, hyphens and accents make no difference, ä is æ, ö is ø and aa is å."""
    said = normalize("NFC", text).casefold().replace("aa", "å")
    return _OTHER.sub(lambda found: _SAME.get(found[0], normalize("NFD", found[0])[:1]), said)


def terms(words: str) -> tuple[str, ...]:
    """What is looked for, each for itself: parts of a word with a hyphen too, which others write in one or in two.
    Signs between words are passed over; signs alone are looked for as they stand:
    to ask for what is nowhere is not to ask for all there is."""
    for hyphen in _HYPHENS:
        words = words.replace(hyphen, " ")
    found = tuple(even(word) for word in words.split())
    return tuple(word for word in found if any(category(sign)[0] in "LN" for sign in word)) or found


def holds(said: str, asked: Iterable[str]) -> bool:
    """Whether all that is looked for stands in an evened text."""
    return all(term in said for term in asked)


def written(board: Board) -> Mapping[str, str]:
    """All that is written on each card, evened, by the card's id: its own texts, and those of what hangs on it."""
    texts: dict[str, list[str]] = {card.id: _texts(card) for card in board.cards if not card.archived}
    on: dict[str, str] = {id_: id_ for id_ in texts}
    for deeper in (False, True):  # what hangs on a card, and then what is told with that
        for kind in kinds.values():
            told = kind.exported.with_card if kind.exported else ""
            if not told or (kind.exported and kind.exported.refers.get(told, "cards.id") != "cards.id") != deeper:
                continue
            for record in board.of_kind(kind):
                card = on.get(getattr(record, told))
                if card and not record.archived:
                    texts[card] += _texts(record)
                    on.setdefault(record.id, card)
    return {card: even("\n".join(some)) for card, some in texts.items()}


def _texts(record: Record) -> list[str]:
    """What people have written in it."""
    found = []
    for name in record.names:
        if record.bounds(name).get("pattern") == limits.VISIBLE:
            found.append(str(getattr(record, name)))
    return [text for text in found if text]


def with_words(board: Board, texts: Mapping[str, str], words: str) -> tuple[Card, ...]:
    """The cards on which all these words are written, finished ones too."""
    asked = terms(words)
    found = (board.cards.get(id_) for id_, text in texts.items() if asked and holds(text, asked))
    return worst_first(filter(None, found))


def having(board: Board, name: str) -> tuple[Card, ...]:
    """The cards somebody has, or works on together with others, and that are not finished."""
    return worst_first(card for card in board.cards.running.items.values() if has(board, card, name))


def has(board: Board, card: Card, name: str) -> bool:
    """Whether somebody called so has the card or works on it."""
    return name.casefold() in {one.casefold() for one in (card.responsible, *team(board, card.id))}


def asks_for_help(board: Board, card: Card) -> bool:
    """Whether the card asks for help, or waits for an answer from above."""
    lift = board.of(Lifts).of_card(card.id)
    return card.help_wanted or (lift is not None and outcome(lift).answered is None)


def names(board: Board) -> tuple[str, ...]:
    """Everybody who is known on the board, in the order of the alphabet."""
    return tuple(sorted(agenda.names(board), key=lambda name: (alphabet(name), name)))


def holders(board: Board) -> tuple[str, ...]:
    """Those of them who have or had a card, or work on one; who only kept the board has none to find."""
    some = [*board.cards.running.items.values(), *board.cards.finished.items.values()]
    having = {name.casefold() for card in some for name in (card.responsible, *team(board, card.id))}
    return tuple(name for name in names(board) if name.casefold() in having)


def worst_first(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Whose day is past or comes first, then what has hung longest without one; what is finished comes last, the
    newest first."""

    def place(card: Card) -> tuple[bool, date, int, str]:
        done = card.stage == "done"
        day = card.deadline if card.deadline and not done else date.max
        return done, day, -card.moved if done else card.moved, card.id

    return tuple(sorted(cards, key=place))
