"""Words, numbers and days as people are told them, in the language that is spoken."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path

import pytest

from board import catalogue, formats
from board.catalogue import N_, Told, _, _n

DANISH = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Nytt forslag"
msgstr "Nyt forslag"

msgid "Uten ord"
msgstr ""

#, fuzzy
msgid "Gjettet"
msgstr "Gættet"

msgid "{n} uke"
msgid_plural "{n} uker"
msgstr[0] "{n} uge"
msgstr[1] "{n} uger"
"""


@pytest.fixture(autouse=True)
def bokmal():
    yield
    catalogue.use("nb")


@pytest.fixture
def danish(tmp_path):
    (tmp_path / "da.po").write_text(DANISH, encoding="utf-8")
    return str(tmp_path / "da.po")


def test_the_source_is_the_bokmal_text():
    assert _("Nytt forslag") == "Nytt forslag"
    assert _("") == ""


def test_another_language_is_one_file(danish):
    catalogue.use(danish)
    assert [_("Nytt forslag"), _n("{n} uke", "{n} uker", 1), _n("{n} uke", "{n} uker", 2.5)] == [
        "Nyt forslag",
        "1 uge",
        "2,5 uger",
    ]


def test_what_a_language_lacks_or_only_guesses_stays_bokmal(danish):
    catalogue.use(danish)
    assert [_("Setning som ingen har oversatt"), _("Uten ord"), _("Gjettet")] == [
        "Setning som ingen har oversatt",
        "Uten ord",
        "Gjettet",
    ]


def test_a_page_may_be_spoken_in_another_language_than_the_process(danish):
    with catalogue.spoken(danish):
        assert _("Nytt forslag") == "Nyt forslag"
    assert _("Nytt forslag") == "Nytt forslag"


def test_a_kind_is_told_in_the_language_spoken_when_it_is_told(danish):
    class Kind(Told):
        NEW = N_("Nytt forslag")

    catalogue.use(danish)
    assert (Kind.NEW.say(), Kind.NEW.sentence, str(Kind.NEW)) == ("Nyt forslag", "Nytt forslag", "new")


def test_two_kinds_of_one_sentence_are_a_mistake():
    with pytest.raises(ValueError, match="duplicate"):

        class Kind(Told):
            ONE = N_("Det samme")
            OTHER = N_("Det samme")


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="tlh"):
        catalogue.use("tlh")


@pytest.mark.parametrize("code", sorted(catalogue.LANGUAGES))
def test_every_language_of_the_list_can_be_spoken(code):
    catalogue.use(code)
    assert catalogue.current().code == code


def _run(language: str, *command: str) -> subprocess.CompletedProcess[str]:
    spoken = {"TAVLE_LANGUAGE": language, "PYTHONIOENCODING": "utf-8"}
    house = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, *command], env=spoken, capture_output=True, text=True, check=False, cwd=house
    )


SAYS = "from board.catalogue import _; import sys; print(_('Send et forslag'), 'babel' in sys.modules)"


@pytest.mark.parametrize(("language", "said"), [("", "Send et forslag False"), ("nn", "Send eit forslag True")])
def test_the_environment_chooses_and_bokmal_reads_nothing(language, said):
    assert _run(language, "-c", SAYS).stdout.strip() == said


@pytest.mark.parametrize(("language", "said"), [("nb", "Vis dette, og avslutt."), ("en", "Show this, and end.")])
def test_the_help_of_a_command_speaks_the_language_to_its_last_line(language, said):
    for words in ([], ["kiosk-pin", "reset"]):
        assert said in _run(language, "-m", "kiosk", *words, "--help").stdout


def test_a_command_says_that_it_does_not_know_the_language():
    run = _run("tlh", "-m", "kiosk", "--version")
    assert run.stderr.strip() == "TAVLE_LANGUAGE er «tlh». Tavle kan nb, nn, en."
    assert run.returncode == 1
    run = _run("da.po", "-m", "kiosk", "--version")
    assert run.stderr.strip() == "TAVLE_LANGUAGE er «da.po». Den fila finnes ikke, eller kan ikke leses."


@pytest.mark.parametrize(
    ("value", "text"), [(17.5, "17,5"), (24, "24"), (0.4667, "0,47"), (0, "0"), (1234.5, "1\xa0234,5")]
)
def test_numbers_have_a_comma_and_no_more_digits_than_needed(value, text):
    assert formats.number(value) == text


def test_a_fixed_number_of_decimals():
    assert formats.number(0.5, 2) == "0,50"
    assert formats.number(0.4, 0) == "0"


@pytest.mark.parametrize(("value", "text"), [(5.25, "5,3"), (3.5 + 1.75, "5,3"), (0.05, "0,1"), (-5.25, "-5,3")])
def test_a_half_is_rounded_as_everybody_reckons_it(value, text):
    assert formats.number(value, 1) == text


def test_what_is_written_as_one_is_told_as_one():
    assert _n("{n} time", "{n} timer", 0.995) == "1 time"


