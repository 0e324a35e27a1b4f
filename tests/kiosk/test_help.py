"""Every screen says in two sentences what it is for and what is pressed there; a unit's first meeting does so by
itself."""

import re
from collections.abc import Callable
from pathlib import Path

from kivy.lang.parser import Parser

import kiosk
from board.kinds.meeting.commands import EndMeeting, StartMeeting
from kiosk.demo.hung import Hung
from kiosk.screens.meeting.guide import GUIDE
from kiosk.screens.meeting.screen import PAGES
from kiosk.showing import BACK
from tests.kiosk.screens.leading import GOALS

SENTENCES = re.compile(r"[^.]+[.;:]")
SCREENS = Path(kiosk.__path__[0]) / "screens"


def said() -> dict[str, str]:
    """What each screen says, by the name of its folder."""
    found = {}
    for layout in SCREENS.rglob("screen.kv"):
        rules = Parser(content=layout.read_text(), filename=str(layout)).rules
        told = [rule.properties["explains"].value for _selector, rule in rules if "explains" in rule.properties]
        found[".".join(layout.parent.relative_to(SCREENS).parts)] = "".join(told)
    return found


def test_no_screen_lacks_its_two_sentences() -> None:
    told = said()
    assert len(told) > 30
    lacking = {name for name, text in told.items() if len(SENTENCES.findall(text)) < 2}
    assert lacking - {*BACK} == {"meeting"}, "of which each point has its own"
    assert GUIDE.keys() == PAGES.keys()
    assert [name for name, text in GUIDE.items() if len(SENTENCES.findall(text)) < 2] == []


def test_the_tab_at_the_edge_says_so_wherever_somebody_stands(hang: Callable[..., Hung]) -> None:
    wall = hang(commands=GOALS)
    for screen in ("home", "goals", "settings"):
        wall.root.go(screen)
        wall.settle()
        wall.press("explain")
        assert wall.root.screen.explains in wall.texts()
        wall.press("explain-close")
        assert (wall.screen, wall.root.screen.explains in wall.texts()) == (screen, False)


def test_what_a_point_is_for_is_taken_away_by_the_sheet_that_hangs_over_it(hang: Callable[..., Hung]) -> None:
    wall = hang(commands=GOALS)
    wall.press("main")
    assert GUIDE["present"] in wall.texts()
    wall.press("meeting-pause")
    assert GUIDE["present"] not in wall.texts()


def test_a_first_meeting_explains_each_point_and_the_next_one_only_when_asked(hang: Callable[..., Hung]) -> None:
    wall = hang(commands=GOALS)
    wall.press("main")
    assert GUIDE["present"] in wall.texts()
    wall.press("present-9")
    wall.press("meeting-next")
    assert GUIDE["wellbeing"] in wall.texts()
    assert GUIDE["present"] not in wall.texts()
    wall.root.go("goals")
    wall.settle()
    assert GUIDE["wellbeing"] not in wall.texts(), "it goes with its screen"
    wall.root.do(EndMeeting(wall.board.own.meeting.id))
    wall.settle()
    wall.root.home()
    wall.now_ms += 8 * 86_400_000
    wall.root.do(StartMeeting("second"), lambda: wall.root.go("meeting"))
    wall.settle()
    assert GUIDE["present"] not in wall.texts()
    wall.press("explain")
    assert GUIDE["present"] in wall.texts()
