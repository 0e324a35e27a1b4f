"""What belongs to this wall alone and is never logged or sent: who it is, its settings, half-typed text, how far
the meeting has come. A table of names and JSON values."""

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, Column, Connection, String, Table, bindparam, delete, insert, select, update

from board.log.change import Json
from board.own import Own
from board.record import metadata

if TYPE_CHECKING:
    from board.store.store import Store

local = Table(
    "local",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("value", JSON, nullable=False),
)

OPENED_SINCE = "_opened_since"
"""When this wall last opened its vases, counted from the start of its machine, which its clock knows nothing of."""

_get = select(local.c.value).where(local.c.name == bindparam("_name"))


def read(tx: Connection) -> Own:
    """What the screens may know: all but the store's own, whose names begin with an underscore."""
    query = select(local.c.name, local.c.value).where(~local.c.name.startswith("_", autoescape=True))
    return Own.of({row.name: row.value for row in tx.execute(query)})


def keep(tx: Connection, own: Own) -> None:
    """Set what is said there, and nothing else."""
    for name, value in own.stored().items():
        put(tx, name, value)


def get(tx: Connection, name: str, default: Any = None) -> Any:
    found = tx.execute(_get, {"_name": name}).first()
    return default if found is None else found[0]


def put(tx: Connection, name: str, value: Json) -> None:
    """Set a value; None forgets the name."""
    if value is None:
        tx.execute(delete(local).where(local.c.name == name))
    elif not tx.execute(update(local).where(local.c.name == name).values(value=value)).rowcount:
        tx.execute(insert(local).values(name=name, value=value))


def device_of(store: "Store") -> str:
    """The identity under which this wall numbers its changes."""
    with store.read() as tx:
        return str(get(tx, "_device"))


def become(tx: Connection, former: Iterable[str] = ()) -> None:
    """This wall numbers its changes under another identity from now on. It remembers what it has been: what it said
    under those names is its own. `former`: what it may have been, besides."""
    before = identities(tx) | set(former)
    put(tx, "_device", new_id())
    put(tx, "_former", sorted(before))


def identities(tx: Connection) -> set[str]:
    """Every identity under which this wall has said something."""
    now = get(tx, "_device")
    return {*get(tx, "_former", []), *([now] if now else [])}


def new_id() -> str:
    """An identity nobody else has: 16 hex digits (64 bits)."""
    return secrets.token_hex(8)
