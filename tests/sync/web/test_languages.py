"""A person chooses the language of the pages: in the browser's own settings, or at the foot of a page."""

import asyncio

from board import catalogue
from tests.sync.places import Centre
from tests.sync.web.office import Visitor, person


def spoken(visitor: Visitor, path: str, *accepted: str) -> str:
    """The language that the page says it is in."""
    page = visitor.get(path, headers={"accept-language": accepted[0]} if accepted else {}).text
    return page.split('<html lang="')[1].split('"')[0]


def test_a_page_is_told_in_the_language_the_browser_asks_for(centre: Centre) -> None:
    visitor = Visitor(centre)
    assert [spoken(visitor, "/logg-inn", asked) for asked in ("nn-NO,nb;q=0.8", "en-GB", "de")] == ["nn", "en", "nb"]
    assert spoken(visitor, "/logg-inn") == "nb"


def test_what_is_chosen_on_a_page_holds_on_all_of_them(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    answer = inger.ask("POST", "/sprak", data={"language": "nn", "back": f"/enhet/{unit}"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/enhet/{unit}")
    assert [spoken(inger, path, "en") for path in ("/", "/logg", f"/enhet/{unit}")] == ["nn"] * 3


def test_nobody_is_led_elsewhere_by_choosing(centre: Centre) -> None:
    answer = Visitor(centre).ask("POST", "/sprak", data={"language": "tlh", "back": "https://example.no/"})
    assert (answer.headers["location"], "set-cookie" in answer.headers) == ("/", False)


def test_another_site_chooses_nobodys_language(centre: Centre) -> None:
    visitor = Visitor(centre)
    host = visitor.get("/logg-inn").request.headers["host"]
    elsewhere = ({"origin": "https://example.no"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"})
    here: tuple[dict[str, str], ...] = ({"origin": f"http://{host}"}, {"sec-fetch-site": "same-origin"}, {})
    answers = [visitor.ask("POST", "/sprak", data={"language": "nn"}, headers=heads) for heads in (*elsewhere, *here)]
    assert ["set-cookie" in answer.headers for answer in answers] == [False] * 3 + [True] * 3
    assert [answer.status_code for answer in answers] == [403] * 3 + [303] * 3


def test_the_work_of_a_page_is_done_in_the_same_language(centre: Centre) -> None:
    async def asked() -> str:
        with catalogue.spoken("en"):
            return await centre.core.do(lambda _tx: catalogue.current().code)

    assert asyncio.run(asked()) == "en", "in whatever thread the database has its own"