@pytest.mark.parametrize(("n", "text"), [(0, "0 uker"), (1, "1 uke"), (1.5, "1,5 uker"), (7, "7 uker")])
def test_one_and_many(n, text):
    assert _n("{n} uke", "{n} uker", n) == text


def test_days():
    day = date(2025, 11, 18)
    assert formats.day(day) == "18. november"
    assert formats.short_day(date(2025, 11, 28)) == "28. nov."
    assert formats.short_day(date(2025, 5, 2)) == "2. mai"
    assert formats.long_day(day) == "Tirsdag 18. november"
    assert formats.weekday(day) == formats.said_day(day).split()[0] == "tirsdag"
    with catalogue.spoken("en"):
        assert formats.said_day(day) == "Tuesday 18 November", "English has its capitals in a sentence too"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 11, 17), "i går"),
        (date(2025, 11, 18), "i dag"),
        (date(2025, 11, 19), "i morgen"),
        (date(2025, 11, 28), "28. nov."),
        (date(2026, 1, 5), "5. jan. 2026"),
    ],
)
def test_near_days_have_names(day, text):
    assert formats.near_day(day, date(2025, 11, 18)) == text


def test_the_clock_is_written_with_a_full_stop():
    assert formats.clock(time(13, 30)) == "13.30"
    assert formats.clock(datetime(2025, 11, 18, 9, 5)) == "09.05"


@pytest.mark.parametrize(
    "mistake",
    [
        "{m} venter",  # a name that the sentence has no fact for
        "{n venter",
        "n} venter",
        "{} venter",
        "{n:d} venter",
        "{n.real} venter",
        "{n!x} venter",
    ],
)
def test_a_translators_slip_in_a_name_leaves_the_sentence_bokmal(tmp_path, mistake):
    """A wall that raises at a sentence is a dead wall; so is a page."""
    po = tmp_path / "da.po"
    both = f'\nmsgid "{{n}} kort"\nmsgid_plural "{{n}} kort til"\nmsgstr[0] "{mistake}"\nmsgstr[1] "{{n}} kort"\n'
    po.write_text(f'{DANISH}\nmsgid "{{n}} venter"\nmsgstr "{mistake}"\n{both}', encoding="utf-8")
    catalogue.use(str(po))
    assert [_("{n} venter", n="Tre"), _("{n} venter").format(n="Tre")] == ["Tre venter", "Tre venter"]
    assert [_n("{n} kort", "{n} kort til", n) for n in (1, 2)] == ["1 kort", "2 kort til"]
    assert _("Nytt forslag") == "Nyt forslag"


def test_a_translation_need_not_say_every_fact(tmp_path):
    (tmp_path / "da.po").write_text(
        DANISH + '\nmsgid "{n} dag"\nmsgid_plural "{n} dager"\nmsgstr[0] "en dag"\nmsgstr[1] "{n} dage"\n',
        encoding="utf-8",
    )
    catalogue.use(str(tmp_path / "da.po"))
    assert [_n("{n} dag", "{n} dager", n) for n in (1, 2)] == ["en dag", "2 dage"]


@pytest.mark.parametrize(
    "content",
    [
        b'msgid "a\nmsgstr',
        b'msgid "Nytt forslag"\nmsgstr "Nyt \xff\xfe"\n',
        b"\x00\x01\x02",
        b'msgstr[7] ""\nmsgid',
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=__import__(1);\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n%0;\\n"\n\n'
        b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
        b'msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"\n',
        b'msgid "a"\nmsgstr "b"\nmsgid_plural "c"\nmsgstr[5] "d"\n',
        "directory",
    ],
)
def test_a_file_of_a_language_that_cannot_be_read_stops_no_wall(tmp_path, content):
    """The rest of it is spoken, or it is told as a language that nobody knows."""
    po = tmp_path / "xx.po"
    if content == "directory":
        po.mkdir()
    else:
        po.write_bytes(content)
    try:
        catalogue.use(str(po))
    except ValueError:
        return
    assert _("{n} venter", n=3) == "3 venter"
    assert [_n("{n} uke", "{n} uker", n) for n in (0, 1, 1.5, 2, 5, -3)]
    assert [_n("a", "b", n) for n in (0, 1, 2, 5)]


def test_a_number_and_the_sign_of_its_unit_stand_on_one_line():
    assert _("{n} % av {all} t, 5 min", n=12, all=3) == "12\u00a0% av 3\u00a0t, 5\u00a0min"
    assert _("I dag kl. {time}", time="13.30") == "I dag kl.\u00a013.30"
    assert _("{n} timer og {n} tre", n=2) == "2 timer og 2 tre", "words of their own may stand on the next"


def test_both_ends_of_a_curve_are_told_apart_when_they_lie_a_year_apart():
    assert formats.ends("2025-W38", "2025-W47") == ("uke 38", "uke 47")
    assert formats.ends("2024-W49", "2025-W49") == ("uke 49, 2024", "uke 49")
