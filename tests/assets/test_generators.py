"""The generators and what they made: every file has a maker, and the same maker makes the same bytes."""

import io
import json
import subprocess
import sys
import wave

import numpy as np
import pytest
from PIL import Image
from scipy import ndimage

from assets import PHOTOS, PICTURES, SOUNDS
from assets.balls import POSES
from assets.body import turn, turned
from assets.build import files
from assets.icons import CELL, NAMES
from assets.vessels import BOWL, VASE

MAKERS = {path: make for _, path, make in files()}
SIGNS = ("green", "pink", "red")
#: Drawn in well under a second each.
CHEAP = ("card-0.png", "note-yellow.png", "block-petrol.png", "key.png", "shadow-m.png", "dark-up.png", "tape.png")
CHEAP += ("pin-wood.png", "ball-shadow.png", "icons-0.png", "wall.png", "felt.png", "paper.png", "shelf.png")
SIZES = {
    **dict.fromkeys(("ball-green", "ball-pink-blink", "ball-red", "yarn"), (512, 512)),
    **dict.fromkeys(("wall", "felt", "paper", "brown-paper"), (512, 512)),
    **dict.fromkeys(("ball-green-left", "ball-pink-up", "ball-red-back", "tavle"), (256, 256)),
    **dict.fromkeys(
        ("vase-back", "vase-front", "vase-shadow", "knit-1", "knit-2", "knit-3", "knit-down"), (840, 1400)
    ),
    **dict.fromkeys(("bowl-back", "bowl-front", "bowl-shadow"), (1200, 960)),
    **dict.fromkeys(("card-0", "note-lilac"), (192, 192)),
    **dict.fromkeys(("block-honey",), (160, 160)),
    **dict.fromkeys(("key", "key-dark", "key-petrol"), (96, 96)),
    "shadow-s": (62, 62),
    "shadow-m": (106, 106),
    "shadow-l": (212, 212),
    "shelf": (1920, 44),
    "tray": (1920, 160),
    "tray-tall": (1920, 440),
    "table": (1920, 460),
}
OPAQUE = {"wall", "felt", "felt-dark", "paper", "shelf", "tray", "tray-tall", "table", "brown-paper", "brown-roll"}
TILING = ("wall", "felt", "felt-dark", "paper", "brown-paper")


def shown(name: str) -> Image.Image:
    with Image.open(PICTURES / f"{name}.png") as picture:
        picture.load()
        return picture


def pixels(name: str) -> np.ndarray:
    return np.asarray(shown(name)).astype(float)


def test_every_picture_and_sound_has_a_generator_and_every_generator_its_file() -> None:
    kept = {*PICTURES.iterdir(), *SOUNDS.iterdir(), *PHOTOS.iterdir()}
    assert kept == set(MAKERS)


@pytest.mark.parametrize("name", CHEAP)
def test_a_generator_makes_the_same_bytes_twice_and_what_lies_there_is_what_it_draws(name: str) -> None:
    make = MAKERS[PICTURES / name]
    made = make()
    assert made == make()
    with Image.open(io.BytesIO(made)) as drawn:
        fresh = np.asarray(drawn).astype(float)
    # Another processor may round the last bit otherwise.
    assert np.abs(fresh - pixels(name.removesuffix(".png"))).mean() < 0.5


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_picture_has_the_size_others_count_on(name: str, size: tuple[int, int]) -> None:
    assert shown(name).size == size


def test_only_textures_are_opaque() -> None:
    modes = {path.stem: shown(path.stem).mode for path in PICTURES.glob("*.png")}
    assert {name for name, mode in modes.items() if mode == "RGB"} == OPAQUE
    assert {mode for name, mode in modes.items() if name not in OPAQUE} == {"RGBA"}


def test_everything_together_stays_below_fourteen_megabytes() -> None:
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 14e6


@pytest.mark.parametrize(
    "name", ["ball-green", "ball-red-left", "knit-1", "vase-front", "card-0", "yarn", "pin-wood"]
)
def test_clear_pixels_beside_an_edge_carry_its_colour(name: str) -> None:
    picture = pixels(name)
    seen = picture[..., 3] > 0
    distance, (rows, columns) = ndimage.distance_transform_edt(~seen, return_indices=True)
    beside = (distance > 0) & (distance < 2)
    assert beside.any()
    difference = np.abs(picture[beside][:, :3] - picture[rows[beside], columns[beside]][:, :3])
    assert difference.mean() < 40


@pytest.mark.parametrize("name", [*TILING, "shelf", "tray", "tray-tall", "table"])
def test_a_texture_meets_itself_at_the_sides(name: str) -> None:
    picture = pixels(name)
    within = np.abs(np.diff(picture, axis=1)).mean()
    assert np.abs(picture[:, 0] - picture[:, -1]).mean() < 1.6 * within
    if name in TILING:
        within = np.abs(np.diff(picture, axis=0)).mean()
        assert np.abs(picture[0] - picture[-1]).mean() < 1.6 * within


# ---------------------------------------------------------------- balls

#: Machado, Oliveira and Fernandes 2009, severity 1, on linear light.
SIGHT = {
    "normal": np.eye(3),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}


