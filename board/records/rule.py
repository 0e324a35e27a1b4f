"""One of the unit's own board rules (tavleregler), shown in the meeting."""

from board.records.record import Line, Position, Record


class Rule(Record):
    text: Line = ""
    position: Position = ""
