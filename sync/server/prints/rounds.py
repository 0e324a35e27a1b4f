"""A unit's rounds on A3, to hang up where they are gone: each place with its parts as blocks, round by round, and the
cards of its last round, by title for whoever reads boards. Who goes is not on it."""

from board.catalogue import _
from board.formats import full_day as day
from board.formats import short_day
from board.kinds.round.record import PARTS
from board.kinds.round.words import FORMS, PARTS_SAID, points
from board.labels import STAGE_NAMES, said
from sync.server.prints.scope import Facts
from sync.server.reports.rounds import ToldPlace, ToldRound
from sync.server.reports.tenancy import Place

ROUNDS = 5
"""So many of a place at most stand beside each other, the last ones."""


def facts(told: tuple[ToldPlace, ...], place: Place, *, titles: bool) -> Facts:
    return {
        "title": _("Runder"),
        "span": place.name,
        "places": [_place(one, titles) for one in told],
    }


def _place(one: ToldPlace, titles: bool) -> Facts:
    done = one.done[-ROUNDS:]
    last = done[-1] if done else None
    return {
        "name": one.title or said(FORMS, one.form),
        "due": day(one.due) if one.due else "",
        "parts": [
            {"name": said(PARTS_SAID, part), "values": [_value(round_, round_.parts[part]) for round_ in done]}
            for part in PARTS[one.form]
        ],
        "last": day(last.day) if last else "",
        "total": "" if last is None or last.total is None else str(last.total),
        "found": [
            {
                "title": (card.card.title or _("Uten tittel")) if titles else _("Et kort"),
                "where": ", ".join(
                    filter(None, (said(PARTS_SAID, card.part), "" if card.score is None else points(card.score)))
                ),
                "stage": said(STAGE_NAMES, card.card.stage),
            }
            for card in (last.found if last else ())
        ],
    }


def _value(round_: ToldRound, percent: int | None) -> Facts:
    return {
        "percent": percent or 0,
        "said": "–" if percent is None else str(percent),
        "day": short_day(round_.day),
    }
