"""What can happen to a file on a card: each harm is done to the file at a path, by chance."""

import random
from collections.abc import Callable
from pathlib import Path

Harm = Callable[[Path, random.Random], None]


class PowerCutError(BaseException):
    """The power goes: nothing of the program comes to tidy up."""


def cut_short(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(1, len(content))])


def flip_bits(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(20):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def zero_a_page(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    page = chance.randrange(len(content) // 4096)
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(content)


def fill_with_garbage(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(path.stat().st_size))


def empty(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"")


def take_away(path: Path, chance: random.Random) -> None:
    path.unlink()


def pages_of(path: Path, table: str) -> list[int]:
    """Numbers, from 1, of the leaf pages that hold the rows of a table: those with its rows in plain sight."""
    word = {"change": b'{"title":"', "card": b'{"title":['}[table]
    content = path.read_bytes()
    pages = [content[at : at + 4096] for at in range(0, len(content), 4096)]
    return [n for n, page in enumerate(pages, 1) if page[0] == 13 and word in page]


def zero(path: Path, pages: list[int]) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * 4096)
            file.write(bytes(4096))


def zero_page_of(path: Path, table: str) -> None:
    zero(path, pages_of(path, table)[:1])
