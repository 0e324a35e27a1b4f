"""A board is one unit's: a wall that was let in there is let in nowhere else, whatever it has forgotten."""

import pytest

from sync.wall import pairing as ours
from sync.wall.connection_status import ConnectionState
from tests.sync.places import Centre, Wall
from tests.sync.test_pairing import approve, pair, wall

__all__ = ["wall"]


def test_a_wall_does_not_change_units(centre: Centre, unit: str, wall: Wall) -> None:
    pair(centre, wall, approve(centre, unit))
    with pytest.raises(ours.Refused, match="hører til en annen enhet"):
        pair(centre, wall, approve(centre, centre.unit("Sykehjemmet")))
    current = wall.credentials.current
    assert current is not None
    assert current.unit == unit


def test_a_wall_that_has_left_its_centre_takes_its_log_to_no_other_unit(
    centre: Centre, unit: str, wall: Wall
) -> None:
    pair(centre, wall, approve(centre, unit))
    wall.card("c1", title="Bare vårt")
    wall.settle()
    wall.credentials.drop()
    wall.close()
    wall.open()
    other = centre.unit("Sykehjemmet")
    with pytest.raises(ours.Refused, match="hører til en annen enhet"):
        pair(centre, wall, approve(centre, other))
    assert wall.credentials.current is None
    assert "card" not in {c.kind for c in centre.log(other)}
    pair(centre, wall, approve(centre, unit))
    assert wall.settle().state is ConnectionState.CONNECTED
