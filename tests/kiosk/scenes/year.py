"""Pictures of the årshjul: as it hangs, empty, with far too much; its list; a date that is written."""

from datetime import timedelta

from board.kinds.occasion.commands import WriteOccasion
from board.kinds.settlement import Settle
from kiosk.demo.hung import Hung

FULL = (
    ("Brannøvelse", -60, "year"),
    ("Vernerunde", 57, "year"),
    ("Sjekke førstehjelpsskapet", -290, "month"),
    ("Frist for innspill til budsjettet for neste år, med alle vedlegg", 20, "year"),
    ("Medarbeidersamtaler", -200, ""),
    ("Bestille hansker og forkle", -100, "week"),
    ("Gå gjennom nøkkelskapet", -300, "quarter"),
    ("Vaksiner", -45, "year"),
    ("Kulturanalyse", -20, "year"),
    ("Sommervikarer ut på lenker", -240, "year"),
)


def opened(wall: Hung) -> None:
    wall.root.go("year")
    wall.settle()


def filled(wall: Hung) -> None:
    today = wall.root.state.today
    for n, (name, days, every) in enumerate(FULL):
        wall.root.do(WriteOccasion(f"full-{n}", name, str(today + timedelta(days=days)), every))
    summer = today.replace(month=7, day=1), today.replace(month=7, day=31)
    wall.root.do(WriteOccasion("full-away", "Ferie", str(summer[0]), until=str(summer[1])))
    wall.root.do(Settle("full-0", today - timedelta(days=60)))
    wall.settle()


def full(wall: Hung) -> None:
    filled(wall)
    opened(wall)


def listed(wall: Hung) -> None:
    full(wall)
    wall.press("whole-year")


def written(wall: Hung) -> None:
    opened(wall)
    wall.press("add-date")
    wall.press("date-often-away")


def asked(wall: Hung) -> None:
    full(wall)
    wall.press("coming-0")


def told(wall: Hung) -> None:
    filled(wall)
    today = wall.root.state.today
    for n in range(5):
        wall.root.do(
            WriteOccasion(f"near-{n}", f"Noe som skal gjøres dag {n} i uka som kommer", str(today + timedelta(n)))
        )
    wall.press("main")
    wall.press("present-9")
    wall.press("meeting-next")
    wall.press("skip-vote")
    wall.settle()


SCENES = {
    "meeting-reminders": told,
    "year": opened,
    "year-empty": (opened, "empty"),
    "year-full": full,
    "year-whole": listed,
    "year-new": written,
    "year-asked": asked,
}
