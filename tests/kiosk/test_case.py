"""The main road by touches: from a goal that is missed to the årsverk a coordinator counts, the same to the decimal
on the wall, on the page, in the workbook and in what a program fetches."""

from io import BytesIO
from pathlib import Path

import httpx
import pytest
from openpyxl import load_workbook

from board.formats import number
from board.kinds.stream.compare import differences
from board.kinds.stream.index import Streams, sums
from kiosk.demo.arrival import arrive
from kiosk.demo.case import follow
from sync.server.access.sessions import COOKIE
from sync.server.embedded import Embedded
from tests.patience import PATIENCE_S


@pytest.mark.early
def test_from_a_goal_that_is_missed_to_the_arsverk_of_a_coordinator(tmp_path: Path) -> None:
    said: list[str] = []
    board = follow(tmp_path / "wall", tmp_path / "out", said.append).board

    (asked,) = [card for card in board.cards.column("suggestion") if card.indicator]
    assert asked.why1 == "Ingen har tid"
    shift = next(one for one in board.of(Streams).shown if one.title.startswith("Vaktskifte"))
    freed = sums(board, shift).hours - sums(board, shift, "ideal").hours
    found = differences(board, shift)
    assert [round(one.hours, 2) for one in found] == [3.5, 1.75]
    assert sum(one.gain.identified_hours for one in found) == pytest.approx(freed)
    assert [one.gain.realised_hours for one in found] == [0, pytest.approx(1.75)], "realised, and one has fallen"
    assert [gain.reason for gain in board.gains.history(found[0].id)][-1] == "Rapporten er tilbake"
    fte = board.gains.realised_fte
    assert fte == pytest.approx((20.5 + 1.75) / 35.5)

    def looked_at(centre: Embedded, unit: str) -> None:
        cookie = {COOKIE: centre.coordinator(unit, "Kari")}
        with httpx.Client(base_url=centre.url, cookies=cookie, timeout=PATIENCE_S) as kari:
            page = kari.get("/gevinster").text
            assert f"{number(fte, 2)}" in page
            book = load_workbook(BytesIO(kari.get("/gevinster.xlsx").content))
            (row,) = [
                row for row in book["Enheter"].iter_rows(min_row=2, values_only=True) if row[0] == board.unit.name
            ]
            assert row[3] == pytest.approx(fte, abs=1e-9)
        headers = {"authorization": f"Bearer {centre.key(unit)}"}
        table = httpx.get(f"{centre.url}/v1/reports/gains?rows=objects", headers=headers, timeout=PATIENCE_S).json()
        holding = [one for one in table["rows"] if one["holds"] and one["state"] == "realised"]
        assert sum(one["fte"] for one in holding) == pytest.approx(fte, abs=1e-9)

    assert arrive(tmp_path / "wall", tmp_path / "centre", said.append, {}, looked_at)
