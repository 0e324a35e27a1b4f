"""A translation is held against what the source says: what it lacks, what it only guesses, what nobody says any more,
and what would be told wrongly. `make check` holds that a complete language has no such fault.

    list(faults("nn"))                                   ["nn: lacks «Nytt forslag»"]
    wrong(("{n} uke", "{n} uker"), ("{n} veke",))        "has not two forms"
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from babel.messages import Catalog
from babel.messages.pofile import read_po

from assets.catalogue import catalogue
from board.catalogue import FOLDER, facts

FOREIGN = {
    "nn": re.compile(
        r"(?<![\w«-])(ikke|hva|hvem|hvor\w*|hver|hvert|hvilke[nt]?|bare|noen|noe|fra|være|vært|mer|gjøre?|uke|uka|uker|"
        r"ukene|(?<!i )gang|ganger|måned\w*|dere|deres|jeg|hun|en|et|trenger|henger|legger|skriver|velger|begynner|"
        r"ligger|kommer|lagrer|åpner|trykker|målene|kortene|ballene|vasene|flere|innen|egne|mye|spørre|selv|blant|"
        r"hverandre|sammen|uten|tallene|enhet\w*|kjøre|lenke)(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(r"(?<![\w«“-])(ikke|ikkje|hva|hvor\w*|bare|noen|noe|være|uke|uka|uker|dere|og|eller|som)(?!\w)"),
}
"""Words that a translator forgot: those of bokmål that are none in the language."""
_NONE = re.compile(r"(?!)")
_TAG = re.compile(r"</?[a-z]\w*>")
_QUOTED = re.compile(r"[«“][^»”]*[»”]")
"""What others say, or are to write."""

Forms = tuple[str, ...]


@cache
def source() -> Catalog:
    return catalogue()


def faults(code: str, *, whole: bool = True) -> Iterator[str]:
    """What is to be mended in `assets/languages/CODE.po`, a line each; where it is not `whole`, what is wrong."""
    foreign = FOREIGN.get(code, _NONE)
    said = {_forms(message.id)[0]: message.id for message in source() if message.id}
    told = {_forms(message.id)[0]: message for message in _written(code) if message.id}
    for text, message in told.items():
        if text not in said:
            if whole:
                yield f"{code}: nobody says «{text[:60]}»"
        elif message.fuzzy:
            yield f"{code}: only guesses «{text[:60]}»"
        elif any(_forms(message.string)) and (why := wrong(_forms(said[text]), _forms(message.string))):
            yield f"{code}: {why}: «{text[:60]}»"
        elif found := [word for form in _forms(message.string) for word in foreign.findall(_QUOTED.sub("", form))]:
            yield f"{code}: not a word of it: {found[0]!r} in «{_forms(message.string)[0][:60]}»"
    if whole:
        for message in filter(lambda one: one.id, lacking(code)):  # the first is about the catalogue itself
            yield f"{code}: lacks «{_forms(message.id)[0][:60]}»"


def lacking(code: str) -> Catalog:
    """The texts that a language says in bokmål still, to be written in `assets/languages/CODE.po`."""
    told = {_forms(message.id)[0] for message in _written(code) if all(_forms(message.string))}
    found = Catalog(locale=code, project="Tavle", charset="utf-8", fuzzy=False)
    for message in source():
        if message.id and _forms(message.id)[0] not in told:
            found.add(message.id, locations=message.locations)
    return found


def _written(code: str) -> Catalog:
    with (FOLDER / f"{code}.po").open("rb") as po:
        return read_po(po, locale=code)


def wrong(said: Forms, told: Forms) -> str:
    """Why the forms of a translation would be told wrongly; nothing where they would not."""
    if len(said) != len(told):
        return "has not two forms" if len(said) > 1 else "has forms that are never said"
    known = [facts(form) for form in said]
    for source_, form, given in zip(said, told, known, strict=True):
        if (found := facts(form)) is None or found - set().union(*filter(None, known)):
            return "a fact that is not given"
        if len(said) == 1 and given and given - found:
            return "a fact left out"
        if Counter(_TAG.findall(source_)) != Counter(_TAG.findall(form)):
            return "other tags"
        if source_.count("**") != form.count("**"):
            return "other bold parts"
        if (source_[:1].isspace(), source_[-1:].isspace()) != (form[:1].isspace(), form[-1:].isspace()):
            return "another blank at an end"
    return ""


def _forms(text: object) -> Forms:
    return tuple(map(str, text)) if isinstance(text, (list, tuple)) else (str(text or ""),)
