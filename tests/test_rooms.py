"""The house: how long a file may be, and that everything says what it is for. Who may import whom is said in
pyproject.toml, to import-linter; what of a library, here."""

import ast
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.law
HOUSE = Path(__file__).parents[1]
LONGEST = 300
ROOMS = ("board", "sync", "kiosk", "migrations", "assets", "bench", "tests")

VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


@cache
def modules() -> dict[str, Path]:
    """Every module of the rooms by its dotted name."""
    found = {}
    for room in ROOMS:
        for path in sorted((HOUSE / room).rglob("*.py")):
            parts = path.relative_to(HOUSE).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def test_only_one_place_makes_a_point_in_time_of_a_number() -> None:
    """Python's calendar ends before what a number can say; `board.calendar` knows where."""
    makers = [
        m for room in ("board", "sync", "kiosk") for m in of(room) if "fromtimestamp(" in modules()[m].read_text()
    ]
    assert makers == ["board.calendar"]


def test_a_file_can_be_read_without_losing_the_thread() -> None:
    looks = [path for room in ROOMS for path in (HOUSE / room).rglob("*.kv")]
    lengths = {str(path.relative_to(HOUSE)): _lines(path) for path in (*modules().values(), *looks)}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_a_module_says_what_it_is_for() -> None:
    silent = [m for m, path in modules().items() if path.read_text().strip() and not ast.get_docstring(_tree(m))]
    assert silent == []


def test_looks_stand_beside_their_behaviour() -> None:
    looks = [path for room in ROOMS for path in (HOUSE / room).rglob("*.kv")]
    assert [path for path in looks if not path.with_suffix(".py").exists()] == []


def test_a_module_is_called_by_its_idea() -> None:
    names = {module: module.split(".")[-1] for module in modules()}
    assert [m for m, name in names.items() if name != name.lower() or set(name.split("_")) & VAGUE] == []


def test_each_chain_of_migrations_is_one_line() -> None:
    """Two that were begun side by side and took the same number are seen before anything is opened."""
    for chain in sorted((HOUSE / "migrations").glob("*/versions")):
        numbers = [path.name.split("_")[0] for path in sorted(chain.glob("*.py"))]
        assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)], chain


def test_a_page_holds_no_sql() -> None:
    """Of the library it knows what it is handed: a transaction, and a row."""
    names = {
        alias.name
        for module in of("sync.server.web")
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
    }
    assert names == {"Connection", "Row"}


def of(room: str) -> list[str]:
    return [module for module in modules() if module == room or module.startswith(f"{room}.")]


def _tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text())


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())
