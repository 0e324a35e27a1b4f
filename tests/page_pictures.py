"""`make pictures`, the centre's part: every page of the demonstration organisation in a wide and a narrow window.

    python -m tests.page_pictures out/pictures/centre [--only gevinster]

The pages are found by themselves (see tests/sync/browser/places.py); it is always the same Tuesday. The picture of
the README shows the municipality that the benches make.
"""

import argparse
import io
import logging
import tempfile
from pathlib import Path

import structlog
from PIL import Image
from playwright.sync_api import Browser, Page

from board.catalogue import LANGUAGES, SOURCE, chosen, current
from board.importing.figures import read
from sync.server import history
from sync.server.access import sessions
from sync.server.access.rule import Role
from sync.server.reports.period import today
from tests.sync.browser.chromium import chromium
from tests.sync.browser.house import TUESDAY_MS, House, house, listening, municipality
from tests.sync.browser.places import everything
from tests.sync.places import Centre, Time

DOCS = Path("docs/pictures")
PUBLISHED = Path(__file__).parent / "sync" / "vestre-toten.csv"
SIZES = ((1440, 900), (400, 800))
GROWING = ("/", "/enheter", "/gevinster", "/tavlehelse", "/tavler", "/innforing")


def name_of(address: str, home: House) -> str:
    """An address with the names of what was filled in, which itself differs from run to run."""
    names = {value: name for name, value in home.facts.items()}
    return "-".join(names.get(part, part) for part in address.strip("/").split("/")) or "oversikt"


def window(browser: Browser, home: House, width: int, height: int, role: Role | None = Role.COORDINATOR) -> Page:
    """Where somebody of this role is signed in."""
    context = browser.new_context(base_url=home.url, viewport={"width": width, "height": height}, locale=_locale())
    if role:
        context.add_cookies([{"name": sessions.COOKIE, "value": home.cookie(role), "url": home.url}])
    return context.new_page()


def _locale() -> str:
    """What the browser asks for: the language of the environment, else one that is not spoken here."""
    return LANGUAGES[chosen()].locale.replace("_", "-") if chosen() in LANGUAGES else "de-DE"


def take(browser: Browser, home: House, out: Path, only: str) -> None:
    for role, addresses in everything(home):
        for width, height in SIZES:
            page = window(browser, home, width, height, role)
            for address in addresses:
                if name_of(address, home).startswith(only):
                    page.goto(address)
                    path = out / f"{name_of(address, home)}-{width}x{height}.png"
                    page.screenshot(path=path, full_page=True)
                    print(path)
            page.context.close()


def for_the_readme(browser: Browser, folder: Path) -> None:
    """Oversikt of a municipality, at two thirds of its size."""
    with municipality(folder, years=1, count=76) as home:
        page = window(browser, home, *SIZES[0])
        page.goto("/")
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        page.context.close()
    small = picture.resize((960, 600), Image.Resampling.LANCZOS)
    few = small.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.FLOYDSTEINBERG)
    few.save(DOCS / "centre.png", optimize=True)
    print(DOCS / "centre.png")


def of_many(browser: Browser, folder: Path, out: Path) -> None:
    """The pages that grow with the municipality, of one with 76 units and five years."""
    with municipality(folder, years=5) as home:
        for size in SIZES:
            page = window(browser, home, *size)
            for address in GROWING:
                page.goto(address)
                path = out / f"mange-{name_of(address, home)}-{size[0]}x{size[1]}.png"
                page.screenshot(path=path, full_page=True)
                print(path)
            page.context.close()


def of_the_past(browser: Browser, folder: Path, out: Path) -> None:
    """Gevinster of a municipality whose published figures are all there is yet."""
    centre = Centre(f"sqlite:///{folder}/past.db", Time(TUESDAY_MS))
    try:
        unit = centre.unit("Vestre Toten")
        told = read(PUBLISHED.read_bytes(), today(TUESDAY_MS)).figures
        centre.do(lambda tx: history.bring_in(tx, 1, told, PUBLISHED.name, who="Inger", now_ms=TUESDAY_MS))
        with listening(centre) as url:
            page = window(browser, House(centre, url, [unit]), *SIZES[0])
            page.goto("/gevinster")
            page.screenshot(path=out / "gevinster-vestre-toten.png", full_page=True)
            page.context.close()
        print(out / "gevinster-vestre-toten.png")
    finally:
        centre.close()


def fresh(folder: str, name: str) -> Path:
    made = Path(folder) / name
    made.mkdir()
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with tempfile.TemporaryDirectory() as folder, house(Path(folder)) as home, chromium() as browser:
        take(browser, home, asked.out, asked.only)
        if not asked.only:
            of_the_past(browser, Path(folder), asked.out)
            of_many(browser, fresh(folder, "many"), asked.out)
            if current().code == SOURCE:  # the documents are Norwegian
                for_the_readme(browser, fresh(folder, "few"))


if __name__ == "__main__":
    main()
