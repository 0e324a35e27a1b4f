"""What is written on a value stream: its name, how often it is gone, its steps, lanes and parts.

Half a word is kept on this wall until it is done. What a step, a lane or a part is to be called becomes a command at
once, so that a stream half made is whole after a power cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from board.catalogue import _
from board.commands import BringBack, TakeDown
from board.context import Command
from board.formats import number
from board.kinds.stream.commands import MoveStep, NameRow, WriteStep, WriteStream
from board.kinds.stream.ready import HangReady
from board.kinds.stream.record import Stream, Streamlane, Streampart
from board.local import new_id
from board.packs import Pack, pack
from kiosk.draft import Draft, store
from kiosk.screens.stream.map.placing import Place
from kiosk.screens.stream.map.sight import Way
from kiosk.state import Wall
from kiosk.widgets.input.numbersheet import NumberSheet
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.sheet import Sheet

TITLE, NAME = 80, 40
Then = Callable[[str], None]


class Writing:
    """Writes with `pad` on what `wall` shows; `hang` hangs the sheet on which a number is tapped."""

    def __init__(self, wall: Wall, pad: Pad, hang: Callable[[Sheet], None]) -> None:
        self._wall, self._pad, self._hang = wall, pad, hang

    @property
    def _pack(self) -> Pack:
        return pack(self._wall.state.board.unit)

    # --- the stream ---

    def begin(self, then: Then) -> None:
        """A new stream: what it is called, and how often it is gone. `then` gets its id."""
        id_ = new_id()

        def hang(title: str) -> None:
            self._do(WriteStream(id_, {"title": title}), lambda: self._begun(id_, then))

        self._write(
            _("Hva følger dere, fra start til slutt?"),
            "new",
            done=hang,
            limit=TITLE,
            heading=_("Slik kan det høres ut"),
            examples=list(self._pack.streams),
        )

    def _begun(self, id_: str, then: Then) -> None:
        then(id_)
        self.times(id_)

    def hang_ready(self, name: str, then: Then) -> None:
        """A stream others have used hangs here too."""
        id_ = new_id()
        self._wall.do(HangReady(id_, name), lambda: then(id_), undo=_("Verdistrømmen er hengt opp"))

    def rename(self, stream: Stream) -> None:
        self._write(
            _("Hva følger dere, fra start til slutt?"),
            f"{stream.id}/title",
            stream.title,
            done=lambda title: self._put(stream.id, {"title": title}, _("Navnet er endret")),
            limit=TITLE,
        )

    def receiver(self, stream: Stream) -> None:
        self._write(
            _("Hvem skal det være av verdi for?"),
            f"{stream.id}/receiver",
            stream.receiver,
            done=lambda who: self._put(stream.id, {"receiver": who}, _("Det er skrevet")),
            limit=NAME,
            heading=_("For eksempel"),
            examples=list(self._pack.receivers),
        )

    def times(self, id_: str, now: float | None = None, then: Callable[[], None] | None = None) -> None:
        """How often in a week the whole way is gone."""
        self._figure(_("Hvor mange ganger i uka skjer det?"), "times", id_, now, then=then)

    def often(self, stream: Stream) -> None:
        """How often, and then in which hours: what its takt is reckoned of."""
        self.times(stream.id, stream.times, lambda: self.open_hours(stream))

    def day_hours(self, stream: Stream) -> None:
        """How long a day of waiting is."""
        remark = _("24 der ting venter døgnet rundt. 7,5 der det ventes i arbeidstida.")
        question = _("Hvor mange timer er en dag med venting?")
        self._figure(question, "day_hours", stream.id, stream.day_hours, remark)

    def open_hours(self, stream: Stream) -> None:
        """How many hours a week it can be done."""
        remark = _("Antall timer i uka noen kan gjøre det: 37,5 på dagtid, 168 døgnet rundt. Takten regnes av det.")
        question = _("Hvor mange timer i uka kan det gjøres?")
        self._figure(question, "open_hours", stream.id, stream.open_hours, remark)

    def take_down(self, stream: Stream, then: Callable[[], None]) -> None:
        self._wall.do(TakeDown(Stream, stream.id), then, undo=_("Verdistrømmen er tatt ned"))

    def bring_back(self, id_: str, then: Callable[[], None]) -> None:
        self._wall.do(BringBack(Stream, id_), then, undo=_("Verdistrømmen henger igjen"))

    # --- steps, lanes and parts ---

    def step(self, whole: Way, place: Place, then: Then) -> None:
        """A new step at this place. `then` gets its id."""
        id_ = new_id()
        first = not whole.columns

        def hang(title: str) -> None:
            fields: dict[str, Any] = {"stream": whole.stream.id, "title": title, **place.fields}
            self._do(WriteStep(id_, fields, below=place.below), lambda: then(id_), undo=_("Steget er hengt opp"))

        self._write(
            _("Hva skjer først?") if first else _("Hva gjøres i steget?"),
            f"{whole.stream.id}/step",
            done=hang,
            limit=TITLE,
            heading=_("Skriv som dere sier det"),
            examples=list(self._pack.steps),
        )

    def move(self, step: str, place: Place, then: Callable[[], None]) -> None:
        """A step hangs at this place from now on."""
        fields = place.fields
        command = MoveStep(step, place.below, fields["lane"], fields["part"], fields["beside"])
        self._wall.do(command, then, undo=_("Steget er flyttet"))

    def lane(self, whole: Way, id_: str = "", steps: Sequence[str] = ()) -> None:
        """Who does the steps of a lane; of a new one without an id, in which these steps hang then."""
        self._row(whole, Streamlane, id_, whole.lanes, _("Hvem gjør det?"), steps, _("En rolle, ikke en person"))

    def part(self, whole: Way, id_: str, steps: Sequence[str]) -> None:
        """What a stretch of a long stream is called."""
        self._row(whole, Streampart, id_, whole.parts, _("Hva heter denne delen?"), steps, "")

    def remove_lane(self, whole: Way, id_: str) -> None:
        self._wall.do(NameRow(Streamlane, id_, whole.stream.id, ""), undo=_("Banen er tatt bort"))

    def _row(
        self,
        whole: Way,
        kind: type[Streamlane] | type[Streampart],
        id_: str,
        titles: Any,
        question: str,
        steps: Sequence[str],
        remark: str,
    ) -> None:
        named, new = id_ or new_id(), tuple(steps) if not id_ else ()
        self._write(
            question,
            f"{whole.stream.id}/{kind.__name__.lower()}/{id_}",
            titles.get(id_, ""),
            done=lambda title: self._do(
                NameRow(kind, named, whole.stream.id, title, new), undo=_("Navnet er skrevet")
            ),
            limit=NAME,
            remark=remark,
        )

    # --- the pad ---

    def _write(self, question: str, draft: str, text: str = "", *, done: Then, **more: Any) -> None:
        Draft(self._wall, "stream", draft).write(self._pad, question, text, done=done, **more)

    def _figure(
        self,
        question: str,
        field: str,
        id_: str,
        now: float | None,
        remark: str = "",
        then: Callable[[], None] | None = None,
    ) -> None:
        sheet = NumberSheet(question=question, detail=remark, known=lambda _week: "")
        sheet.text = "" if now is None else number(now)

        def done(_sheet: NumberSheet, _week: str, value: float | None) -> None:
            if value is not None:
                self._wall.do(WriteStream(id_, {field: value}), told_so, undo=_("Tallet er endret"))

        def told_so() -> None:
            sheet.put_away()
            if then:
                then()

        sheet.bind(on_done=done)
        self._hang(sheet)

    def _put(self, id_: str, fields: dict[str, Any], undo: str) -> None:
        self._do(WriteStream(id_, fields), undo=undo)

    def _do(self, command: Command, then: Callable[[], Any] | None = None, undo: str = "") -> None:
        store(self._wall, self._pad, command, undo, then)
