"""What the statement of accessibility promises, held against every page there is: WCAG 2.1 AA as far as axe can tell,
narrow and wide, by keyboard alone, and with text twice as large. On the same walk: no page has a script, asks anybody
else, or does what its own policy forbids, and each stands whole on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

from sync.server.access.rule import Role
from tests.sync.browser import keyboard, paper
from tests.sync.browser.conftest import Visit
from tests.sync.browser.house import House
from tests.sync.browser.places import everything

WIDE, HALF, NARROW, NARROWEST = (1440, 900), (640, 800), (400, 800), (320, 640)
LARGER = ((WIDE, 200, "1.4.4"), (HALF, 200, "1.4.4"), (NARROWEST, 100, "1.4.10"), (NARROWEST, 200, "1.4.4"))
"""Windows, how large the letters are in them in percent, and what asks for it."""
AXE = Axe()
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RULES = {"runOnly": LEVELS, "resultTypes": ["violations"], "preload": False}  # there is no film to fetch
PLAIN = """() => document.querySelectorAll("*").forEach(e => {
    if (getComputedStyle(e).backgroundImage !== "none") e.style.backgroundImage = "none";
})"""
LOST = """() => [...document.querySelectorAll("body *")].filter(e => {
    const look = getComputedStyle(e);
    if (e.closest("svg, .scroll") || e.clientWidth < 2 || e.matches("input, select, textarea")) return false;
    const cut = (over, is, has) => over !== "visible" && over !== "auto" && over !== "scroll" && has > is + 1;
    return cut(look.overflowX, e.clientWidth, e.scrollWidth) || cut(look.overflowY, e.clientHeight, e.scrollHeight);
}).map(e => e.outerHTML.slice(0, 120))"""
WIDER = """() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth
    ? [...document.querySelectorAll("body *")].filter(e => !e.closest(".scroll > *") &&
        e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120)) : []"""

TARGETS = """() => {
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
        .filter(e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width > 1);
    const box = e => e.getBoundingClientRect(), middle = b => [b.left + b.width / 2, b.top + b.height / 2];
    const small = e => box(e).width < 23.9 || box(e).height < 23.9;
    const inSentence = e => {
        if (getComputedStyle(e).display !== "inline") return false;
        let block = e.parentElement;
        while (getComputedStyle(block).display === "inline") block = block.parentElement;
        const beside = [...block.childNodes].filter(n => !n.contains(e) && !(n.matches && n.matches("a, button")));
        return beside.some(n => n.textContent.trim());
    };
    const far = ([x, y], b) =>
        Math.hypot(x - Math.max(b.left, Math.min(x, b.right)), y - Math.max(b.top, Math.min(y, b.bottom)));
    const apart = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
    const crowds = (at, other) =>
        far(at, box(other)) < 11.9 || small(other) && apart(at, middle(box(other))) < 23.9;
    const crowded = e => all.some(other =>
        !other.contains(e) && !e.contains(other) && crowds(middle(box(e)), other));
    return all.filter(e => small(e) && !inSentence(e) && crowded(e)).map(e => e.outerHTML.slice(0, 120));
}"""
"""What is smaller than 24 px, with something else to press within 24 px of it; a link within a sentence may be."""
SPACED = """on => document.querySelectorAll("body, body *:not(svg, svg *)").forEach(e => {
    const has = {letterSpacing: "0.12em", wordSpacing: "0.16em", lineHeight: "1.5"};
    for (const [what, much] of Object.entries(has)) e.style[what] = on ? much : "";
    if (e.tagName === "P") e.style.marginBottom = on ? "2em" : "";
})"""
WAYS = """() => !document.querySelector("form.leave") ||
    !!document.querySelector("nav.shelf a[href], .shelf + .shelf a") && !!document.querySelector("#finn") &&
    !!document.querySelector("footer a[href='/hjelp']")"""

LOOKS = """() => {
    const grounds = new Map();
    const ground = e => {
        if (!e) return "";
        if (!grounds.has(e)) {
            const own = getComputedStyle(e).backgroundColor;
            grounds.set(e, own === "rgba(0, 0, 0, 0)" ? ground(e.parentElement) : own);
        }
        return grounds.get(e);
    };
    return [...new Set([...document.querySelectorAll("body *")].filter(
        e => e.checkVisibility({visibilityProperty: true})
    ).map(e => {
        const look = getComputedStyle(e);
        const told = [look.color, ground(e), look.fontSize, look.fontWeight, look.opacity];
        return [e.tagName, e.getAttribute("class"), e.getAttribute("role"), ...told].join(" ");
    }))];
}"""
"""In what letters and colours something stands, and on what ground."""


def violations(page: Page, *, contrast: bool = True) -> list[tuple[str, str, list[str]]]:
    """What axe finds, without the pictures of paper and wood: over these it cannot tell a contrast; the colours under
    them are the same. To hold every letter against its ground is three quarters of its time."""
    page.evaluate(PLAIN)
    if page.evaluate("typeof axe === 'undefined'"):  # half a megabyte, once for each page that is loaded
        page.evaluate(AXE.axe_script)
    rules = {**RULES, "rules": {"color-contrast": {"enabled": contrast}}}
    found = page.evaluate("rules => axe.run(rules).then(told => told.violations)", rules)
    return [(fault["id"], fault["help"], [node["html"][:150] for node in fault["nodes"]]) for fault in found]


@pytest.mark.early
@pytest.mark.timeout(2700)
def test_every_page_is_read_by_axe_by_keyboard_in_other_letters_and_windows_and_on_paper(
    visit: Visit, home: House
) -> None:
    """One walk through all there is: to open a page takes longer than most of what is looked for there. None breaks
    its own policy, either."""
    found: list[object] = []
    begun: set[str] = set()
    looks: set[str] = set()
    narrow: set[str] = set()
    for role, addresses in everything(home):
        page = visit(role, *WIDE)
        listen(page, home, found)
        for address in addresses:
            answer = page.goto(address)
            assert answer
            if "default-src 'none'" not in answer.headers.get("content-security-policy", ""):
                found.append((address, "has no policy"))
            if page.locator("script, [style], style").count():
                found.append((address, "has a script or a style of its own"))
            if role is Role.COORDINATOR:
                found += keyboard.faults(page, address, begun)
                page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
            found += in_other_letters(page, address)
            found += by_axe(page, address, looks, narrow)
            resize(page, WIDE)
            found += paper.faults(page, address)
    assert begun
    assert narrow
    assert not found, "\n".join(map(str, found))


def in_other_letters(page: Page, address: str) -> list[object]:
    """With text twice as large (1.4.4), in the narrowest window (1.4.10) and with wider spaces (1.4.12) nothing is
    lost; what is pressed is large or lies apart (2.5.8); to every page leads more than one way (2.4.5)."""
    found: list[object] = []
    page.evaluate("document.fonts.ready.then(() => true)")  # the letters it is measured in
    if not page.evaluate(WAYS):
        found.append((address, "2.4.5: no search, or no list of all pages, leads on from here"))
    for size in (WIDE, NARROW):
        resize(page, size)
        found += [(address, size, "2.5.8: small, and close to another", one) for one in page.evaluate(TARGETS)]
    page.evaluate(SPACED, True)
    found += lost(page, address, NARROW, "1.4.12")
    found += lost(page, address, WIDE, "1.4.12")
    page.evaluate(SPACED, False)
    for size, percent, which in LARGER:
        page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")
        found += lost(page, address, size, which)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


def by_axe(page: Page, address: str, looks: set[str], narrow: set[str]) -> list[object]:
    """Contrasts on the pages on which something looks as on none before (all of them in the long run, in every
    theme); in the narrow window those pages on which something looks as it did neither in the wide one nor on a
    narrow page before."""
    resize(page, WIDE)
    wide = {*page.evaluate(LOOKS)}
    found: list[object] = [(address, WIDE, *fault) for fault in violations(page, contrast=not looks >= wide)]
    looks |= wide
    resize(page, NARROW)
    if not wide | narrow >= (here := {*page.evaluate(LOOKS)}):
        narrow |= here
        found += [(address, NARROW, *fault) for fault in violations(page)]
    return found


def lost(page: Page, address: str, size: tuple[int, int], which: str) -> list[object]:
    """What cannot be read whole in a window of this size, by the number of what it breaks."""
    resize(page, size)
    cut = [(address, size, f"{which}: is cut", one) for one in page.evaluate(LOST)]
    return [*cut, *((address, size, f"{which}: is wider than the window", one) for one in page.evaluate(WIDER))]


def listen(page: Page, home: House, found: list[object]) -> None:
    """Finds what the browser refuses and who else is asked, from now on."""

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append((page.url, message.text))

    def asked(request: Request) -> None:
        if not request.url.startswith((home.url, "data:")):
            found.append((page.url, request.url))

    page.on("console", said)
    page.on("request", asked)


def test_what_stands_in_two_columns_ends_on_paper_before_what_comes_after(visit: Visit, home: House) -> None:
    page = visit()
    page.goto(f"/enhet/{home.unit}")
    assert paper.down(page, "Les møtet") < paper.down(page, "Navn står bare på tavla")


@pytest.mark.early
def test_a_municipality_of_76_units_is_no_harder_to_read(visit: Visit, many: House) -> None:
    page = visit(Role.COORDINATOR, *WIDE, many)
    faults: list[object] = []
    for address in ("/", "/enheter", "/gevinster", "/tavlehelse", "/tavler"):
        page.goto(address)
        faults += [(address, WIDE, *fault) for fault in violations(page)]
        resize(page, HALF)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults += [(address, "is cut", one) for one in page.evaluate(LOST)]
        faults += [(address, "is wider than the window", one) for one in page.evaluate(WIDER)]
    assert not faults


def test_a_browser_would_say_so(visit: Visit, home: House) -> None:
    page = visit(None)
    found: list[object] = []
    listen(page, home, found)
    page.goto("/personvern")
    with page.expect_console_message(lambda said: said.type == "error" and "Content Security Policy" in said.text):
        page.evaluate(
            'document.body.innerHTML += \'<p style="color:red">x</p><img src="http://elsewhere.invalid/x.png">\''
        )
    assert found


def test_what_is_small_crowded_or_cut_would_be_seen(visit: Visit, home: House) -> None:
    page = visit(Role.COORDINATOR)
    page.goto("/tavler")
    assert page.evaluate(WAYS)
    page.evaluate("""() => {
        document.querySelector("main").insertAdjacentHTML("beforeend", '<a href="/x">Tett</a>'.repeat(2));
        for (const one of document.querySelectorAll("a[href='/x']")) {
            one.style.cssText = "display: block; height: 16px";
        }
        document.querySelector("h1").style.cssText = "width: fit-content; white-space: nowrap; overflow: hidden";
        const wide = document.querySelector("h1").getBoundingClientRect().width;
        document.querySelector("h1").style.width = `${wide + 1}px`;
        document.querySelector("footer ul").remove();
    }""")
    assert len(page.evaluate(TARGETS)) == 2
    assert not page.evaluate(WAYS)
    assert not lost(page, "/tavler", WIDE, "1.4.12")
    page.evaluate(SPACED, True)
    assert lost(page, "/tavler", WIDE, "1.4.12")


def test_axe_would_find_something(visit: Visit) -> None:
    page = visit(None, *WIDE)
    page.goto("/personvern")
    looks, narrow = {*page.evaluate(LOOKS)}, set[str]()
    assert not by_axe(page, "/personvern", looks, narrow)
    page.evaluate("document.querySelector('main h1').style.color = '#f3e9d8'")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    found = by_axe(page, "/personvern", looks, narrow)
    assert {"color-contrast", "html-has-lang"} <= {name for _, _, name, *_ in found}


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
