"""What holds for every page: who may see it, what the browser may do with it, and what it says when something is
wrong."""

from sync.server.web import static
from tests.sync.places import Centre
from tests.sync.web.office import Visitor


def test_a_page_that_is_not_there_says_so_in_norwegian(centre: Centre) -> None:
    answer = Visitor(centre).get("/finnes-ikke")
    assert answer.status_code == 404
    assert "Denne siden finnes ikke" in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_wall_that_asks_for_what_is_not_there_gets_a_problem(centre: Centre) -> None:
    answer = centre.ask("GET", "/v1/nowhere")
    assert (answer.status_code, answer.json()) == (404, {"error": "not_found"})


def test_the_looks_are_served_and_nothing_else_of_their_folders(centre: Centre) -> None:
    visitor = Visitor(centre)
    for name in static.KNOWN:
        assert visitor.get(f"/utseende/{name}").status_code == 200
    for name in ("vase-back.png", "..%2ftables.py", "%2e%2e/view.py"):
        assert visitor.get(f"/utseende/{name}").status_code == 404
