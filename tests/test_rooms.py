"""The house: who may import whom, how long a file may be, and that everything says what it is for.

Imports are read from the source, so that one inside a function counts too.
"""

import ast
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parents[1]
LONGEST = 300
ROOMS = ("board", "sync", "kiosk", "migrations", "assets", "bench", "tests")

LAW: dict[str, tuple[str, ...]] = {
    # The board knows neither Kivy nor HTTP.
    "board": ("board", "migrations"),
    "board.record": ("board.change", "board.limits", "board.errors", "board.export", "board.board"),
    "board.limits": (),
    "board.moment": ("board.limits", "board.week"),
    "board.stamp": ("board.limits",),
    "board.change": (),
    "board.privacy": (),
    "sync": ("sync", "board", "migrations"),
    "sync.server": ("sync", "board", "migrations"),
    "kiosk": ("kiosk", "sync", "board", "migrations", "assets"),
    "kiosk.screens": (
        "kiosk.screens.screen",
        "kiosk.screens.parts",
        "kiosk.shown",
        "kiosk.state",
        "kiosk.widgets",
        "kiosk.theme",
        "board",
    ),
    "kiosk.widgets": ("kiosk.widgets", "kiosk.theme", "board.catalogue", "board.formats"),
}
"""What a room, and what is in it, may import of the house. The longest name that fits a module holds for it."""

STRANGERS = {
    "board": ("kivy", "httpx", "fastapi", "starlette", "uvicorn", "socket", "urllib.request", "http.client"),
    "sync": ("kivy",),
    "kiosk": ("fastapi", "starlette", "uvicorn", "psycopg"),
}
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


@cache
def imports(module: str) -> frozenset[str]:
    """The dotted names a module imports; `from a import b` counts as a.b where that is a module, else as a."""
    found: set[str] = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by dots"
            assert node.module
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in modules() else node.module for name in names}
    return frozenset(found)


def within(name: str, rooms: tuple[str, ...]) -> bool:
    return any(name == room or name.startswith(room + ".") for room in rooms)


def law(module: str) -> tuple[str, ...] | None:
    fitting = [room for room in LAW if within(module, (room,))]
    return LAW[max(fitting, key=len)] if fitting else None


def test_a_module_imports_only_what_its_room_may() -> None:
    broken = {}
    for module in modules():
        if (allowed := law(module)) is None:
            continue
        family = module.split("_")[0]  # meeting_page is a part of meeting
        allowed = (*allowed, module, *(name for name in modules() if name.split("_")[0] == family))
        broken[module] = {name for name in imports(module) if within(name, ROOMS) and not within(name, allowed)}
    assert {module: names for module, names in broken.items() if names} == {}


def test_a_room_does_not_know_strangers() -> None:
    known = {
        module: {n for n in imports(module) if within(n, STRANGERS[room])}
        for room in STRANGERS
        for module in of(room)
    }
    assert {module: names for module, names in known.items() if names} == {}


def test_a_screen_does_not_know_the_file() -> None:
    assert [module for module in of("kiosk.screens") if "board.store" in imports(module)] == []


def test_only_one_place_makes_a_point_in_time_of_a_number() -> None:
    """Python's calendar ends before what a number can say; `board.moment` knows where."""
    makers = [
        m for room in ("board", "sync", "kiosk") for m in of(room) if "fromtimestamp(" in modules()[m].read_text()
    ]
    assert makers == ["board.moment"]


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


def of(room: str) -> list[str]:
    return [module for module in modules() if within(module, (room,))]


def _tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text())


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())
