"""A drawing of our own as dots, for documents that take no other picture: twice as many as it has units, in the
typeface of the pages.

    dotted('<svg viewBox="0 0 400 200" …>…</svg>', {"title": "Færre fall", "description": "Uke 40: 3 …"})
"""

import struct
import zlib
from collections.abc import Mapping
from typing import Final, cast

from sync.server.prints.pdf import HERE, fonts

PER_INCH: Final = 192  # twice the 96 that a unit of a page is
_SHEET: Final = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")"""


_HEAD: Final = 33
"""So long are the signature and the first part of a PNG, which says how large it is; all else may follow it."""


def dotted(svg: str, said: Mapping[str, str]) -> bytes:
    """As PNG, with what is said of it in it, by the keywords of PNG."""
    import typst  # memory for those who print

    compiler = typst.Compiler(_SHEET, root=HERE, font_paths=fonts(), sys_inputs={"svg": svg})
    made = cast(bytes, compiler.compile(format="png", ppi=PER_INCH))
    return b"".join([made[:_HEAD], *(_part(key, text) for key, text in said.items() if text), made[_HEAD:]])


def _part(key: str, text: str) -> bytes:
    """International text, not pressed together."""
    body = b"iTXt" + key.capitalize().encode("ascii") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
