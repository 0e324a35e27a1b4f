"""The pages in a language that nobody wrote, a good deal longer than any there is: all of each is read in every
window, no text stands over another, and no word of Norwegian is left."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from sqlalchemy import MetaData, select

from tests import pseudo
from tests.sync.browser.conftest import Visit
from tests.sync.browser.house import NAMES, House
from tests.sync.browser.places import everything
from tests.sync.browser.test_accessible import HALF, NARROW, NARROWEST, WIDE, lost, resize
from tests.sync.web.test_pseudo import DATA, OTHERS, shown

CROSSING = """() => {
    const lines = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const within = (box, e) => {
        for (; e && e !== document.body; e = e.parentElement) {
            if (getComputedStyle(e).overflow === "visible") continue;
            const edge = e.getBoundingClientRect();
            box = {left: Math.max(box.left, edge.left), right: Math.min(box.right, edge.right),
                top: Math.max(box.top, edge.top), bottom: Math.min(box.bottom, edge.bottom)};
        }
        return box;
    };
    while (walker.nextNode()) {
        const node = walker.currentNode, range = document.createRange();
        if (!node.data.trim() || !node.parentElement.checkVisibility({visibilityProperty: true})) continue;
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) {
            const {left, right, top, bottom} = within(rect, node.parentElement), air = (bottom - top) / 4;
            if (right - left > 2 && air > 1) lines.push({node, left, right, top: top + air, bottom: bottom - air});
        }
    }
    lines.sort((one, other) => one.top - other.top);
    const found = [];
    lines.forEach((one, n) => {
        for (const other of lines.slice(n + 1)) {
            if (other.top > one.bottom - 2) break;
            const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            if (one.node !== other.node && wide > 2 && Math.min(one.bottom, other.bottom) - other.top > 2)
                found.push(`«${one.node.data.trim()}» is written over «${other.node.data.trim()}»`);
        }
    });
    return found;
}"""
"""Texts of which the lines cross, where they are seen, without what is air above and below the letters."""


def crossing(page: Page, address: str, size: tuple[int, int]) -> list[object]:
    resize(page, size)
    return [(address, size, one) for one in page.evaluate(CROSSING)]


def heard(home: House) -> str:
    """All that people wrote, and what the demonstration's centre was told."""

    def told(tx: Any) -> str:
        there = MetaData()
        there.reflect(tx)
        return repr([tx.execute(select(table)).all() for table in there.tables.values()])

    return home.centre.do(told)


@pytest.mark.long
@pytest.mark.timeout(2700)
def test_every_page_is_read_whole_in_a_language_that_is_longer_and_has_no_word_of_norwegian(
    visit: Visit, home: House, tmp_path: Path
) -> None:
    found: list[object] = []
    with pseudo.spoken(tmp_path):
        pages = everything(home)
        said = heard(home) + repr(NAMES)
        for role, addresses in pages:
            page = visit(role, *WIDE, locale="de-DE")  # which nobody speaks here
            for address in addresses:
                page.goto(address)
                for size in (WIDE, HALF, NARROW, NARROWEST):
                    found += lost(page, address, size, "xx")
                    found += crossing(page, address, size)
                if not address.startswith(OTHERS):
                    left = {word for word in pseudo.plain(shown(page.content()), DATA) if word not in said}
                    found += [(address, "in Norwegian", left)] if left else []
    assert not found, "\n".join(map(str, found))


def test_what_is_written_over_another_would_be_seen(visit: Visit) -> None:
    page = visit(None, *WIDE)
    page.goto("/personvern")
    assert crossing(page, "/personvern", WIDE) == []
    page.evaluate("document.querySelector('main h1').style.marginBottom = '-2em'")
    assert crossing(page, "/personvern", WIDE) != []
