"""Records that say less than they could, on the centre's pages: no field is required, and every reader shows what
there is."""

from __future__ import annotations

import re
from collections.abc import Callable

from board.log.change import Fact
from sync.server.access.rule import Role
from sync.wall.connection_status import ConnectionState
from tests.partial import WHOLE, id_of, partial
from tests.sync.places import Centre, Time, Wall
from tests.sync.web.office import person

ALIKE = 4
"""So many pages of one form are looked at."""
CARDS = 60
"""So many pages of cards: a card has one of much that hangs on it."""


def test_every_page_shows_what_there_is_of_records_that_say_less_than_they_could(
    hang: Callable[..., Wall], centre: Centre, unit: str, time: Time
) -> None:
    wall = hang("north")
    facts = [Fact(*told) for told in partial()]
    for first in range(0, len(facts), 50):
        wall.write(*facts[first : first + 50])
    outcome = wall.settle()
    assert outcome.state is ConnectionState.CONNECTED  # what only the centre itself may say is refused
    time.pass_(days=9)
    inger = person(centre, unit, Role.COORDINATOR)
    seen: set[str] = set()
    alike: dict[str, int] = {}
    waiting, broken = ["/", f"/enhet/{unit}", f"/enhet/{unit}/kort/{id_of('card', WHOLE)}", "/hjelp"], []
    while waiting:
        page = waiting.pop(0)
        form = re.sub(r"[0-9a-f]{16}|p\d\dx\d{3}[\w-]*|\d+", "…", page.split("?")[0])
        if page in seen or alike.get(form, 0) >= (CARDS if "/kort/" in form else ALIKE):
            continue
        seen.add(page)
        alike[form] = alike.get(form, 0) + 1
        try:
            answer = inger.get(page)
        except Exception as fault:
            broken.append((page, repr(fault)))
            continue
        if answer.status_code >= 500:
            broken.append((page, str(answer.status_code)))
        html = "html" in answer.headers.get("content-type", "")
        links = re.findall(r'href="(/[^"#]*)"', answer.text) if html else []
        waiting += [link.replace("&amp;", "&") for link in links if not link.startswith("/statisk")]
    assert not broken
    assert len(alike) > 40, alike
