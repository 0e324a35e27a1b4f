"""What the three questions say: the petrol block with its reason where it is grey, and the lines in few words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from board.catalogue import _, _n
from board.errors import Refused
from board.formats import number
from board.kinds.card.record import Card
from board.kinds.card.rules import check_move, checked
from board.kinds.practice.index import Offers, Poster, poster
from kiosk.presenters import stage_label
from kiosk.state import State

AGAIN, LEAVE, LIFT = "again", "leave", "lift"
"""What is done with a card that did not work."""


class Step(NamedTuple):
    """The petrol block; grey unless it is `open`."""

    label: str
    second: str
    open: bool = True


def step(state: State, card: Card, then: str) -> Step:
    """What comes next; `then` is what was chosen for a card that did not work."""
    if card.stage == "done":
        return Step(_("Endre linjene") if poster(state.board, card.id) else _("Skriv linjene"), "")
    if card.worked == "partly":
        return Step(_("Prøv en gang til"), _("tilbake til {stage}").format(stage=stage_label(state, "do")))
    if card.worked == "no":
        return _not_worked(state, card, then)
    label = _("Gjør det til vane")
    if lacks := _lacking(state, card):
        return Step(label, lacks, open=False)
    if not card.worked:
        return Step(label, _("Svar på spørsmål 1 først"), open=False)
    if poster(state.board, card.id) is None:
        return Step(label, _("Skriv minst én linje først"), open=False)
    count = len(state.board.of(Offers).of(card.id))
    if not count:
        return Step(label, _("Kortet blir ferdig"))
    return Step(label, _n("Ferdig, og tilbys til {n} enhet", "Ferdig, og tilbys til {n} enheter", count))


def _not_worked(state: State, card: Card, then: str) -> Step:
    label = {AGAIN: _("Prøv på nytt"), LEAVE: _("La det være"), LIFT: _("Løft kortet")}[then]
    if not card.learned:
        return Step(label, _("Skriv hva dere lærte først"), open=False)
    if then == AGAIN:
        return Step(label, _("til {stage}").format(stage=stage_label(state, "plan")))
    if then == LIFT:
        return Step(label, _("dere ber om hjelp"))
    lacks = _lacking(state, card)
    return Step(label, lacks or _("ferdig, uten gevinst"), open=not lacks)


def _lacking(state: State, card: Card) -> str:
    """What the rules of a finished card want first."""
    if not checked(card.stage):
        return _("Kortet må innom {stage} først").format(stage=stage_label(state, "check"))
    try:
        check_move(card, "done", state.board.measures.of(card.id))
    except Refused as refusal:
        measured = card.responsible and card.deadline
        return _("Måling etterpå først") if measured else str(refusal)
    return ""


def away(day: date, today: date) -> str:
    """How far a day is: «om tre måneder»."""
    days = (day - today).days
    if days <= 0:
        return _("spør nå")
    if days < 14:
        return _n("om {n} dag", "om {n} dager", days)
    if days < 60:
        return _n("om {n} uke", "om {n} uker", round(days / 7))
    return _n("om {n} måned", "om {n} måneder", round(days / 30.4))


def gained(state: State, card: Card) -> tuple[str, str]:
    """Hours a week on the chip, and how it stands with them; nothing where none were found."""
    gain = state.board.gains.of(card.id)
    if gain.realised:
        return _("{hours} t/uke").format(hours=number(gain.realised_hours)), _("realisert")
    if gain.identified_hours:
        return _("{hours} t/uke").format(hours=number(gain.identified_hours)), _("identifisert")
    return "", ""


def before(found: Poster) -> str:
    """«Før: …», the lines of the version before this one."""
    return _("Før: {lines}").format(lines=" · ".join(found.before[0])) if found.before else ""
