"""Any changes at all, for property tests: right and wrong values, known and unknown kinds, few names so that they
meet often."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from board.kinds import Record, kinds
from board.log.change import Change

DEVICES = ("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc")
RECORDS = ("r1", "r2", "unit")
MEETING_POINTS = ("r1", "r1", "r1", "r2", "unit")

FIELDS: dict[str, dict[str, list[Any]]] = {
    "card": {
        "title": ["", "Ringeklokka", "æøå 😀", "x" * 120],
        "deadline": [None, "2026-12-03", "2027-01-01"],
        "stage": ["suggestion", "plan", "done"],
        "position": ["a0", "a1", "Zz"],
        "measure_goal": [None, 0, 2.5, -3],
        "unmeasurable": [True, False],
        "archived": [True, False],
        "moved": [0, 1_795_000_000_000],
    },
    "goal": {
        "slot": [0, 1, 2],
        "text": ["Ro", "Latter"],
        "since": [1_790_000_000_001, 1_790_000_000_002],
        "archived": [True, False],
    },
    "meeting": {"week": ["2026-W47", ""], "present": [0, 9, 200], "planned": [None, "2026-11-17"]},
    "tally": {"green": [0, 5], "red": [0, 3], "hidden": [False], "goal": ["g1"]},
    "measure": {"card": ["r1"], "value": [0, 1.5], "phase": ["before", "after"]},
    "gain": {"subject": ["r1"], "hours_per_week": [0.5, 17.5], "state": ["identified", "realised"]},
    "rule": {"text": ["Vi begynner presis"], "position": ["a0", "a1"]},
    "unit": {
        "name": ["Ytterskogen"],
        "threshold": [3, 5],
        "labels": [["Ideer", "Planlegge", "Gjennomføre", "Evaluere", "Korrigere", "Ferdig"]],
        "agenda": [[{"step": "wellbeing", "minutes": 4, "on": True}], []],
    },
}


def _few(record: type[Record]) -> dict[str, list[Any]]:
    """For a kind of which nothing is said above: of each field the value it has at first, and others of its type."""
    others = {str: ["a0", "r1"], int: [1, 1_795_000_000_000], float: [1.5], bool: [True, False], date: ["2026-12-03"]}
    found = {}
    for name, value in record.blank().items():
        fits = [value, *others.get(record.table.c[name].type.python_type, [])]
        found[name] = [v for n, v in enumerate(fits) if v not in fits[:n] and not _refused(record, name, v)]
    return found


def _refused(record: type[Record], name: str, value: Any) -> bool:
    try:
        record.column_values({name: value})
    except ValueError:
        return True
    return False


FIELDS |= {kind: _few(record) for kind, record in kinds.items() if kind not in FIELDS}

PUZZLING: dict[str, dict[str, list[Any]]] = {
    "card": {"stage": ["flying"], "title": ["x" * 121, 7], "paint": ["blue"], "position": ["!"]},
    "tally": {"green": [1], "hidden": [True], "threshold": [4]},
    "unit": {"threshold": [2], "agenda": [[{"step": "singing"}]]},
    "poem": {"text": ["Om høsten"]},
}


def _fields(table: dict[str, list[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in table.items()})


def facts(*, puzzling: bool) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    tables = dict(FIELDS)
    if puzzling:
        tables |= {kind: {**FIELDS.get(kind, {}), **PUZZLING[kind]} for kind in PUZZLING}
    # Cards are the richest kind and meet most often: half of everything.
    kinds = st.sampled_from([*tables, *["card"] * len(tables)])
    return kinds.flatmap(lambda kind: st.tuples(st.just(kind), _fields(tables[kind])))


@st.composite
def logs(draw: st.DrawFn, *, puzzling: bool = True, max_size: int = 25) -> list[Change]:
    """What several walls have done, each numbered without gaps; stamps are few, so that ties are common."""
    made: list[Change] = []
    for kind, fields in draw(st.lists(facts(puzzling=puzzling), max_size=max_size)):
        device = draw(st.sampled_from(DEVICES))
        n = sum(c.device == device for c in made) + 1
        stamp = draw(st.integers(1, 3))
        made.append(Change(device, n, stamp, f"g{len(made)}", kind, draw(st.sampled_from(MEETING_POINTS)), fields))
    return made
