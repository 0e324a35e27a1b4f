"""The fishbone of a card on A3: the problem in the head, bones above and below the spine, on each the causes with
most dots first. What finds no room on a bone is counted there, and stands on the sheet behind with every cause.
"""

from collections.abc import Sequence
from math import ceil

from board.catalogue import _, _n
from board.kinds.card.record import Card
from board.kinds.fishbone.index import Fish
from board.kinds.fishbone.record import Bone, Cause
from sync.server.prints.scope import Facts

_ROOM = 91.0
"""mm of a bone for its causes."""
_SIZES = 15.0, 13.0, 11.0
"""pt of the letters: the largest with which all find room, else the smallest."""
_LINE, _BETWEEN = 0.47, 0.19
"""mm of a line for each pt of its letters, and between two causes besides."""
_SIGNS, _DOTS = 1_450, 16
"""Signs in a line of all bones on one side together, times pt; and as many as dots take."""


def facts(card: Card, fish: Fish) -> Facts:
    beside = ceil(len(fish.bones) / 2)
    size = min((size_of(_signs(fish, bone), beside) for bone in fish.bones), default=_SIZES[0])
    bones = [_bone(fish, bone, beside, size) for bone in fish.bones]
    loose = [_cause(fish, cause) for cause in _by_dots(fish, fish.loose)]
    return {
        "title": _("Fiskebein"),
        "span": card.title or _("Uten tittel"),
        "size": size,
        "problem": fish.problem,
        "count": _n("{n} årsak", "{n} årsaker", len(fish.causes)),
        "above": bones[:beside],
        "below": bones[beside:],
        "loose": loose,
        "every": [
            {"title": bone.title, "causes": [_cause(fish, one) for one in _by_dots(fish, fish.on.get(bone.id, ()))]}
            for bone in fish.bones
        ]
        if any(bone["more"] for bone in bones)
        else [],
    }


def size_of(signs: Sequence[int], beside: int) -> float:
    """pt of the letters with which causes of so many signs find room on a bone that stands beside others; the least
    where they find none."""
    return next((size for size in _SIZES if _room(signs, beside, size) == len(signs)), _SIZES[-1])


def _room(signs: Sequence[int], beside: int, size: float) -> int:
    """How many of them find room, in letters of this size."""
    needed = [(ceil(some * size * beside / _SIGNS) * _LINE + _BETWEEN) * size for some in signs]
    seen = len(signs)
    while sum(needed[:seen]) + (_LINE * size if seen < len(signs) else 0) > _ROOM:
        seen -= 1
    return seen


def _signs(fish: Fish, bone: Bone) -> list[int]:
    """Of each cause on a bone, with what its dots take."""
    causes = _by_dots(fish, fish.on.get(bone.id, ()))
    return [len(one.text) + _DOTS * bool(fish.dots.get(one.id)) for one in causes]


def _bone(fish: Fish, bone: Bone, beside: int, size: float) -> Facts:
    """As many as find room, those with most dots first."""
    causes = _by_dots(fish, fish.on.get(bone.id, ()))
    seen = _room(_signs(fish, bone), beside, size)
    told = [_cause(fish, one) for one in causes[:seen]]
    return {"title": bone.title, "causes": told, "more": len(causes) - seen}


def _by_dots(fish: Fish, causes: Sequence[Cause]) -> list[Cause]:
    return sorted(causes, key=lambda one: -fish.dots.get(one.id, 0))


def _cause(fish: Fish, cause: Cause) -> Facts:
    dots = fish.dots.get(cause.id, 0)
    return {"text": cause.text, "dots": dots, "said": _n("{n} prikk", "{n} prikker", dots) if dots else ""}
