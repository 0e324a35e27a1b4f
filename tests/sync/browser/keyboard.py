"""A page gone through by keyboard alone."""

from playwright.sync_api import Page

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


def faults(page: Page, address: str, begun: set[str]) -> list[object]:
    """The first link leads past the navigation, and all else is reached, and seen when it is. What stands before the
    main part is the same on nearly all pages; one that begins otherwise is gone through from its first link."""
    found: list[object] = []
    before = page.evaluate(BEFORE)
    if before not in begun:
        found += unreached(page, address, whole=True)
        page.goto(address)
    if not before:
        return found  # what a phone opens has nothing to lead past
    begun.add(before)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hopp til innholdet", address
    assert page.evaluate(FOCUS)["seen"], address
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN", address
    return [*found, *unreached(page, address, whole=False)]


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
