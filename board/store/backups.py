"""Copies of the board file: seven daily, five weekly, one before each upgrade. Knows files, not records.

A copy is made by VACUUM INTO (it holds no trace of what was overwritten), synced, then renamed into place.
"""

import re
import sqlite3
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from board import calendar, votes
from board.store import private
from board.store.disk import sync as sync

DAILY, WEEKLY = 7, 5
_NOT_COPIED = "DELETE FROM ballots; DELETE FROM local WHERE name = '_erased'"
SET_ASIDE = ("damaged", "exchanged")
"""Why a file was set aside, as its name says."""
_UPGRADE = "before-upgrade-from-"


def of(folder: Path) -> Path:
    """Where the copies of the board in `folder` lie."""
    return folder / "backups"


def make(engine: Engine, folder: Path, now_ms: int) -> Path | None:
    """Today's copy, and no more copies than are kept. None while a vote is held or when today's is there."""
    day = calendar.at(now_ms).date()
    target = of(folder) / f"board-{day:%Y%m%d}.db"
    if target.exists():
        return None
    with engine.begin() as tx:
        if any(vote.occasion for vote in votes.under_way(tx)):
            return None
    copy(engine, target)
    _thin_out(target.parent)
    return target


def renew(engine: Engine, folder: Path, now_ms: int) -> bool:
    """A new copy instead of all the others and of every file that was set aside: something that stands in them has
    been erased. False while a vote is held; then it must be asked for again."""
    with engine.begin() as tx:
        if any(vote.occasion for vote in votes.under_way(tx)):
            return False
    target = of(folder) / f"board-{calendar.at(now_ms):%Y%m%d}.db"
    copy(engine, target)
    aside = [path for why in SET_ASIDE for path in folder.glob(f"board-{why}-*.db*")]
    for old in (*newest_first(folder), *aside):
        if old != target:
            old.unlink(missing_ok=True)
    sync(target.parent)
    sync(folder)
    return True


def before_upgrade(engine: Engine, folder: Path, version: str) -> Path:
    """A copy of the file as the older build left it; it is never thinned out."""
    target = of(folder) / f"{_UPGRADE}{version}.db"
    if not target.exists():
        copy(engine, target)
    return target


def newest_first(folder: Path) -> list[Path]:
    """All copies, the one that knows most changes first. Their names are no guide: a wall may believe for a day
    that it is 1970 or 2046. What somebody else has put there is none: it may be of another wall."""
    found = [path for path in of(folder).glob("*.db") if path.is_file() and _ours(path)]
    return sorted(found, key=lambda path: (_changes(path), path.name.startswith("board-"), path.name), reverse=True)


def sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with a copy."""
    return bool(_ask(path, "PRAGMA integrity_check") == "ok")


def _changes(path: Path) -> int:
    """How many changes a copy knows; none when it cannot be read."""
    return int(_ask(path, "SELECT max(seq) FROM change") or 0)


def _ask(path: Path, question: str) -> Any:
    """What a copy answers; None when it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(question).fetchone()[0]
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # what SQLite says of a broken table quotes what is broken
        return None


def copy(engine: Engine, target: Path, *, vote: bool = False) -> None:
    """What is open becomes a file of its own, without what lies in the vases unless it is to go on as the wall's."""
    private.folder(target.parent)
    draft = target.with_suffix(".part")
    draft.unlink(missing_ok=True)
    try:
        private.file(draft)
        with closing(engine.raw_connection()) as raw:
            raw.cursor().execute("VACUUM INTO ?", (str(draft),))
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            # An upgrade may come in the middle of a vote, and a vase stands for days: no copy tells of either.
            if not vote:
                copy.executescript(f"PRAGMA journal_mode=MEMORY; PRAGMA secure_delete=ON; {_NOT_COPIED}")
        sync(draft)
    except BaseException:
        draft.unlink(missing_ok=True)  # on a full disk half a copy would take the last of the room
        raise
    draft.rename(target)
    sync(target.parent)


def _thin_out(folder: Path) -> None:
    """Keep the newest seven days, and of older ones the newest of each of five weeks. What cannot be taken away may
    stay: the new copy is made."""
    copies = [copy for copy in newest_first(folder.parent) if day_of(copy)]
    keep = set(copies[:DAILY])
    weeks: dict[tuple[int, int], Path] = {}
    for copy in copies[DAILY:]:
        year, week, _ = (day_of(copy) or date.min).isocalendar()
        weeks.setdefault((year, week), copy)
    keep |= set(list(weeks.values())[:WEEKLY])
    for copy in copies:
        if copy not in keep:
            with suppress(OSError):
                copy.unlink()


def _ours(path: Path) -> bool:
    return path.name.startswith(_UPGRADE) or day_of(path) is not None


def day_of(copy: Path) -> date | None:
    """The day a daily copy is named after; None when it is no daily copy of ours."""
    with suppress(ValueError):
        if re.fullmatch(r"board-\d{8}", copy.stem):
            return datetime.strptime(copy.stem, "board-%Y%m%d").date()
    return None
