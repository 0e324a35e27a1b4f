"""Innsats og effekt: every open suggestion finds its square by two taps, and Forslag hangs in that order."""

from collections.abc import Callable

from board.kinds.card.commands import AddCard, EditCard
from kiosk.demo.hung import Hung
from kiosk.widgets.input.row import Row
from kiosk.widgets.plan import visible

Hang = Callable[..., Hung]


def opened(hang: Hang, count: int, placed: int = 0) -> Hung:
    added = [AddCard(f"c{n}", f"Forslag {n}", fields={"responsible": "Lise"}) for n in range(count)]
    judged = [EditCard(f"c{n}", {"effort": 1, "impact": 2}) for n in range(placed)]
    wall = hang((1920, 1080), commands=[*added, *judged])
    wall.root.go("priority")
    wall.settle()
    return wall


def order(wall: Hung) -> list[str]:
    return [card.id for card in wall.stored.cards.column("suggestion")]


def test_a_card_is_chosen_put_in_a_square_taken_out_and_everything_undone(hang: Hang) -> None:
    wall = opened(hang, 3)
    assert {"Ikke plassert ennå", "liten innsats, stor effekt"} <= {*wall.texts()}
    wall.press("square-1-2")
    assert "Velg et kort først. Trykk så på ruta der det hører hjemme." in wall.texts()
    wall.press("waits-1")
    assert "Legg kortet her" in wall.texts()
    wall.press("square-1-2")
    wall.press("waits-0")
    wall.press("square-2-1")
    assert order(wall) == ["c0", "c1", "c2"]
    assert [wall.find(f"placed-{n}").label for n in (1, 2)] == ["Forslag 1", "Forslag 2"]
    wall.press("placed-2")
    wall.press("square-1-2")
    assert [(c.effort, c.impact) for c in wall.stored.cards.column("suggestion")[1:]] == [(1, 2)] * 2
    wall.press("placed-1")
    wall.press("take-out")
    assert order(wall) == ["c1", "c0", "c2"]
    wall.press("undo")
    assert order(wall) == ["c0", "c1", "c2"]


def test_number_one_goes_to_planlegge_and_where_something_is_lacking_its_card_asks(hang: Hang) -> None:
    wall = opened(hang, 2, placed=2)
    wall.press("take-first")
    assert wall.screen == "card"
    assert "Kortet trenger ansvarlig og frist før det flyttes fra Forslag." in wall.texts()
    wall.root.do(EditCard("c0", {"deadline": str(wall.root.state.today)}))
    wall.settle()
    wall.root.back()
    wall.wait_s(0.5)
    wall.press("take-first")
    assert wall.screen == "priority"
    assert wall.stored.cards.get("c0").stage == "plan"  # type: ignore[union-attr]
    assert wall.find("placed-1").label == "Forslag 1"


def test_next_leads_through_all_of_them_from_within_reach(hang: Hang) -> None:
    wall = opened(hang, 9, placed=8)
    seen = []
    for _card in range(9):
        wall.press("next-card")
        (chosen,) = (row for row in wall.walk() if isinstance(row, Row) and row.chosen and visible(row))
        seen.append(chosen.label)
    assert seen == ["Forslag 8", *(f"Forslag {n}" for n in range(8))]


def test_of_forty_suggestions_none_is_out_of_reach(hang: Hang) -> None:
    wall = opened(hang, 40, placed=20)
    wall.press("placed-1")  # the chosen one does not hold its square still
    seen: set[str] = set()
    for _turn in range(4):
        seen |= {row.label for row in wall.walk() if getattr(row, "test_name", "").startswith("placed-")}
        wall.press("square-1-2-more")
    while wall.find("waiting-on").enabled:
        seen |= {row.label for row in wall.walk() if getattr(row, "test_name", "").startswith("waits-")}
        wall.press("waiting-on")
    seen |= {row.label for row in wall.walk() if getattr(row, "test_name", "").startswith("waits-")}
    assert seen == {f"Forslag {n}" for n in range(40)}
