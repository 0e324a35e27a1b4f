"""Words: nothing is said to people past the catalogue, in whatever it is written."""

import re

import pytest

from assets.catalogue import messages, past, past_html, past_kv, past_python, past_typst, python
from assets.pseudo import pseudo
from assets.translations import faults, wrong
from board.catalogue import COMPLETE, DRAFTS, LANGUAGES, SOURCE, _, _n, spoken
from board.formats import hours_a_week

pytestmark = pytest.mark.law


def test_nothing_is_said_past_the_catalogue() -> None:
    assert list(past()) == []


PLANTED = {
    "a sentence": (past_python, 'def f(wall):\n    wall.say("Kortet er flyttet.")\n', 2),
    "a word": (past_python, 'TITLES = {"new": "Forslag"}\n', 1),
    "a word with a Norwegian letter": (past_python, 'title = "måling"\n', 1),
    "a number and its noun": (past_python, 'def f(n):\n    return f"{n} dager"\n', 2),
    "the reason of a refusal": (past_python, 'raise Refused(Kind.IMPORT_UNREADABLE, reason="den er tom")\n', 1),
    "a word in the account": (past_python, 'desk.note("signed_out", f"{name} i {unit}")\n', 1),
    "a text in Kivy's language": (past_kv, "<Home>:\n    Text:\n        text: 'Hva gjelder det?'\n", 3),
    "a text in a template's expression": (past_html, '<p>\n{{ name or "Uten tittel" }}</p>', 2),
    "a noun by its number in a template": (past_html, '{{ "enhet" if n == 1 else "enheter" }}', 1),
    "a text in a print": (past_typst, '= #say("Tiltak")\nIngen tiltak i perioden.\n', 2),
    "a heading in a print": (past_typst, "table.header([Enhet], [Andel])", 1),
}


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_is_found(what: str) -> None:
    reader, source, line = PLANTED[what]
    assert {found for found, _text in reader(source)} == {line}


QUIET = """
'''What the module is for.'''
__all__ = ["Card", "Room"]
log.warning("the PIN: er ikke lest %s", kind)
def f(told: "Board") -> "Card":
    '''Kortet er flyttet.'''
    if told.kind == "Forslag":
        raise ValueError("unknown: det er ikke noe")
    audit.note(tx, 1, told.name, "signed_out", f"{told.name} ({told.unit})", now_ms)
    return _("Kortet er flyttet."), _n("{n} dag", "{n} dager", n)
TITLES = {"new": N_("Nytt forslag")}
"""


def test_what_is_for_developers_or_the_machine_is_left_alone() -> None:
    assert list(past_python(QUIET)) == []


def test_help_and_titles_are_messages_where_they_stand() -> None:
    source = """
@app.command()
def reset(data: Annotated[Path, typer.Option(help="Mappa tavla lagres i.")]) -> None:
    '''Glem den.

    Den neste velger en ny.'''
class Code(Form):
    code: Annotated[str, Field(title="Kode")]
"""
    assert set(python(source)) == {("Glem den.\n\nDen neste velger en ny.",), ("Mappa tavla lagres i.",), ("Kode",)}


def test_the_pseudo_language_is_longer_and_keeps_what_is_filled_in() -> None:
    told = pseudo("{n} venter på <b>svar</b>&nbsp;nå")
    assert told.startswith("{n} vêñtêř på <b>švâř</b>&nbsp;ñå ")
    assert len(pseudo("Et forslag til tavla")) == 28


@pytest.mark.parametrize("code", sorted(LANGUAGES.keys() - {SOURCE}))
def test_a_language_says_nothing_wrongly_and_a_complete_one_lacks_nothing(code: str) -> None:
    found = sorted(faults(code, whole=code in COMPLETE))
    assert not found, "\n".join((*found, "`python -m assets.catalogue` writes what is lacking, to be filled in"))


@pytest.mark.parametrize("code", sorted(DRAFTS))
def test_a_draft_says_nothing_wrongly_and_leaves_the_rest_to_the_source(code: str) -> None:
    assert [fault for fault in faults(code) if "lacks" not in fault] == []
    assert code not in LANGUAGES | dict.fromkeys(COMPLETE)
    with spoken(code):
        assert (_("Angre"), _("Snu kortet")) == ("Gáđa", "Snu kortet")
        assert _n("{n} uke", "{n} uker", 3) == "3 uker"


