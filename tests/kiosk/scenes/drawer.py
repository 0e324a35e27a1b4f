"""Pictures of the drawer «Mer»: open, and after a tool on a card was chosen."""

from __future__ import annotations

from kiosk.demo.hung import Hung


def opened(wall: Hung) -> None:
    wall.press("more")
    wall.wait_s(0.6)


def which_card(wall: Hung) -> None:
    opened(wall)
    wall.press("tool-whys")


SCENES = {"home-drawer": opened, "home-which-card": which_card}
