"""A country as one sum: equal to what follows from telling of each vote by itself."""

from random import Random
from typing import Any

from board import privacy
from board.log.change import Fact
from board.log.log import append
from sync.server import tenants
from sync.server.db.tables import organisations
from sync.server.reports import national, wellbeing
from sync.server.reports.period import Period
from tests.sync.places import START_MS, Centre
from tests.sync.reports.test_wellbeing import LAST, THIS

PERIOD = Period.latest(START_MS, 8)


def test_the_national_sum_is_the_sum_of_what_is_told(centre: Centre) -> None:
    rng = Random(3)

    def fill(tx: Any) -> None:
        for place, threshold in (("Vest", 3), ("Øst", 6)):
            public = tenants.found_organisation(tx, place, START_MS)
            tx.execute(organisations.update().where(organisations.c.public == public).values(threshold=threshold))
            for own in (3, 8):
                unit = tenants.unit_number(tx, tenants.found_unit(tx, public, f"Enhet {own}", START_MS))
                facts = [Fact("unit", "unit", {"threshold": own})]
                for n in range(30):
                    counts = dict(zip(("green", "pink", "red"), (rng.randrange(5) for _ in range(3)), strict=True))
                    week = rng.choice((LAST, LAST, THIS))
                    hidden = sum(counts.values()) < 3 or rng.random() < 0.1
                    facts.append(
                        Fact("tally", f"t{n}", {"week": week, "hidden": hidden, **({} if hidden else counts)})
                    )
                append(tx, facts, device=f"{unit:016x}", stamp=1, group="g", unit=unit)

    def told(tx: Any) -> list[privacy.Told]:
        some = [c for o in (1, 2) for c in wellbeing.cells(tx, o, PERIOD, centre.time())]
        return [cell.told for cell in some if cell.told]

    centre.do(fill)
    each = centre.do(told)
    whole = centre.do(lambda tx: national.of_all(tx, PERIOD, centre.time()))
    assert 20 < len(each) < 100
    assert whole.votes == len(each)
    assert whole.told == privacy.together(each)


def test_the_gains_of_all_are_summed_as_each_wall_reckons(centre: Centre) -> None:
    def fill(tx: Any) -> None:
        public = tenants.found_organisation(tx, "Vest", START_MS)
        unit = tenants.unit_number(tx, tenants.found_unit(tx, public, "Enhet", START_MS))
        entry = {"subject": "s", "hours_per_week": 37.5}
        freed = {"state": "realised", "day": "2026-09-01", "note": "Ro"}
        facts = [
            Fact("gain", "a", entry | {"made": 1_790_000_000_001}),
            Fact("gain", "b", entry | {"made": 1_790_000_000_002, "hours_per_week": 75.0}),
            Fact("gain", "c", entry | freed | {"made": 1_790_000_000_003}),
            Fact("gain", "d", entry | freed | {"made": 1_790_000_000_004, "hours_per_week": 76.0}),
        ]
        append(tx, facts, device=f"{unit:016x}", stamp=1, group="g", unit=unit)

    centre.do(fill)
    whole = centre.do(lambda tx: national.of_all(tx, PERIOD, centre.time()))
    assert (whole.told, whole.votes, whole.identified, whole.realised) == (None, 0, 2.0, 1.0)
