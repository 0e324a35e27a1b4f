"""Content hangs ready in another language by a file beside it, found by itself; what it leaves out stays bokmål."""

from pathlib import Path

import pytest

from board import content
from board.catalogue import LANGUAGES, SOURCE, spoken
from board.kinds.fishbone import ready as bones
from board.kinds.round import ready as rounds

ASSETS = Path(__file__).parents[2] / "assets"
BONES = """unit = "Skole"
name = "Skole"
bone = [{title = "Elever", question = "Hvem?"}, {title = "Plan", question = "Hvordan?"}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "services.toml").write_text(BONES, encoding="utf-8")
    (tmp_path / "services.en.toml").write_text(
        'name = "School"\nbone = [{title = "Pupils", question = "Who?"}, {title = "Plan"}]\n', encoding="utf-8"
    )
    return tmp_path


def test_a_file_beside_it_says_it_in_its_language_and_what_it_leaves_out_stays_bokmål(folder: Path) -> None:
    with spoken("en"):
        told = content.every(folder)
    assert [*told] == ["services"]
    assert told["services"]["name"] == "School"
    assert told["services"]["bone"][1] == {"title": "Plan", "question": "Hvordan?"}
    for other in (SOURCE, "nn"):
        with spoken(other):
            assert content.every(folder)["services"]["name"] == "Skole"


@pytest.mark.parametrize("said", ['name = "S"\nkind = "x"', 'bone = [{title = "Pupils"}]', "name = 3"])
def test_what_does_not_fit_is_told(folder: Path, said: str) -> None:
    (folder / "services.en.toml").write_text(said, encoding="utf-8")
    with spoken("en"), pytest.raises(ValueError, match=r"services\.en\.toml"):
        content.every(folder)


def test_walls_in_two_languages_make_the_same_records(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bones, "FOLDER", folder)
    for name in ("ready", "_source_titles"):
        made = getattr(bones, name)
        monkeypatch.setattr(bones, name, content.by_language(made.make))
    here = bones.hung("c1", bones.ready()["services"].bones)
    with spoken("en"):
        there = bones.hung("c1", bones.ready()["services"].bones)
    assert [bone.title for bone in there] == ["Pupils", "Plan"]
    assert [bone.id for bone in there] == [bone.id for bone in here]
    told = rounds.ready()["5s-services"]
    other = told._replace(parts={part: tuple(f"{one}!" for one in texts) for part, texts in told.parts.items()})
    assert [one.id for one in rounds._questions(other)] == [one.id for one in rounds.standing("5s-services")]


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != SOURCE])
def test_all_there_is_in_a_language_fits(code: str) -> None:
    with spoken(code):
        for path in sorted(ASSETS.rglob(f"*.{code}.toml")):
            content.read(path.with_name(f"{path.name.removesuffix(f'.{code}.toml')}.toml"))


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != SOURCE])
@pytest.mark.parametrize("folder", ["bones", "introduction", "packs", "rounds", "streams"])
def test_all_that_hangs_ready_is_said_in_every_language(folder: str, code: str) -> None:
    source = content.every(ASSETS / folder)
    with spoken(code):
        told = content.every(ASSETS / folder)
    assert [name for name in source if told[name] == source[name]] == []
