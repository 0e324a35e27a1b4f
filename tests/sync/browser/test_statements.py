"""What everybody may read without signing in: what is stored here, and whom the pages work for."""

from sync.server.access.rule import Role
from tests.sync.browser.conftest import Visit


def test_the_statements_are_open_to_everybody_from_every_page(visit: Visit) -> None:
    page = visit(None)
    page.goto("/personvern")
    assert page.locator("h1").inner_text() == "Personvern"
    page.get_by_role("link", name="Tilgjengelighet").click()
    assert page.locator("h1").inner_text() == "Tilgjengelighet"


def test_who_is_signed_in_keeps_the_way_back(visit: Visit) -> None:
    page = visit(Role.COORDINATOR)
    page.goto("/personvern")
    assert page.get_by_role("link", name="Gevinster").count() == 1
    assert page.get_by_text("Inger, koordinator").count() == 1
