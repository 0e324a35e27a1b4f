"""Who is responsible, as it may hang on a wall: of each person the first name and a letter, of groups the name. Pure.

A list writes names in many ways, also several in one cell. No surname comes through, and nobody is lost or made up:
a cell that can be read in two ways is refused, so that somebody writes it clearly.

    called("Kari Nordmann/Ola Hansen")          Kari N. og Ola H.
    called("Nordmann, Kari (vikar)")            Kari N., and that «vikar» was left out
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from board.catalogue import _
from board.importing.cell import Faulty
from board.importing.people import FIRST_NAMES, GROUPS, ROLES, SURNAMES, SURNAMES_END

_BETWEEN = re.compile(r"\s*(?:[/;&+\n|]|,?\s\b(?:og|and|samt|eller)\b\s)\s*", re.IGNORECASE)
_MAIL = re.compile(r"[<(\[]?\s*[\w.+-]+@[\w.-]+\s*[>)\]]?")
_ASIDE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\s[-–—]\s(.*)$")
_NUMBER = re.compile(r"^\s*\d+[.)]\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")


@dataclass(frozen=True)
class Called:
    """`aside` is what stood in brackets or after a dash and is no name."""

    name: str
    aside: tuple[str, ...] = ()


def first_names(cells: Iterable[str]) -> frozenset[str]:
    """What a whole column shows to be first names: they stand alone, or before another name."""
    found = set()
    for cell in cells:
        for part in _BETWEEN.split(_ASIDE.sub("", cell)):
            words = part.split()
            if words and "," not in part and "@" not in part and _is_name(words[0]) and not _surname(words[0], ()):
                found.add(words[0].casefold())
    return frozenset(found)


def called(written: str, known: Collection[str] = ()) -> Called:
    """`known` are first names beside the common ones. Raises Faulty."""
    aside = [next(filter(None, some.groups()), "") for some in _ASIDE.finditer(written)]
    rest = _NUMBER.sub("", _ASIDE.sub(" ", written))
    mails = [_of_mail(mail[0], known) for mail in _MAIL.finditer(rest)]
    people: list[str] = []
    for part in _parts(_MAIL.sub(" ", rest)):
        pieces = [piece for piece in part.split(",") if piece.strip()]
        titles = [piece for piece in pieces[1:] if all(word.casefold() in ROLES for word in piece.split())]
        people += _people(",".join(piece for piece in pieces if piece not in titles), known)
        aside += titles  # «Kari Hansen, leder» is one person
    # An address beside its owner's name says nothing more.
    people += [
        who for who in mails if not any(one.casefold().startswith(who.casefold().strip(".")) for one in people)
    ]
    more = [part for part in aside if any(_first(word, known) for word in part.split())]
    for part in more:
        people += _people(part, known)
    if not people and aside:  # nothing stands beside them
        people, aside = [_people(part, known)[0] for part in aside if _WORD.search(part)], []
    told = list(dict.fromkeys(one for one in people if _WORD.search(one)))
    name = _(" og ").join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else "".join(told)
    return Called(name, tuple(part.strip() for part in aside if part.strip() and part not in more))


def _parts(written: str) -> list[str]:
    """Between signs that part people. What has no letters goes with what stands before it: «avd. 2/3»."""
    found: list[str] = []
    for part in _BETWEEN.split(written):
        part = part.strip(" @,.") if not part.strip(" @,").endswith(".") else part.strip(" @,")
        if part and not _WORD.search(part) and found:
            found[-1] += f"/{part}"
        elif part:
            found.append(part)
    return found


def _people(part: str, known: Collection[str]) -> list[str]:
    """The people of a part with commas: «Nordmann, Kari», «Kari, Ola», «Kari Nordmann, leder»."""
    pieces = [piece.strip(" @") for piece in part.split(",") if piece.strip(" @")]
    people = [piece for piece in pieces if not _group(piece)]
    if len(people) == 2 and not any(_first(piece.split()[0], known) for piece in people[:1]):
        last, first = people
        if _all_first(first, known) and _surname(last.split()[-1], known):
            return [_short(f"{first} {last}", known), *(piece for piece in pieces if _group(piece))]
    if len(people) > 1 and not all(_starts_as_name(piece, known) for piece in people):
        raise Faulty(
            _("«{part}» kan være én person eller flere. Skriv «Kari Hansen» eller «Kari og Ola».", part=part)
        )
    return [piece if _group(piece) else _short(piece, known) for piece in pieces]


def _starts_as_name(piece: str, known: Collection[str]) -> bool:
    word = piece.split()[0]
    return _first(word, known) or _initials(word)


def _short(name: str, known: Collection[str]) -> str:
    """First names, and a letter for the rest. Words before them that say a role stay."""
    words = name.split()
    role = []
    while len(words) > 1 and words[0].casefold().strip(".:") in ROLES:
        role.append(words.pop(0))
    if len(words) == 1:
        return " ".join([*role, _alone(words[0], known)])
    first = [words[0]] if _first(words[0], known) or not _surname(words[0], known) else []
    if not first:
        # «Hansen Kari»: what is known as a first name is it, wherever it stands.
        first = [word for word in words if _first(word, known)][:1]
        others = [word for word in words if word not in first]
        if not first:
            return " ".join([*role, *(f"{_letter(word)}." for word in words if _WORD.search(word))])
    else:
        others = words[1:]
        while len(others) > 1 and others[0].casefold() in FIRST_NAMES:
            first.append(others.pop(0))
    letters = [word for word in others if _WORD.search(word)]
    last = [f"{_letter(letters[-1])}."] if letters else []
    return " ".join([*role, *first, *last])


def _alone(word: str, known: Collection[str]) -> str:
    return f"{_letter(word)}." if _surname(word, known) else word


def _letter(word: str) -> str:
    return next(sign for sign in word if sign.isalpha()).upper()


def _group(piece: str) -> bool:
    """«Alle ansatte», «avd. 2», «Team Nord»: no person is named. A role before a name is a person."""
    words = [word.casefold().strip(".,:") for word in piece.split()]
    if any(_first(word, ()) for word in words):
        return False
    return any(word in GROUPS for word in words) or all(word in ROLES for word in words)


def _of_mail(mail: str, known: Collection[str]) -> str:
    local = mail.strip(" <>()[]").split("@")[0]
    words = [word for word in re.split(r"[._+-]|\d+", local) if word]
    chosen = next((word for word in words if _first(word, known)), words[0] if len(words) > 1 else "")
    return chosen or f"{_letter(local)}."


def _all_first(piece: str, known: Collection[str]) -> bool:
    return all(_first(word, known) or _initials(word) for word in piece.split())


def _first(word: str, known: Collection[str]) -> bool:
    plain = word.casefold().strip(".,")
    return any(part in FIRST_NAMES or plain in known for part in (plain, *plain.split("-")[:1]))


def _surname(word: str, known: Collection[str]) -> bool:
    plain = word.casefold().strip(".,")
    if _first(word, known) or plain in GROUPS or plain in ROLES:
        return False
    return plain in SURNAMES or any(plain.endswith(end) and len(plain) > len(end) for end in SURNAMES_END)


def _initials(word: str) -> bool:
    plain = word.replace(".", "").replace("-", "")
    return 0 < len(plain) <= 3 and plain.isupper()


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.casefold().strip(".") not in GROUPS | ROLES and bool(_WORD.fullmatch(word))
