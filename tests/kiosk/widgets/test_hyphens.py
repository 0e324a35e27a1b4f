"""Words are broken the Norwegian way, at the second start as at the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyphen
import pytest

from kiosk.widgets.text.hyphens import _dictionary, _places, hyphens

WORDS = ("Spesialsykepleierutdanning", "Medikamentoppsamlingsrutine", "vaktrom", "Øyeblikkelighjelpdøgnenhet", "i")


def start_anew() -> None:
    """What the program knows when it has just been started."""
    for known in (_places, _dictionary):
        known.cache_clear()
    pyphen.hdcache.clear()


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A wall that starts for the first time."""
    monkeypatch.setattr("kivy.kivy_home_dir", str(tmp_path))
    start_anew()
    yield tmp_path / "kept"
    start_anew()


def test_a_second_start_breaks_words_where_the_first_one_did(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = [hyphens(word) for word in WORDS]
    for word, places in zip(WORDS, right, strict=True):
        assert {*places} <= {*pyphen.Pyphen(lang="nb_NO").positions(word)}
    assert all(right[:2])
    start_anew()
    monkeypatch.setattr(pyphen.HyphDict, "__init__", lambda *_: pytest.fail("made again"))
    assert [hyphens(word) for word in WORDS] == right


@pytest.mark.parametrize(
    ("word", "at", "never"),
    [
        ("Medikamentoppsamlingsrutine", "Medikamentoppsamlings", "Medikamentoppsamlingsru"),
        ("ettermiddagsvaktordning", "ettermiddags", ""),
        ("ettermiddagsvaktordning", "ettermiddagsvakt", ""),
    ],
)
def test_a_compound_is_broken_at_its_joint_rather_than_just_after(word: str, at: str, never: str) -> None:
    assert len(at) in hyphens(word)
    assert not never or len(never) not in hyphens(word)


@pytest.mark.parametrize("word", ["Pause", "Forrige", "Angre", "rutine", "nattvakt"])
def test_a_short_word_is_not_broken(word: str) -> None:
    assert hyphens(word) == ()


@pytest.mark.parametrize("word", ["nattvakta", "vaktliste"])
def test_a_word_of_one_letter_more_is_broken(word: str) -> None:
    assert hyphens(word)


@pytest.mark.parametrize("left", [b"", b"\0" * 4096, b'{"patterns": {".a": [2'])
def test_half_a_dictionary_is_made_again(cache: Path, left: bytes) -> None:
    right = hyphens("Spesialsykepleierutdanning")
    assert right
    (made,) = cache.iterdir()
    made.write_bytes(left)
    start_anew()
    assert hyphens("Spesialsykepleierutdanning") == right


def test_nothing_of_what_was_broken_is_kept(cache: Path) -> None:
    hyphens("Hemmelighetskremmeri")
    start_anew()
    hyphens("Hemmelighetskremmeri")
    assert not any(b"hemmelighetskremmeri" in made.read_bytes().lower() for made in cache.iterdir())
