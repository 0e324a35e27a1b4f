"""Pictures made to measure, once."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from kivy import kivy_home_dir

from kiosk.theme import theme
from kiosk.widgets.paper import pictures


@pytest.fixture
def empty_cache(monkeypatch, tmp_path):
    """A wall that starts for the first time."""
    monkeypatch.setattr("kivy.kivy_home_dir", str(tmp_path))
    pictures._texture.cache_clear()
    yield tmp_path / "kept"
    pictures._texture.cache_clear()


def test_a_picture_is_exactly_as_large_as_asked():
    assert pictures.picture("ball-green", 268, 268).size == (268, 268)
    assert pictures.fitted("tape", 132).size == (132, 39)


def test_the_same_picture_is_one_texture():
    assert pictures.picture("pin-wood", 20, 20) is pictures.picture("pin-wood", 20.2, 19.9)


def test_a_second_start_reads_what_the_first_one_baked(empty_cache, monkeypatch):
    first = pictures.picture("ball-red", 64, 64).pixels
    assert len(list(empty_cache.glob("ball-red-*-64x64.rgba"))) == 1
    pictures._texture.cache_clear()
    monkeypatch.setattr(pictures, "_bake", lambda *_: pytest.fail("baked again"))
    assert pictures.picture("ball-red", 64, 64).pixels == first


def test_what_an_older_build_kept_of_balls_that_flew_is_thrown_away(empty_cache):
    (empty_cache.parent / "cache").mkdir()
    (empty_cache.parent / "cache" / "ball-red-blink-0123456789abcdef-159x159.rgba").write_bytes(b"a ball flew")
    pictures.picture("ball-red", 64, 64)
    assert [path.name for path in empty_cache.parent.iterdir()] == ["kept"]


def test_a_half_written_picture_is_baked_again(empty_cache):
    good = pictures.picture("ball-red", 64, 64).pixels
    (kept,) = empty_cache.glob("ball-red-*")
    kept.write_bytes(b"torn")
    pictures._texture.cache_clear()
    assert pictures.picture("ball-red", 64, 64).pixels == good


def test_a_home_that_cannot_be_written_only_costs_time(empty_cache):
    empty_cache.write_text("in the way")
    assert pictures.picture("ball-red", 64, 64).size == (64, 64)


def test_every_sign_can_be_drawn_and_an_unknown_one_is_named():
    for name in pictures.icons():
        assert pictures.icon(name, 24).size == (24, 24)
    with pytest.raises(KeyError, match="unicorn"):
        pictures.icon("unicorn", 24)


def test_a_pressed_block_keeps_its_outline_and_its_face_goes_down():
    theme.resize(1920, 1080)
    up, down = pictures.patch("block-petrol").texture, pictures.patch("block-petrol", "down-7").texture
    assert up.size == down.size

    def top_row(texture) -> int:
        alpha = texture.pixels[3::4]
        width = texture.width
        return next(row for row in range(texture.height) if alpha[row * width + width // 2] > 128)

    assert top_row(down) == top_row(up) + 7


def test_nine_patches_follow_the_theme():
    theme.resize(3840, 2160)
    large = pictures.patch("shadow-m")
    theme.resize(1920, 1080)
    usual = pictures.patch("shadow-m")
    assert (large.border, large.overhang, large.fall) == (2 * usual.border, 2 * usual.overhang, 2 * usual.fall)
    assert large.texture.width == 2 * usual.texture.width


def test_tiles_repeat():
    assert pictures.tile("felt").wrap == "repeat"
    theme.resize(1920, 1080)
    assert pictures.tiled("felt", 1024, 512)[:4] == (0, 1, 2, 1)


def test_the_cache_lives_in_kivys_home():
    pictures.picture("paper", 9, 9)
    assert list(Path(kivy_home_dir, "kept").glob("paper-*-9x9.rgba"))


def test_the_rim_of_a_sheet_fades_from_its_edge_and_leaves_no_frame_within_it():
    wide, high = pictures.natural("card-0")
    row = pictures._bake("card-0:rim", wide, high)[4 * wide * (high // 2) + 3 :: 4][: wide // 2]
    within = [row[pictures.OVERHANG["card"] + px] for px in range(40)]  # as opaque, px by px from its edge
    assert within[3] > 200
    assert max(within[24:]) == 0
    assert max(before - after for before, after in pairwise(within[3:])) < 20
