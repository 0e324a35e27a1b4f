"""Where a card stands, out of what people write in a column for it: «3. Pågår», «Ikkje starta», «100 %», «✓», «Ferdig
12.11.26», and out of one for what is done. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from board.catalogue import _
from board.importing.cell import Faulty, Share, nothing, short, text
from board.importing.day import read_day
from board.importing.period import find
from board.kinds.card.record import STAGES, Stage
from board.kinds.unit import STAGE_LABELS

WORDS: dict[Stage, tuple[str, ...]] = {
    "suggestion": (
        *("forslag", "ny", "nytt", "nye", "foreslått", "idé", "ide", "ikke startet", "ikke påbegynt", "ikke begynt"),
        *("ikke igangsatt", "å gjøre", "registrert", "mottatt", "meldt", "åpen", "venter", "på vent", "to do"),
        *("ikkje starta", "ikkje påbegynt", "ikkje byrja", "ikke gjort", "ikke utført", "not started", "new", "open"),
        *("on hold", "utsatt", "utsett", "backlog", "ikke satt i gang", "gjenstår"),
    ),
    "plan": (
        *("planlegge", "planlegges", "planlagt", "planlegging", "under planlegging", "i planlegging", "besluttet"),
        *("vedtatt", "godkjent", "planlagd", "planned", "plan"),
    ),
    "do": (
        *("utføre", "utføres", "gjennomføre", "gjennomføres", "pågår", "pågående", "under arbeid", "i gang", "igang"),
        *(
            "igangsatt",
            "iverksatt",
            "påbegynt",
            "begynt",
            "startet",
            "aktiv",
            "under utføring",
            "i arbeid",
            "jobbes med",
        ),
        *("under gjennomføring", "in progress", "påbyrja", "starta", "iverksett", "under veis", "underveis", "doing"),
        *("started", "delvis", "delvis utført", "delvis gjennomført"),
    ),
    "check": (
        *("kontrollere", "kontrolleres", "kontroll", "til kontroll", "under kontroll", "evaluere", "evalueres"),
        *("evaluering", "til evaluering", "under evaluering", "følges opp", "oppfølging", "til oppfølging", "måles"),
        *("review", "til godkjenning"),
    ),
    "act": (
        *("korrigere", "korrigeres", "korrigering", "justere", "justeres", "justering", "under justering"),
        *("forbedres", "standardiseres"),
    ),
    "done": (
        *("ferdig", "ferdigstilt", "fullført", "lukket", "avsluttet", "utført", "gjennomført", "løst", "gjort"),
        *("i mål", "ok", "done", "completed", "complete", "closed", "finished", "lukka", "avslutta", "fullførd"),
        *("utførd", "✓", "✔", "✅", "☑", "🗹"),
    ),
}
_DROPPED = {
    *("avlyst", "avvist", "forkastet", "utgår", "utgått", "uaktuell", "ikke aktuell", "ikke aktuelt", "droppet"),
    *("cancelled", "canceled", "rejected", "avvik lukket uten tiltak", "duplikat"),
}
_YES = {*["x", "ja", "j", "yes", "true", "sant", "1", "ok", "✓", "✔", "✅", "☑", "v"], *WORDS["done"]}
_NO = {*["nei", "n", "no", "false", "usant", "0", "✗", "✘", "☐", "ikke"], "0 %"}
_PERCENT = re.compile(r"(\d{1,3})(?:[,.]\d+)?\s*%")
_THEN = re.compile(r"^(?P<status>.+?)(?:\s+[-–—]+\s+|\s*[,;:(]\s*|\s+(?=\d))(?P<rest>.+?)\)?$")
_BUT = re.compile(r"\b(?:ikke|ikkje|men|nesten|not|but)\b")


@dataclass(frozen=True)
class Stands:
    """`finished` is the day it was, where that is told; `rest` is what was written beside the status."""

    stage: Stage
    finished: date | None = None
    rest: str = ""


def stages(labels: Sequence[str]) -> dict[str, Stage]:
    """Every word for a stage; the unit's own come first, whatever they mean elsewhere."""
    known = {word: stage for stage, words in WORDS.items() for word in words}
    suggested = {_plain(_(label)): stage for stage, label in zip(STAGES, STAGE_LABELS, strict=True)}
    return known | suggested | {_plain(label): stage for stage, label in zip(STAGES, labels, strict=True)}


def status(value: Any, known: Mapping[str, Stage], today: date) -> Stands:
    """Raises Faulty."""
    told = text(value)
    if nothing(value):
        return Stands("suggestion")
    if stage := known.get(_plain(told)) or _by_percent(told):
        return Stands(stage)
    if _plain(told) in _DROPPED:
        raise Faulty(_("Status er «{text}», så det blir ikke noe kort.", text=short(told)))
    if (parted := _THEN.match(told)) and (stage := known.get(_plain(parted["status"]))):
        rest = parted["rest"]
        if (day := read_day(rest, today)) and stage == "done":
            return Stands(stage, day)
        if not _BUT.search(rest.casefold()) or stage != "done":
            return Stands(stage, rest=rest)
    raise Faulty(
        _(
            "Statusen «{text}» er ukjent. Skriv for eksempel {stages}.",
            text=short(told),
            stages=", ".join(map(_, STAGE_LABELS)),
        )
    )


def done(value: Any, today: date) -> Stands | None:
    """What a column for what is done says: finished, or nothing. Raises Faulty."""
    told = text(value)
    plain = told.casefold().rstrip(".! ")
    if nothing(value) or plain in _NO:
        return None
    found = find(value, today)
    day = found[1] if found else None
    if day or plain in _YES or _by_percent(told) == "done":
        return Stands("done", day)
    if isinstance(value, Share) or _by_percent(told):
        return Stands("do")
    if (parted := _THEN.match(told)) and _plain(parted["status"]) in _YES and not _BUT.search(plain):
        day = read_day(parted["rest"], today)
        return Stands("done", day, "" if day else parted["rest"])
    raise Faulty(
        _("Om det er utført, står det «{text}». Skriv x eller datoen, eller la ruta stå tom.", text=short(told))
    )


def _by_percent(told: str) -> Stage | None:
    found = _PERCENT.fullmatch(told)
    if not found or int(found[1]) > 100:
        return None
    return "done" if int(found[1]) == 100 else "do" if int(found[1]) else "suggestion"


def _plain(told: str) -> str:
    """«3. Pågår» and «PÅGÅR!» are pågår."""
    return re.sub(r"^\d+\s*[.)\-–:]\s*", "", told.casefold()).strip("-–: ").rstrip(".!: ")