@pytest.mark.parametrize(
    ("said", "told", "why"),
    [
        (("{n} uke", "{n} uker"), ("{n} veke",), "has not two forms"),
        (("{n} kort",), ("{count} kort",), "a fact that is not given"),
        (("Frist {day}",), ("Frist",), "a fact left out"),
        (("Frist {day}",), ("Frist {day",), "a fact that is not given"),
        (("<a>Hvorfor?</a>",), ("Kvifor?",), "other tags"),
        (("**{n}** timer",), ("{n} timar",), "other bold parts"),
        ((" og {n} til",), ("og {n} til",), "another blank at an end"),
        (("{n} uke", "{n} uker"), ("éi veke", "{n} veker"), ""),
    ],
)
def test_a_translation_that_would_be_told_wrongly_is_found(said: tuple[str], told: tuple[str], why: str) -> None:
    assert wrong(said, told) == why


NOT_SO = {
    r"sist sett|meldt seg|sendt inn": "hørt fra",
    r"\b(stemte(?! ikke med)|stemmene|stemmegivning|avstemmingen?)\b": "legge ball, avstemning",
    r"\b(si fra til|spør) drift\b": "IT",
    r"navn på en bruker|\bnye? bruker\b|alle brukere": "konto",
    r"\b(ført|føring(er)?|føringen|regnskap(et)?) på tavl": "lagret",
    r"\bterskel": "grense",
    r"\bta til (planlegge|utføre)\b": "flytt til",
    r"registeret over modellen": "registeret over innføringen",
    r"sak, ikke person": "vi snakker om saken, ikke personen",
    r"hvor ble tida av|tida gikk til|la henne|bilde av ruten": "hva tida brukes til, koordinatoren, QR-koden",
    r"det dere vil ha det|hva dere vil ha det": "hvordan dere vil ha det",
}
"""What a thing is not called, or a sentence is not written like, by what it is (docs/names.md)."""


def test_one_thing_has_one_name() -> None:
    texts = {text for message, _path in messages() for text in message if text}
    found = [(text, right) for wrong, right in NOT_SO.items() for text in texts if re.search(wrong, text, re.I)]
    assert len(texts) > 3_000
    assert not found


ALWAYS_MANY = {
    "Det er mer enn hele enheten arbeider: {hours} timer i uka. Er dere flere, skriv det i Oppsett.",
    "Til sammen blir det mer enn enheten arbeider: {fte} årsverk er {hours} timer i uka.",
    "Til sammen blir det mer enn de {people} på møtet arbeider: {hours} timer i uka.",
    "Mellom {least} og {most} timer.",
    "{some} av {all} timer",
    "en dag er {n} timer. ",
    "En dag er {n} timer.",
    "Gi lenka til {name} ({email}) på en trygg måte. Den virker én gang, i {hours} timer, og <strong>vises bare nå"
    "</strong>.",
    "Gevinst: {realised} timer i uka realisert av {identified} identifisert.",
    "Sentralen ser {name}: {meetings} møter, {cards} kort, {realised} av {identified} timer realisert: "
    "{fte} årsverk.",
}
"""Limits, and sums that are never one."""
WITH_DECIMALS = {
    "Tar {n} timer mer",
    "{n} timer i uka",
    "{n} timer realisert",
    "{cards} · {hours} timer i uka",
    "tar {n} timer mer i uka",
    "{n} timer i uka er fri",
    "{hours} timer : {week} timer",
    "{hours} timer : {times}",
    "{hours} timer : {times}. Så lang tid er det fra én til den neste, om ingen skal vente.",
    "{hours} timer : {full} timer, en hel stilling i enheten.",
    "Fra verdistrømmen <a>{_}</a>: {how}, {hours} timer i uka.",
    "{freed_fte} årsverk; {ideal} timer ideelt",
    "{freed_fte} årsverk, fra {now} til {ideal} timer",
    "{hours} timer i uka blir fri = {fte} årsverk. {cards} av {of} forskjeller er blitt kort, {won} timer i uka er "
    "realisert.",
}
"""Of a value stream, where one hour is written «1,0»."""


def test_one_hour_is_never_told_as_hours() -> None:
    texts = {message[0] for message, _path in messages() if len(message) == 1}
    assert {text for text in texts if re.search(r"\}(\*\*)? timer\b", text)} == ALWAYS_MANY | WITH_DECIMALS
    assert [hours_a_week(n) for n in (0, 0.5, 1, 1.001, 17.5)] == [
        "0 timer i uka",
        "0,5 timer i uka",
        "1 time i uka",
        "1 time i uka",
        "17,5 timer i uka",
    ]
