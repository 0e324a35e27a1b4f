"""Every drawing can be kept as a picture that needs nothing else: what it is called, what its signs mean and where it
is from stand in it."""

from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from PIL import Image
from playwright.sync_api import Locator, Page

from sync.server.access.rule import Role
from tests.sync.browser.conftest import Visit
from tests.sync.browser.house import House

PAGES = (
    "/enhet/{public}",
    "/mal/{public}/{indicator}",
    "/gevinster",
    "/gevinster/{public}",
    "/runder/{public}",
    "/arsaker/{public}",
    "/verdistrommer/{public}/{stream}",
    "/enhet/{public}/kort/{card}",
)
ALONE = """() => [...document.querySelectorAll("main .scroll > svg[role=img], main .drawn > svg[role=img]")]
    .filter(e => !e.matches(".squares"))
    .filter(e => !e.parentElement.nextElementSibling?.matches(".save"))
    .filter(e => !e.closest(".goal, section:not(:has(.goal))")?.querySelector(".under .save"))
    .map(e => e.outerHTML.slice(0, 90))"""


def test_each_drawing_can_be_saved_with_its_title_legend_and_source(
    visit: Visit, home: House, tmp_path: Path
) -> None:
    page = visit()
    saved = 0
    for address in PAGES:
        page.goto(address.format_map(home.facts))
        assert page.evaluate(ALONE) == [], address
        saved += page.locator(".save a").count()
    assert saved > 10
    page.goto(f"/enhet/{home.unit}")
    dots = kept(page, page.get_by_role("link", name="Lagre som bilde").first, tmp_path)
    path = kept(page, page.get_by_role("link", name="SVG").first, tmp_path)
    assert path.name == "vi-hjelper-hverandre-nar-det-royner-pa.svg"
    text = "".join(ElementTree.fromstring(path.read_text(encoding="utf-8")).itertext())
    for said in ("Vi hjelper hverandre når det røyner på", "mest godt", "klart dårlig", "Kilde: Tavle, Ytterskogen"):
        assert said in text
    assert "18. november 2025" in text
    alone = visit()
    alone.goto("data:image/svg+xml," + quote(path.read_text(encoding="utf-8")))
    box = alone.evaluate("() => { const b = document.documentElement.getBBox(); return [b.width, b.height] }")
    assert min(box) > 100, "it is drawn where nothing else is"
    assert dots.name == "vi-hjelper-hverandre-nar-det-royner-pa.png"
    with Image.open(dots) as image:
        assert image.size == (round(2 * box[0]), round(2 * box[1])), "as dots it is twice as large, and whole"
        assert len(image.convert("RGB").getcolors(1 << 20) or ()) > 50, "and it is drawn"
        assert image.info["Title"] == "Vi hjelper hverandre når det røyner på"
        assert image.info["Source"].startswith("Kilde: Tavle, Ytterskogen")
        assert "uke 46" in (words := image.info["Description"])
    assert page.get_by_label(words).first.is_visible(), "as whoever hears the page is told"
    assert ElementTree.fromstring(path.read_text(encoding="utf-8")).findtext("{*}desc") == words
    told = page.locator(".save details").first
    assert words not in told.inner_text()
    told.locator("summary").click()
    assert words in told.inner_text(), "for who puts it into a document"


def test_a_picture_is_for_who_may_read_its_page_and_one_that_is_not_there_is_not_found(
    visit: Visit, home: House
) -> None:
    page = visit()
    page.goto(f"/enhet/{home.unit}?sagt=lagret")
    links = [str(link.get_attribute("href")) for link in page.locator(".save a").all()]
    assert len(links) == len({*links}), "of two that are called alike each is kept"
    assert not any("sagt" in link for link in links)
    assert page.request.get(links[0]).headers["content-type"] == "image/png"
    assert page.request.get(f"/enhet/{home.unit}?bilde=noe-annet.png").status == 404
    rep = visit(Role.SAFETY_REP)
    assert rep.request.get(links[0]).status == 403


def kept(page: Page, link: Locator, folder: Path) -> Path:
    with page.expect_download() as download:
        link.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path
