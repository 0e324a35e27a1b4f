"""The language of a wall: chosen in Oppsett, and spoken at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from assets.pseudo import write as write_pseudo
from board import catalogue
from board.commands import Keep
from board.own import Own
from kiosk.demo.hung import Hung
from tests import pseudo
from tests.kiosk.scenes import inquiry
from tests.kiosk.screens.test_settings import at
from tests.kiosk.screens.test_whys import write

Hang = Callable[..., Hung]


def test_a_wall_speaks_the_language_that_is_chosen_at_once(hang: Hang, tmp_path: Path) -> None:
    write_pseudo(tmp_path / "xx.po")
    known = catalogue.LANGUAGES | {"xx": catalogue.LANGUAGES["nb"]}
    with (
        patch.multiple(catalogue, LANGUAGES=known, FOLDER=tmp_path),
        patch.object(catalogue, "_process", catalogue.current()),
    ):
        wall = at(hang(), "panel")
        assert "Språk" in wall.texts()
        wall.press("language-xx")
        wall.frames(20)
        assert wall.find("section-panel").chosen, "where one was"
        assert "Språk" not in wall.texts()
        wall.press("to-board")
        assert pseudo.plain(wall.texts(), {"Tirsdag", "november"}) == set()
        assert wall.stored.own.language == "xx"


def test_a_draft_is_told_as_one_where_it_is_chosen_and_what_it_lacks_stays_as_it_was(hang: Hang) -> None:
    with patch.object(catalogue, "_process", catalogue.current()):
        wall = at(hang(), "panel")
        assert "Sámegiella, utkast" in wall.texts()
        wall.press("language-se")
        wall.frames(20)
        assert {"Giella", "Bokstaver"} <= set(wall.texts())
        wall.press("to-board")
        assert "Ođđa evttohus" in wall.texts()


def test_where_one_language_is_known_there_is_none_to_choose(hang: Hang) -> None:
    with patch.multiple(catalogue, LANGUAGES={"nb": catalogue.LANGUAGES["nb"]}, DRAFTS={}):
        assert not at(hang(), "panel").has("language-nb")


def test_what_somebody_is_writing_outlives_a_change_of_language(hang: Hang) -> None:
    with patch.object(catalogue, "_process", catalogue.current()):
        wall = hang()
        inquiry.asking()(wall)
        wall.wait_s(0.6)
        wall.press("ask-why")
        write(wall, "hele")
        wall.root.do(Keep(Own(language="en")))
        wall.settle()
        wall.frames(20)
        assert any("the units" in text for text in wall.texts())
        assert "hele" in wall.texts()
        wall.press("ask-why")
        assert wall.find("key-done").label == "Done"
