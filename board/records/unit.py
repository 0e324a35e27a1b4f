"""The unit's own settings: what it is called, when it meets, and how its board is worded. One per unit."""

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from board.records.record import Name, Number, Record, Truth, Whole

Step = Literal["present", "wellbeing", "goals", "running", "suggestions", "done", "keeper"]
STEPS: tuple[Step, ...] = get_args(Step)
"""The agenda of a tavlemøte in its usual order."""


class Item(BaseModel):
    """One point of the agenda with the minutes set aside for it."""

    model_config = ConfigDict(frozen=True)

    step: Step
    minutes: Annotated[Whole, Field(ge=1, le=60)] = 1
    on: Truth = True


AGENDA = tuple(Item(step=s, minutes=m) for s, m in zip(STEPS, (1, 4, 2, 4, 2, 1, 1), strict=True))
STAGE_LABELS = ("Forslag", "Planlegge", "Utføre", "Kontrollere", "Korrigere", "Ferdig")

UNIT_ID = "unit"
AGENDA_LIMIT = 20


class Unit(Record):
    """Weekday 0 is Monday. `full_time_hours` is the divisor of an årsverk (37.5, 35.5 in shifts, 33.6)."""

    guarded: ClassVar[frozenset[str]] = frozenset({"name", "threshold", "visible_throw"})

    name: Name = ""
    labels: tuple[Name, Name, Name, Name, Name, Name] = STAGE_LABELS
    meeting_weekday: Annotated[Whole, Field(ge=0, le=6)] = 1
    meeting_time: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] = "13:30"
    meeting_minutes: Annotated[Whole, Field(ge=5, le=60)] = 15
    agenda: Annotated[tuple[Item, ...], Field(max_length=AGENDA_LIMIT)] = AGENDA
    threshold: Annotated[Whole, Field(ge=3, le=50)] = 3
    full_time_hours: Annotated[Number, Field(ge=20, le=45)] = 37.5
    balls_per: Literal["goal", "week"] = "goal"
    visible_throw: Truth = False
