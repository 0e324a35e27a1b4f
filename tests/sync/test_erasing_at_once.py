"""Two `tavle admin find --erase` at once over levels, on PostgreSQL: one waits for the other, and both are done."""

import subprocess
import sys
import time as clock
from collections.abc import Callable
from subprocess import PIPE

from sqlalchemy import create_engine, text

from board.kinds.card.commands import AddCard, EditCard
from sync.server import server_writes, tenants
from tests.patience import PATIENCE_S
from tests.sync.places import Centre, Wall
from tests.sync.postgres import centre
from tests.sync.test_lifts import Sides

__all__ = ["centre"]


def test_two_who_erase_at_once_on_either_side_of_a_lift_both_come_to_an_end(
    centre: Centre, hang: Callable[..., Wall], postgres: str
) -> None:
    sides = Sides(centre, hang)
    sides.lift()
    sides.do(sides.ours, EditCard("keys", {"title": "Bokser til Oddvar"}))
    sides.do(sides.theirs, AddCard("own", "Oddvar ringer om boksene"))
    sides.talk()
    program = [sys.executable, "-m", "kiosk", "admin", "find"]
    engine = create_engine(postgres)
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')")

    def wait_for(some: int) -> None:
        end = clock.monotonic() + PATIENCE_S
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as seen:
            while seen.scalar(waiting) != some:
                assert clock.monotonic() < end, "nobody waits"
                clock.sleep(0.05)

    begun: list[subprocess.Popen[str]] = []
    with engine.begin() as tx:
        server_writes.hold(tx, tenants.unit_number(tx, sides.below))
        for n, public in enumerate((sides.below, sides.above), start=1):
            asked = [*program, public, "Oddvar", "--erase", "--database", postgres]
            begun.append(one := subprocess.Popen(asked, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True))
            assert one.stdin
            one.stdin.write("ja\n")
            one.stdin.flush()
            wait_for(n)
    ended = [(*one.communicate(timeout=PATIENCE_S), one.returncode) for one in begun]
    engine.dispose()
    assert [code for *_said, code in ended] == [0, 0], ended
    sides.talk()
    logs = repr([centre.log(sides.below), centre.log(sides.above), sides.ours.log(), sides.theirs.log()])
    assert "Oddvar" not in logs
