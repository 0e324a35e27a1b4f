"""How it stands at the vases of a culture vote, in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from board.catalogue import _, _n
from board.kinds.culture.index import Culture, Statements
from kiosk.screens.vote.standing import Standing


@dataclass(frozen=True)
class Scoring(Standing):
    """Each statement is scored from 1 to 5, as it is today or as it shall be."""

    screen, opened, scores = "culture", "culture", True

    @property
    def goals(self) -> list[str]:
        known = self.state.board.of(Statements)
        found = [known.get(statement) for statement in self.vote.subjects]
        return [one.text if one else "" for one in found]

    def slot(self, place: int) -> int:
        """One vase for all: the covers of many statements tell nothing apart."""
        return 0

    @property
    def line(self) -> str:
        return _("utsagn {n} av {of}").format(n=min(self.at + 1, len(self.vote.subjects)), of=len(self.vote.subjects))

    def asked_of(self, place: int) -> tuple[str, str]:
        survey = self.state.board.of(Culture).surveys[self.vote.occasion]
        if survey.side == "now":
            return _("Hvor godt stemmer dette hos oss i dag?"), self.goals[place]
        return _("Hvor godt skal dette stemme hos oss?"), self.goals[place]

    @property
    def sealed(self) -> str:
        return _("Vasen er lukket til alle har svart. Bare snittet vises.")

    @property
    def skips(self) -> str:
        return _("dette utsagnet")

    def resumes(self, place: int) -> str:
        return _("Fortsett på utsagn {n}").format(n=place + 1)

    @property
    def remaining(self) -> str:
        return _n("{n} utsagn igjen · lov å stå over", "{n} utsagn igjen · lov å stå over", self.left)
