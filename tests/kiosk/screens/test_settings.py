"""Oppsett: what the unit decides about its board and what this wall is told of its panel. A tap is enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from importlib.metadata import version

import pytest

from board.commands import Keep
from board.errors import Kind
from board.kinds.gain.commands import Identify
from board.kinds.rule import WriteRule
from board.kinds.unit import AGENDA, ChangeUnit
from board.own import Own
from kiosk.demo.hung import Hung
from kiosk.theme import theme
from sync.wall.connection_status import ConnectionState, ConnectionStatus
from tests.kiosk.screens.fitting import DIAGONALS, LONG, LONG_NAME, SIZES, fits, wipe, write

PIN = "7391"
Hang = Callable[..., Hung]

SECTIONS = ("unit", "schedule", "agenda", "rules", "voting", "vase", "hours", "panel", "centre", "pin", "about")
RULES = [WriteRule(f"r{n}", f"Regel {n}") for n in range(7)]


def at(wall: Hung, section: str) -> Hung:
    wall.root.go("settings")
    wall.frames(20)
    wall.press(f"section-{section}")
    return wall


def test_the_sections_are_a_list_and_the_open_one_is_marked(hang: Hang) -> None:
    wall = at(hang(fill="demo"), "unit")
    for section in SECTIONS:
        wall.press(f"section-{section}")
        chosen = [name for name in SECTIONS if wall.find(f"section-{name}").chosen]
        assert chosen == [section]
    wall.press("to-board")
    assert wall.screen == "home"


def test_the_unit_gets_its_name(hang: Hang) -> None:
    wall = at(hang(), "unit")
    wall.press("unit-name")
    wall.say_pin(PIN)
    write(wall, "Brubakken")
    wall.press("key-done")
    assert wall.stored.unit.name == "Brubakken"
    assert "Brubakken" in wall.texts()


def test_an_empty_name_leaves_the_old_one(hang: Hang) -> None:
    wall = at(hang(commands=[ChangeUnit({"name": "Brubakken"})]), "unit")
    wall.press("unit-name")
    wall.say_pin(PIN)
    wipe(wall)
    wall.press("key-done")
    assert wall.stored.unit.name == "Brubakken"


def test_a_column_is_called_what_the_unit_calls_it(hang: Hang) -> None:
    wall = at(hang(), "unit")
    wall.press("label-do")
    wipe(wall)
    write(wall, "Gjennomføre")
    wall.press("key-done")
    labels = wall.stored.unit.labels
    assert labels == ("Forslag", "Planlegge", "Gjennomføre", "Kontrollere", "Korrigere", "Ferdig")


def test_the_meeting_has_a_day_an_hour_and_a_length(hang: Hang) -> None:
    wall = at(hang(), "schedule")
    wall.press("weekday-3")
    wall.press("hour-less")
    wall.press("minute-more")
    wall.press("length-more")
    unit = wall.stored.unit
    assert (unit.meeting_weekday, unit.meeting_time, unit.meeting_minutes) == (3, "12:35", 20)
    assert any(text.startswith("Torsdag kl. 12.35, 20 minutter") for text in wall.texts())


def test_quick_taps_count_every_one(hang: Hang) -> None:
    wall = at(hang(), "schedule")
    x, y = wall.middle("length-more")
    for _tap in range(4):
        super(Hung, wall).touch_down(0, x, y)
        wall.frames(5)
        super(Hung, wall).touch_up(0)
        wall.frames(5)
    wall.settle()
    wall.settle()
    assert wall.stored.unit.meeting_minutes == 35
    assert wall.find("section-schedule").chosen


def test_a_point_of_the_agenda_can_be_left_out_shortened_and_moved(hang: Hang) -> None:
    wall = at(hang(), "agenda")
    wall.press("step-goals")
    wall.press("step-off")
    wall.press("step-wellbeing")
    wall.press("step-minutes-less")
    wall.press("step-down")
    agenda = wall.stored.unit.agenda
    assert [item.step for item in agenda][:3] == ["present", "goals", "wellbeing"]
    assert (agenda[1].on, agenda[2].minutes) == (False, 3)
    assert "ikke med" in wall.texts()
    assert any("til sammen 12 av 15 minutter" in text for text in wall.texts())


def test_one_point_at_least_stays_on_the_agenda(hang: Hang) -> None:
    wall = at(hang(), "agenda")
    steps = [item.step for item in wall.board.unit.agenda]
    for step in steps:
        wall.press(f"step-{step}")
        wall.press("step-off")
    assert [item.on for item in wall.stored.unit.agenda].count(True) == 1
    assert "Minst ett punkt må være med." in wall.texts()
    assert wall.find("step-on").chosen


def test_an_agenda_without_points_from_elsewhere_is_the_usual_one(hang: Hang) -> None:
    wall = at(hang(commands=[ChangeUnit({"agenda": []})]), "agenda")
    assert wall.has("step-wellbeing")
    wall.press("step-down")
    assert len(wall.stored.unit.agenda) == len(AGENDA)


def test_rules_are_written_rewritten_and_taken_down(hang: Hang) -> None:
    wall = at(hang(), "rules")
    assert "Her henger reglene." in wall.texts()
    wall.press("rule-new")
    write(wall, "Vi ler")
    wall.press("key-done")
    wall.press("rule-rewrite")
    write(wall, " mye")
    wall.press("key-done")
    assert [rule.text for rule in wall.stored.rules.hung] == ["Vi ler mye"]
    wall.press("rule-remove")
    assert wall.stored.rules.hung == ()
    wall.press("undo")
    assert [rule.text for rule in wall.stored.rules.hung] == ["Vi ler mye"]


def test_the_rule_that_was_pressed_is_the_one_that_goes(hang: Hang) -> None:
    wall = at(hang(commands=RULES), "rules")
    wall.press("rules-on")
    wall.press("rule-1")
    wall.press("rule-remove")
    assert [rule.id for rule in wall.stored.rules.hung] == ["r0", "r1", "r2", "r3", "r4", "r5"]


def test_how_the_balls_are_laid_is_the_units_own_choice(hang: Hang) -> None:
    wall = at(hang(), "voting")
    wall.press("balls-week")
    wall.press("throw-visible")
    wall.say_pin(PIN)
    assert (wall.stored.unit.balls_per, wall.stored.unit.visible_throw) == ("week", True)
    wall.press("undo")
    assert wall.stored.unit.visible_throw is False


def test_another_full_time_week_counts_for_new_gains_only(hang: Hang) -> None:
    wall = at(hang(commands=[Identify("e", "s", 2, tool="other", title="Lager")]), "hours")
    wall.press("week-33.6")
    assert wall.stored.unit.full_time_hours == 33.6
    assert "17,5 t ÷ 33,6 t = 0,52 årsverk" in wall.texts()
    assert wall.stored.gains.entries[0].full_time_hours == 37.5


def test_a_week_of_ones_own_is_written(hang: Hang) -> None:
    wall = at(hang(), "hours")
    wall.press("week-other")
    wipe(wall)
    write(wall, "36,25")
    wall.press("key-done")
    assert wall.stored.unit.full_time_hours == 36.25
    assert wall.find("week-other").label == "Annet: 36,25"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [("3", Kind.SETTING_WRONG.sentence), ("", Kind.NUMBER_WRONG.say(text=""))],
)
def test_a_week_that_cannot_be_is_refused_and_can_be_mended(hang: Hang, written: str, sentence: str) -> None:
    wall = at(hang(), "hours")
    wall.press("week-other")
    wipe(wall)
    write(wall, written)
    wall.press("key-done")
    wall.frames(20)
    assert sentence in wall.texts()
    assert wall.stored.unit.full_time_hours == 37.5
    assert wall.has("key-done")
    wall.press("pad-cancel")
    assert wall.find("week-37.5").chosen


def test_the_strip_is_ten_centimetres_on_the_panel_that_was_told(hang: Hang) -> None:
    wall = at(hang(diagonal_inch=0), "panel")
    assert wall.find("strip").length == pytest.approx(100 * (1920**2 + 1080**2) ** 0.5 / (43 * 25.4))
    for _tap in range(3):
        wall.press("diagonal-more")
    assert wall.stored.own.diagonal_inch == 46
    wall.frames(3)
    assert theme.diagonal_inch == 46
    assert wall.find("strip").length == pytest.approx(100 * (1920**2 + 1080**2) ** 0.5 / (46 * 25.4))


def test_sound_and_calm_are_this_walls_own(hang: Hang) -> None:
    wall = at(hang(), "panel")
    wall.press("sound-on")
    wall.press("calm-on")
    assert (wall.stored.own.sound, wall.stored.own.calm) == (True, True)
    assert theme.calm
    wall.press("calm-off")
    assert not theme.calm


def test_about_tells_version_file_copies_and_what_is_known_of_people(hang: Hang) -> None:
    wall = at(hang(), "about")
    wall.settle()
    assert wall.find("fact-version").value == version("tavle")
    assert wall.find("fact-file").value == str(wall.folder / "board.db")
    assert wall.find("fact-copy").value == "Ingen ennå. Den tas av seg selv hver dag."
    assert wall.find("fact-health").value == "Fila er hel."
    assert any("Aldri hvem som la dem" in text for text in wall.texts())
    wall.later(60)
    wall.press("section-about")
    wall.settle()
    assert wall.find("fact-copy").value == "I dag · 1 kopi tatt vare på"


def test_about_tells_how_it_stands_with_the_centre(hang: Hang) -> None:
    wall = at(hang(), "about")
    assert wall.find("fact-link").value == ConnectionState.UNPAIRED.sentence
    wall.root.linked(ConnectionStatus(ConnectionState.NO_SERVER, waiting=3))
    assert wall.find("fact-link").value == f"Lagret her · 3 venter. {ConnectionState.NO_SERVER.sentence}"
    wall.root.state = replace(wall.root.state, trouble="Det er ikke plass til å lagre mer.")
    assert wall.find("fact-health").value == "Det er ikke plass til å lagre mer."


def test_about_tells_of_a_file_that_was_damaged(hang: Hang) -> None:
    wall = hang()
    wall.take_down()
    (wall.folder / "board.db").write_bytes(b"garbage" * 1000)
    again = at(hang(folder=wall.folder), "about")
    again.settle()
    assert "board-damaged-1.db" in again.find("fact-health").value


def test_what_was_set_is_there_after_the_power_was_gone(hang: Hang) -> None:
    wall = at(hang(), "voting")
    wall.press("threshold-more")
    wall.say_pin(PIN)
    wall.take_down()
    again = at(hang(folder=wall.folder), "voting")
    assert again.board.unit.threshold == 4


def test_on_a_ten_inch_panel_nothing_is_smaller_than_a_fingertip(hang: Hang) -> None:
    wall = at(hang((1280, 800), commands=[*RULES, Keep(Own(diagonal_inch=10.1))]), "unit")
    for section in SECTIONS:
        wall.press(f"section-{section}")
        small = [box for box in wall.boxes() if min(box.width_mm, box.height_mm) < 9]
        assert not small, small


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fill", ["empty", "long", pytest.param("demo", marks=pytest.mark.long)])
def test_every_section_fits_on_every_panel(hang: Hang, size: tuple[int, int], fill: str) -> None:
    labels = ["Forbedringsforslagsinnsamlingen", *["Kvalitetsforbedringskontroll"] * 5]
    agenda = [asdict(item) | {"minutes": 60} for item in AGENDA]
    long = [
        ChangeUnit({"name": LONG_NAME, "labels": labels, "full_time_hours": 36.25, "agenda": agenda}),
        *(WriteRule(f"r{n}", LONG) for n in range(12)),
    ]
    wall = hang(
        size,
        commands=long if fill == "long" else [],
        fill="demo" if fill == "demo" else None,
        diagonal_inch=DIAGONALS[size],
    )
    at(wall, "unit")
    for section in SECTIONS:
        wall.press(f"section-{section}")
        wall.settle()
        fits(wall)
