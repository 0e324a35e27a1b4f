"""The three plush balls: Godt is round with grass, Middels a soft cube, Dårlig a drop with cream thread.

Every picture: body centre at 50 %, 54.5 % of the canvas, visible body 79 % of it. Front and blink
are the same ball; poses are the same ball turned.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PIL import Image
from scipy import ndimage
from scipy.spatial import cKDTree

from assets import body, faces, fur
from assets.canvas import Array, Recipes, joined, picture, rgb, shrunk
from assets.depth import EMPTY, Depth
from assets.light import unit


@dataclass(frozen=True)
class Kind:
    """One character: shape, face and the colours of its wool from deep shadow to sheen."""

    shape: body.Shape
    face: Callable[[bool], faces.Face]
    wool: tuple[str, ...]
    seed: int
    pointed: bool = False
    grass: bool = False


KINDS = {
    "green": Kind(body.ball, faces.glad, ("#2a6717", "#58a52a", "#86d043", "#b0e668", "#e8fbb4"), 7, grass=True),
    "pink": Kind(body.cube, faces.even, ("#b65c8c", "#e893b8", "#ffbdd6", "#ffdbe9", "#fff8fb"), 8),
    "red": Kind(body.drop, faces.sorry, ("#520709", "#941317", "#d02a21", "#ec4b36", "#ff9a80"), 9, pointed=True),
}
#: yaw, pitch, roll in degrees.
POSES = {
    "left": (-26, 5, 6),
    "right": (27, 3, -7),
    "up": (8, -22, 12),
    "down": (-12, 20, -16),
    "tilt-right": (-16, 6, -38),
    "tilt-left": (14, -8, 34),
    "back": (150, 14, 10),
}
_FIBRES = 64000
_TUFTS = 560


def _shortening(face: faces.Face) -> Callable[[Array], Array]:
    """Fur is trimmed round eyes and thread so that the face lies open."""
    threads = [(cKDTree(faces.direction(s.points)), s.radius) for s in face.stitches]

    def shorten(d: Array) -> Array:
        keep = np.ones(len(d))
        for eye in face.eyes:
            angle = np.arccos(np.clip((d * faces.direction(np.array([eye.x, eye.y]))).sum(-1), -1, 1))
            keep = np.minimum(keep, np.clip((angle - eye.radius * 0.72) / (eye.radius * 0.9), 0.30, 1))
        for tree, radius in threads:
            distance = tree.query(d)[0]
            keep = np.minimum(keep, np.clip((distance - radius * 0.1) / (radius * 2.6) * 0.75 + 0.36, 0.36, 1))
        return keep

    return shorten


def _grass(rng: np.random.Generator) -> fur.Threads:
    """Three blades on top, each of many hairs side by side."""
    parts = []
    for x, z, height, lean, width in (
        (-0.05, 0.02, 0.50, -0.34, 0.070),
        (0.05, 0.02, 0.54, 0.30, 0.070),
        (0.0, -0.05, 0.40, -0.04, 0.058),
    ):
        hairs, samples = 420, 40
        u, w = rng.uniform(-1, 1, (hairs, 1)), rng.uniform(-0.5, 0.5, (hairs, 1))
        t = np.linspace(0, 1, samples)[None]
        outline = np.clip(np.sin(np.pi * (t * 0.80 + 0.20)), 0, 1) ** 0.75
        px = x + lean * t**1.5 + u * width * outline + rng.normal(0, 0.006, (hairs, 1))
        py = 0.93 + height * (t - 0.484 * abs(lean) * t**2.2) + 0 * u
        pz = z + 0.10 * t + w * width * 0.7 * outline + (1 - u**2) * 0.03
        places = np.stack([px, py, pz], -1) + rng.normal(0, 0.002, (hairs, samples, 3))
        n = unit(np.stack([u * 0.75 + 0 * t, 0.35 + 0 * px, 1 - 0.5 * np.abs(u) + 0 * t], -1))
        ridge = -0.10 * np.exp(-((u / 0.14) ** 2))
        bright = rng.normal(0.10, 0.05, (hairs, 1)) + ridge + 0 * t
        parts.append((places, n, np.clip(0.45 + 0.55 * t + 0 * u, 0, 1), bright))
    return fur.Threads(*(np.concatenate([p[i] for p in parts]) for i in range(4)))


def drawn(
    name: str,
    size: int,
    pose: tuple[float, float, float] = (0, 0, 0),
    blinking: bool = False,
    faced: bool = True,
    finer: int = 4,
) -> Image.Image:
    """One ball on a square canvas of `size` px."""
    kind = KINDS[name]
    rng = np.random.default_rng(kind.seed)
    side = size * finer
    scale, centre = side * 0.325, (side * 0.5, side * 0.545)
    rotation = body.turn(*pose)
    face = kind.face(blinking)
    wool = np.array([rgb(c) for c in kind.wool])
    coat = fur.grown(kind.shape, _FIBRES, _TUFTS, rng, _shortening(face) if faced else None, kind.pointed)
    coat = coat.seen(rotation)
    buffer = Depth(side, centre, scale)
    buffer.threads(coat.places, fur.lit(coat, wool), coat.along)
    if kind.grass:
        blades = _grass(rng).seen(rotation)
        colours = fur.lit(blades, wool)
        buffer.threads(blades.places, colours * 0.75 + rgb("#b7e35f") * 0.22, blades.along)
    colour, z = buffer.resolved()
    _underfur(colour, z, side)
    if faced:
        sheet = faces.Sheet(colour, z, centre, scale, np.zeros_like(z))
        _sewn(sheet, face, kind, rotation, rng)
    return picture(shrunk(joined(colour, (z > EMPTY + 1).astype(float)), finer))


def _underfur(colour: Array, z: Array, side: int) -> None:
    """Dark wool in the gaps well inside the fur, so that nothing shines through."""
    hit = z > EMPTY + 1
    closed = ndimage.binary_fill_holes(ndimage.binary_closing(hit, iterations=9))
    gap = (ndimage.distance_transform_edt(closed) > side * 0.03) & ~hit
    weight = ndimage.gaussian_filter(hit.astype(float), 5) + 1e-6
    for k in range(3):
        near = ndimage.gaussian_filter(colour[..., k] * hit, 5) / weight
        colour[..., k][gap] = near[gap] * 0.66
    z[gap] = -0.2


def _sewn(sheet: faces.Sheet, face: faces.Face, kind: Kind, rotation: Array, rng: np.random.Generator) -> None:
    """Eyes and thread, and the shade they cast in the fur."""
    side = len(sheet.z)
    thread = Depth(side, sheet.centre, sheet.scale)
    for stitch in face.stitches:
        d = faces.direction(stitch.points)
        sunk = 0.05 * (np.abs(np.linspace(-1, 1, len(d))) ** 8)
        path = body.turned(d * (kind.shape(d) + fur.PILE * 0.74 - sunk)[:, None], rotation)
        if path[:, 2].mean() < 0.1:
            continue
        thread.points(*faces.rope(path, stitch.radius, rgb(face.thread), int(sheet.scale * 1.3)))
    colours, depth = thread.resolved()
    wins = depth > sheet.z
    sheet.rgb[wins], sheet.z[wins], sheet.sewn[wins] = colours[wins], depth[wins], 1
    for eye in face.eyes:
        d = faces.direction(np.array([[eye.x, eye.y]]))
        place = body.turned(d[0] * (kind.shape(d)[0] + fur.PILE * 0.52), rotation)
        if place[2] < 0.05:
            continue
        if eye.felt:
            faces.bead(
                sheet,
                place - np.array([0, 0, eye.radius * 0.75]),
                eye.radius * 1.24,
                lambda n: faces.felt_disc(n, rng),
            )
        faces.bead(sheet, place, eye.radius, faces.glass_bead)
    shade = ndimage.gaussian_filter(np.roll(sheet.sewn, (int(side * 0.008), int(side * 0.004)), (0, 1)), side * 0.010)
    keep = (1 - 0.50 * shade * (1 - sheet.sewn))[..., None]
    sheet.rgb *= keep


def _badge() -> Image.Image:
    """The icon of the programme: Godt, close up, 256 px."""
    ball = drawn("green", 512)
    left, top, right, bottom = ball.getchannel("A").point(lambda a: 255 * (a > 40)).getbbox()
    half = max(right - left, bottom - top) // 2 + 4
    x, y = (left + right) // 2, (top + bottom) // 2
    return ball.crop((x - half, y - half, x + half, y + half)).resize((256, 256), Image.Resampling.LANCZOS)


def pictures() -> Recipes:
    """27 balls, front and blink 512 px, poses and back 256 px; and the icon of the programme."""
    recipes: Recipes = {"tavle": _badge}
    for name in KINDS:
        recipes[f"ball-{name}"] = partial(drawn, name, 512)
        recipes[f"ball-{name}-blink"] = partial(drawn, name, 512, blinking=True)
        for pose, angles in POSES.items():
            recipes[f"ball-{name}-{pose}"] = partial(drawn, name, 256, angles, faced=pose != "back")
    return recipes
