"""`tavle admin person …`, and the centre on PostgreSQL."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from board.log.stamp import wall_ms
from sync.server.commands import root
from tests.sync.access.member import Member
from tests.sync.places import Centre, Time
from tests.sync.web import test_people, test_signin, test_welcome
from tests.sync.web.office import Visitor, person


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/centre.db"


def run(url: str, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(root.admin, [*words, "--database", url])
    assert result.exit_code == code, result.output
    return result.output.strip()


def test_the_first_coordinator_comes_in_by_a_link_from_the_command_line(url: str) -> None:
    run(url, "organisation", "add", "Vestre Toten kommune")
    add = ("person", "add", "vestre-toten-kommune", "Inger@Example.no", "Inger")
    link = run(url, *add, "--public-url", "https://x.no/")
    assert link.startswith("https://x.no/velkommen/")
    centre = Centre(url, Time(wall_ms()))
    page = Visitor(centre).get(link.removeprefix("https://x.no"))
    assert "Velkommen, Inger" in page.text
    centre.close()
    assert run(url, "person", "list", "vestre-toten-kommune") == "inger@example.no\tInger\tkoordinator\t-"


def test_what_cannot_be_done_is_said_in_a_sentence(url: str) -> None:
    run(url, "organisation", "add", "Vestre Toten kommune")
    unit = run(url, "unit", "add", "vestre-toten-kommune", "Renovasjon")
    add = ("person", "add", "vestre-toten-kommune")
    run(url, *add, "inger@example.no", "Inger")
    assert "allerede i bruk" in run(url, *add, "inger@example.no", "Inger", code=1)
    assert "ingen e-postadresse" in run(url, *add, "inger", "Inger", code=1)
    assert "må ha minst én enhet" in run(url, *add, "k@example.no", "Kari", "--role", "leader", code=1)
    second = run(url, "unit", "add", "vestre-toten-kommune", "Vaktmestrene")
    run(url, *add, "k@example.no", "Kari", "--role", "leader", "--unit", unit, "--unit", second)
    assert f"Kari\tenhetsleder\t{unit} {second}" in run(url, "person", "list", "vestre-toten-kommune")
    assert "Finnes ikke" in run(url, "person", "list", "ingen", code=1)
    assert "eneste koordinatoren" in run(url, "person", "close", "inger@example.no", code=1)
    assert run(url, "person", "close", "k@example.no") == "Kari er stengt ute."
    assert "stengt" in run(url, "person", "list", "vestre-toten-kommune")
    assert "/velkommen/" in run(url, "person", "reset", "k@example.no")
    assert "stengt" not in run(url, "person", "list", "vestre-toten-kommune")
    assert "Finnes ikke" in run(url, "person", "reset", "ingen@example.no", code=1)


def test_people_come_in_and_are_kept_on_postgresql_too(postgres: str, time: Time) -> None:
    centre = Centre(postgres, time)
    unit = centre.unit()
    inger = Member(centre, unit).set_up()
    test_signin.test_a_code_opens_once(inger)
    test_signin.test_waiting_grows_with_each_failure_and_ends_with_a_success(inger, centre)
    test_signin.test_a_try_counts_before_it_is_known_whether_it_is_right(inger, centre)
    test_welcome.test_two_who_open_it_at_once_do_not_both_come_in(Member(centre, unit, name="Ola"), centre)
    test_people.test_the_second_of_two_coordinators_is_told_and_loses_nothing(person(centre, unit), centre, unit)
    centre.close()
