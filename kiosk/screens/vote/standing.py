"""How it stands at the vases, in words: what is asked, what the vase's label says, what the next step is. Pure. Of a
vote of other things than goals another class says what differs (statements.py).

Standing(state, vote, at=1).phase   -> "asking"
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from board.catalogue import _, _n
from board.kinds.goal import WHOLE_WEEK
from board.votes import Vote
from kiosk.state import State

Phase = Literal["asking", "thanks", "all", "closed"]
_WEEK_SLOT = 1
"""Where the one vase of a week stands when it is opened."""


@dataclass(frozen=True)
class Standing:
    """`at` is the place of the goal the person of the moment rates; as many as there are goals: the person is done.

    Persons are not counted: whoever stands over a goal leaves one vase with a ball less, so that everybody is known
    to have been there when the fullest vase holds as many balls as there are people.
    """

    state: State
    vote: Vote
    at: int
    screen: ClassVar[str] = "meeting"
    """Where one comes from, and goes back to."""
    opened: ClassVar[str] = "reveal"
    """Where the opened vases are seen."""
    alone: ClassVar[bool] = False
    """One person lays balls, and nobody opens anything."""
    scores: ClassVar[bool] = False
    """What is laid is a score, not a colour."""

    @property
    def present(self) -> int:
        return self.state.board.balls(self.vote)

    @property
    def here(self) -> int:
        """So many are there now; with a vase that stood before there are balls for more."""
        board = self.state.board
        held: Any = board.find(self.vote.ballot.occasion, self.vote.occasion)
        return int(held.present)

    @property
    def least(self) -> int:
        """So many are there at least: whose ball lies in a vase that stood before may be gone."""
        return 1 if self.vote.week else self.fullest

    @property
    def fullest(self) -> int:
        """Balls in the vase that holds most."""
        return max(self.vote.laid)

    @property
    def missing(self) -> int:
        """So many have not laid a ball in any vase, as far as can be known."""
        return max(0, self.present - self.fullest)

    @property
    def few(self) -> bool:
        """No vase could be opened now."""
        return self.fullest < self.threshold

    @property
    def threshold(self) -> int:
        """So many balls a vase of this vote must hold."""
        return max(self.vote.threshold, self.state.board.threshold)

    @property
    def left(self) -> int:
        """Goals the person of the moment has before them."""
        return len(self.vote.subjects) - self.at

    @property
    def phase(self) -> Phase:
        """closed: nothing can be stored; all: everybody has laid a ball; thanks: this person has; asking."""
        if self.state.trouble:
            return "closed"
        if not self.missing and (self.at == 0 or not self.left):
            return "all"
        return "asking" if self.left else "thanks"

    @property
    def night(self) -> bool:
        """Whoever lays a ball does so in the small hours."""
        return False

    @property
    def week(self) -> bool:
        """One ball is laid for the week, not one for each goal."""
        return self.vote.subjects == (WHOLE_WEEK,)

    @property
    def goals(self) -> list[str]:
        """The goals as they are written."""
        items = self.state.board.goals.items
        return [items[goal].text if goal in items else "" for goal in self.vote.subjects]

    @property
    def names(self) -> list[str]:
        """The same as they are called where there is little room."""
        items = self.state.board.goals.items
        short = (items[goal].short if goal in items else "" for goal in self.vote.subjects)
        return [name or text for name, text in zip(short, self.goals, strict=True)]

    def former(self, place: int) -> bool:
        """The goal at this place was rewritten since balls were laid for it: another hangs on the board."""
        goals = self.state.board.goals
        found = goals.items.get(self.vote.subjects[place])
        return found is not None and goals.in_force[found.slot] not in (None, found)

    def slot(self, place: int) -> int:
        """Where the vase of the goal at this place stands on the shelf; the knitting of its cover goes with it."""
        found = self.state.board.goals.items.get(self.vote.subjects[place])
        return found.slot if found else _WEEK_SLOT

    def tag(self, place: int) -> str:
        """What the label of that vase says."""
        return _("{laid} av {present}").format(laid=self.vote.laid[place], present=self.present)

    def asked(self, place: int) -> tuple[str, str]:
        """The small line and the large one above the balls while the goal at this place is shown."""
        if self.phase == "closed":
            return "", ""  # a paper of its own says why
        if place < len(self.vote.subjects):
            return self.asked_of(place)
        if self.phase == "all":
            stood_over = min(self.vote.laid) < self.present
            laid = _("Alle har svart.") if self.scores else _("Alle har lagt ball.")
            return _("Alle har hatt sin tur.") if stood_over else laid, _("Da kan vasene åpnes.")
        return "", self.thanks

    @property
    def thanks(self) -> str:
        """What is said to whoever is done."""
        return _("Takk! Si fra til den neste.")

    def asked_of(self, place: int) -> tuple[str, str]:
        """The same while nothing else is to be said."""
        if self.week:
            return _("Trykk på ballen som passer."), _("Hvordan har det vært denne uka?")
        if self.former(place):
            return _("Dette er målet slik det sto; det nye får baller fra neste gang."), self.goals[place]
        return _("Hvordan har det vært denne uka? Trykk på ballen som passer."), self.goals[place]

    @property
    def line(self) -> str:
        """How far the person of the moment has come, where it is told in words."""
        return ""

    @property
    def sealed(self) -> str:
        """What is promised while balls are laid, and until they are seen."""
        if self.phase == "all":
            return _("Bare antallet vises til vasene åpnes.")
        return _("Vasen er lukket til alle har lagt. Bare antallet vises.")

    @property
    def skips(self) -> str:
        """What is stood over."""
        return _("dette målet")

    def resumes(self, place: int) -> str:
        """What whoever was interrupted may answer."""
        return _("Fortsett på mål {n}").format(n=place + 1)

    @property
    def hands_over(self) -> str:
        """What leads to whoever comes next, at the vases and after somebody was interrupted."""
        return _("Neste person")

    @property
    def remaining(self) -> str:
        """What the person of the moment has before them."""
        if self.week:
            return _("Lov å stå over")
        return _n("{n} mål igjen · lov å stå over", "{n} mål igjen · lov å stå over", self.left)

    @property
    def looks(self) -> tuple[str, str]:
        """Colour and sign of the block in the lower right corner."""
        return "cream" if self.phase == "asking" else "petrol", "history" if self.phase == "closed" else "arrow-right"

    @property
    def next_step(self) -> tuple[str, str]:
        """The two lines of the block in the lower right corner."""
        if self.phase == "closed":
            return _("Prøv igjen"), ""
        if self.phase == "all":
            return _("Åpne vasen") if len(self.vote.subjects) == 1 else _("Åpne vasene"), ""
        return self.hands_over, self.remaining if self.phase == "asking" else ""
