"""A pseudo-language is every text made a good deal longer and spelt with accents: what is cut off in it is too narrow
for other languages, and what can be read in it as plain Norwegian is past the catalogue.

`python -m assets.pseudo` writes out/languages/xx.po; `TAVLE_LANGUAGE=out/languages/xx.po make pictures` shows it.
"""

import re
from pathlib import Path

from babel.messages.pofile import write_po

from assets.catalogue import HOUSE, catalogue

FILE = HOUSE / "out" / "languages" / "xx.po"
LONGER = 0.4
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|&#?\w+;)")
_ACCENTS = str.maketrans("aeiouyslrnAEIOUYSLRN", "âêîôûŷšľřñÂÊÎÔÛŶŠĽŘÑ")
_MORE = " ôç šô vîðêřê"


def pseudo(text: str) -> str:
    """The text with accents, and 40 % longer; what is filled in, what is HTML and the blank that the next sentence
    begins after stay as they are.

    >>> pseudo("Nytt forslag"), pseudo("{n} kort. ")
    ('Ñŷtt fôřšľâg ôç š', '{n} kôřt. ôç ')
    """
    parts = _KEPT.split(text)
    told = "".join(part if n % 2 else part.translate(_ACCENTS) for n, part in enumerate(parts))
    plain = sum(len(part) for part in parts[::2])
    more = round(LONGER * plain)
    blank = told[len(told.rstrip()) :]
    return told.rstrip() + (_MORE * (1 + more // len(_MORE)))[:more].rstrip() + blank


def write(file: Path = FILE) -> Path:
    """The whole catalogue in the pseudo-language, as a .po."""
    found = catalogue()
    for message in found:
        if message.id:
            forms = message.id if isinstance(message.id, tuple) else (message.id,)
            told = tuple(map(pseudo, forms))
            message.string = told if isinstance(message.id, tuple) else told[0]
            message.flags.discard("fuzzy")
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_po(out, found)
    return file


if __name__ == "__main__":
    print(write().relative_to(HOUSE))
