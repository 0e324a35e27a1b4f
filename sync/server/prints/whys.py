"""The tree of whys of a card on A3: it grows to the right from the problem, as on the wall. The way that was followed
is petrol, the root cause yellow, and both are said in words too.

One that is deeper than a sheet has columns for is a list instead, each answer further in than the one it explains.
"""

from board.catalogue import _
from board.kinds.card.record import Card
from board.kinds.why.record import Why
from board.kinds.why.tree import Tree
from sync.server.prints.scope import Facts

COLUMNS = 7
"""So many whys stand beside each other."""
_FEW, _ON_A_SHEET = 5, 20
"""Of so many columns and whys at most the letters are read from across the room."""


def facts(card: Card, tree: Tree) -> Facts:
    deepest = max(tree.depths.values())
    way = {why.id for why in tree.way}
    return {
        "title": _("5 × hvorfor"),
        "span": card.title or _("Uten tittel"),
        "problem": card.problem or card.title,
        "size": 15.0 if deepest <= _FEW and len(tree.whys) <= _ON_A_SHEET else 12.0,
        "columns": deepest if deepest <= COLUMNS else 0,
        "below": _below(tree, "", way) if deepest <= COLUMNS else [],
        "list": [_told(why, way) | {"depth": tree.depths[why.id]} for why in tree] if deepest > COLUMNS else [],
    }


def _below(tree: Tree, id_: str, way: set[str]) -> list[Facts]:
    return [_told(why, way) | {"below": _below(tree, why.id, way)} for why in tree.below.get(id_, ())]


def _told(why: Why, way: set[str]) -> Facts:
    return {"text": why.text, "cause": bool(why.cause), "way": why.id in way}
