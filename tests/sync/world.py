"""A world of walls and a centre in which everything goes wrong, and what must hold nevertheless.

Real stores, the real client, the real server on SQLite; played are the time, the network, the power and the people.
One seed is one life: `python -m tests.sync.world SEED` tells it again, step by step. Folders lie in memory
(/dev/shm) where there is such a thing, so that a flush costs nothing; no other setting of the stores is touched.
"""

import asyncio
import logging
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import structlog

import migrations
from board import local
from board.store import store
from sync.server.db import database
from sync.wall import apply
from sync.wall.client import Outcome
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import Credentials
from tests.memory import MEMORY
from tests.sync import builds, judge, talkers
from tests.sync.colleagues import People
from tests.sync.deeds import DAILY, DEEDS
from tests.sync.inhabitants import ABOVE, NORTH, SOUTH, Centre, Wall, engines, template, the_app
from tests.sync.places import Time
from tests.sync.weather import FATES, Dead, Sky

STEPS = 34
PAGES = (2, 3, 7, 500)
MOODS = (0, 1, 1, 2)
QUIET = 40
"""Rounds that a wall may need to come to rest after healing."""


class World:
    """`deeds` counts what happened; `tell` is told the story, for those who replay it. `twins`: a card was copied
    or set back, so that two may have said the same under two names. `often` are deeds and fates that happen more
    often in this world than in others, and how likely it has a level above, a centre that erases, and one that is
    told when it is set back."""

    def __init__(
        self,
        seed: int,
        folder: Path,
        tell: Callable[[str], None] = lambda _: None,
        often: Mapping[Callable[..., None] | str, int] = {},
    ) -> None:
        self.folder = folder
        self.tell = tell
        self.chance = Random(seed)
        self.judge = judge.Judge()
        self.laws = self._laws(Random(f"identities {seed}"))
        self.deeds: dict[str, int] = {}
        self.twins = False
        self.time = Time()
        self.runner = asyncio.Runner()
        shutil.copy(template() / "centre.db", folder)
        self.centre = Centre(folder, self.time, self.chance.choice((0, 1, 2, 2, 2)))
        # Every life has its own mood: what never happens in one happens again and again in another.
        self.likely = {deed: usual * self._mood(deed in DAILY) for deed, usual in DEEDS.items()}
        self.likely |= {deed: weight for deed, weight in often.items() if deed in DEEDS}
        self.sky = Sky(self.chance, lambda: self.centre.app, self.judge.heard, self.centre.die)
        self.sky.fates = {fate: usual * self._mood(fate == "clear") for fate, usual in FATES.items()}
        self.sky.fates |= {fate: weight for fate, weight in often.items() if fate in FATES}
        self.people = People(self.chance)
        self.walls: list[Wall] = []
        self.hung = 0
        self.images: list[tuple[Path, Wall, int]] = []
        self.backups: list[Path] = []
        self.erases = self.chance.random() < often.get("erases", 0.5)
        self.told = often.get("told", 0.6)
        for _ in range(self.chance.choice((2, 2, 3))):
            self.live_in(self.hang(NORTH))
        self.stranger = self.hang(SOUTH) if self.chance.random() < 0.2 else None
        self.level = self.hang(ABOVE) if self.chance.random() < often.get("level", 0.5) else None
        if self.level:
            talkers.begin(self)

    # ── the life ──

    def live(self) -> None:
        """Everything goes wrong for a while, then nothing any more; then it must be as if nothing ever had."""
        for _ in range(STEPS):
            deed = self.chance.choices(list(self.likely), list(self.likely.values()))[0]
            self.deeds[deed.__name__] = self.deeds.get(deed.__name__, 0) + 1
            deed(self)
        self.heal()

    def heal(self) -> None:
        self.tell("── healing ──")
        self.sky.fine = True
        while self.sky.under_way:
            self.runner.run(self.sky.arrive())
        self.centre.upgrade(builds.NEWEST)
        for wall in self.everyone:
            wall.upgrade(builds.NEWEST)
        before = judge.everything(self)
        for _ in range(6):
            moved = [self._settle(wall) for wall in self.everyone]
            self.time.pass_(s=7200)  # longer than a wall that differs waits before it reads everything anew
            if not any(moved):
                break
        judge.after_healing(self, before)

    def _settle(self, wall: Wall) -> bool:
        """Rounds until this wall has nothing more to say; True when something was said or heard."""
        moved = False
        for _ in range(QUIET):
            outcome = self.round(wall)
            moved = moved or bool(outcome.pulled or outcome.pushed or outcome.state is not ConnectionState.CONNECTED)
            if not outcome.again and outcome.state is ConnectionState.CONNECTED:
                return moved
            if outcome.state is ConnectionState.DIFFERS:
                return True
        raise judge.Broken(f"{wall.name} finds no rest: {outcome}")

    @property
    def everyone(self) -> list[Wall]:
        return [*self.walls, *filter(None, (self.stranger, self.level))]

    def close(self) -> None:
        for wall in self.everyone:
            wall.close()
        self.centre.close()
        self.runner.close()
        self.laws.close()

    # ── what people and walls say ──

    def write(self, wall: Wall) -> None:
        """Somebody does something at a wall."""
        group, facts = self.people.act(wall)
        if not any(f.record.startswith("poison-") for f in facts):
            self.judge.size[group] = len(facts)
        self.tell(f"{wall.name} {wall.device} writes {group} {facts}")

    def round(self, wall: Wall) -> Outcome:
        try:
            outcome = self.runner.run(wall.client.round())
        except Dead:
            self.tell(f"{wall.name} loses power during a round")
            wall.fall_and_rise()
            return Outcome(ConnectionState.CUT_OFF)
        self._after(wall, outcome)
        return outcome

    def together(self, walls: list[Wall]) -> None:
        """Rounds of several walls at the same moment."""
        self.sky.calm = True
        outcomes = self.runner.run(self.centre.together([wall.client.round() for wall in walls]))
        self.sky.calm = False
        for wall, outcome in zip(walls, outcomes, strict=True):
            if isinstance(outcome, BaseException):
                raise outcome
            self._after(wall, outcome)

    def _after(self, wall: Wall, outcome: Outcome) -> None:
        self.tell(f"{wall.name} round: {outcome.state}, {outcome.pushed} sent, {outcome.pulled} came")
        if outcome.state is ConnectionState.UNAUTHORISED:
            self.judge.locked_out(self, wall)
            wall.credentials.keep(self._key(wall))
        if self.centre.faults:
            raise self.centre.faults[0]
        judge.groups_are_whole(self, wall)

    # ── how it is made ──

    def _mood(self, daily: bool = False) -> int:
        return 1 if daily else self.chance.choice(MOODS)

    def any(self) -> Wall:
        return self.chance.choice(self.walls)

    def new_folder(self) -> Path:
        self.hung += 1
        return self.folder / f"wall{self.hung}"

    def wall(self, folder: Path, unit: str, build: int) -> Wall:
        return Wall(folder, self.sky, self.time, unit, build, self.chance.choice(PAGES))

    def hang(self, unit: str) -> Wall:
        """A new wall, paired with a unit."""
        folder = self.new_folder()
        shutil.copytree(template() / "wall", folder)
        wall = self.wall(folder, unit, self.chance.choice((0, 1, 2, 2)))
        wall.credentials.keep(self._key(wall))
        self.tell(f"{wall.name} {wall.device} hangs, build {wall.build}, {wall.page} at once")
        return wall

    def live_in(self, wall: Wall) -> None:
        """It is one of ours: people use it, also while it waits for an answer."""
        wall.meanwhile = lambda: self.write(wall) if self.chance.random() < 0.5 else None
        self.walls.append(wall)

    def _key(self, wall: Wall) -> Credentials:
        return Credentials("http://centre", self.centre.let_in(wall.unit, wall.device, wall.name))

    def _laws(self, ids: Random) -> ExitStack:
        """What is exchanged while this world lives: identities come from the seed, builds can differ, and a wall that
        finds its log different is counted."""
        compare = apply._compare

        def compared(*args: Any) -> apply.Turn:
            turn = compare(*args)
            self.judge.differences += turn is not apply.Turn.DONE
            return turn

        stack = ExitStack()
        stack.enter_context(builds.several())
        # Every file here comes from a template that is up to date, and opening one must not cost half a life.
        stack.enter_context(patch.object(migrations, "upgrade", lambda *_: None))
        stack.enter_context(patch.object(store, "engine_for", engines))
        stack.enter_context(patch.object(database, "engine_for", engines))
        stack.enter_context(patch.object(local, "new_id", lambda: f"{ids.getrandbits(64):016x}"))
        stack.enter_context(patch.object(apply, "_compare", compared))
        return stack


def live(
    seed: int,
    tell: Callable[[str], None] = lambda _: None,
    often: Mapping[Callable[..., None] | str, int] = {},
) -> World:
    """One life, lived to its end. Raises what it broke by, with the words to replay it."""
    the_app()  # with its template, before migrations are skipped
    with tempfile.TemporaryDirectory(prefix="tavle-world-", dir=MEMORY) as folder:
        world = World(seed, Path(folder), tell, often)
        try:
            world.live()
        except BaseException as error:
            error.add_note(f"seed {seed}; to replay: python -m tests.sync.world {seed}")
            raise
        finally:
            world.close()
    return world


@contextmanager
def quietly() -> Iterator[None]:
    """The server's own log would be longer than the story."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    try:
        yield
    finally:
        structlog.reset_defaults()


def main() -> None:
    with quietly():
        for seed in map(int, sys.argv[1:]):
            world = live(seed, print)
            print(f"seed {seed} holds: {world.deeds} {world.sky.hits}")


if __name__ == "__main__":
    main()
