"""The day's links by which a phone sends a unit a suggestion or a photo, as a wall of the unit shows them."""

from typing import Annotated

from pydantic import Field

from sync.protocol.message import Message, Millis
from sync.protocol.step import KNOWN, Step


class Phone(Message):
    """Where a phone may send suggestions and photos to this unit today."""

    url: Annotated[str, Field(max_length=500)] = Field(description="to be shown as a QR")
    photos: Annotated[str, Field(max_length=500)] = Field(
        default="", description="where a photo of a record may be sent: the record's id follows; to be shown as a QR"
    )
    until_ms: Millis = Field(description="ask for a new one from then on, by the centre's time")


PHONE = Step("Where a phone may send this wall's unit a suggestion today", "GET", "/v1/phone", Phone, KNOWN)
