"""However a list writes who is responsible: no surname on the wall, nobody lost, nobody made up."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.importing.cell import Faulty
from board.importing.names import called, first_names
from board.importing.people import GROUPS


@pytest.mark.parametrize(
    ("written", "hangs"),
    [
        *(("Marit", "Marit"), ("Kari Nordmann", "Kari N."), ("Per Olav Hansen", "Per Olav H."), ("KN", "KN")),
        *(("Nordmann, Kari", "Kari N."), ("kari.nordmann@eksempel.no", "kari"), ("@Kari Nordmann", "Kari N.")),
        *(("Kari Nordmann/Ola Hansen", "Kari N. og Ola H."), ("Kari Nordmann, Ola Hansen", "Kari N. og Ola H.")),
        *(("Kari, Ola", "Kari og Ola"), ("Kari og Ola", "Kari og Ola"), ("Kari\nOla", "Kari og Ola")),
        *(("Ola Hansen;Kari Nordmann", "Ola H. og Kari N."), ("Kari, Ola og Siri", "Kari, Ola og Siri")),
        *(("Kari Nordmann og Ola Hansen", "Kari N. og Ola H."), ("Kari Nordmann (avd. 2)", "Kari N.")),
        *(("Kari Nordmann <kari.nordmann@eksempel.no>", "Kari N."), ("Alle ansatte", "Alle ansatte")),
        *(("Kari Nordmann Berg", "Kari B."), ("Hansen", "H."), ("Ledelsen", "Ledelsen"), ("Team Nord", "Team Nord")),
        *(("leder Kari Nordmann", "leder Kari N."), ("Kari Nordmann, leder", "Kari N."), ("avd. 2/3", "avd. 2/3")),
        *(("Kari (vikar: Ola Hansen)", "Kari og vikar: Ola H."), ("K. Nordmann", "K. N."), ("Kari N.", "Kari N.")),
        *(("Dahl, Siri; Hansen, Ola", "Siri D. og Ola H."), ("Hansen Kari", "Kari H."), ("Nguyen Thi", "N. T.")),
        *(
            ("(avd. 2)", "avd. 2"),
            ("Kari, ola.hansen@eksempel.no", "Kari og ola"),
            ("knordmann@eksempel.no", "K."),
            ("1. Kari", "Kari"),
            ("Kari og Kari", "Kari"),
            ("Enhetsleder", "Enhetsleder"),
        ),
    ],
)
def test_a_name_written(written: str, hangs: str) -> None:
    assert called(written).name == hangs


def test_what_stands_beside_a_name_is_told() -> None:
    assert called("Kari Nordmann (avd. 2) - ringer").aside == ("avd. 2", "ringer")


@pytest.mark.parametrize("written", ["Xyz, Aisha", "Nordmann, Kari, Hansen, Ola", "Zyx Xyz, Kari"])
def test_what_may_be_one_or_several_is_not_guessed_at(written: str) -> None:
    with pytest.raises(Faulty, match="én person eller flere"):
        called(written)


def test_the_column_shows_who_is_a_first_name() -> None:
    known = first_names(["Zainab", "Xiomara Hansen", "Nordmann", "Nordmann, Kari", "Alle"])
    assert known == {"zainab", "xiomara"}
    assert called("Zainab, Xiomara", known).name == "Zainab og Xiomara"


FIRST = st.sampled_from(["Kari", "Ola", "Anne-Marie", "Per Olav", "Siri", "Åse", "Mohammed", "Bjørn", "kari", "OLE"])
LAST = st.sampled_from(
    [
        "Nordmann",
        "Hansen",
        "Øye",
        "Solbakken",
        "Dahl",
        "Bråten",
        "Nguyen",
        "Hussain",
        "Lie",
        "Moe Berg",
        "Lund-Hansen",
    ]
)
PERSON = st.tuples(
    FIRST, LAST, st.sampled_from(["{0}", "{0} {1}", "{0} {1}", "{1}, {0}", "{0} {1} (avd. 2)", "@{0} {1}"])
)
SIGNS = st.sampled_from(["/", ", ", "; ", " og ", " & ", "\n", " + ", " / "])


@settings(max_examples=400, deadline=None)
@given(st.lists(PERSON, min_size=1, max_size=4), SIGNS, st.sampled_from(["", " og alle ansatte"]))
def test_no_surname_survives_and_nobody_is_lost(people: list[tuple[str, str, str]], sign: str, group: str) -> None:
    cell = sign.join(how.format(first, last) for first, last, how in people) + group
    try:
        told = called(cell).name
    except Faulty:
        assert "," in cell  # nothing else can be read in two ways
        return
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", told)}
    assert not words & {part.casefold() for _, last, _ in people for part in re.split(r"[ -]", last)}
    each = re.split(r", | og ", told.replace(" og alle ansatte", ""))
    wanted = {first.split()[0].casefold() for first, _, _ in people}
    assert {name.split()[0].casefold() for name in each} - GROUPS == wanted
    assert ("alle ansatte" in told) == bool(group)
