"""Three quiet sounds, made of filtered noise: a ball on glass, a card on felt, wool drawn off glass.

44.1 kHz, mono, 16 bit. Knows nothing of who plays them.
"""

import io
import wave

import numpy as np
from scipy import signal

from assets.canvas import Array

RATE = 44100


def _time(length_s: float) -> Array:
    return np.arange(int(length_s * RATE)) / RATE


def _hiss(t: Array, low_hz: float, high_hz: float, rng: np.random.Generator) -> Array:
    """Noise between two frequencies, variance 1."""
    sections = signal.butter(2, (low_hz, high_hz), "bandpass", fs=RATE, output="sos")
    noise = signal.sosfilt(sections, rng.normal(size=len(t) + RATE // 10))[-len(t) :]
    return noise / noise.std()


def _ball() -> Array:
    """A puff of 80 ms: felt, and a breath of glass behind it."""
    t, rng = _time(0.08), np.random.default_rng(31)
    puff = _hiss(t, 120, 900, rng) * np.exp(-t / 0.016) * np.clip(t / 0.004, 0, 1)
    thump = 1.6 * np.sin(2 * np.pi * 135 * t) * np.exp(-t / 0.020)
    glass = 0.05 * np.sin(2 * np.pi * 2150 * t) * np.exp(-t / 0.018)
    return puff + thump + glass


def _card() -> Array:
    """A tick of paper: the sheet, then its corner."""
    t, rng = _time(0.06), np.random.default_rng(32)
    sheet = _hiss(t, 1400, 5200, rng) * np.exp(-t / 0.006)
    later = np.clip(t - 0.018, 0, None)
    corner = 0.35 * _hiss(t, 2200, 6500, rng) * np.exp(-later / 0.005) * (later > 0)
    felt = 0.7 * np.sin(2 * np.pi * 190 * t) * np.exp(-t / 0.010)
    return sheet + corner + felt


def _uncover() -> Array:
    """Wool over glass for 600 ms, stitch by stitch, rising a little."""
    t, rng = _time(0.6), np.random.default_rng(33)
    part = t / 0.6
    soft, bright = _hiss(t, 250, 900, rng), _hiss(t, 900, 2600, rng)
    stitches = 0.62 + 0.38 * np.sin(2 * np.pi * (26 * t + 22 * t**2)) ** 2
    return (soft * (1 - 0.5 * part) + bright * (0.25 + 0.45 * part)) * stitches * np.sin(np.pi * part) ** 1.4


def _wave(samples: Array, peak: float) -> bytes:
    """The loudest sample is `peak` of full scale: well below speech."""
    fade = np.clip(np.minimum(np.arange(len(samples)), np.arange(len(samples))[::-1]) / (0.002 * RATE), 0, 1)
    scaled = samples * fade
    scaled = scaled / np.abs(scaled).max() * peak
    packed = io.BytesIO()
    with wave.open(packed, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((scaled * 32767).astype("<i2").tobytes())
    return packed.getvalue()


#: WAV files by name without ending.
RECIPES = {
    "ball": lambda: _wave(_ball(), 0.16),
    "card": lambda: _wave(_card(), 0.12),
    "uncover": lambda: _wave(_uncover(), 0.11),
}
