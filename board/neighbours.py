"""What other units tell a wall through its centre: which sister units there are. Kept on the wall as it was told
last, also without a network; never logged, never sent on, and renewed whole, so that what is told no more is gone.

    board.neighbours.sisters                  the other open units of the organisation, by name
    neighbours.renew(tx, Neighbours(…))       as the centre tells it now
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import Connection

from board import limits, local

TOLD = "_neighbours"
TAG = "_neighbours_tag"


class Sister(BaseModel):
    """Another open unit of the same organisation: the id by which the centre knows it, and what it is called."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[str, Field(pattern=limits.ID)]
    name: Annotated[str, Field(max_length=limits.LINE)]


class Neighbours(BaseModel):
    """All that was told, of one moment. `tag` is the centre's word for just this."""

    model_config = ConfigDict(frozen=True)

    tag: str = ""
    sisters: tuple[Sister, ...] = ()

    def sister(self, id_: str) -> Sister | None:
        """The sister unit of this id, as long as it is one."""
        return next((one for one in self.sisters if one.id == id_), None)


def read(tx: Connection, known: Neighbours | None = None) -> Neighbours:
    """As it was told last; `known` where that is the same. What cannot be read was never told."""
    if known is not None and tag(tx) == known.tag:
        return known
    try:
        return Neighbours.model_validate(local.get(tx, TOLD, {}))
    except ValidationError:
        return Neighbours()


def tag(tx: Connection) -> str:
    """What the centre called what it told last; empty: it is to tell all of it."""
    return str(local.get(tx, TAG, ""))


def renew(tx: Connection, told: Neighbours) -> None:
    """This is told now, in place of all before it."""
    local.put(tx, TOLD, told.model_dump(mode="json", exclude_defaults=True))
    local.put(tx, TAG, told.tag)


def forget(tx: Connection) -> None:
    """The wall has left the centre: nobody would say when something is told no more."""
    local.put(tx, TOLD, None)
    local.put(tx, TAG, None)
