"""`make pictures`: every screen in six sizes and two of letters, also empty, crowded, offline, for colour-blind eyes.

    python -m tests.pictures out/pictures [--only home] [--size 1920x1080]

What it shows is the demonstration board on a Tuesday in week 47, so that two runs can be compared.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from PIL import Image

from board import local
from board.ballot import COLOURS
from board.catalogue import SOURCE, current
from board.errors import Kind
from board.kinds.card.commands import EditCard
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import LayBall, OpenVote
from board.log import conflicts, log
from board.log.change import Change
from board.log.log import Touched
from board.store.store import Store
from kiosk.demo.hung import Hung
from kiosk.state import Pairing
from kiosk.theme import theme
from sync.wall.connection_status import ConnectionState, ConnectionStatus
from tests import contrast
from tests.boards import filled
from tests.kiosk import scenes
from tests.seen import below_the_tab, half_seen, of_another_face, shortened

SIZES = ((1920, 1080), (3840, 2160), (1280, 800), (1080, 1920), (1366, 768), (2560, 1440))
LARGE = 1.3
DOCS = Path("docs/pictures")
IN_DOCS = ("home", "vote", "reveal", "meeting", "card")
"""Shown in the README, at half their size."""


class Scene(NamedTuple):
    """`fill` and `commands` say what hangs there, `act` how to get to the picture from the home screen."""

    name: str
    act: Callable[[Hung], None]
    fill: str = "demo"


def go(screen: str, **given: object) -> Callable[[Hung], None]:
    return lambda wall: wall.root.go(screen, **given)


def code(wall: Hung) -> None:
    wall.root.go("settings", section="centre")
    picture = "https://tavle.eksempel.kommune.no/p/BCDFGHJK"
    wall.root.state = replace(
        wall.root.state, pairing=Pairing("tavle.eksempel.kommune.no", False, "BCDFGHJK", picture)
    )


def phone(wall: Hung) -> None:
    """A new suggestion while the wall is connected: it can be sent from a phone too."""
    url = "https://tavle.eksempel.kommune.no/forslag/1f4-mzxw6ytboi3dgnbv"
    wall.root.linked(ConnectionStatus(ConnectionState.CONNECTED, phone=url))
    wall.root.go("card", new=True)


def the_card(wall: Hung) -> str:
    return next(c.id for c in wall.board.cards.column("do") if c.title.startswith("Stille halvtime"))


def card(wall: Hung) -> None:
    wall.root.go("card", id=the_card(wall))


def long_card(wall: Hung) -> None:
    wall.root.go("card", id="long")


def also(wall: Hung) -> None:
    """Another wall of the unit wrote the same title a while before, and its words arrive now."""
    id_, other = the_card(wall), "5005005005005005"
    wall.root.do(EditCard(id_, {"title": "Stille halvtime ved vaktskiftet, uten telefon"}))
    wall.settle()
    late = Change(other, 1, wall.now_ms - 60_000, "south1", "card", id_, {"title": "Ro ved vaktskiftet hver kveld"})

    def arrive(store: Store) -> Touched:
        with store.write() as tx:
            result = log.ingest(tx, [late])
            conflicts.answer(tx, result.new, local.get(tx, "_device"))
        return result.touched

    wall.root.worker.took(wall.root.worker.with_store(arrive))
    card(wall)


def also_read(wall: Hung) -> None:
    also(wall)
    wall.settle()
    press(wall, "also")


def lacking(wall: Hung) -> None:
    """«Ferdig» on a card without a title."""
    wall.root.go("card", new=True)
    wall.settle()
    press(wall, "key-next-field")


def lacking_deadline(wall: Hung) -> None:
    """«Flytt til neste» on a card that somebody has taken, without a day."""
    hung = wall.board.cards.running.columns["suggestion"]
    suggestion = next(card for card in hung if card.responsible and not card.deadline)
    wall.root.go("card", id=suggestion.id)
    wall.settle()
    press(wall, "next")


def last_reveal(wall: Hung) -> None:
    wall.root.go("reveal", meeting=wall.board.meetings.held[-1].id)


def present(wall: Hung) -> None:
    wall.press("main")


def meeting(wall: Hung) -> None:
    """The running actions, with a third of the time left."""
    press(wall, "main", "present-9", "meeting-next", "skip-vote", "meeting-next", "meeting-next")
    wall.now_ms += 8 * 60_000
    wall.root.passed()


def vote(wall: Hung) -> None:
    """Seven have laid their balls."""
    for command in (StartMeeting("m1"), SetPresent("m1", 9), OpenVote("m1")):
        wall.root.do(command)
    wall.settle()
    assert wall.board.vote
    for goal in wall.board.vote.subjects:
        for laid in range(7):
            wall.root.do(LayBall(goal, COLOURS[laid % 3], laid))
    wall.settle()
    wall.root.go("vote", meeting="m1")
    wall.settle()
    if wall.has("confirm-yes"):
        wall.press("confirm-yes")


def troubled_vote(wall: Hung) -> None:
    vote(wall)
    wall.root.state = replace(wall.root.state, trouble=Kind.DISK_FULL.say())


def suggestions(wall: Hung) -> None:
    meeting(wall)
    press(wall, "meeting-next")


def card_back(wall: Hung) -> None:
    card(wall)
    press(wall, "turn")


def press(wall: Hung, *names: str) -> None:
    for name in names:
        wall.wait_s(0.6)
        wall.press(name)


SCENES = [
    *(Scene(*told) for told in scenes.found()),
    Scene("column", go("column", stage="suggestion"), "full"),
    Scene("column-done", go("column", stage="done")),
    Scene("column-empty", go("column", stage="plan"), "empty"),
    Scene("card", card),
    Scene("card-back", card_back),
    Scene("card-also", also),
    Scene("card-also-read", also_read),
    Scene("card-new", go("card", new=True)),
    Scene("card-new-phone", phone),
    Scene("card-new-lacking", lacking),
    Scene("card-lacking", lacking_deadline),
    Scene("card-long", long_card, "long"),
    Scene("reveal", last_reveal),
    *(Scene(name, go(name)) for name in ("goals", "history", "indicators", "gains", "rest")),
    *(Scene(f"{name}-empty", go(name), "empty") for name in ("goals", "history", "indicators", "gains", "rest")),
    Scene("settings", go("settings")),
    Scene("settings-centre", go("settings", section="centre")),
    Scene("settings-code", code),
    Scene("present", present),
    Scene("meeting", meeting),
    Scene("meeting-suggestions", suggestions),
    Scene("vote", vote),
    Scene("vote-trouble", troubled_vote),
]


def take(scene: Scene, size: tuple[int, int], out: Path, larger: float = 1.0) -> Path:
    """One picture of one scene, in letters so many times as large as usual."""
    theme.larger = larger
    contrast.watch()
    with TemporaryDirectory() as folder:
        shutil.copytree(filled(scene.fill).name, folder, dirs_exist_ok=True)
        wall = Hung(Path(folder), size)
        try:
            scene.act(wall)
            wall.settle()
            wall.wait_s(1.5)
            path = wall.picture(out / f"{scene.name}-{size[0]}x{size[1]}{'-large' if larger > 1 else ''}.png")
            if pale := contrast.faint(wall, path):
                print(f"  {path.name}: too faint {pale}")
            if missing := wall.clipped():
                print(f"  {path.name}: clipped {missing}")
            if short := shortened(wall):
                print(f"  {path.name}: shortened {short}")
            if other := of_another_face(wall):
                print(f"  {path.name}: in other letters {other}")
            if below := below_the_tab(wall):
                print(f"  {path.name}: below the tab of help {below}")
            if hidden := half_seen(wall):
                print(f"  {path.name}: {', '.join(hidden)}")
            return path
        finally:
            wall.take_down()
            theme.larger = 1.0


def colour_blind(path: Path) -> None:
    """The same picture as two colleagues see it (simulation of Machado and others, 2009)."""
    from daltonlens import simulate

    seen = np.asarray(Image.open(path).convert("RGB").resize((1280, 720)))
    simulator = simulate.Simulator_Machado2009()
    kinds = {"deuteranopia": simulate.Deficiency.DEUTAN, "protanopia": simulate.Deficiency.PROTAN}
    for name, kind in kinds.items():
        Image.fromarray(simulator.simulate_cvd(seen, kind, severity=1)).save(
            path.with_name(f"{path.stem}-{name}.png")
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--size", default="")
    asked = parser.parse_args()
    sizes = [tuple(map(int, asked.size.split("x")))] if asked.size else list(SIZES)
    lost = []
    for scene in SCENES:
        if asked.only and not scene.name.startswith(asked.only):
            continue
        for size in sizes:
            try:
                path = take(scene, size, asked.out)  # type: ignore[arg-type]
                print(path)
                print(take(scene, size, asked.out, LARGE))  # type: ignore[arg-type]
            except LookupError as error:  # the others are drawn all the same, and it is told at the end
                lost.append(f"{scene.name} {size}: {error}")
                continue
            if size == SIZES[0] and scene.name in IN_DOCS and current().code == SOURCE:  # the documents are Norwegian
                colour_blind(path)
                DOCS.mkdir(parents=True, exist_ok=True)
                small = Image.open(path).convert("RGB").resize((960, 540), Image.Resampling.LANCZOS)
                small.quantize(256, dither=Image.Dither.FLOYDSTEINBERG).save(
                    DOCS / f"{scene.name}.png", optimize=True
                )
    if lost:
        sys.exit("Not drawn:\n" + "\n".join(lost))


if __name__ == "__main__":
    main()
