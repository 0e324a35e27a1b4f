"""The yearly report: what is held against the year before, what the coordinator writes before it, and which years
there are to choose."""

import io
import re
from base64 import b64decode
from datetime import date
from html import unescape
from typing import Any

from PIL import Image
from pypdf import PdfReader
from sqlalchemy import select

from board.importing.figures import Figure
from board.log.change import Fact
from sync.server import forewords, history
from sync.server.access.rule import Role
from sync.server.db.tables import audit
from tests.sync.places import Centre, Wall
from tests.sync.prints.test_reports import DAY_MS, HOSTILE, NOVEMBER_MS, asking, board, done, november, pdf, words
from tests.sync.web.office import person
from tests.sync.web.test_streams import words as read

__all__ = ["board", "november"]


def test_a_year_is_held_against_as_much_of_the_year_before(centre: Centre, unit: str, board: Wall) -> None:
    """Of last year only what lies before the same day; what came later, and what nobody knows, is no difference."""
    inger = person(centre, unit)
    assert "Ingen tall fra 2024 å sammenligne med." in words(pdf(inger, "/rapporter/aar?year=2025"))
    early, late = NOVEMBER_MS - 400 * DAY_MS, NOVEMBER_MS - 360 * DAY_MS  # 14 October and 23 November 2024
    board.write(
        Fact("gain", "i24", {"subject": "old", "hours_per_week": 7.5, "made": early, "use": "quality"}),
        Fact("card", "done24", done(early)),
        Fact("card", "late24", done(late)),
        Fact("meeting", "m24", {"week": "2024-W42", "started": early, "ended": early + 1, "present": 6}),
    )
    board.settle()
    said = words(pdf(inger, "/rapporter/aar?year=2025", unit))
    assert "Mot året før 2024 2025 Endring" in said
    assert "Identifisert, årsverk 0,2 0,67 +0,47" in said
    assert "Realisert, årsverk 0 0,33 +0,33" in said
    assert "Kort fullført 1 1 som før" in said
    assert "Året er ikke over: 2024 er regnet til 18. november 2024." in said
    assert "Året er ikke over" not in words(pdf(inger, "/rapporter/aar?year=2024", unit))


def test_what_the_coordinator_writes_stands_first_in_the_report_of_all_with_its_picture(
    centre: Centre, unit: str, board: Wall, time: Any
) -> None:
    inger, form = person(centre, unit), "/rapporter/forord?year=2025"
    picture = picture_of(900, 600)
    sent = {"year": "2025", "words": f"Takk for året.\r\n\r\nInger {HOSTILE}", "files": {"fil": ("a.png", picture)}}
    refused = inger.post("/rapporter/forord", form, **sent)
    assert refused.status_code == 422
    assert "Skriv hva bildet viser" in refused.text
    assert "Takk for året." in refused.text, "what was written stands in the form again"
    assert inger.post("/rapporter/forord", form, **sent, shows="Fire ved tavla").status_code == 303
    again = inger.get(form).text
    assert 'alt="Fire ved tavla"' in again
    assert "alle som skriver ut årsrapporten" in inger.get("/personvern").text, "it is said that it is kept"
    assert "Takk for året." in again
    report = pdf(inger, "/rapporter/aar?year=2025")
    said = words(report)
    assert said.index("Takk for året.") < said.index("realisert av det vi har funnet")
    assert f"Inger {HOSTILE}" in said
    assert any(page.images for page in report.pages)
    assert "Fire ved tavla" in alternatives(report)
    for address in ("/rapporter/aar?year=2024", asking("/rapporter/aar?year=2025", unit)):
        assert "Takk for året." not in words(pdf(inger, address))
    kept = inger.post("/rapporter/forord", form, year="2025", words="Bare takk.", shows="Fire", without="true")
    assert kept.status_code == 303
    report = pdf(inger, "/rapporter/aar?year=2025")
    assert "Bare takk." in words(report)
    assert not any(page.images for page in report.pages)
    ola = person(centre, unit, Role.LEADER, name="Ola")
    assert ola.get(form).status_code == 403
    assert "Skriv forord" not in ola.get("/rapporter").text


