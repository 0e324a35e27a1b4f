"""Pictures of the goals for the service: in the meeting, measured, missed, adjusted."""

from __future__ import annotations

from kiosk.demo.hung import Hung


def press(wall: Hung, *names: str) -> None:
    for name in names:
        wall.wait_s(0.6)
        wall.press(name)


def results(wall: Hung) -> None:
    press(wall, "main", "present-9", "meeting-next", "skip-vote", "meeting-next")


def measured(wall: Hung) -> None:
    results(wall)
    press(wall, "measure-1")


def missed(wall: Hung) -> None:
    results(wall)
    press(wall, "miss-1")


def adjusted(wall: Hung) -> None:
    wall.root.go("indicators")
    press(wall, "edit-0")


SCENES = {
    "service": results,
    "service-measured": measured,
    "service-missed": missed,
    "service-adjusted": adjusted,
}
