"""What is written and chosen on a stakeholder map: the pad and the sheets, and the commands they become."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from board import people
from board.catalogue import _
from board.formats import quoted
from board.kinds.stakeholder.commands import EditStakeholder, NameMap, TakeMapDown, TakeStakeholderDown
from board.kinds.stakeholder.index import about, hanging, hung
from board.kinds.stakeholder.record import Stakeholder
from board.kinds.stakeholder.words import REPRESENTATIVES, said
from board.kinds.stream.index import Streams
from board.limits import LINE, NAME
from board.local import new_id
from board.packs import pack
from kiosk.draft import Draft, store
from kiosk.widgets.input.choosing import Offer, choose
from kiosk.widgets.input.sheet import Hook

if TYPE_CHECKING:
    from kiosk.screens.stakeholders.screen import StakeholdersScreen

SHOWN = 8
"""So many other maps at most are offered at a time."""


class MapWriting:
    """`screen` says which map is looked at."""

    def __init__(self, screen: StakeholdersScreen) -> None:
        self._screen, self._wall, self._pad, self._hook = screen, screen.wall, screen.ids.pad, Hook(screen)

    def new(self) -> None:
        """A group or a role more."""
        if not self._screen.map:
            self.begin()
            return
        examples = [*pack(self._wall.state.board.unit).groups, *map(_, REPRESENTATIVES)]
        self._write(
            _("Hvem angår det?"),
            (self._screen.map, "new"),
            "",
            lambda name: self._screen.hang(name, written=True),
            limit=NAME,
            heading=_("En gruppe eller en rolle, for eksempel"),
            examples=examples,
        )

    def field(self, one: Stakeholder, field: str) -> None:
        """A text of the chosen one is written anew; what another wall wrote of it, unseen, stands beside."""
        question, text, limit = {
            "name": (_("Hvem angår det?"), one.name, NAME),
            "expectation": (_("Hva forventer de?"), one.expectation, LINE),
            "how": (_("Slik tar vi dem med"), one.how, LINE),
        }[field]
        proposed = {"heading": _("Forslag"), "examples": [said(one)]} if field == "how" and not one.how else {}

        def done(words: str) -> None:
            store(self._wall, self._pad, EditStakeholder(one.id, {field: words}), _("Interessenten er endret"))

        of = (Stakeholder, one.id)
        self._write(question, (one.id, field), text, done, limit=limit, of=of, field=field, **proposed)

    def about(self, one: Stakeholder) -> None:
        """What else can be done with the chosen one; also what hangs above the reach of some."""
        offers = [
            Offer("expectation", _("Skriv hva de forventer"), "pencil"),
            Offer("how", _("Skriv hvordan vi tar dem med"), "pencil"),
            Offer("name", _("Skriv om navnet"), "pencil"),
            Offer("required", _("Skal være med"), "shield", chosen=one.required),
            Offer("unplace", _("Ikke plassert likevel"), "undo"),
            Offer("down", _("Ta ned"), "archive"),
        ]
        choose(self._hook, one.name, offers, lambda key: self._done(one, key), detail=said(one))

    def _done(self, one: Stakeholder, key: str) -> None:
        if key == "required":
            said_so = EditStakeholder(one.id, {"required": not one.required})
            self._wall.do(said_so, undo=_("Interessenten er endret"))
        elif key == "unplace":
            self._screen.unplace(one)
        elif key == "down":
            self._wall.do(TakeStakeholderDown(one.id), undo=_("Interessenten er tatt ned"))
        else:
            self.field(one, key)

    # --- maps ---

    def maps(self, page: int = 0) -> None:
        """Another map, or what can be done with this one."""
        board, now = self._wall.state.board, self._screen.map
        others = [one for one in hung(board) if one.id != now]
        pages = max(1, -(-len(others) // SHOWN))
        here = others[page * SHOWN : (page + 1) * SHOWN]
        offers = [Offer(one.id, about(board, one), "people") for one in here]
        if pages > 1:
            offers.append(Offer(">", _("Vis flere"), "arrow-right"))
        offers.append(Offer("+", _("Noe annet dere vil endre"), "plus"))
        if hanging(board, now):
            offers += [Offer("=", _("Skriv om hva det gjelder"), "pencil"), Offer("-", _("Ta ned alt"), "archive")]
        choose(
            self._hook,
            _("Hva gjelder det?"),
            offers,
            lambda key: self.maps((page + 1) % pages) if key == ">" else self._map_chosen(key),
        )

    def _map_chosen(self, key: str) -> None:
        if key == "+":
            self.begin()
        elif key == "=":
            self.begin(self._screen.map)
        elif key == "-":
            self._wall.do(TakeMapDown(self._screen.map), undo=_("Interessentanalysen er tatt ned"))
        else:
            self._screen.show_map(key)

    def begin(self, id_: str = "") -> None:
        """What a map is about; of a new one without an id. Streams that hang are read as examples."""
        board = self._wall.state.board
        known, new = hanging(board, id_), id_ or new_id()
        streams = [stream.title for stream in board.of(Streams) if stream.title and not stream.archived][:3]
        done = lambda: self._begun(new)  # noqa: E731
        self._write(
            _("Hva vil dere endre?"),
            ("map", id_),
            about(board, known) if known else "",
            lambda title: store(
                self._wall, self._pad, NameMap(new, title), _("Det er skrevet hva det gjelder"), done
            ),
            limit=LINE,
            heading=_("For eksempel"),
            examples=[_("Ny frokostrutine"), _("Annen vaktplan i sommer"), *streams],
        )

    def _begun(self, id_: str) -> None:
        if id_ != self._screen.map:
            self._screen.show_map(id_)

    # --- pad and sheet ---

    def _write(
        self, question: str, draft: tuple[str, ...], text: str, done: Callable[[str], Any], **more: Any
    ) -> None:
        """Where somebody seems to be named it is asked once more: who writes the same again means it."""
        asked: list[str] = []

        def heeded(words: str) -> None:
            named = people.named(words, people.known(self._wall.state.board))
            if named and words not in asked:
                asked.append(words)
                self._pad.remark = _("Er {names} navn på noen? Skriv om, eller trykk Ferdig en gang til.").format(
                    names=", ".join(quoted(name) for name in named)
                )
                self._pad.go_on()
                return
            done(words)

        warning = _("Ikke navn, ikke helseopplysninger.")
        Draft(self._wall, "who", *draft).write(self._pad, question, text, done=heeded, remark=warning, **more)
