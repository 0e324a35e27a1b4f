"""Sizes: how a drawing becomes px on this panel."""

from __future__ import annotations

import pytest

from kiosk.theme import COLOURS, LETTERS, SMALLEST_PX, Theme


def resized(width: float, height: float, inches: float = 0) -> Theme:
    theme = Theme()
    theme.resize(width, height, inches)
    return theme


@pytest.mark.every_size
@pytest.mark.parametrize(
    ("size", "form", "k"),
    [
        ((1920, 1080), "wide", 1),
        ((3840, 2160), "wide", 2),
        ((1280, 800), "small", 2 / 3),
        ((1366, 768), "small", 768 / 1080),
        ((1080, 1920), "tall", 1),
    ],
)
def test_the_format_follows_the_shape_of_the_window(size, form, k):
    theme = resized(*size)
    assert theme.format == form
    assert theme.k == pytest.approx(k)
    assert theme.px(10) == pytest.approx(10 * k)


def test_no_letters_on_a_small_panel_are_below_the_floor():
    theme = resized(1280, 800)
    sizes = [theme.font(px) for px, _ in LETTERS.values()]
    assert min(sizes) == SMALLEST_PX
    assert theme.font(25) == pytest.approx(18, abs=0.5)
    assert theme.font(29) == pytest.approx(21, abs=0.5)
    assert sorted(sizes) == [theme.font(px) for px in sorted(px for px, _ in LETTERS.values())]


def test_a_fingertip_is_two_centimetres_of_glass():
    theme = resized(1280, 800, 10.1)
    assert theme.touch / theme.mm(1) >= 20
    assert resized(1920, 1080, 43).touch == 72
    assert resized(1920, 1080).touch == 72


def test_millimetres_follow_the_diagonal():
    theme = resized(1920, 1080, 43)
    assert theme.mm(952) == pytest.approx(1920, rel=0.01)


def test_with_reduced_motion_nothing_takes_longer_than_a_fade():
    theme = resized(1920, 1080)
    assert theme.duration("throw") == 0.9
    theme.calm = True
    assert theme.duration("throw") == 0.15
    assert theme.duration("press") <= 0.15
    assert theme.curve("throw") == "linear"


def contrast(one, other) -> float:
    """WCAG 2 contrast ratio."""

    def light(colour) -> float:
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"),
        ("ink2", "paper"),
        ("ink2", "wall"),
        ("ink2", "birch"),
        ("felt_ink", "felt"),
        ("wood_ink", "birch"),
        ("paper", "petrol"),
        ("ink", "honey"),
        ("late", "paper"),
        ("paper", "late"),
        *(("ink", f"{hue}_note") for hue in ("yellow", "blue", "linen", "lilac", "peach", "honey")),
    ],
)
def test_every_text_can_be_read_on_its_ground(ink, ground):
    assert contrast(COLOURS[ink], COLOURS[ground]) >= 4.5


def test_a_colour_nobody_knows_is_an_error():
    theme = resized(1920, 1080)
    with pytest.raises(AttributeError):
        theme.purple  # noqa: B018
    with pytest.raises(KeyError):
        theme.colour("purple")
