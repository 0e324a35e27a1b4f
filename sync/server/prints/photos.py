"""The photos of a card as a poster on A3: how it was, how it became, and what it gave. For the unit's own wall: who
else reads the card gets what it says, without photos."""

from collections.abc import Sequence

from board.catalogue import _
from board.formats import hours_a_week, number
from board.kinds.photo.record import Photo
from sync.server.prints.scope import Facts
from sync.server.reports.card import OpenedCard


def facts(found: OpenedCard, hung: Sequence[Photo]) -> Facts:
    card = found.card
    values = {one.phase: number(one.value) for one in found.measures}
    gain = found.thing.subject.realised_hours if found.thing else 0
    return {
        "title": card.title or _("Uten tittel"),
        "span": _("Før og etter"),
        "problem": card.problem,
        "measured": card.measured,
        "before": values.get("before", "") if "after" in values else "",
        "after": values.get("after", "") if "before" in values else "",
        "gain": hours_a_week(gain) if gain else "",
        "photos": [{"jpeg": list(one.jpeg), "after": one.side == "after"} for one in hung],
    }