def test_of_two_who_write_the_foreword_at_once_the_second_is_shown_what_the_first_has_written(
    centre: Centre, unit: str, board: Wall
) -> None:
    inger, ola, form = person(centre, unit), person(centre, unit, name="Ola"), "/rapporter/forord?year=2025"
    began = {"year": "2025", "saw": ""}
    his = f"Takk for året.\r\n\r\n{HOSTILE} {'og takk ' * 40}Ola"
    picture = {"shows": "Fire ved tavla", "files": {"fil": ("a.png", picture_of(900, 600))}}
    assert ola.post("/rapporter/forord", form, **began, words=his, **picture).status_code == 303
    refused = inger.post("/rapporter/forord", form, **began, words="Et godt år.\r\n\r\nInger")
    said = read(refused.text)
    assert (refused.status_code, "En annen lagret noe annet her imens: «Takk for året." in said) == (409, True)
    assert "Det andre du har skrevet, står som før." in said
    assert refused.text.count("Et godt år.") == 1, "what she wrote stands in the form"
    assert said.partition("Slik står det nå")[2].count("og takk Ola") == 1, "all that he wrote stands beside it"
    again = re.search(r'name="saw" value="(\w+)"', refused.text)
    assert again
    assert 'alt="Fire ved tavla"' in refused.text
    shows = {"shows": "Fire ved tavla"}
    both = {"year": "2025", "saw": again[1], "words": "Et godt år. Takk!\r\n\r\nInger og Ola", **shows}
    assert inger.post("/rapporter/forord", form, **both).status_code == 303
    assert inger.post("/rapporter/forord", form, **both).status_code == 303, "what says the same is no other's"
    later = read(inger.get("/rapporter/forord?year=2026").text)
    assert "Her kommer forordet, over tallene på første ark." in later
    assert "Et godt år. Takk!" in later.partition("Forordet i 2025")[2], "what stood the year before, to begin from"
    gone = ola.post("/rapporter/forord", form, year="2025", words="", without="true")
    assert gone.status_code == 303
    late = inger.post("/rapporter/forord", form, **both)
    assert (late.status_code, "noe annet her imens: ikke noe forord." in read(late.text)) == (409, True)
    assert ola.post("/rapporter/forord", form, year="2025", words="Takk for alt.").status_code == 303
    late = inger.post("/rapporter/forord", form, **both)
    assert (late.status_code, "noe annet her imens: «Takk for alt». Lagrer" in read(late.text)) == (409, True)


def test_a_foreword_stands_on_the_first_sheet_with_the_figures_and_holds_no_sign_that_nobody_sees(
    centre: Centre, unit: str, board: Wall
) -> None:
    inger, form = person(centre, unit), "/rapporter/forord?year=2025"

    def kept(words: str, **more: Any) -> Any:
        return inger.post("/rapporter/forord", form, year="2025", words=words, **more)

    def first() -> str:
        (page, *_more) = pdf(inger, "/rapporter/aar?year=2025").pages
        return str(page.extract_text())

    short = "\r\n\r\n".join(f"Takk {n}." for n in range(40))
    refused = kept(short)
    assert (refused.status_code, "Forordet har over 10 linjer" in refused.text) == (422, True)
    tall = "\r\n\r\n".join([*["Takk!"] * 5, *["Takk for året " * 19] * 5])
    for more in ({}, {"shows": "Fire", "files": {"fil": ("a.png", picture_of(900, 600))}}):
        assert kept(tall, **more).status_code == 303
        said = " ".join(first().split())
        texts = ("Takk!", "realisert av det vi har funnet", "Mot året før")
        assert [text in said for text in texts] == [True, True, True]
    older = forewords.Foreword(short.replace("\r", ""))  # a build before let it in
    saw = centre.do(lambda tx: forewords.read(tx, 1, 2025)).mark
    centre.do(lambda tx: forewords.write(tx, 1, 2025, older, saw=saw, who="Inger", now_ms=NOVEMBER_MS))
    assert ("Takk 39." in first(), "realisert av det vi har funnet" in " ".join(first().split())) == (True, True)
    assert kept("Takk\x00\x1b for\tåret.\u200b", shows="\x00Fire", without="true").status_code == 303
    assert centre.do(lambda tx: forewords.read(tx, 1, 2025)).words.split() == ["Takk", "for", "året."]
    assert kept("\u200b", shows="", without="true").status_code == 303
    assert centre.do(lambda tx: forewords.read(tx, 1, 2025)) == forewords.Foreword(), "nothing to see, no sheet"


