"""What can be changed on a round besides answering it: its questions, and whether it is put away or opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from board.catalogue import _
from board.kinds.round.commands import PutAway, ReopenRound
from board.kinds.round.ready import questions, ready
from board.kinds.round.record import Roundquestion
from board.kinds.round.rewriting import QUESTIONS_LIMIT, ChooseQuestions, RemoveQuestion, WriteQuestion
from board.kinds.round.words import PARTS_SAID
from board.labels import said
from board.packs import own_first
from kiosk.draft import Draft, store
from kiosk.widgets.input.choosing import Offer, choose
from kiosk.widgets.input.sheet import Hook

if TYPE_CHECKING:
    from kiosk.screens.round.walk.screen import RoundWalk


class Changing:
    """Sheets and pads. Test names: `choose-<n>`."""

    def __init__(self, screen: RoundWalk) -> None:
        self._screen, self._wall, self._pad, self._hook = screen, screen.wall, screen.ids.pad, Hook(screen)

    def begin(self) -> None:
        """What may be changed now."""
        now, asked = self._screen.looked, self._asked()
        offers = [Offer("rewrite", _("Skriv om et spørsmål"), "pencil")]
        if len(asked) < QUESTIONS_LIMIT:
            offers.append(Offer("new", _("Nytt spørsmål"), "plus"))
        if len(asked) > 1:
            offers.append(Offer("remove", _("Ta bort et spørsmål"), "trash"))
        if len(self._sets()) > 1:
            offers.append(Offer("sets", _("Ferdige spørsmål"), "swap"))
        if now.record and not now.ended and not now.record.away:
            offers.append(Offer("away", _("Legg bort runden"), "archive"))
        if now.ended:
            offers.append(Offer("open", _("Åpne runden igjen"), "undo"))
        acts: dict[str, Callable[[], None]] = {
            "rewrite": lambda: self._which(_("Hvilket spørsmål skrives om?"), self._write),
            "new": lambda: self._write(None),
            "remove": lambda: self._which(_("Hvilket spørsmål tas bort?"), self._remove),
            "sets": self._choose_set,
            "away": lambda: self._wall.do(PutAway(*self._screen.place), undo=_("Runden er lagt bort")),
            "open": lambda: self._wall.do(ReopenRound(*self._screen.place), undo=_("Runden er åpnet igjen")),
        }
        title = _("Spørsmålene om {part}").format(part=said(PARTS_SAID, self._screen.part))
        detail = _("Det som er besvart før, blir stående med de ordene det hadde.")
        choose(self._hook, title, offers, lambda key: acts[key](), detail)

    def _asked(self) -> tuple[Roundquestion, ...]:
        form = self._screen.place[0]
        return questions(self._wall.state.board, form)[self._screen.part]

    def _sets(self) -> dict[str, str]:
        """Ready sets of this form by what they are called, the unit's own kind first."""
        form = self._screen.place[0]
        some = {name: told for name, told in ready().items() if told.form == form}
        suited = own_first(self._wall.state.board.unit, some, lambda told: told.unit)
        return {name: told.name for name, told in suited.items()}

    def _which(self, title: str, then: Callable[[Roundquestion], None]) -> None:
        asked = {one.id: one for one in self._asked()}
        offers = [Offer(one.id, one.text) for one in asked.values()]
        choose(self._hook, title, offers, lambda id_: then(asked[id_]))

    def _write(self, question: Roundquestion | None) -> None:
        form, part, pad = self._screen.place[0], self._screen.part, self._pad
        id_ = question.id if question else ""

        def done(text: str) -> None:
            command = WriteQuestion(form, part, text, id_)
            store(self._wall, pad, command, _("Spørsmålet er skrevet"))

        Draft(self._wall, "round", "question", part, id_).write(
            pad,
            _("Hva skal runden se etter?"),
            question.text if question else "",
            done=done,
            of=(Roundquestion, id_),
            remark=_("Skriv det slik det skal være, for eksempel «Alt har en fast plass»."),
        )

    def _remove(self, question: Roundquestion) -> None:
        form, part = self._screen.place[0], self._screen.part
        self._wall.do(RemoveQuestion(form, part, question.id), undo=_("Spørsmålet er tatt bort"))

    def _choose_set(self) -> None:
        offers = [Offer(name, told) for name, told in self._sets().items()]
        detail = _("De tar plassen til spørsmålene dere har nå, i alle delene.")
        choose(
            self._hook,
            _("Hvilke spørsmål?"),
            offers,
            lambda name: self._wall.do(ChooseQuestions(name), undo=_("Spørsmålene er byttet")),
            detail,
        )
