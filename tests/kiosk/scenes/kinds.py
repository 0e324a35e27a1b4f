"""What kind of unit it is, as a new unit is asked, and as it stands in the settings."""

from kiosk.demo.hung import Hung


def asked(wall: Hung) -> None:
    wall.press("main")


def chosen(wall: Hung) -> None:
    wall.press("main")
    wall.press("choose-3")


def changed(wall: Hung) -> None:
    wall.root.go("settings", section="unit")
    wall.press("unit-kind")


SCENES = {"kinds": (asked, "empty"), "kinds-goals": (chosen, "empty"), "settings-kinds": changed}
