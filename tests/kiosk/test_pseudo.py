"""The wall in a language that nobody wrote: what it says comes from the catalogue, all of it."""

from collections.abc import Callable
from pathlib import Path

from board.kinds.card.commands import AddCard
from board.kinds.fishbone.commands import NameBone, RemoveBone, WriteCause
from board.kinds.fishbone.ready import USUAL, hung, ready
from board.kinds.goal import WriteGoal
from board.kinds.introduction.plan import plan
from board.kinds.stakeholder.commands import HangStakeholder
from board.kinds.stakeholder.index import map_id
from board.kinds.stream.commands import WriteStep, WriteStream
from board.kinds.unit import Unit
from board.packs import pack
from kiosk.demo.hung import Hung
from tests import pseudo

Hang = Callable[..., Hung]
SCREENS = (
    *("goals", "indicators", "settings", "gains", "history", "column", "card", "vote"),
    *("stream", "stream.sums", "stream.ideal", "stream.step"),
    *("whys", "fishbone", "stakeholders", "rest", "round", "intro"),
)
CONTENT = [
    *(text for some in pack(Unit()).goals for text in some),
    *(text for week in plan().weeks for text in (week.title, *(s for step in week.steps for s in step[1:3]))),
    *(step.note for week in plan().weeks for step in week.steps),
]
"""Files of content are written for those who speak Norwegian."""
DATA = {"Tirsdag", "november", *pseudo.plain(CONTENT)}
"""The calendar goes with the locale."""


STREAM = (
    WriteStream("s", {"title": "Æ", "times": 20.0}),
    WriteStep("t", {"stream": "s", "title": "Ø", "minutes": 5.0, "wait": 3_000.0}),
)
BONES = hung("c", ready()[USUAL].bones)
FISH = (
    WriteCause("k", "c", "Å", BONES[0].id),
    NameBone("c", BONES[0].id, "Æ"),
    *(RemoveBone("c", bone.id) for bone in BONES[1:]),
)
CONCERNED = HangStakeholder(map_id("c"), "Æ", card="c")


def test_the_wall_has_no_word_of_plain_norwegian_left(hang: Hang, tmp_path: Path) -> None:
    given = {
        "card": {"id": "c"},
        "whys": {"id": "c"},
        "fishbone": {"id": "c"},
        "stakeholders": {"card": "c"},
        "column": {"stage": "suggestion"},
        "stream.step": {"id": "t"},
    }
    given |= {name: {"id": "s"} for name in ("stream", "stream.sums", "stream.ideal")}
    with pseudo.spoken(tmp_path):
        wall = hang(commands=[WriteGoal("g0", 0, "Æ Ø"), AddCard("c", "Å"), *STREAM, *FISH, CONCERNED])
        left = {"home": pseudo.plain(pseudo.said(wall), DATA)}
        for screen in SCREENS:
            wall.root.go(screen, **given.get(screen, {}))
            wall.frames(20)
            assert wall.screen == screen
            left[screen] = pseudo.plain(pseudo.said(wall), DATA)
    assert {screen: words for screen, words in left.items() if words} == {}
