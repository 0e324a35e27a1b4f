"""What people can do: small frozen nouns that carry the ids they make and what the person saw.

Each has `run(desk)`, which says what shall become true or raises Refused. A double tap is one change and a stale tap
is refused, because the command knows the world it was made in. No command knows a screen or a file.
"""

from board.commands.cards import (
    AddCard,
    AddMeasure,
    ArchiveCard,
    BringBack,
    EditCard,
    ImportCards,
    MoveCard,
    RemoveMeasure,
)
from board.commands.gains import Identify, Realise
from board.commands.goals import WriteGoal
from board.commands.meeting import CancelMeeting, ChooseKeeper, EndMeeting, SetPresent, StartMeeting
from board.commands.settings import AnswerNewcomer, ChangeUnit, Keep, RemoveRule, WriteRule
from board.commands.undo import Undo
from board.commands.vote import CloseVote, LayBall, OpenVote, TakeBack

__all__ = [
    "AddCard",
    "AddMeasure",
    "AnswerNewcomer",
    "ArchiveCard",
    "BringBack",
    "CancelMeeting",
    "ChangeUnit",
    "ChooseKeeper",
    "CloseVote",
    "EditCard",
    "EndMeeting",
    "Identify",
    "ImportCards",
    "Keep",
    "LayBall",
    "MoveCard",
    "OpenVote",
    "Realise",
    "RemoveMeasure",
    "RemoveRule",
    "SetPresent",
    "StartMeeting",
    "TakeBack",
    "Undo",
    "WriteGoal",
    "WriteRule",
]
