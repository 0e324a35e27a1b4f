"""Kivy's language without the looks of Kivy's own widgets, of which none hangs on the wall.

They take a sixteenth of the start, and each widget that is made would be held against two hundred of them. Kivy reads
them from its folder of data while it is imported; for that moment it is told of this one. Knows nothing of the wall.

    style.load()
"""

from __future__ import annotations

from pathlib import Path


def load() -> None:
    """Import Kivy's language, with style.kv beside this file in place of Kivy's own."""
    import kivy
    import kivy.resources  # keeps the folder, and shall keep the right one

    folder, kivy.kivy_data_dir = kivy.kivy_data_dir, str(Path(__file__).parent)
    try:
        import kivy.lang.builder
    finally:
        kivy.kivy_data_dir = folder
