"""What other units tell a wall: which there are, what they offer, and how many have taken over what this one offers.
Asked for now and then, and told only when it has become another.

GET /v1/neighbours?tag=5f0c…
"""

from typing import Annotated

from pydantic import Field

from board.neighbours import OFFERS, Deeper, Given, Neighbours, Offer, Sister
from sync.protocol.message import Message, Seq
from sync.protocol.problem import Code
from sync.protocol.step import KNOWN, LARGE_BYTES, Step

SISTERS = 2_000
"""So many sister units are told at most, by name; no municipality has more."""

Tag = Annotated[str, Field(pattern=r"^[0-9a-f]{0,32}$")]


class Told(Message):
    """The answer. Nothing but `tag`: it is as it was told last."""

    tag: Tag = Field(description="of what is told; to be said with the next question")
    sisters: list[Sister] | None = Field(
        default=None, description="the other open units of the organisation, by name; absent: as told before"
    )

    offers: Annotated[list[Offer], Field(max_length=OFFERS)] = Field(
        default=[], description="what other units offer this one, the newest first"
    )
    given: list[Given] = Field(default=[], description="how many units have taken over what this one offers")
    opened: Seq = Field(default=0, description="so many other organisations read the stories that this unit shares")

    above: list[Sister] = Field(default=[], description="the units this one hangs under, the nearest first")
    below: Seq = Field(default=0, description="so many units hang under this one")
    under: Annotated[list[Sister], Field(max_length=SISTERS)] = Field(
        default=[], description="the units that hang right under this one, or under one there that is closed"
    )
    deeper: Annotated[list[Deeper], Field(max_length=SISTERS)] = Field(
        default=[], description="the units further below, each with the one right under this one that it hangs under"
    )

    def neighbours(self) -> Neighbours | None:
        """As the wall keeps it; None where all is as it was."""
        if self.sisters is None:
            return None
        lists = {
            name: tuple(getattr(self, name) or ())
            for name in ("sisters", "offers", "given", "above", "under", "deeper")
        }
        return Neighbours(tag=self.tag, opened=self.opened, below=self.below, **lists)


NEIGHBOURS = Step(
    "What the other units of the organisation tell this wall's unit",
    "GET",
    "/v1/neighbours",
    Told,
    (*KNOWN, Code.MALFORMED, Code.NOT_FOUND),  # the last of an address with a NUL in it
    answer_bytes=LARGE_BYTES,
)
