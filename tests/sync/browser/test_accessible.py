"""What the statement of accessibility promises, held against every page there is: WCAG 2.1 AA as far as axe can tell,
narrow and wide, by keyboard alone, and with text twice as large. On the same walk: no page has a script, asks anybody
else, or does what its own policy forbids."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

from sync.server.access.rule import Role
from tests.sync.browser.conftest import Visit
from tests.sync.browser.house import House
from tests.sync.browser.places import everything, pages

WIDE, HALF, NARROW, NARROWEST = (1440, 900), (640, 800), (400, 800), (320, 640)
AXE = Axe()
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RULES = {"runOnly": LEVELS, "resultTypes": ["violations"], "preload": False}  # there is no film to fetch
PLAIN = """() => document.querySelectorAll("*").forEach(e => {
    if (getComputedStyle(e).backgroundImage !== "none") e.style.backgroundImage = "none";
})"""
FOCUS = """() => {
    const at = document.activeElement, look = getComputedStyle(at), box = at.getBoundingClientRect();
    return {
        number: [...document.querySelectorAll("*")].indexOf(at),
        html: at.outerHTML.slice(0, 120),
        radio: at.type === "radio" ? at.name : "",
        ringed: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
BEFORE = """() => {
    const before = [...document.body.children].filter(e => !e.matches("main, main ~ *"));
    const told = before.map(e => e.outerHTML).join("").replaceAll(' aria-current="page"', "");
    return document.querySelector("nav.shelf") && told;
}"""
REACHABLE = """whole => {
    const all = [...document.querySelectorAll("*")], radios = new Set(), main = document.querySelector("main");
    return all.filter(e => {
        if (!whole && main.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING) return false;
        const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
        if (!e.matches(kinds) || e.disabled || !e.checkVisibility({visibilityProperty: true})) return false;
        if (e.type !== "radio") return true;
        const group = e.name + "/" + (e.form ? all.indexOf(e.form) : "");
        return !radios.has(group) && radios.add(group);
    }).map(e => e.type === "radio" ? ["radio", e.name] : [all.indexOf(e), e.outerHTML.slice(0, 120)]);
}"""
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

LOOKS = """() => [...new Set([...document.querySelectorAll("body *")].filter(
    e => e.checkVisibility({visibilityProperty: true})
).map(e => {
    const look = getComputedStyle(e), told = [look.color, look.backgroundColor, look.fontSize, look.fontWeight];
    return [e.tagName, e.getAttribute("class"), e.getAttribute("role"), ...told].join(" ");
}))]"""


def violations(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe finds, without the pictures of paper and wood: over these it cannot tell a contrast; the colours under
    them are the same."""
    page.evaluate(PLAIN)
    if page.evaluate("typeof axe === 'undefined'"):  # half a megabyte, once for each page that is loaded
        page.evaluate(AXE.axe_script)
    found = page.evaluate("rules => axe.run(rules).then(told => told.violations)", RULES)
    return [(fault["id"], fault["help"], [node["html"][:150] for node in fault["nodes"]]) for fault in found]


@pytest.mark.early
def test_axe_finds_nothing_on_any_page_no_letters_lose_anything_and_none_breaks_its_policy(
    visit: Visit, home: House
) -> None:
    """With text twice as large (1.4.4), in the narrowest window (1.4.10) and with wider spaces (1.4.12) nothing is
    lost; what is pressed is large or lies apart (2.5.8); to every page leads more than one way (2.4.5).

    In the narrow window axe goes through those pages on which something looks as it did neither in the wide one nor
    on a narrow page before."""
    found: list[object] = []
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
            page.evaluate("document.fonts.ready.then(() => true)")  # the letters it is measured in
            if not page.evaluate(WAYS):
                found.append((address, "2.4.5: no search, or no list of all pages, leads on from here"))
            for size in (WIDE, NARROW):
                resize(page, size)
                found += [
                    (address, size, "2.5.8: small, and close to another", one) for one in page.evaluate(TARGETS)
                ]
            page.evaluate(SPACED, True)
            found += lost(page, address, NARROW, "1.4.12")
            found += lost(page, address, WIDE, "1.4.12")
            page.evaluate(SPACED, False)
            for size, percent, which in ((WIDE, 200, "1.4.4"), (HALF, 200, "1.4.4"), (NARROWEST, 100, "1.4.10")):
                page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")
                found += lost(page, address, size, which)
            page.evaluate("document.documentElement.style.fontSize = ''")
            resize(page, WIDE)
            found += [(address, WIDE, *fault) for fault in violations(page)]
            known = {*page.evaluate(LOOKS)} | narrow
            resize(page, NARROW)
            if not known >= (looks := {*page.evaluate(LOOKS)}):
                narrow |= looks
                found += [(address, NARROW, *fault) for fault in violations(page)]
    assert narrow
    assert not found


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
    page.evaluate("document.querySelector('main h1').style.color = '#f3e9d8'")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert {"color-contrast", "html-has-lang"} <= {name for name, *_ in violations(page)}


@pytest.mark.early
def test_the_first_link_leads_past_the_navigation_and_all_else_is_reached_by_keyboard_and_seen_when_it_is(
    visit: Visit, home: House
) -> None:
    """What stands before the main part is the same on nearly all pages; one that begins otherwise is gone through
    from its first link."""
    page = visit(Role.COORDINATOR, *WIDE)
    faults: list[object] = []
    known: set[str] = set()
    for address in pages(home, Role.COORDINATOR):
        page.goto(address)
        before = page.evaluate(BEFORE)
        if before not in known:
            faults += unreached(page, address, whole=True)
            page.goto(address)
        if not before:
            continue  # what a phone opens has nothing to lead past
        known.add(before)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Hopp til innholdet", address
        assert page.evaluate(FOCUS)["seen"], address
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN", address
        faults += unreached(page, address, whole=False)
    assert known
    assert not faults


def unreached(page: Page, address: str, *, whole: bool) -> list[object]:
    """What the keyboard does not come to from where it stands, or is not seen when it does; of the whole page, or
    from the main part on."""
    wanted = page.evaluate(REACHABLE, whole)
    reached, ringed, radios = {}, set(), set()
    for _ in range(2 * len(wanted) + 40):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["html"].startswith("<body"):
            break
        reached[at["number"]] = at["html"]
        radios.add(at["radio"])
        if at["ringed"] and at["seen"]:  # a field for a month has stops of its own within its ring
            ringed.add(at["number"])
    missed = [w for w in wanted if w[1 if w[0] == "radio" else 0] not in (radios if w[0] == "radio" else reached)]
    unseen = [(address, "not seen", html) for number, html in reached.items() if number not in ringed]
    return [*((address, "not reached", one) for one in missed), *unseen]


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
