"""What no picture shows and axe does not see: how a page is marked for who hears it (1.1.1, 1.3.1, 2.4.6, 4.1.2)."""

from collections.abc import Iterator

import httpx
from lxml import html

from sync.server.access import sessions
from tests.patience import PATIENCE_S
from tests.sync.browser.house import House
from tests.sync.browser.places import everything

NAMED = {
    "a",
    "button",
    "input",
    "select",
    "textarea",
    "nav",
    "section",
    "form",
    "table",
    "svg",
    "article",
    "fieldset",
}
"""What may have a name of its own; of other tags those that have a role."""


def faults(document: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for one in document.iter("p", "div"):
        after = one.getnext()
        if {"fact", "lead"} & {*one.get("class", "").split()} and after is not None and after.tag in ("h2", "h3"):
            yield "1.3.1: a figure stands outside the heading that tells what it is", after.text_content()
    for one in document.xpath("//*[@aria-label]"):
        if one.tag not in NAMED and not one.get("role"):
            yield "4.1.2: what has no role has no name", one.get("aria-label")
    for one in document.iter("svg"):
        told = one.get("aria-label") or one.get("aria-labelledby")
        if not (one.get("aria-hidden") or (one.get("role") == "img" and told)):
            yield "1.1.1: a drawing that neither is told nor hidden", html.tostring(one)[:90].decode()
    for one in document.xpath("//svg[contains(@class, 'trend') or contains(@class, 'run-chart')]"):
        if ":" not in one.get("aria-label") or "," not in one.get("aria-label"):
            yield "1.1.1: a course tells what it is of, how it went and how it is", one.get("aria-label")
    for one in document.xpath("//h2 | //h3"):
        text = " ".join(one.text_content().split())
        if not text or (text[-1].isdigit() and len(text) > 1 and text[-2].isalpha()):
            yield "2.4.6: a heading that cannot be read aloud", text


def test_every_page_is_marked_for_who_hears_it(home: House) -> None:
    found = []
    for role, addresses in everything(home):
        cookies = {sessions.COOKIE: home.cookie(role)} if role else None
        with httpx.Client(base_url=home.url, cookies=cookies, trust_env=False, timeout=PATIENCE_S) as client:
            for address in addresses:
                document = html.document_fromstring(client.get(address).text)
                found += [(address, *fault) for fault in faults(document)]
    assert not found, "\n".join(map(str, found))
