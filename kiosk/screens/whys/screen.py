"""Hvorfor: why it is so, and why that is so, as a tree that grows to the right from the problem of a card.

Tap an answer, then say what shall be done from there; a tap on the one that is chosen writes it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from board.catalogue import _
from board.context import Command
from board.kinds.card.record import Card
from board.kinds.why.commands import ActOnCause, AskWhy, MarkCause, RemoveWhy, RewriteWhy
from board.kinds.why.record import Why
from board.kinds.why.tree import Tree, tree
from board.limits import LINE
from board.local import new_id
from kiosk.draft import Draft, store
from kiosk.parts.ofcard import OfCard
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.text.text_layout import strong


class WhysScreen(OfCard):
    """`enter(id)`: the tree of a card; `at`: with this why chosen; `ask`: somebody writes at once. Test names in the
    tray: `to-card`, `undo`, `why-deeper`, `why-branch`, `why-cause`, `why-remove`, `why-next`; those on the sheet
    stand with the branches."""

    name = "whys"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._at = ""
        branches = self.ids.branches
        branches.bind(on_take=lambda _, id_: self._take(id_), on_ask=lambda _, parent: self.ask(parent))

    @property
    def tree(self) -> Tree:
        return tree(self.wall.state.board, self.card) if self.card else Tree({}, {})

    @property
    def chosen(self) -> str:
        """The why that is chosen: as long as nobody has, where the way leads."""
        found = self.tree
        return self._at if self._at in found.whys else found.way[-1].id if found.way else ""

    def enter(self, id: str = "", at: str = "", ask: bool = False, **given: Any) -> None:
        if id != self._id or at:
            self._at = at
        self._id = id
        self.render(self.wall.state)
        if ask and self.card:
            self.ask(self.chosen)

    def show(self, state: State, card: Card) -> None:
        ids, found, chosen = self.ids, self.tree, self.chosen
        at = found.whys.get(chosen)
        ids.subject.text = card.title if card.problem else ""
        ids.problem.text = card.problem or card.title
        asked = _("Spør: Hva i **måten vi jobber på** gjør at det blir slik?")
        ids.asked.text = strong(asked.replace("** ", "**\n") if theme.format == "wide" else asked)
        ids.branches.tree, ids.branches.chosen = found, chosen
        for name in ("why_branch", "why_cause", "why_remove"):
            ids[name].shown = at is not None
        ids.why_deeper.shown = self._cause is not None
        cause = bool(at and at.cause)
        ids.why_cause.label = _("Ikke årsaken likevel") if cause else _("Dette er årsaken")
        ids.why_cause.icon = "undo" if cause else "flag"
        step = ids.why_next
        if self._cause is None:
            step.label, step.icon, step.icon_side = _("Skriv hvorfor"), "pencil", "left"
        else:
            made = self._born is not None
            step.label = _("Til det nye kortet") if made else _("Lag kort av årsaken")
            step.icon, step.icon_side = "arrow-right", "right"

    @property
    def _cause(self) -> Why | None:
        """The cause that the petrol block is about: the chosen one, else the one the way leads to."""
        found = self.tree
        at = found.whys.get(self.chosen)
        return at if at and at.cause else found.cause

    @property
    def _born(self) -> Card | None:
        born = self.wall.state.board.cards.get(self._cause.id) if self._cause else None
        return born if born and not born.archived else None

    # --- what is done ---

    def _take(self, id_: str) -> None:
        """An answer is chosen; the chosen one is written anew."""
        if id_ == self.chosen and (why := self.tree.whys.get(id_)):
            command = partial(RewriteWhy, self._id, id_)
            self._write(_("Skriv det med andre ord"), why.text, ("anew", id_), command, of=(Why, id_))
        self._at = id_
        self.render(self.wall.state)

    def ask(self, parent: str) -> None:
        """Write an answer under this why, or right under the problem."""
        card, id_ = self.card, new_id()
        if card is None:
            return
        above = self.tree.whys.get(parent)
        question = _("Hvorfor det?") if above else _("Hvorfor?")
        said = above.text if above else card.problem or card.title
        beside = {"heading": _("Det dere svarer på"), "examples": [said]}
        self._write(
            question, "", ("below", parent), lambda text: AskWhy(id_, card.id, text, parent), at=id_, **beside
        )

    def _write(
        self,
        question: str,
        text: str,
        draft: tuple[str, str],
        command: Callable[[str], Command],
        at: str = "",
        **more: Any,
    ) -> None:
        pad = self.ids.pad

        def done(words: str) -> None:
            if not words or words == text:
                pad.close(keep=False)
                return
            store(self.wall, pad, command(words), _("Svaret er skrevet"), written)

        def written() -> None:
            self._at = at or self._at
            self.render(self.wall.state)

        Draft(self.wall, "card", self._id, "why", *draft).write(
            pad,
            question,
            text,
            done=done,
            remark=_("Ikke navn, ikke helseopplysninger."),
            limit=LINE,
            **more,
        )

    def mark(self) -> None:
        """This is the cause, or is not after all."""
        why = self.tree.whys.get(self.chosen)
        if why:
            said = _("Årsaken er tatt tilbake") if why.cause else _("Årsaken er merket")
            self._at = why.id
            self.wall.do(MarkCause(self._id, why.id, marked=not why.cause), undo=said)

    def remove(self) -> None:
        """The chosen answer, with all below it."""
        if at := self.chosen:
            above = self.tree.above.get(at, "")
            self._at = above
            self.wall.do(RemoveWhy(self._id, at), undo=_("Svaret er tatt bort"))

    def next_step(self) -> None:
        """What the petrol block says."""
        cause = self._cause
        if cause is None:
            self.ask(self.chosen)
        elif self._born:
            self.wall.go("card", id=cause.id)
        else:
            act = ActOnCause(self._id, cause.id)
            self.wall.do(act, lambda: self.wall.go("card", id=cause.id), undo=_("Kortet er hengt opp"))
