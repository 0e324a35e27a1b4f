"""Pictures of the first ten weeks: over, before they begin, in the middle, a week opened, and at the end. The
demonstration has a year behind it: it is led back."""

from board.commands import TakeDown
from board.kinds.introduction.commands import BeginIntroduction, SayDone
from board.kinds.introduction.plan import day_key, plan
from board.kinds.introduction.record import INTRODUCTION, Introduction
from kiosk.demo.hung import Hung


def opened(wall: Hung) -> None:
    wall.root.go("intro")


def before(wall: Hung) -> None:
    wall.root.do(TakeDown(Introduction, INTRODUCTION))
    opened(wall)


def early(wall: Hung) -> None:
    wall.root.do(BeginIntroduction())
    wall.root.do(SayDone(tuple(day_key(day) for day in range(3, 7)), done=False))
    opened(wall)


def week(wall: Hung) -> None:
    early(wall)
    wall.settle()
    wall.press("week-4")


def through(wall: Hung) -> None:
    weeks = plan().weeks
    wall.root.do(BeginIntroduction())
    wall.root.do(SayDone(tuple(day_key(one.day) for one in weeks if one.day)))
    wall.root.do(SayDone(tuple(step.key for one in weeks for step in one.steps)))
    opened(wall)


SCENES = {"intro": opened, "intro-before": before, "intro-early": early, "intro-week": week, "intro-through": through}
