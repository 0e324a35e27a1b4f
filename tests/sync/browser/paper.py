"""A page on paper, as Ctrl+P makes it: whole on A4, with nothing on it that cannot be pressed there."""

import io
from collections import Counter
from unicodedata import normalize

from playwright.sync_api import Page
from pypdf import PdfReader

A4_MM = (210, 297)
HEARD_ALONE = """() => document.querySelectorAll(".unseen, select").forEach(e => {
    e.style.display = "none";
})"""
SHOWN = """what => [...document.querySelectorAll(what)]
    .filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 99))"""
PRESSED = "nav.shelf, .choose a:not([aria-current]), footer, button, .block, input[type=file]"


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def down(page: Page, said: str) -> tuple[int, float]:
    """On which sheet this text stands first, and how far down on it."""
    page.emulate_media(media="print")
    found: list[tuple[int, float]] = []
    for number, sheet in enumerate(printed(page).pages):

        def read(text: str, cm: list[float], tm: list[float], *_letters: object, number: int = number) -> None:
            if said in text:
                found.append((number, -(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])))

        sheet.extract_text(visitor_text=read)
    return min(found)


def lost(page: str, paper: str) -> list[str]:
    """Words of the page that stand less often on paper. What is drawn close together is read from paper as one word,
    so one that lacks is looked for without blanks too."""
    said, printed_ = (normalize("NFKC", text).split() for text in (page, paper))
    whole, on_paper = "".join(said), "".join(printed_)
    return [word for word in Counter(said) - Counter(printed_) if on_paper.count(word) < whole.count(word)]


def faults(page: Page, address: str) -> list[object]:
    """Of the page that is open, whichever media it was looked at in."""
    page.emulate_media(media="print")
    page.evaluate(HEARD_ALONE)
    paper = printed(page)
    text = " ".join(sheet.extract_text() for sheet in paper.pages)
    found: list[object] = [(address, "is lost", word) for word in lost(page.locator("main").inner_text(), text)]
    found += [(address, "is pressed", one) for one in page.evaluate(SHOWN, PRESSED)]
    sizes = {tuple(sorted(round(float(n) * 25.4 / 72) for n in s.mediabox[2:])) for s in paper.pages}
    page.emulate_media(media="screen")
    return [*found, *([(address, "is not A4", sizes)] if sizes != {A4_MM} else [])]
