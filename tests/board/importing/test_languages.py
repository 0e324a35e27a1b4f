"""What people bring is read alike, whatever language Tavle speaks: their files are in their own."""

from datetime import date
from pathlib import Path

from board.catalogue import _
from board.importing import figures, status
from board.importing.actionlist import read
from board.kinds.card.record import STAGES
from board.kinds.unit import STAGE_LABELS
from tests import pseudo
from tests.board.importing.files import workbook

TODAY = date(2026, 11, 18)
LIST = "Tiltak;Ansvarlig;Frist;Status\nNøkler på ett sted;Siri Hansen;3.12.2026;Planlegge\nLys i gangen;;;Forslag\n"
ACCOUNT = (("Per", "Identifisert", "Realisert"), ("31.12.2017", "46,3 årsverk", "33,1 årsverk"))


def test_a_list_and_an_account_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text(LIST)
    here = read(tmp_path / "liste.csv", TODAY).cards, figures.read(workbook(ACCOUNT), TODAY).figures
    with pseudo.spoken(tmp_path):
        there = read(tmp_path / "liste.csv", TODAY).cards, figures.read(workbook(ACCOUNT), TODAY).figures
    assert there == here
    assert [(figure.identified, figure.realised) for figure in here[1]] == [(46.3, 33.1)]


def test_a_status_that_is_suggested_is_known(tmp_path: Path) -> None:
    with pseudo.spoken(tmp_path):
        known = status.stages(STAGE_LABELS)
        assert [status.status(_(label), known, TODAY).stage for label in STAGE_LABELS] == [*STAGES]