def lightness(name: str, sight: np.ndarray) -> float:
    """Mean L* of the visible pixels."""
    picture = pixels(name) / 255
    colour = picture[..., :3]
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    luminance = np.clip(linear @ sight.T, 0, 1) @ [0.2126, 0.7152, 0.0722]
    star = np.where(luminance > 0.008856, 116 * np.cbrt(luminance) - 16, 903.3 * luminance)
    return float((star * picture[..., 3]).sum() / picture[..., 3].sum())


@pytest.mark.parametrize(("name", "expected"), [("green", 61), ("pink", 69), ("red", 36)])
def test_a_ball_has_its_own_lightness(name: str, expected: float) -> None:
    assert lightness(f"ball-{name}", SIGHT["normal"]) == pytest.approx(expected, abs=3)


@pytest.mark.parametrize(("sight", "apart"), [("normal", 6), ("deutan", 6), ("protan", 4)])
def test_the_three_balls_differ_in_lightness_for_every_eye(sight: str, apart: float) -> None:
    red, green, pink = (lightness(f"ball-{name}", SIGHT[sight]) for name in ("red", "green", "pink"))
    assert red + 18 < green
    assert green + apart < pink


@pytest.mark.parametrize("name", SIGNS)
def test_a_blinking_ball_is_the_same_ball(name: str) -> None:
    awake, blinking = pixels(f"ball-{name}"), pixels(f"ball-{name}-blink")
    assert np.abs(awake[..., 3] - blinking[..., 3]).mean() < 2
    assert np.abs(awake - blinking).max() > 150


@pytest.mark.parametrize("name", SIGNS)
def test_the_body_of_a_ball_lies_where_the_screens_expect_it(name: str) -> None:
    alpha = pixels(f"ball-{name}")[..., 3] > 128
    middle = np.flatnonzero(alpha[int(0.545 * 512)])
    assert (middle[0] + middle[-1]) / 2 / 512 == pytest.approx(0.5, abs=0.02)
    assert (middle[-1] - middle[0]) / 512 == pytest.approx(0.78, abs=0.04)


def test_a_pose_is_named_by_where_the_ball_looks_or_leans() -> None:
    forward, upward = np.array([0, 0, 1.0]), np.array([0, 1.0, 0])
    looks = {pose: turned(forward, turn(*angles)) for pose, angles in POSES.items()}
    leans = {pose: turned(upward, turn(*angles)) for pose, angles in POSES.items()}
    assert looks["left"][0] < -0.2 < 0.2 < looks["right"][0]
    assert looks["down"][1] < -0.2 < 0.2 < looks["up"][1]
    assert leans["tilt-left"][0] < -0.2 < 0.2 < leans["tilt-right"][0]
    assert looks["back"][2] < 0


# ---------------------------------------------------------------- icons, vessels, sounds


def cells() -> dict[str, np.ndarray]:
    places = json.loads((PICTURES / "icons.atlas").read_text())["icons-0.png"]
    picture = pixels("icons-0")
    return {n: picture[len(picture) - y - h : len(picture) - y, x : x + w] for n, (x, y, w, h) in places.items()}


def test_every_icon_lies_whole_in_its_cell() -> None:
    found = cells()
    assert set(found) == set(NAMES)
    for name, cell in found.items():
        assert cell.shape == (CELL, CELL, 4), name
        assert cell[..., 3].max() == 255, name
        rim = np.concatenate([cell[0], cell[-1], cell[:, 0], cell[:, -1]])
        assert rim[:, 3].max() == 0, f"{name} is cut off"


def test_icons_are_white_so_that_they_can_be_tinted() -> None:
    for name, cell in cells().items():
        if name.removesuffix("-small") not in SIGNS:
            assert cell[..., :3].min() == 255, name


def test_the_measures_of_the_vessels_follow_the_glass() -> None:
    measured = json.loads((PICTURES / "vessels.json").read_text())
    for name, vessel in (("vase", VASE), ("bowl", BOWL)):
        entry = measured[name]
        assert entry["canvas"] == list(shown(f"{name}-front").size)
        heights = [y for y, _ in entry["profile"]]
        assert heights == sorted(heights)
        assert heights[0] == entry["mouth"][1]
        assert heights[-1] == pytest.approx(entry["floor"], abs=1e-4)
        front = pixels(f"{name}-front")[..., 3] > 40
        for y, half in entry["profile"][5:-5]:
            row = np.flatnonzero(front[int(y * len(front))])
            outer = (row[-1] - row[0]) / 2 / front.shape[1]
            assert 0 < outer - half < 12 / vessel.width


@pytest.mark.parametrize(("name", "length_s"), [("ball", 0.08), ("card", 0.06), ("uncover", 0.6)])
def test_a_sound_is_short_quiet_and_mono(name: str, length_s: float) -> None:
    with wave.open(str(SOUNDS / f"{name}.wav")) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 44100)
        assert sound.getnframes() / 44100 == pytest.approx(length_s, abs=0.001)
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
    assert 0.05 < np.abs(samples / 32768).max() < 0.2
    assert samples[0] == samples[-1] == 0


def test_a_sound_is_made_alike_twice() -> None:
    for path in SOUNDS.iterdir():
        assert MAKERS[path]() == MAKERS[path]()


def test_the_places_of_the_files_are_known_without_the_drawing_tools() -> None:
    program = "import sys; sys.modules['numpy'] = sys.modules['PIL'] = None; import assets; print(assets.PICTURES)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str(PICTURES)
