"""What can be read out of a file that is broken anywhere: each of its pages by itself.

SQLite finds its way from the first page, so that one broken page may hide all the others. But every page that holds
rows holds them whole, and can be read as if it were all of a table. Which table it is of, the rows tell by what they
make sense as. Nothing is written, and nothing lies on the disk meanwhile.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from board import plain
from board.ballot import ballots_of
from board.limits import is_id
from board.log import log
from board.log.change import Change
from board.votes import Vote
from board.votes import ballots as ballots_table

PAGE_BYTES = 4096
"""Of every file of ours."""
_ROWS = 13
"""How SQLite marks a page that holds rows of a table."""
_JOURNAL = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins."""
_NEWEST_STAMP = 2**53
_HOLDS = {"device": str, "n": int, "stamp": int, "action": str, "kind": str, "record": str, "fields": dict}


def changes(damaged: Path) -> list[Change]:
    """Every change in the file, each once."""
    found: dict[tuple[str, int], Change] = {}
    if damaged.exists():
        for row in _rows(damaged.read_bytes(), log.change.c.keys()):
            if c := sense(row):
                found.setdefault((c.device, c.n), c)
    return list(found.values())


def ballots(damaged: Path) -> Iterator[tuple[bytes, bytes]]:
    """What stands before the counts of a vote that was open, and the counts. `damaged` may be a journal too."""
    content = damaged.read_bytes()
    for row in _rows(_images(content) if content.startswith(_JOURNAL) else content, ballots_table.c.keys()):
        meeting, goals, counts = (row.get(name) for name in ("meeting", "goals", "counts"))
        if isinstance(meeting, bytes) and isinstance(goals, bytes) and isinstance(counts, bytes) and counts.isdigit():
            yield meeting + goals, counts


def votes(damaged: Path) -> Iterator[Vote]:
    """Every vote that was open in the file, without what was laid: that lies in no database."""
    if not damaged.exists():
        return
    for row in _rows(damaged.read_bytes(), ballots_table.c.keys()):
        meeting, goals, threshold = row["meeting"], row["goals"], row["threshold"]
        if row["id"] is None and isinstance(meeting, bytes) and isinstance(goals, bytes):
            ids = [text.decode("ascii", "replace") for text in (meeting, *goals.split(b","))]
            week = bytes(row["week"] or b"").decode("ascii", "replace")
            if all(map(is_id, ids[bool(week and not meeting) :])) and isinstance(threshold, int):
                kind = bytes(row["kind"] or b"tally").decode("ascii", "replace")
                words = bytes(row["words"] or b"").decode("ascii", "replace")
                if kind in ballots_of:
                    yield Vote(
                        ids[0], tuple(ids[1:]), (), threshold, kind=kind, week=week, words=(*words.split(","),)
                    )


def sense(row: dict[str, Any]) -> Change | None:
    """A row as the change it is, or None when it is none: a broken page may hold anything."""
    if not (isinstance(row["n"], int) and isinstance(row["stamp"], int) and isinstance(row["seq"], int)):
        return None
    try:
        fields = json.loads(row["fields"])
        told = {name: value.decode() if isinstance(value, bytes) else value for name, value in row.items()}
        change: Change = plain.read(Change, {**told, "group": told["action"], "fields": fields})
    except (ValueError, TypeError):
        return None
    return change if change.device and change.n > 0 and 0 <= change.stamp <= _NEWEST_STAMP else None


def is_change(row: Mapping[str, Any]) -> bool:
    """Whether a row of the log that could be read is a change, as a rebuild will take it to be."""
    return all(isinstance(row[name], kind) for name, kind in _HOLDS.items())


def _images(journal: bytes) -> bytes:
    """The pages in a journal, each as it was before, with nothing in the place of the first."""
    header = int.from_bytes(journal[20:24], "big")
    starts = range(header + 4, len(journal), PAGE_BYTES + 8)  # each between its number and its sum
    return bytes(PAGE_BYTES) + b"".join(journal[at : at + PAGE_BYTES] for at in starts if header)


def _rows(content: bytes, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of every page, read as those of a table with these columns; texts are bytes."""
    content += bytes(-len(content) % PAGE_BYTES)  # it may have been cut short
    pages = len(content) // PAGE_BYTES
    if pages < 2:
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(_first_page(columns, pages) + content[PAGE_BYTES:])
        db.text_factory = bytes
        for page in range(2, pages + 1):
            if content[(page - 1) * PAGE_BYTES] == _ROWS:
                for order in ("", "DESC"):  # from both ends, to what is broken in the middle
                    with suppress(sqlite3.DatabaseError):
                        yield from (dict(zip(columns, row, strict=True)) for row in _on(db, page, order))


def _on(db: sqlite3.Connection, page: int, order: str) -> sqlite3.Cursor:
    """The rows on this page and no other."""
    db.execute("PRAGMA writable_schema=ON")
    db.execute("UPDATE sqlite_master SET rootpage = ?", (page,))
    db.execute("PRAGMA writable_schema=RESET")
    return db.execute(f"SELECT * FROM t ORDER BY rowid {order}")


def _first_page(columns: Sequence[str], pages: int) -> bytes:
    """Of a file of so many pages in which there is one table with these columns."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute(f"PRAGMA page_size={PAGE_BYTES}")
        made.execute(f"CREATE TABLE t ({', '.join(columns)})")
        page = bytearray(made.serialize()[:PAGE_BYTES])
    page[28:32] = pages.to_bytes(4, "big")
    return bytes(page)
