"""Landet: how the weeks were and what was won in all organisations together, for whoever reads the country and
nothing of any one of them. No name, no unit, no organisation and no word of any board is on it."""

from fastapi import APIRouter

from board.catalogue import _
from board.formats import rounded
from board.privacy import Word
from sync.server.reports import national
from sync.server.web.form import FormRoute
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, National

router = APIRouter(route_class=FormRoute)


@shows(router, "/landet", National, "nation/nation.html")
def nation(desk: Desk) -> Told:
    desk.seen(_("landet"))
    found = national.told(desk.tx, desk.now_ms)
    told = found.whole.told if found.whole else None
    words = zip(Word, told.words, strict=True) if told else ()
    votes = told.votes if told else 0
    return {
        "nation": found,
        "few": national.FEW,
        "words": [(str(word), int(rounded(100 * count / votes))) for word, count in reversed(list(words))],
        "identified": int(rounded(found.whole.identified)) if found.whole else 0,
        "realised": int(rounded(found.whole.realised)) if found.whole else 0,
    }
