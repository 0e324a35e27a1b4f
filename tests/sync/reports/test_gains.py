"""The account of many units is the account each wall keeps of itself, whatever was entered and corrected."""

import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from board.kinds.gain.index import Gains
from board.kinds.gain.record import TOOLS, Gain
from board.limits import FIRST_DAY, FIRST_MS
from sync.server import tenants
from sync.server.db.tables import units
from sync.server.reports import fallen, gains
from tests.sync.places import Centre

_DAY_MS = 86_400_000


def enter(centre: Centre, unit: str, *entries: Gain) -> None:
    def work(tx: Any) -> None:
        number = tenants.unit_number(tx, unit)
        rows = [{"unit": number, "versions": {}, **{n: getattr(e, n) for n in Gain.names}} for e in entries]
        tx.execute(insert(Gain.table), rows)

    centre.do(work)


def accounts(centre: Centre, unit: str) -> dict[int, gains.GainsAccount]:
    """Of all units of the organisation this one belongs to."""

    def work(tx: Any) -> dict[int, gains.GainsAccount]:
        organisation = tx.scalar(select(units.c.organisation).where(units.c.public == unit))
        return gains.of_units(tx, organisation, centre.time())

    return centre.do(work)


def number(centre: Centre, unit: str) -> int:
    return centre.do(lambda tx: tenants.unit_number(tx, unit))


def some(seed: int, count: int = 300) -> list[Gain]:
    """Entries at random: several of a subject, corrected, taken back, at the same moment, with all divisors."""
    chance = random.Random(seed)
    return [
        Gain(
            id=f"{seed}-{n}",
            subject=f"s{chance.randrange(count // 5)}",
            tool=chance.choice(TOOLS),
            state=chance.choice(("identified", "realised")),
            hours_per_week=chance.randrange(400) / 10,
            full_time_hours=chance.choice((37.5, 35.5, 33.6)),
            use=chance.choice(("", "quality", "quantity", "saving")),
            day=chance.choice((None, *[FIRST_DAY + timedelta(days=chance.randrange(5))] * 9)),
            note=chance.choice(("", *["Ro"] * 9)),
            made=FIRST_MS + 2 * _DAY_MS + chance.randrange(count) * _DAY_MS // 100,
            archived=chance.random() < 0.1,
            confirms=chance.random() < 0.1,
        )
        for n in range(count)
    ]


def test_the_centre_reckons_as_the_wall_does(centre: Centre) -> None:
    for seed in range(4):
        unit = centre.unit(f"Enhet {seed}")
        enter(centre, unit, *some(seed))
        wall = Gains().after(some(seed))
        (found,) = accounts(centre, unit).values()
        for name in ("identified_hours", "realised_hours", "identified_fte", "realised_fte"):
            assert getattr(found, name) == pytest.approx(getattr(wall, name))
        assert found.realised_by_use == pytest.approx(wall.realised_by_use)


def test_what_fell_is_told_with_why_also_when_it_was_said_since_that_the_rest_holds(centre: Centre) -> None:
    """Of each subject from what it last rose to, as the wall has it."""
    unit, day = centre.unit("Nord"), FIRST_MS + _DAY_MS
    steps = {"a": (5, 3, 1, 1), "b": (2, 1, 4, 4), "c": (2, 0), "d": (1, 2, 2), "e": (-5, -5)}
    rows = [Gain(id=f"{name}-i", subject=name, title=name, hours_per_week=9, made=FIRST_MS) for name in steps]
    for name, hours in steps.items():
        for n, (some, before) in enumerate(zip(hours, (0, *hours), strict=False)):
            told = {"title": name, "state": "realised", "day": FIRST_DAY, "note": "Ro", "made": day + n}
            reason = f"Fra {before} til {some}" if some < before else ""
            rows.append(Gain(id=f"{name}-{n}", subject=name, hours_per_week=some, reason=reason, **told))
    enter(centre, unit, *rows)
    organisation = centre.do(lambda tx: tx.scalar(select(units.c.organisation).where(units.c.public == unit)))
    falls = centre.do(lambda tx: fallen.of(tx, organisation, centre.time()))
    found = {one.title: (one.before, one.now, one.reason) for one in falls}
    assert found == {"a": (5, 1, "Fra 3 til 1"), "c": (2, 0, "Fra 2 til 0")}
    wall = Gains().after(rows)
    assert {name: wall.of(name).fallen_hours for name in steps} == {"a": 4, "b": 0, "c": 2, "d": 0, "e": 0}


def test_another_municipality_has_its_own_account(centre: Centre) -> None:
    ours, theirs = centre.unit("Nord"), centre.unit("Sør")
    enter(centre, ours, Gain(id="a", subject="s", hours_per_week=17.5, made=1_790_000_000_001))
    enter(centre, theirs, Gain(id="a", subject="s", hours_per_week=99, made=1_790_000_000_001))
    found = accounts(centre, ours)
    assert list(found) == [number(centre, ours)]
    assert found[number(centre, ours)].identified_fte == pytest.approx(0.467, abs=0.0005)


def test_an_estimate_counts_with_what_its_hours_became(centre: Centre, unit: str) -> None:
    """Else more would be realised of a use than was found."""
    found = Gain(id="a", subject="s", hours_per_week=4, made=1_790_000_000_001)
    won = {"state": "realised", "use": "quality", "day": FIRST_DAY, "note": "Ro", "made": 1_790_000_000_002}
    enter(centre, unit, found, found.model_copy(update={"id": "b", **won}))
    (account,) = accounts(centre, unit).values()
    assert [account.of_use(use).identified_hours for use in ("quality", "")] == [4, 0]
