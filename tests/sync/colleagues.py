"""What people do at a wall of the simulation: cards, votes that were closed, gains, imports of many at once."""

from random import Random
from typing import Any

from board import local
from board.log import log
from board.log.change import Change, Fact
from tests.sync import builds
from tests.sync.inhabitants import Wall

CARDS = 5
STAGES = ("suggestion", "plan", "do", "check", "act", "done")
Action = tuple[str, list[Fact]]


class People:
    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.made = 0

    def any_card(self) -> str:
        """One of those that everybody edits."""
        return f"c{self.chance.randrange(CARDS)}"

    def act(self, wall: Wall) -> Action:
        """Do something at this wall, as one action."""
        self.made += 1
        group = f"g{self.made}"
        if self.chance.random() < 0.08:
            return self._from_elsewhere(wall, group)
        facts = [self._fact(f"{self.made}-{i}") for i in range(self.chance.choice((1, 1, 1, 2, 5)))]
        # No two of one action speak of the same record: that is how the judge tells changes apart.
        facts = list({(f.kind, f.record): f for f in facts if builds.knows(wall.build, f.kind, f.fields)}.values())
        wall.write(facts, group)
        return group, facts

    def _fact(self, fresh: str) -> Fact:
        chance = self.chance
        match chance.choices(("edit", "new", "tally", "gain", "measure", "flag"), (8, 2, 3, 2, 2, 2))[0]:
            case "new":
                return Fact("card", f"k{fresh}", {"title": f"kort {fresh}", "created": 1_790_000_000_001})
            case "tally":
                votes = {"green": chance.randrange(3, 9), "pink": chance.randrange(9), "red": chance.randrange(9)}
                return Fact("tally", f"t{fresh}", {"meeting": "m1", "goal": "g1", **votes})
            case "gain":
                return Fact("gain", f"v{fresh}", {"subject": "c1", "hours_per_week": chance.choice((0.5, 1.0, 17.5))})
            case "measure":
                return Fact("measure", f"e{chance.randrange(3)}", {"card": "c1", "value": chance.random() * 10})
            case "flag":
                name = chance.choice(("time_thief", "help_wanted"))
                return Fact("card", self.any_card(), {name: chance.random() < 0.5, "why1": f"derfor {fresh}"})
        fields: dict[str, Any] = {
            "title": f"tittel {fresh} æøå €",
            "stage": chance.choice(STAGES),
            "problem": f"problem {fresh}",
            "archived": chance.random() < 0.2,
            "measure_goal": chance.choice((1.0, 0.1, None)),
        }
        chosen = chance.sample(sorted(fields), chance.choice((1, 2)))
        return Fact("card", self.any_card(), {name: fields[name] for name in chosen})

    def _from_elsewhere(self, wall: Wall, group: str) -> Action:
        """What a build that nobody here has would say: its kinds, its fields, its words; or what no centre takes."""
        fact = self.chance.choice(
            (
                Fact("hologram", "h1", {"depth": 1.5}),
                Fact("card", self.any_card(), {"hue": group, "title": f"farge {group}"}),
                Fact("card", self.any_card(), {"stage": "frozen"}),
                Fact("hologram", f"poison-{self.made}", {"body": "x" * 33_000}),
            )
        )
        with wall.store.write() as tx:
            device = local.get(tx, "_device")
            told = Change(device, log.last_n(tx, device) + 1, wall.store.clock.next(), group, *fact)
            wall.see(log.ingest(tx, [told]).touched)
        return group, [fact]
