"""The pages that read the reports, on PostgreSQL: other types, another planner, the same words."""

from collections.abc import Callable

from sync.server.reports import national
from sync.server.reports.period import Period
from tests.sync.places import Centre, Time, Wall
from tests.sync.postgres import centre
from tests.sync.reports import test_national
from tests.sync.web import test_card, test_gains_alike, test_indicators, test_reports, test_streams, test_unit_page
from tests.sync.web.office import person

__all__ = ["centre"]

Hang = Callable[..., Wall]


def test_the_overview_says_the_same_here(hang: Hang, centre: Centre, unit: str) -> None:
    test_reports.test_the_overview_tells_what_was_won_and_how_people_are(hang, centre, unit)
    whole = centre.do(lambda tx: national.of_all(tx, Period.latest(centre.time(), 8), centre.time()))
    assert (whole.votes, whole.identified, whole.realised) == (3, 0.2, 0.1)


def test_the_page_of_a_unit_says_the_same_here(hang: Hang, centre: Centre, unit: str) -> None:
    test_unit_page.test_a_trend_breaks_where_the_goal_was_rewritten(hang, centre, unit)


def test_whether_a_board_lives_is_said_here_too(hang: Hang, centre: Centre, unit: str) -> None:
    test_reports.test_whether_a_board_lives_is_told_with_what_usually_helps(hang, centre, unit)


def test_too_few_are_hidden_here_too(hang: Hang, centre: Centre, unit: str) -> None:
    test_reports.test_too_few_votes_are_told_nowhere(hang, centre, unit, (3, 0, 0))


def test_a_stream_comes_to_the_same_here(centre: Centre, unit: str, hang: Hang, time: Time) -> None:
    wall = test_streams.hung(hang, time)
    test_streams.test_the_centre_says_of_a_stream_what_its_wall_says(centre, unit, wall)
    test_streams.test_a_stream_is_read_whole(centre, unit, wall)


def test_a_card_is_read_whole_here_too(centre: Centre, unit: str, hang: Hang) -> None:
    test_card.test_a_card_is_read_whole(hang, centre, unit)


def test_a_goal_for_the_service_is_judged_alike_here(centre: Centre, unit: str, hang: Hang, time: Time) -> None:
    test_indicators.test_a_change_is_told_in_the_words_of_the_wall(centre, unit, hang, time)


def test_page_workbook_and_api_say_the_same_arsverk_here_too(centre: Centre, unit: str) -> None:
    test_gains_alike.test_page_workbook_and_api_say_the_same_arsverk(centre, unit)


def test_the_national_sum_is_exact_here_too(centre: Centre) -> None:
    test_national.test_the_national_sum_is_the_sum_of_what_is_told(centre)


def test_one_value_too_small_to_divide_takes_no_page_from_anybody(centre: Centre, unit: str) -> None:
    headers = {"authorization": f"Bearer {centre.let_in(unit, 'a' * 16)}"}
    found = {"subject": "s1", "title": "Turnus", "hours_per_week": 5e-324, "made": centre.time()}
    one = {"device": "a" * 16, "n": 1, "stamp": 5, "group": "g", "kind": "gain", "record": "g1", "fields": found}
    asked = {"protocol": 1, "device": "a" * 16, "cursor": 0, "clock": 0, "changes": [one]}
    assert centre.ask("POST", "/v1/sync", json=asked, headers=headers).status_code == 200
    assert person(centre, unit).get("/gevinster").status_code == 200
