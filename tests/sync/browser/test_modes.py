"""The same pages for other eyes: dark, in the system's own colours, without movement; and what of a drawing has to be
seen is seen in all of them (WCAG 1.4.1, 1.4.3 and 1.4.11)."""

import pytest
from playwright.sync_api import Page

from sync.server.access.rule import Role
from tests.sync.browser.conftest import Visit
from tests.sync.browser.house import House
from tests.sync.browser.places import everything
from tests.sync.browser.test_accessible import NARROW, NARROWEST, WIDE, resize, violations

SIGNS = """() => {
    const parts = text => (text.match(/[\\d.]+/g) || []).map(Number), seen = part => part.length === 3 || part[3] > 0;
    const light = c => { c = c / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
    const bright = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
    const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const ground = bright(parts(getComputedStyle(document.querySelector(".paper")).backgroundColor));
    const best = svg => Math.max(...[...svg.querySelectorAll("*")].flatMap(e => {
        const look = getComputedStyle(e);
        return [look.fill, look.stroke].filter(c => c.startsWith("rgb")).map(parts).filter(seen)
            .map(c => ratio(bright(c), ground));
    }));
    return [...document.querySelectorAll("main .legend svg, main svg.bar, main svg.squares, main svg.wheel")]
        .filter(svg => svg.querySelector("*")).map(svg => [best(svg), svg.parentElement.innerText || svg.outerHTML]);
}"""
LEAST = 3.0
DARK = "/enheter", "/gevinster", "/enhet/{public}", "/verdistrommer/{public}/{stream}", "/rapporter"
THEMES: dict[str, dict[str, str]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "the system's colours": {"forced_colors": "active"},
    "the system's colours, dark": {"forced_colors": "active", "color_scheme": "dark"},
    "still": {"reduced_motion": "reduce"},
}


def open_(visit: Visit, home: House, address: str, **wanted: str) -> Page:
    page = visit(Role.COORDINATOR)
    page.emulate_media(**wanted)
    page.goto(address.format_map(home.facts))
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_sign_stands_out_from_its_paper(visit: Visit, home: House, scheme: str) -> None:
    told = open_(visit, home, "/enheter", color_scheme=scheme).evaluate(SIGNS)
    assert len(told) > 12
    assert [(ratio, what) for ratio, what in told if ratio < LEAST] == []


@pytest.mark.parametrize("theme", ["dark", "the system's colours, dark"])
def test_pages_of_another_theme_read_as_well(visit: Visit, home: House, theme: str) -> None:
    page = visit(Role.COORDINATOR)
    page.emulate_media(**THEMES[theme])
    faults = []
    for address in DARK:
        page.goto(address.format_map(home.facts))
        if theme == "dark":
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(33, 29, 26)"
        faults += [(address, *fault) for fault in violations(page)]
    assert not faults


@pytest.mark.long
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_any_page_in_any_theme_at_any_width(visit: Visit, home: House, theme: str) -> None:
    faults = []
    for role, addresses in everything(home):
        page = visit(role)
        page.emulate_media(**THEMES[theme])
        for address in addresses:
            page.goto(address)
            for size in (WIDE, NARROW, NARROWEST):
                resize(page, size)
                faults += [(address, size, *fault) for fault in violations(page)]
    assert not faults


def test_in_the_systems_own_colours_edges_and_the_page_one_is_at_are_seen(visit: Visit, home: House) -> None:
    page = open_(visit, home, "/enhet/{public}", forced_colors="active")
    edges = "e => [...document.querySelectorAll(e)].map(one => parseFloat(getComputedStyle(one).borderBottomWidth))"
    for what in (".paper", ".column li", ".note", "button", "main .block"):
        assert min(page.evaluate(edges, what)) >= 1, what
    page.goto("/gevinster")
    assert page.evaluate(edges, ".shelf [aria-current]") == [4]
    assert page.evaluate("getComputedStyle(document.body).backgroundImage") == "none"
    plates = "[...document.querySelectorAll('main svg')].map(e => getComputedStyle(e).backgroundColor)"
    assert {*page.evaluate(plates)} == {"rgb(255, 250, 240)"}, "a drawing keeps its colours, on its own paper"


def test_nothing_moves_for_who_wants_no_movement(visit: Visit, home: House) -> None:
    page = open_(visit, home, "/enhet/{public}", reduced_motion="reduce")
    moving = """[...document.querySelectorAll("*")].filter(e => {
        const look = getComputedStyle(e);
        return parseFloat(look.transitionDuration) > 0 || look.animationName !== "none";
    }).length + document.getAnimations().length"""
    assert page.evaluate(moving) == 0
    page.evaluate("document.querySelector('main').style.transition = 'opacity 2s'")
    assert page.evaluate(moving) == 0, "not even what is written later"
