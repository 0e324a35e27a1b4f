"""What is taken back is what this wall did: another wall may call an action of its own by the same name, of any kind
that this build knows or not."""

from typing import Any

import pytest

from board.commands import Undo
from board.errors import Kind
from board.kinds.card.commands import AddCard, EditCard
from board.log import log
from board.log.change import Change
from tests.board.staffroom import Staffroom

ELSEWHERE = "f" * 16


def comes(room: Staffroom, kind: str, record: str, fields: dict[str, Any]) -> None:
    """Another wall says so a moment later, in an action of the name `tap`."""
    with room.store.write() as tx:
        log.ingest(tx, [Change(ELSEWHERE, 1, room.store.clock.last + 1, "tap", kind, record, fields)])
    room.board = room.loaded()


def title(room: Staffroom, id_: str) -> str:
    card = room.board.cards.get(id_)
    assert card
    return card.title


@pytest.mark.parametrize(
    ("kind", "record", "fields"),
    [
        ("hologram", "h1", {"x": 1}),
        ("card", "c1", {"later": 1}),
        ("gain", "A_b", {"title": "Turnus"}),
        ("card", "c2", {"title": "Deres"}),
    ],
)
def test_what_another_wall_calls_by_the_same_name_stays(
    room: Staffroom, kind: str, record: str, fields: dict[str, Any]
) -> None:
    room.do(AddCard("c1", "Før"), AddCard("c2", "Før"))
    room.do(EditCard("c1", {"title": "Etter"}), group="tap")
    comes(room, kind, record, fields)
    room.do(Undo("tap"))
    assert title(room, "c1") == "Før"
    assert title(room, "c2") == fields.get("title", "Før") or kind != "card"


def test_what_another_wall_has_changed_since_under_the_same_name_is_not_taken_back(room: Staffroom) -> None:
    room.do(AddCard("c1", "Før"))
    room.do(EditCard("c1", {"title": "Etter"}), group="tap")
    comes(room, "card", "c1", {"title": "Deres"})
    assert room.refused(Undo("tap")).kind is Kind.MOVED_AWAY
