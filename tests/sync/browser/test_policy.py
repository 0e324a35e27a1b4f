"""What every page keeps to: no script, nothing from elsewhere, nothing that its own policy forbids."""

from playwright.sync_api import ConsoleMessage, Request

from tests.sync.browser.conftest import Visit
from tests.sync.browser.house import House
from tests.sync.browser.places import everything


def test_no_page_has_a_script_or_asks_anybody_else_or_breaks_its_own_policy(visit: Visit, home: House) -> None:
    faults: list[tuple[str, str]] = []
    for role, addresses in everything(home):
        page = visit(role)

        def said(message: ConsoleMessage) -> None:
            if message.type == "error":
                faults.append((page.url, message.text))  # noqa: B023  while this page is looked at

        def asked(request: Request) -> None:
            if not request.url.startswith((home.url, "data:")):
                faults.append((page.url, request.url))  # noqa: B023

        page.on("console", said)
        page.on("request", asked)
        for address in addresses:
            answer = page.goto(address)
            assert answer
            if "default-src 'none'" not in answer.headers.get("content-security-policy", ""):
                faults.append((address, "has no policy"))
            if page.locator("script, [style], style").count():
                faults.append((address, "has a script or a style of its own"))
    assert not faults


def test_a_browser_would_say_so(visit: Visit) -> None:
    page = visit(None)
    page.goto("/personvern")
    with page.expect_console_message(lambda said: said.type == "error" and "Content Security Policy" in said.text):
        page.evaluate(
            'document.body.innerHTML += \'<p style="color:red">x</p><img src="http://elsewhere.invalid/x.png">\''
        )
