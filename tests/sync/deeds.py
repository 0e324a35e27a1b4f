"""What befalls the walls and the centre of the simulated world, and how often. Each deed is done to a world."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync.server import erasure
from sync.server.db import backup
from tests.sync import builds, talkers
from tests.sync.inhabitants import NORTH

if TYPE_CHECKING:
    from tests.sync.world import World

MOST = 5
"""Walls."""
DAY_S = 86_400
YEARS_S = 20 * 365 * DAY_S


def write(world: "World") -> None:
    world.write(world.any())


def talk(world: "World") -> None:
    world.round(world.any())


def at_once(world: "World") -> None:
    """Several walls' questions lie in one transaction of the centre."""
    world.together(world.chance.sample(world.walls, k=min(len(world.walls), world.chance.choice((2, 3)))))


def arrive(world: "World") -> None:
    """What was on its way is there at last."""
    world.runner.run(world.sky.arrive())


def pass_time(world: "World") -> None:
    world.time.pass_(s=world.chance.choice((1, 20, 600, 4_000, DAY_S, 33 * DAY_S)))


def crash_wall(world: "World") -> None:
    world.any().fall_and_rise()


def image_wall(world: "World") -> None:
    """Somebody takes a copy of the card."""
    wall = world.any()
    image = world.folder / f"image{len(world.images)}"
    shutil.copytree(wall.folder, image)
    world.images.append((image, wall, wall.build))
    world.tell(f"{wall.name} is copied")


def restore_wall(world: "World") -> None:
    found = [i for i in world.images if i[1] in world.walls]
    if found:
        image, wall, build = world.chance.choice(found)
        world.tell(f"{wall.name} is set back")
        with _loss(world):
            wall.crash()
            shutil.rmtree(wall.folder)
            shutil.copytree(image, wall.folder)
            wall.build = build
            wall.open()
        world.twins = True


def clone_wall(world: "World") -> None:
    if world.images and len(world.walls) < MOST:
        image, wall, build = world.chance.choice(world.images)
        folder = world.new_folder()
        shutil.copytree(image, folder)
        world.live_in(world.wall(folder, wall.unit, build))
        world.twins = True
        world.tell(f"{wall.name} is cloned as {folder.name}")


def damage_wall(world: "World") -> None:
    """Its file is unreadable; it climbs the ladder from a backup of its own."""
    wall = world.any()
    wall.store.back_up()
    world.write(wall)
    with _loss(world):
        wall.crash()
        with (wall.folder / "board.db").open("r+b") as file:
            file.write(b"rubbish" * 20)
        wall.open()
    world.tell(f"{wall.name} was damaged: {wall.store.recovered}")


def lose_wall(world: "World") -> None:
    if len(world.walls) > 2:
        wall = world.any()
        with _loss(world):
            wall.crash()
            world.walls.remove(wall)
        world.tell(f"{wall.name} is gone for ever")


def new_wall(world: "World") -> None:
    if len(world.walls) < MOST:
        world.live_in(world.hang(NORTH))


def jump_clock(world: "World") -> None:
    wall = world.any()
    wall.skew_s = world.chance.choice((YEARS_S, YEARS_S, -YEARS_S, -100 * YEARS_S, 3_600, -3_600, 0))
    world.tell(f"{wall.name} believes to be {wall.skew_s} s ahead")


def upgrade_wall(world: "World") -> None:
    wall = world.any()
    wall.upgrade(min(wall.build + 1, builds.NEWEST))


def crash_centre(world: "World") -> None:
    world.centre.die("now")
    world.judge.acknowledged_is_there(world)


def back_up_centre(world: "World") -> None:
    target = world.folder / f"backup{len(world.backups)}.db"
    backup.back_up(world.folder / "centre.db", target)
    world.backups.append(target)
    world.tell("the centre is backed up")


def restore_centre(world: "World") -> None:
    """By the command, or (when the centre has said nothing itself, which only the command remembers) by a copied
    file."""
    if world.backups:
        source = world.chance.choice((world.backups[-1], world.chance.choice(world.backups)))
        told = world.erases or world.level is not None or world.chance.random() < world.told
        world.tell(f"the centre is set back to {source.name}, {'by the command' if told else 'silently'}")
        target = world.folder / "centre.db"
        with _loss(world):
            world.centre.close()
            if told:
                backup.restore(source, target, world.time())
            else:
                shutil.copy(source, target)
                world.judge.silent = True
            world.centre.open()
        world.judge.set_back = True


def upgrade_centre(world: "World") -> None:
    world.centre.upgrade(min(world.centre.build + 1, builds.NEWEST))


def erase(world: "World") -> None:
    """Of a card the centre has heard of: of others nothing can be erased there."""
    known = sorted({c.record for c in world.centre.north() if c.kind == "card"})
    if world.erases and known:
        record = world.chance.choice(known)
        names = {"title", "why1"}
        blanked = world.centre.do(lambda tx: erasure.erase(tx, 1, "card", record, names, world.time()))
        world.tell(f"the centre erases title and why1 of {record}: {blanked} changes")


@contextmanager
def _loss(world: "World") -> Iterator[None]:
    """Something that held changes will hold others afterwards."""
    world.judge.acknowledged_is_there(world)
    yield
    world.judge.lost(world)


DEEDS: dict[Callable[["World"], None], int] = {
    write: 40,
    talk: 55,
    at_once: 6,
    arrive: 4,
    pass_time: 6,
    crash_wall: 4,
    image_wall: 4,
    restore_wall: 3,
    clone_wall: 3,
    damage_wall: 1,
    lose_wall: 1,
    new_wall: 2,
    jump_clock: 5,
    upgrade_wall: 2,
    crash_centre: 3,
    back_up_centre: 6,
    restore_centre: 5,
    upgrade_centre: 2,
    erase: 4,
    talkers.lift: 12,
}
"""How often, in proportion."""
DAILY = (write, talk)
