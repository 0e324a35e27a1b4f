"""A wall on which people leave the centre says goodbye: it is told of as one that left, not as silent for ever."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace

import httpx

from sync.wall.connection_status import ConnectionState
from sync.wall.http import HttpClient
from sync.wall.leaving import leave
from tests.sync.places import Centre, Wall
from tests.sync.web.office import person
from tests.sync.web.test_gains import words
from tests.sync.web.test_walls import told

Hang = Callable[..., Wall]
JSON, UNKNOWN = {"content-type": "application/json"}, b'{"error":"not_found"}'


def says_goodbye(wall: Wall, transport: httpx.AsyncBaseTransport | None = None) -> bool:
    assert wall.credentials.current
    key = wall.credentials.current

    async def say() -> bool:
        line = HttpClient("http://centre", transport=transport or httpx.ASGITransport(wall.centre.app))
        try:
            return await leave(line, key)
        finally:
            await line.close()

    return asyncio.run(say())


def test_a_wall_that_left_is_told_of_as_one_and_its_token_opens_nothing(
    hang: Hang, centre: Centre, unit: str
) -> None:
    north, south = hang("north"), hang("south")
    north.card("c1", title="blir hengende")
    north.settle()
    assert says_goodbye(north)
    centre.time.pass_(days=30)
    inger = person(centre, unit)
    page = words(inger.get(f"/tavler/enhet/{unit}").text)
    assert "Koblet fra på tavla" in page
    assert page.count("Ikke hørt fra") == 1, "the other one is waited for"
    assert told(centre, unit)[0][:2] == ("en tavle i enheten", "wall_left")
    assert re.search(
        r"en tavle i enheten koblet seg fra: \S+ …\w{4} i Hjemmetjenesten nord", words(inger.get("/logg").text)
    )
    assert north.round().state is ConnectionState.UNAUTHORISED
    assert not says_goodbye(north), "nobody is known by that token"
    assert south.settle().state is ConnectionState.CONNECTED
    assert south.board()["card", "c1"]["title"] == "blir hengende"


def test_a_centre_that_knows_no_goodbye_is_left_all_the_same(hang: Hang) -> None:
    older = httpx.MockTransport(lambda _request: httpx.Response(404, headers=JSON, stream=httpx.ByteStream(UNKNOWN)))
    assert not says_goodbye(hang("north"), older)


def test_the_token_that_is_known_says_goodbye_while_another_one_is_on_its_way(hang: Hang, centre: Centre) -> None:
    north = hang("north")
    north.settle()
    assert north.credentials.current
    north.credentials.keep(replace(north.credentials.current, spare="x" * 43))
    assert says_goodbye(north)


def test_a_centre_that_was_set_back_hears_the_goodbye_by_the_token_it_knew(hang: Hang, centre: Centre) -> None:
    north = hang("north")
    north.settle()
    key = north.credentials.current
    assert key
    north.credentials.keep(replace(key, token="x" * 43, before=key.token))
    assert says_goodbye(north)
