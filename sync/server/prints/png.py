"""A drawing of our own as dots, for documents that take no other picture: twice as many as it has units, in the
typeface of the pages.

    dotted('<svg viewBox="0 0 400 200" …>…</svg>')
"""

from typing import Final, cast

from sync.server.prints.pdf import HERE, fonts

PER_INCH: Final = 192  # twice the 96 that a unit of a page is
_SHEET: Final = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")"""


def dotted(svg: str) -> bytes:
    """As PNG."""
    import typst  # memory for those who print

    compiler = typst.Compiler(_SHEET, root=HERE, font_paths=fonts(), sys_inputs={"svg": svg})
    return cast(bytes, compiler.compile(format="png", ppi=PER_INCH))
