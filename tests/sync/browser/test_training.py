"""The register of the model in a real window: a slip is told of where it was written, and nothing of it is lost."""

from playwright.sync_api import expect

from sync.server.access.rule import Role
from tests.sync.browser.conftest import Visit
from tests.sync.browser.test_accessible import NARROW, violations


def test_a_coordinator_enters_a_course_day_and_a_slip_comes_back_in_the_form(visit: Visit) -> None:
    page = visit(Role.COORDINATOR, *NARROW)
    page.goto("/innforing")
    page.get_by_role("link", name="Nyåpnet avdeling").first.click()
    page.get_by_label("Kursdag 1").fill("4.11.2025")
    page.get_by_label("Kursdag 2").fill("neste uke")
    page.get_by_label("Leanveileder").fill("Geir")
    page.get_by_role("button", name="Lagre").click()
    expect(page.locator(".refused:focus")).to_contain_text("Kursdag 2: «neste uke» er ikke en dato")
    assert page.get_by_label("Kursdag 1").input_value() == "4.11.2025"
    assert page.get_by_label("Leanveileder").input_value() == "Geir"
    assert not violations(page)
    page.get_by_label("Kursdag 2").fill("")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("status")).to_contain_text("Det er lagret")
    expect(page.get_by_text("Kursdag 1: 4. november 2025")).to_be_visible()
    assert page.get_by_label("Kursdag 1").input_value() == "4. november 2025", "and is read again as it stands"
    page.get_by_label("Leanveileder").fill("")
    page.get_by_label("Kursdag 1").fill("")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text("Enheten venter, siden 20. oktober 2025.")).to_be_visible()
