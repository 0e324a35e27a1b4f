"""What the page Gevinster shows, as a workbook: the same figures, real numbers and days, and text that is text.

Knows no database: it is given what the page is given.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from board.catalogue import N_, _
from board.formats import full_day
from sync.server.reports import training
from sync.server.web.sheets import Cells, Sheets, share

READ_ME = (
    N_("Årsverk er timer i uka delt på timene i en hel stilling, slik det var da gevinsten ble lagret."),
    N_("Det siste anslaget og den siste realiseringen av hvert tiltak gjelder. En rettelse er en ny linje."),
    N_(
        "«Fra før Tavle» er det som er hentet inn av tidligere tall; det er ikke fordelt på "
        "enheter, verktøy eller bruk."
    ),
    N_("En gevinst av kvalitet har et tall før og etter, eller en setning, og er aldri med i timer og årsverk."),
    N_("KS deler inn på en annen måte: økt kvantitet er spart tid, en besparelse er en unngått kostnad."),
)


def make(owner: str, values: Mapping[str, Any], made: date) -> bytes:
    """The workbook of an organisation, or of a leader's unit."""
    sheets = Sheets()
    now, before = values["now"], values["before"]
    total = (_("Til sammen"), "", now.identified, now.realised, share(now.realised, now.identified))
    rest = [(_("Fra før Tavle"), "", *_figures(before))] if before else []
    head = (_("Identifisert (årsverk)"), _("Realisert (årsverk)"), _("Andel realisert"))
    sheets.text(
        _("Les meg"), (_("Gevinster i {name}", name=owner), _("Laget {day}", day=full_day(made)), *map(_, READ_ME))
    )
    years = [
        (y.year, y.standing.day, *_figures(y.standing), y.identified_since, y.realised_since) for y in values["years"]
    ]
    sheets.table(_("År for år"), (_("År"), _("Per"), *head, _("Nytt identifisert"), _("Nytt realisert")), years)
    trained = training.years(values["training"], made)
    sheets.table(
        _("Opplærte enheter"),
        (_("År"), _("Opplært i året"), _("Opplært til sammen"), _("Enheter i alt")),
        [(*year, len(values["training"])) for year in reversed(trained)],
    )
    sheets.table(_("Kurven"), (_("Dag"), *head), [(p.day, *_figures(p)) for p in values["points"]])
    units = [
        (row.name, "", *_figures(row), row.account.identified_hours, row.account.realised_hours)
        for row in values["units"]
    ]
    hours = (_("t/uke identifisert"), _("t/uke realisert"))
    summed = (*total, values["account"].identified_hours, values["account"].realised_hours)
    sheets.table(_("Enheter"), (_("Enhet"), "", *head, *hours), [*units, *rest, summed], first=34)
    tools = [(row.name, "", *_figures(row)) for row in values["tools"]]
    sheets.table(_("Verktøy"), (_("Verktøy"), "", *head), [*tools, *rest, total], first=34)
    uses = [(row.name, row.note, *_figures(row)) for row in values["uses"]]
    sheets.table(_("Bruk"), (_("Bruk"), _("KS kaller det"), *head), [*uses, *rest, total], first=34)
    taken = [(row.name, "", *_figures(row)) for row in values["wastes"]]
    sheets.table(_("Tidstyver"), (_("Tidstyv"), "", *head), [*taken, *rest, total] if taken else [], first=34)
    named = values["named"]
    waiting = [(named[w.unit].name, w.title, w.hours, w.fte, w.day) for w in values["waiting"]]
    if forecast := values["forecast"]:
        more = (forecast.more_hours, forecast.more_fte)
        waiting += [
            (_("Ventet innen dagen"), "", *more, forecast.day),
            (_("Fri nå"), "", forecast.hours - more[0], forecast.fte - more[1], made),
            (_("Fri og ventet"), "", forecast.hours, forecast.fte, forecast.day),
        ]
    left = (_("Enhet"), _("Gevinst"), _("t/uke igjen"), _("Årsverk"), _("Ventet"))
    sheets.table(_("Ventet"), left, waiting, first=34)
    falls = [(f.unit, f.title, f.before, f.now, f.day, f.reason) for f in values["falls"]]
    fell = (_("Enhet"), _("Gevinst"), _("t/uke før"), _("t/uke nå"), _("Lagret"), _("Hvorfor mindre"))
    sheets.table(_("Falt bort"), fell, falls, first=34)
    better = [(named[q.unit].name, q.title, q.said, q.since, _holds(q)) for q in values["qualities"]]
    quality = (_("Enhet"), _("Gevinst"), _("Hva som er bedre"), _("Fra"), _("Holder"))
    sheets.table(_("Kvalitet"), quality, better, first=34)
    told = [
        (t.day, t.identified_fte, t.realised_fte, share(t.realised_fte, t.identified_fte)) for t in values["told"]
    ]
    sheets.table(_("Fra før Tavle"), (_("Per"), *head), told)
    return sheets.packed()


def _holds(one: Any) -> str:
    if not one.won:
        return _("ventes")
    return _("ja") if one.holds else _("ikke lenger: {reason}", reason=one.reason)


def _figures(row: Any) -> Cells:
    return row.identified, row.realised, share(row.realised, row.identified)
