"""The press: a template and facts become a PDF that can be kept and read aloud (PDF/A-2a and PDF/UA-1).

    typeset("monthly", {"title": "Månedsrapport", …}, now_ms)
    sheets("monthly", {"title": "Månedsrapport", …}, now_ms)     its pages as they look, as PNG

What people wrote reaches the template as a value of JSON, and a value is set as text whatever signs it holds. It is
set in the typeface of the wall; signs that neither this nor typst's own fonts have (an emoji, say) are no reason to
print nothing: such a document is tagged all the same, but does not claim the standards.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import font_roboto

from board.calendar import at
from board.catalogue import SOURCE, _, current
from sync.server.prints.hyphens import softened

if TYPE_CHECKING:
    import typst

HERE = Path(str(files("sync.server.prints")))
_SAYS = re.compile(r'\bsay\(("(?:[^"\\]|\\.)*")')
STANDARDS: Final = "a-2a", "ua-1"
SEEN_PER_INCH: Final = 96
"""As large as paper is on a screen."""


@cache
def fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[font_roboto.font_directory])


def messages(source: str) -> Iterator[str]:
    """What a template says itself."""
    yield from map(json.loads, _SAYS.findall(source))


def _words(template: str) -> dict[str, str]:
    """What the template and the looks say, in the language that is spoken; nothing where that is the source's."""
    if current().code == SOURCE:
        return {}
    sources = ((HERE / f"{name}.typ").read_text(encoding="utf-8") for name in (template, "look"))
    return {text: _(text) for source in sources for text in messages(source)}


def typeset(template: str, facts: Mapping[str, Any], now_ms: int) -> bytes:
    """The PDF of a template beside this file."""
    import typst  # memory for those who print

    compiler, moment = _press(template, facts), _moment(now_ms)
    try:
        return cast(bytes, compiler.compile(pdf_standards=[*STANDARDS], timestamp=moment))
    except typst.TypstError:
        return cast(bytes, compiler.compile(timestamp=moment))


def sheets(template: str, facts: Mapping[str, Any], now_ms: int) -> list[bytes]:
    """The same to look at: each page as PNG."""
    made = _press(template, facts).compile(format="png", ppi=SEEN_PER_INCH, timestamp=_moment(now_ms))
    return [made] if isinstance(made, bytes) else list(cast(list[bytes], made))


def _press(template: str, facts: Mapping[str, Any]) -> "typst.Compiler":
    import typst  # memory for those who print

    spoken = current().manner.locale.partition("_")[0]
    return typst.Compiler(
        HERE / f"{template}.typ",
        root=HERE,
        font_paths=fonts(),
        sys_inputs={
            "facts": json.dumps({**softened(facts), "language": spoken}, ensure_ascii=False),
            "words": json.dumps(_words(template), ensure_ascii=False),
        },
    )


def _moment(now_ms: int) -> datetime:
    return at(now_ms // 1000 * 1000)
