"""A wall of the demonstration and its centre: paired, and rounds until there is nothing more to say."""

from __future__ import annotations

from collections.abc import Callable

from board import local
from board.board import Board
from board.store.store import Store
from sync.wall.client import Client, Outcome
from sync.wall.credentials import CredentialsFile
from sync.wall.http import HttpClient
from sync.wall.pairing import Invitation, pair


async def send(
    store: Store, credentials: CredentialsFile, url: str, approve: Callable[[Invitation], None] | None = None
) -> int:
    """Rounds of a wall that is paired, or that `approve` first lets in under the name of its unit. Returns how many
    changes were taken."""
    http = HttpClient(url)
    try:
        if approve:
            with store.read() as tx:
                device, name = str(local.get(tx, "_device")), Board.load(tx).unit.name
            await pair(http, url, credentials, device, show=approve, name=name)
        client = Client(http, credentials, lambda step: step(store))
        pushed = 0
        while True:
            outcome: Outcome = await client.round()
            pushed += outcome.pushed
            if not outcome.again:
                await client.learn_neighbours()
                return pushed
    finally:
        await http.close()
