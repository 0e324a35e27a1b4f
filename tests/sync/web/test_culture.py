"""Kultur at the centre: statements and when a unit was asked are told, the way left in words, and no sum of few."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from board.calendar import week_of
from board.fingerprint import fingerprint
from board.kinds.culture.commands import StartSurvey, WriteStatement
from board.kinds.tally.commands import CloseVote, LayBall
from board.log.change import Fact
from tests.sync.papers import do
from tests.sync.places import START_MS, Centre, Time, Wall
from tests.sync.pull.readers import Reader
from tests.sync.web.office import person, set_organisation
from tests.sync.web.test_streams import words

Hang = Callable[..., Wall]
LAST = week_of(datetime.fromtimestamp(START_MS / 1000, UTC).date() - timedelta(weeks=1))


def survey(
    wall: Wall, id_: str, side: str, sums: dict[str, tuple[int, int]], week: str = LAST, **more: object
) -> None:
    """A survey as a wall sends it: of each statement how many laid a ball, and what they come to."""
    facts = [Fact("survey", id_, {"side": side, "week": week, "started": START_MS, "ended": START_MS, "present": 9})]
    for statement, (laid, points) in sums.items():
        fields = {"survey": id_, "week": week, "statement": statement, "laid": laid, "points": points, **more}
        facts.append(Fact("score", f"{id_}-{statement}", fields))
    for fact in facts:
        wall.write(fact)
    wall.settle()


@pytest.fixture
def wall(hang: Hang) -> Wall:
    made = hang("north")
    do(made, WriteStatement("s1", "Alle forslag blir hørt"), WriteStatement("s2", "Vi sier fra når noe er vanskelig"))
    made.settle()
    return made


def test_the_way_left_is_told_in_words_the_longest_first(centre: Centre, unit: str, wall: Wall) -> None:
    survey(wall, "k1", "now", {"s1": (9, 32), "s2": (9, 19)})
    survey(wall, "k2", "wanted", {"s1": (9, 36), "s2": (9, 38)})
    ola = person(centre, unit, name="Ola")
    assert "Vi sier fra når noe er vanskelig" in words(ola.get("/kultur").text)
    page = words(ola.get(f"/kultur/{unit}").text)
    first = page.index("Vi sier fra når noe er vanskelig stemmer dårlig stemmer helt 3")
    assert first < page.index("Alle forslag blir hørt stemmer godt stemmer godt 0")
    for told in ("2,1", "4,2", "19", "38"):
        assert told not in page.replace("2019", "")
    assert "Vi sier fra når noe er vanskelig" in words(ola.get(f"/enhet/{unit}").text)
    paper = ola.get(f"/rapporter/kultur?unit={unit}")
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    assert "stemmer dårlig" in printed


def test_what_was_answered_of_other_words_is_told_of_none(centre: Centre, unit: str, wall: Wall) -> None:
    survey(wall, "k1", "now", {"s1": (9, 32), "s2": (9, 19)})
    asked = [fingerprint("s1", "Alle forslag blir hørt"), fingerprint("s2", "Vi sier aldri fra")]
    wall.write(Fact("survey", "k1", {"words": asked}))
    wall.settle()
    page = words(person(centre, unit, name="Ola").get(f"/kultur/{unit}").text)
    assert "Alle forslag blir hørt stemmer godt" in page
    assert "Vi sier fra når noe er vanskelig stemmer" not in page


@pytest.mark.parametrize("sums", [(3, 9), (3, 15), (0, 0)])
def test_of_three_or_fewer_it_is_told_that_they_were_asked_and_nothing_else(
    centre: Centre, unit: str, wall: Wall, sums: tuple[int, int]
) -> None:
    survey(wall, "k1", "now", {"s1": sums}, hidden=not sums[0])
    page = words(person(centre, unit, name="Ola").get(f"/kultur/{unit}").text)
    assert "Alle forslag blir hørt – – –" in page
    assert "Slik er det i dag 9" in page


def test_the_highest_threshold_holds_here_too(centre: Centre, unit: str, wall: Wall) -> None:
    survey(wall, "k1", "now", {"s1": (8, 32)})
    set_organisation(centre, threshold=9)
    assert "Alle forslag blir hørt – – –" in words(person(centre, unit, name="Ola").get(f"/kultur/{unit}").text)


def test_a_week_is_told_when_it_is_over_and_sums_go_out_to_no_program(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    do(wall, StartSurvey("k1", "now", 5))
    do(wall, *(LayBall("s1", score, seen) for seen, score in enumerate("44445")), CloseVote("k1", "t"))
    wall.settle()
    ola = person(centre, unit, name="Ola")
    assert "stemmer helt – –" not in words(ola.get(f"/kultur/{unit}").text)
    assert "Alle forslag blir hørt – – –" in words(ola.get(f"/kultur/{unit}").text)
    (row,) = Reader(centre, unit).rows("surveys")
    assert (row["present"], row["side"]) == (5, "now")
    assert not {"laid", "points"} & row.keys()
    assert {row["text"] for row in Reader(centre, unit).rows("statements")} == {
        "Alle forslag blir hørt",
        "Vi sier fra når noe er vanskelig",
    }
    assert Reader(centre, unit).rows("culture") == []
    time.pass_(days=8)
    kari = person(centre, unit, name="Kari")
    assert "Alle forslag blir hørt stemmer helt – –" in words(kari.get(f"/kultur/{unit}").text)
    for path in ("/kultur", f"/kultur/{unit}"):
        assert re.search(r"Uke \d+, 20\d\d", words(kari.get(path).text)), "as a week is written everywhere"
    (row,) = Reader(centre, unit).rows("culture")
    assert (row["statement"], row["side"], row["word"], row["level"]) == ("s1", "now", "stemmer helt", 5)
