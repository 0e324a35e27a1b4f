"""What is pressed within reach of whoever sits: 120 cm above the floor, where the panel hangs as the README says."""

from __future__ import annotations

from kiosk.demo.hung import Hung
from kiosk.theme import theme
from kiosk.widgets.input.tap import Press, SparePress, shown_presses
from kiosk.widgets.input.text_input import writing
from kiosk.widgets.paper.tray import Tray


def out_of_reach(wall: Hung) -> list[str]:
    """Names of what is pressed above reach and is not brought down either, by a block that is within it."""
    tray = next((part for part in wall.walk() if isinstance(part, Tray)), None)
    left = {press for press in shown_presses() if not isinstance(press, SparePress) and press is not writing.at}
    wide = theme.format != "tall"
    left = {press for press in left if not (_low(press, None) or (wide and press.by_keys))}
    if left and writing.at:  # from field to field by keys, and the last one puts them away
        left = {press for press in left if not press.by_keys}
        if left:
            wall.press("key-done")
    while left and wall.has("bring-down") and _low(wall.find("bring-down"), None):
        wall.press("bring-down")
        left = {press for press in left if not _low(press, tray)}
        if not theme.sunk:
            break
    theme.sunk = 0
    wall.frames(3)
    return sorted(press.test_name or type(press).__name__ for press in left)


def _low(press: Press, tray: Tray | None) -> bool:
    """Whether it hangs below the line, and a fingertip of it before the tray."""
    behind = tray is not None and tray.is_above(press) and press.top - tray.top < min(theme.touch, press.height) - 1
    return theme.height - press.top >= theme.px(theme.reach) - 1 and not behind
