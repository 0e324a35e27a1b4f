"""The sheets of the vote: how many are here now, open before everybody has laid, was somebody interrupted?

One hangs at a time, above everything on its screen.
"""

from __future__ import annotations

from collections.abc import Callable

from board.catalogue import _, _n
from kiosk.screens.vote.arrivals import Arrivals
from kiosk.screens.vote.standing import Standing
from kiosk.widgets.input.confirm import Confirm
from kiosk.widgets.input.question import Question
from kiosk.widgets.input.sheet import Hook


class VoteSheets(Hook):
    """Test names: those of Arrivals; `confirm-yes`, `confirm-no`; `answer-resume`, `answer-next`."""

    def arrivals(self, standing: Standing, count: Callable[[int], None]) -> None:
        """«Flere kom til?»"""
        heard = {"on_count": lambda _sheet, present: count(present)}
        self.hang(Arrivals(present=standing.here, least=standing.least, **heard))

    def early(self, standing: Standing, accept: Callable[[], None]) -> None:
        """«Åpne nå»"""
        n = standing.missing
        if standing.scores:
            question = _n("{n} har ikke svart. Åpne likevel?", "{n} har ikke svart. Åpne likevel?", n)
        else:
            question = _n("{n} har ikke lagt ball. Åpne likevel?", "{n} har ikke lagt ball. Åpne likevel?", n)
        confirm = Confirm(
            question=question,
            detail=_("Så få baller viser vi ikke. Da forblir vasene lukket.")
            if standing.few
            else _("Etterpå kan ingen legge flere denne gangen."),
            yes=_("Åpne nå"),
            on_accept=lambda _confirm: accept(),
        )
        self.hang(confirm)

    def interrupted(self, standing: Standing, place: int, resume: Callable[[int], None]) -> None:
        """«Var du midt i?» `resume` is called with the place of the goal to go on at: 0 for the next person."""
        options = [("resume", standing.resumes(place), ""), ("next", standing.hands_over, "arrow-right")]
        question = Question(
            title=_("Var du midt i?"),
            detail=_("Det som er lagt, ligger trygt i vasene."),
            options=options,
            on_answer=lambda _question, key: resume(place if key == "resume" else 0),
        )
        self.hang(question)
