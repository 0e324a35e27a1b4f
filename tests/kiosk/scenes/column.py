"""Pictures of an opened column: somebody's cards alone, and the easiest first."""

from kiosk.demo.hung import Hung


def whose(wall: Hung) -> None:
    wall.root.go("column", stage="suggestion")
    wall.settle()
    wall.press("whose")


def easiest(wall: Hung) -> None:
    wall.root.go("column", stage="suggestion")
    wall.settle()
    wall.press("order-best")


SCENES = {"column-whose": (whose, "full"), "column-easiest": (easiest, "full")}
