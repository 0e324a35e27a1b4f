"""A catalogue holds what is said to people, in every language Tavle speaks: wall, pages, prints and commands alike.

The source string in the code *is* the bokmål text. Another language is one `assets/languages/CODE.po` and one entry
in LANGUAGES; a text that it lacks stays bokmål. The process speaks the language of the environment's TAVLE_LANGUAGE
from its start; a page may be `spoken` in another one. Where bokmål is spoken nothing is read.

    _("Nytt forslag")                            -> "Nytt forslag"
    _("{n} venter", n=3)                         -> "3 venter"
    _n("{n} uke", "{n} uker", 3)                 -> "3 uker"
    TITLES = {"new": N_("Nytt forslag")}         marked for the catalogue; said with _(TITLES["new"])
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum, unique
from functools import cache, lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


class Manner(NamedTuple):
    """What a language calls itself, the locale of its numbers and dates, what follows the number of a day, how it
    writes the time, and where its alphabet puts the letters that others have not."""

    name: str
    locale: str
    after_day: str
    clock: str
    order: Mapping[str, str] = {}


_LAST = {"æ": "{", "ø": "|", "å": "}", "aa": "}"}
LANGUAGES = {
    "nb": Manner("Bokmål", "nb_NO", ".", "%H.%M", _LAST),
    "nn": Manner("Nynorsk", "nn_NO", ".", "%H.%M", _LAST),
    "en": Manner("English", "en_GB", "", "%H:%M", {"æ": "ae", "ø": "o", "å": "a"}),
}
DRAFTS = {"se": Manner("Sámegiella, utkast", "nb_NO", ".", "%H.%M", _LAST)}
"""Of these a wall says some words, which nobody who speaks them has read yet: one may be chosen for a wall, by a name
that says it is a draft. All else, and every number and day, is as in the source."""
COMPLETE: tuple[str, ...] = ("nn", "en")
"""The languages that lack nothing: `make check` holds that they go on so."""

SOURCE = "nb"
FOLDER = Path(__file__).resolve().parents[1] / "assets" / "languages"
VARIABLE = "TAVLE_LANGUAGE"
_UNIT = re.compile(r"(?<=[\d}]) (?=(?:%|t|h|min|kB|MB|GB|mm|cm|md\.|pers\.)(?!\w))|(?<=\bkl\.) (?=[\d{])")
"""The blank between a number and the sign of its unit, and before the hour of a clock."""


class Unreadable(ValueError):
    """The file of a language is not there, or is none."""


class Language:
    """A language as it is spoken: its code, its manner, and its texts."""

    def __init__(self, code: str, manner: Manner, texts: NullTranslations) -> None:
        self.code = code
        self.manner = manner
        self.texts = texts


@cache
def language(name: str) -> Language:
    """The language of a code, or of a translator's own .po by its path. Raises ValueError for one nobody knows, and
    Unreadable."""
    manner = (LANGUAGES | DRAFTS).get(name, LANGUAGES[SOURCE])
    if name == SOURCE:
        return Language(name, manner, NullTranslations())
    if name in LANGUAGES or name in DRAFTS:
        return _read(name, manner, FOLDER / f"{name}.po")
    if name.endswith(".po"):
        return _read(Path(name).stem, manner, Path(name))
    raise ValueError(f"unknown language {name!r}; known: {', '.join(LANGUAGES)}")


def chosen() -> str:
    """What the environment asks for; bokmål where it says nothing."""
    return os.environ.get(VARIABLE, "") or SOURCE


def use(name: str) -> None:
    """Speak this language in the whole process from now on."""
    global _process
    _process = language(name)


def offered(drafts: bool = False) -> dict[str, str]:
    """The languages people may choose, by their codes, each in its own word for itself; `drafts` after the others."""
    return {code: manner.name for code, manner in (LANGUAGES | (DRAFTS if drafts else {})).items()}


def current() -> Language:
    """The language that is spoken here and now."""
    return _here.get() or _process


@contextmanager
def spoken(name: str) -> Iterator[None]:
    """What is said inside, in this thread or task, is said in the language."""
    token = _here.set(language(name))
    try:
        yield
    finally:
        _here.reset(token)


def _(text: str, /, **facts: object) -> str:
    """The text in the language that is spoken, with its facts filled in."""
    told = _held(current().texts.gettext(text)) if text else ""
    return told.format(**facts) if facts else told


def _n(one: str, many: str, n: float, /, **facts: object) -> str:
    """The form that goes with n, with `{n}` filled in: _n("{n} uke", "{n} uker", 3) -> "3 uker"."""
    from board.formats import number, rounded  # which know this

    whole = 1 if rounded(n, 2) == 1 else max(2, int(abs(n)) or 2)  # as it is written
    return _held(current().texts.ngettext(one, many, whole)).format(n=number(n), **facts)


@lru_cache(maxsize=8192)
def _held(text: str) -> str:
    """A number and the sign of its unit never stand on two lines: «12 %», «3 t», «kl. 13.30»."""
    return _UNIT.sub("\u00a0", text)


def N_(text: str) -> str:
    """A text that is marked for the catalogue where it stands, and translated where it is said."""
    return text


def Nn_(one: str, many: str) -> tuple[str, str]:
    """The two forms of a text that goes with a number, marked where they stand; said with `_n(*forms, n)`."""
    return one, many


class Told(Enum):
    """A closed set of kinds, each of which is its one sentence. A kind is known by its name, as in a log.

    >>> class Kind(Told):
    ...     TOO_LONG = N_("Teksten er for lang: {length} tegn.")
    >>> str(Kind.TOO_LONG), Kind.TOO_LONG.say(length=3)
    ('too_long', 'Teksten er for lang: 3 tegn.')
    """

    def __init_subclass__(cls) -> None:
        unique(cls)  # two kinds of one sentence would be one kind

    @property
    def sentence(self) -> str:
        """As it stands in the source, with names where the facts go."""
        return str(self.value)

    def say(self, **facts: object) -> str:
        return _(self.sentence).format(**facts)

    def __str__(self) -> str:
        return self.name.lower()


def _read(code: str, manner: Manner, file: Path) -> Language:
    """A .po as it was written: no step of a build, so that a translator sees every word at the next start. Raises
    ValueError for a file that is none."""
    from babel.messages.mofile import write_mo  # imported by whoever speaks another language than the source
    from babel.messages.pofile import PoFileError, read_po
    from babel.support import Translations

    try:
        with file.open("rb") as po, BytesIO() as mo:
            found = read_po(po, locale=code if code in LANGUAGES else None)
            _leave_out_slips(found)
            write_mo(mo, found)
            mo.seek(0)
            return Language(code, manner, Translations(mo))
    except (PoFileError, LookupError, SyntaxError, OSError) as error:  # no .po; unknown encoding; no rule of plurals
        raise Unreadable(str(file)) from error


def _leave_out_slips(found: Catalog) -> None:
    """A translation with a name in braces that its source has no fact for would raise where it is said: the text
    stays in the source's words."""
    for message in list(found):
        said = (message.id, message.string or "")
        source, told = ([text] if isinstance(text, str) else list(text) for text in said)
        known = {name for text in source for name in facts(text) or ()}
        if message.id and any((names := facts(text)) is None or names - known for text in told):
            found.delete(message.id, message.context)


def facts(text: str) -> set[tuple[str, str | None, str | None]] | None:
    """What stands in braces, each with how it is to be written; None where they do not match."""
    try:
        return {(name, spec, way) for _text, name, spec, way in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _begin() -> Language:
    """The language of the environment; bokmål where nobody knows it, and `main` says so."""
    try:
        return language(chosen())
    except ValueError:
        return language(SOURCE)


_here: ContextVar[Language | None] = ContextVar("language", default=None)
_process = _begin()
