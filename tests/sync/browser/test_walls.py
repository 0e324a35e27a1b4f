"""What only happens on the way: the page that asks whether it is the right wall, and the phone page with a fault."""

import pytest
from playwright.sync_api import expect

from sync.protocol.pairing import PairingRequest
from sync.server.access import pairing
from sync.server.access.rule import Role
from tests.sync.browser.conftest import Visit
from tests.sync.browser.house import House
from tests.sync.browser.test_accessible import NARROW, WIDE, violations


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_wall_is_let_in_by_keyboard_alone(visit: Visit, home: House, size: tuple[int, int]) -> None:
    asked = PairingRequest(device=f"{size[0]:016x}", name="Stua", app="tavle 0.1.0")
    told = home.centre.do(lambda tx: pairing.begin(tx, asked, home.centre.time(), home.url))
    page = visit(Role.OPERATOR, *size)
    page.goto(told.verification_uri_complete)
    expect(page.get_by_text(told.user_code)).to_be_visible()
    assert not violations(page)
    page.get_by_label("Den henger i").focus()
    page.keyboard.type("Nyåpnet")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Ditt ja står")
    assert not violations(page)


def test_a_phone_sends_a_suggestion_and_is_told_what_is_wrong(visit: Visit, home: House) -> None:
    page = visit(None, *NARROW)
    page.goto(f"/forslag/{home.facts['code']}")
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv hva det gjelder")
    assert not violations(page)
    page.get_by_label("Hva gjelder det?").fill("Fast plass til nøklene")
    page.get_by_role("link", name="English").click()
    page.get_by_label("What is it about?").fill("A place for the keys")
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", name="Thank you!")).to_be_visible()
    assert not violations(page)
    assert page.context.cookies() == []
