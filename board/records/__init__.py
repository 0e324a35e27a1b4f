"""The kinds of record a board is made of, each defined once in a file of its own."""

from board.records.card import Card
from board.records.gain import Gain
from board.records.goal import Goal
from board.records.measure import Measure
from board.records.meeting import Meeting
from board.records.newcomer import Newcomer
from board.records.record import Record, kinds, metadata
from board.records.rule import Rule
from board.records.tally import Tally
from board.records.unit import Unit

__all__ = [
    "Card",
    "Gain",
    "Goal",
    "Measure",
    "Meeting",
    "Newcomer",
    "Record",
    "Rule",
    "Tally",
    "Unit",
    "kinds",
    "metadata",
]
