"""Coming in with the keyboard alone: the first time by a link, and each time after."""

from playwright.sync_api import Page
from pyotp import TOTP

from tests.sync.access.member import PASSWORD
from tests.sync.browser.conftest import Visit
from tests.sync.browser.house import House


def tab_to(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached")


def write(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        tab_to(page, f"[name={name}]")
        page.keyboard.insert_text(text)
    enter(page)


def enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def code(home: House, secret: str) -> str:
    home.centre.time.pass_(s=60)
    return TOTP(secret).at(home.centre.time() // 1000)


def test_all_of_it_goes_without_a_mouse(visit: Visit, home: House) -> None:
    page = visit(None)
    page.goto(f"/velkommen/{home.invitation('Guro')}")
    secret = page.locator(".qr code").inner_text()
    write(page, password=PASSWORD, again=PASSWORD, proof=code(home, secret))
    assert page.locator("ol.codes li").count() == 10
    tab_to(page, "main a.block")
    enter(page)
    page.wait_for_url("**/")
    assert page.get_by_text("Guro, revisor").count() == 1
    tab_to(page, "form.leave button")
    enter(page)
    page.wait_for_url("**/logg-inn?sagt=ute")

    write(page, email="guro@eksempel.kommune.no", password="ikke det riktige", code=code(home, secret))
    assert page.locator(".refused:focus").count() == 1
    assert page.locator("[name=email]").input_value() == "guro@eksempel.kommune.no"
    page.locator("[name=email]").fill("")
    page.locator("body").focus()
    write(page, email="guro@eksempel.kommune.no", password=PASSWORD, code=code(home, secret))
    page.wait_for_url("**/")
    assert page.get_by_text("Guro, revisor").count() == 1


def test_what_a_password_keeper_puts_in_goes_where_it_belongs(visit: Visit) -> None:
    page = visit(None)
    page.goto("/logg-inn")
    kinds = page.eval_on_selector_all("main input:not([type=hidden])", "all => all.map(e => e.autocomplete)")
    assert kinds == ["username", "current-password", "one-time-code"]


USERNAMES = """() => [...document.querySelectorAll("form:has(input[type=password])")].map(form => {
    const all = [...form.querySelectorAll("input:not([type=hidden])")];
    const name = all.find(e => e.autocomplete === "username");
    return [name?.value, name?.labels[0]?.innerText, name?.checkVisibility(), name?.readOnly, all.indexOf(name)];
})"""


def test_every_form_with_a_password_says_whose_it_is(visit: Visit, home: House) -> None:
    page = visit()
    page.goto("/min-side")
    assert page.evaluate(USERNAMES) == [["coordinator@eksempel.kommune.no", "E-post", True, True, 0]] * 3
    page = visit(None)
    page.goto(f"/velkommen/{home.invitation('Liv')}")
    assert page.evaluate(USERNAMES) == [["liv@eksempel.kommune.no", "E-post", True, True, 0]]
    page.goto("/logg-inn")
    assert page.evaluate(USERNAMES) == [["", "E-post", True, False, 0]]
