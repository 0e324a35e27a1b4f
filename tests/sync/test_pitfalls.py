"""docs/pitfalls.md leaves nothing out, and the tests it names are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "pitfalls.md").read_text().splitlines()
    if line.startswith("| ") and not line.startswith("| |")
]
COUNT = 18
"""Of the pitfalls; three measured traps follow, a to c."""


def test_every_pitfall_is_answered_in_its_turn() -> None:
    assert [row[0] for row in ROWS] == [*map(str, range(1, COUNT + 1)), "a", "b", "c"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_it_is_told_by_a_test_or_a_bench_or_cannot_happen(row: list[str]) -> None:
    _, _, here, told = row
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", told)
    assert len(named) == told.count("tests/")
    assert named or "python -m bench." in told or here.startswith("Cannot happen: ")
    for file, name in named:
        found = {node.name for node in ast.parse((ROOT / file).read_text()).body if isinstance(node, ast.FunctionDef)}
        assert name in found
    for bench in re.findall(r"python -m (bench\.\w+)", told):
        assert (ROOT / f"{bench.replace('.', '/')}.py").exists()
