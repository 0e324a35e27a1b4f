"""What is written and chosen under the three questions: the lines, when they are asked about, what was learned, and
what becomes of a habit that slipped. Half a word is kept on this wall until it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from board.calendar import months_after
from board.catalogue import _
from board.context import Command
from board.errors import Kind, Refused
from board.kinds.card.commands import EditCard, MoveCard
from board.kinds.card.record import Card
from board.kinds.practice.commands import AnswerHabit, AskOn, WriteLine
from board.kinds.practice.index import LINES, Versions, poster, usual_day
from board.kinds.practice.record import Practicelines
from board.limits import LINE, PARAGRAPH
from board.local import new_id
from kiosk.draft import Draft, store
from kiosk.state import Wall
from kiosk.widgets.input.choosing import Offer, choose
from kiosk.widgets.input.daysheet import DaySheet
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.question import Question
from kiosk.widgets.input.sheet import Hook

SOON, LATER = 1, 12
"""Months until a habit is asked about that slipped, or that has held."""


class Writing:
    """`card` gives the card as it stands, or None; its sheets hang on `hook`, its texts are written on `pad`."""

    def __init__(self, wall: Wall, pad: Pad, hook: Hook, card: Callable[[], Card | None]) -> None:
        self._wall, self._pad, self._hook, self._card = wall, pad, hook, card
        self._answer = new_id()
        """Of the next answer, so that a second tap is none."""

    @property
    def _today(self) -> date:
        return self._wall.state.today

    # --- the lines ---

    def line(self, n: int) -> None:
        """Write the line of this number; 0: the first one, or one that is chosen."""
        card = self._card()
        if card is None:
            return
        versions = self._wall.state.board.of(Versions).of(card.id)
        now = versions[-1] if versions else Practicelines()
        texts = [getattr(now, name) for name in LINES]
        if not n and any(texts):
            offers = [
                Offer(str(place), text or _("Skriv en linje til"), "pencil" if text else "plus")
                for place, text in enumerate(texts, 1)
            ]
            detail = _("Det som sto før, blir stående under.")
            choose(self._hook, _("Hvilken linje?"), offers, lambda key: self.line(int(key)), detail)
            return
        n = n or 1
        text, id_ = texts[n - 1], new_id()
        self._write(
            _("Slik gjør vi det nå, linje {n}").format(n=n),
            ("line", n),
            text,
            done=lambda words: WriteLine(id_, card.id, n, words),
            of=(Practicelines, now.id),
            field=LINES[n - 1],
            remark=_("Hvem gjør hva, og når. Roller, ikke navn."),
            limit=LINE,
            letters=44,
        )

    def day(self) -> None:
        """When it is asked whether the habit holds."""
        card = self._card()
        if card is None:
            return
        found = poster(self._wall.state.board, card.id)
        asked = found.asked if found else None
        sheet = DaySheet(
            title=_("Når spør tavla om vanen holder?"),
            detail=card.title,
            today=self._today,
            chosen=asked,
            on_choose=lambda _sheet, day: self._wall.do(AskOn(card.id, str(day)), undo=_("Dagen er satt")),
            on_past=lambda *_: self._wall.refuse(Refused(Kind.PRACTICE_DAY_PAST)),
        )
        self._hook.hang(sheet)

    def learned(self) -> None:
        """What a try that did not work has taught."""
        if card := self._card():
            self._write(
                _("Hva lærte vi?"),
                ("learned",),
                card.learned,
                done=lambda words: EditCard(card.id, {"learned": words}),
                of=(Card, card.id),
                field="learned",
                remark=_("Ikke navn, ikke helseopplysninger."),
                limit=PARAGRAPH,
                letters=38,
            )

    # --- the habit ---

    def holds(self) -> None:
        """It holds: when is it asked about again?"""
        card = self._card()
        if card is None:
            return
        options = [
            ("never", _("Spør ikke mer"), ""),
            ("year", _("Om et år"), ""),
            ("usual", _("Om tre måneder"), "check"),
        ]
        again = {"never": "", "year": str(months_after(self._today, LATER)), "usual": str(usual_day(self._today))}
        self._ask(
            _("Bra. Når spør vi igjen?"),
            card.title,
            options,
            lambda key: self._answered(AnswerHabit(self._answer, card.id, True, again[key])),
        )

    def slipped(self) -> None:
        """It does not hold: what came in the way, and what is done now?"""
        card = self._card()
        if card is None:
            return

        def written(words: str) -> None:
            self._pad.close(keep=not words)
            if words:
                self._then(card, words)
            else:
                self._wall.refuse(Refused(Kind.PRACTICE_REASON_MISSING))

        Draft(self._wall, "card", card.id, "practice", "slipped").write(
            self._pad,
            _("Hva kom i veien?"),
            done=written,
            remark=_("Vi leter etter årsaken, ikke etter noen å skylde på."),
            limit=PARAGRAPH,
            letters=40,
        )

    def _then(self, card: Card, note: str) -> None:
        options = [
            ("stop", _("Slutt med det"), ""),
            ("try", _("Prøv en gang til"), "history"),
            ("lines", _("Endre linjene"), "pencil"),
            ("soon", _("Spør igjen om en måned"), "check"),
        ]
        soon, usual = str(months_after(self._today, SOON)), str(usual_day(self._today))
        again = {"stop": "", "try": usual, "lines": usual, "soon": soon}
        after: dict[str, Callable[[], Any]] = {
            "try": lambda: self._wall.do(MoveCard(card.id, "done", "do"), undo=_("Kortet er flyttet")),
            "lines": lambda: self.line(0),
        }
        self._ask(
            _("Hva gjør vi nå?"),
            note,
            options,
            lambda key: self._answered(
                AnswerHabit(self._answer, card.id, False, again[key], note), after.get(key, lambda: None)
            ),
        )

    def _answered(self, answer: AnswerHabit, then: Callable[[], Any] = lambda: None) -> None:
        def stored() -> None:
            self._answer = new_id()
            Draft(self._wall, "card", answer.card, "practice", "slipped").forget()
            then()

        self._wall.do(answer, stored, undo=_("Svaret er lagret"))

    # --- pad and sheet ---

    def _ask(self, title: str, detail: str, options: list[tuple[str, str, str]], then: Callable[[str], None]) -> None:
        heard = {"on_answer": lambda _sheet, key: then(key)}
        self._hook.hang(Question(title=title, detail=detail, options=options, **heard))

    def _write(
        self,
        question: str,
        draft: tuple[object, ...],
        text: str,
        *,
        done: Callable[[str], Command],
        **more: Any,
    ) -> None:
        card = self._card()
        if card is None:
            return

        def finished(words: str) -> None:
            if words == text:
                self._pad.close(keep=False)
            else:
                store(self._wall, self._pad, done(words), _("Teksten er endret"))

        written = Draft(self._wall, "card", card.id, "practice", *draft)
        written.write(self._pad, question, text, done=finished, **more)