def test_the_years_to_choose_are_those_that_something_is_known_of(centre: Centre, unit: str, board: Wall) -> None:
    inger = person(centre, unit)

    def years() -> list[str]:
        form = inger.get("/rapporter").text.split('id="aar-aar"')[1].split("</select>")[0]
        return re.findall(r"<option>(\d+)</option>", form)

    assert years() == ["2025"]
    board.write(
        Fact("meeting", "nowhere", {"started": NOVEMBER_MS - 800 * DAY_MS, "ended": NOVEMBER_MS - 800 * DAY_MS + 1}),
        Fact("meeting", "begun", {"week": "2023-W10", "started": NOVEMBER_MS - 900 * DAY_MS}),
        Fact("gain", "undated", {"subject": "old", "hours_per_week": 7.5}),
    )
    board.settle()
    assert years() == ["2025"], "what says no day, and what was never held, is known of no year"
    ago = NOVEMBER_MS - 600 * DAY_MS
    board.write(Fact("meeting", "held", {"week": "2024-W10", "started": ago, "ended": ago + 1}))
    board.settle()
    assert years() == ["2025", "2024"], "and hides none"
    found = {"subject": "old", "hours_per_week": 7.5, "made": NOVEMBER_MS - 800 * DAY_MS}
    board.write(Fact("gain", "dated", found))
    board.settle()
    assert years() == ["2025", "2024", "2023"]
    told = [Figure(date(2012, 6, 30), 8.5, None)]
    centre.do(lambda tx: history.bring_in(tx, 1, told, "a.csv", who="Inger", now_ms=NOVEMBER_MS))
    assert years() == [str(year) for year in range(2025, 2011, -1)]


def test_a_report_is_seen_before_it_is_made_and_then_it_is_not_printed(
    centre: Centre, unit: str, board: Wall
) -> None:
    inger = person(centre, unit)
    for address in ("/rapporter/aar?year=2025", f"/rapporter/tavle?unit={unit}", "/rapporter/enheter"):
        mark = "&" if "?" in address else "?"
        page = inger.get(f"{address}{mark}se=1").text
        pictures = re.findall(r'<img src="data:image/png;base64,([^"]*)" alt="Side (\d+) av (\d+)', page)
        document = unescape(re.search(r'<a class="block" href="([^"]*)">Last ned PDF', page).group(1))
        assert document.rstrip("?") == address
        assert len(pictures) == len(pdf(inger, document).pages) == int(pictures[0][2])
        with Image.open(io.BytesIO(b64decode(pictures[0][0]))) as seen:
            assert max(seen.size) > 1000, "as large as the paper"
    noted = centre.do(lambda tx: tx.execute(select(audit.c.what, audit.c.about).order_by(audit.c.id)).all())
    said = [what for what, about in noted if about.startswith("Årsrapport 2025")]
    assert said == ["seen", "printed"]


def picture_of(wide: int, tall: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (wide, tall), "#2f6d12").save(made, "PNG")
    return made.getvalue()


def alternatives(report: PdfReader) -> set[str]:
    """What pictures are said to show, for whoever hears the document."""
    objects = (report.get_object(n) for n in range(1, len(report.xref[0]) if report.xref else 0))
    return {str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one}
