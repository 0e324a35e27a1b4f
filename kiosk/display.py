"""A full screen that follows its display where no window manager sees to it: the panel is turned, the mode changed.

On a bare X server nobody tells a window of it, and SDL does not listen: part of the wall would hang outside the glass
until the next start. So the size of the display is looked at now and then, and the window made as large.

    follow(Window)          # does nothing where there is no X, or a window manager
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from typing import Any

from kiosk.steady import every

LOOK_S = 2.0

Size = tuple[int, int]


def follow(window: Any, size_of_display: Callable[[], Size | None] | None = None) -> None:
    """Keep this full-screen window as large as its display. `size_of_display` answers None where a window manager
    does that."""
    look = size_of_display or _x_display()
    size = look() if look else None
    if look is None or size is None:
        return
    # A borderless window in the corner of a display nobody manages is a full screen too, and can be resized; SDL's
    # own cannot, and takes no size in the moment it is left.
    window.fullscreen, window.borderless = False, True
    window.size = size
    window.left = window.top = 0

    def see(_dt: float) -> None:
        size = look()
        if size is not None and size != tuple(window.size):
            window.size = size

    every(LOOK_S, see)


def _x_display() -> Callable[[], Size | None] | None:
    """How large the X display is, by a connection of its own; None where there is none."""
    if os.environ.get("SDL_VIDEODRIVER") != "x11":
        return None
    try:
        x = ctypes.CDLL("libX11.so.6")
    except OSError:
        return None
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = x.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    if not display:
        return None
    root = ctypes.c_ulong(x.XDefaultRootWindow(display))
    manager = ctypes.c_ulong(x.XInternAtom(display, b"_NET_SUPPORTING_WM_CHECK", 0))

    def managed() -> bool:
        kind, count, left = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_ulong()
        width, found = ctypes.c_int(), ctypes.c_void_p()
        told = [ctypes.byref(one) for one in (kind, width, count, left, found)]
        x.XGetWindowProperty(display, root, manager, ctypes.c_long(0), ctypes.c_long(1), 0, ctypes.c_ulong(0), *told)
        if found:
            x.XFree(found)
        return count.value > 0

    def size() -> Size | None:
        if managed():
            return None
        window, numbers = ctypes.c_ulong(), [ctypes.c_int(), ctypes.c_int(), *(ctypes.c_uint() for _ in range(4))]
        x.XGetGeometry(display, root, ctypes.byref(window), *(ctypes.byref(number) for number in numbers))
        return numbers[2].value, numbers[3].value

    return size
