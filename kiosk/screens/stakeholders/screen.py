"""Hvem angår det: a group or a role is chosen by a tap, or from below by «Neste», and put in a cell by another, or by
− and +. Then the sheet proposes how it is taken along, and one tap makes a card of it."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.kinds.stakeholder.commands import EditStakeholder, HangStakeholder, MakeCard, PlaceStakeholder
from board.kinds.stakeholder.index import Stakeholders, about, card_id, hanging, hung, map_id
from board.kinds.stakeholder.record import GRADES, Stakeholder
from board.kinds.stakeholder.words import REPRESENTATIVES, advised, represents, square
from board.packs import pack
from kiosk.draft import store
from kiosk.screen import Screen
from kiosk.screens.stakeholders.panel import Listed
from kiosk.screens.stakeholders.sight import cells
from kiosk.screens.stakeholders.writing import MapWriting
from kiosk.state import State, Wall

Cell = tuple[int, int]


class StakeholdersScreen(Screen):
    """`enter(card)`: the map of this card; without one, that which the unit looked at or began last. Test names of
    cells, sheet and tray stand there."""

    name = "stakeholders"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        ids = self.ids
        self.map = self.card = self._chosen = ""
        """What is looked at, by its id, no map where none is begun and no card is given; and of which card it is."""
        self._cell: Cell | None = None
        self.writing = MapWriting(self)
        ids.matrix.bind(
            on_take=lambda _, id_: self.choose(id_),
            on_cell=lambda _, interest, influence: self._put((interest, influence)),
            on_more=lambda _, interest, influence: self._list((interest, influence)),
        )
        ids.sheet.bind(
            on_write=lambda _, field: self._with(lambda one: self.writing.field(one, field)),
            on_attitude=lambda _, key: self._with(lambda one: self._edit(one, attitude=key)),
            on_step=lambda _, field, way: self._with(lambda one: self._step(one, field, way)),
            on_pick=lambda _, key: self._pick(key),
        )

    # --- what is looked at ---

    @property
    def groups(self) -> tuple[Stakeholder, ...]:
        """Those that hang, the ones without a place first."""
        index = self.wall.state.board.of(Stakeholders)
        placed = sorted(
            (one for one in index.of(self.map) if one.interest and one.influence),
            key=lambda one: (-one.interest, one.influence, one.position, one.id),
        )
        return (*index.unplaced(self.map), *placed)

    @property
    def chosen(self) -> Stakeholder | None:
        return next((one for one in self.groups if one.id == self._chosen), None)

    def enter(self, card: str = "", map: str = "", at: str = "", **given: Any) -> None:
        before = self.map
        self.card = card
        self.map = map or (map_id(card) if card else self._latest())
        if self.map != before or at:
            self._chosen, self._cell = at, None

    def show_map(self, id_: str) -> None:
        """Another map of the unit."""
        known = hanging(self.wall.state.board, id_)
        self.map, self.card = id_, known.card if known else ""
        self._chosen, self._cell = "", None
        self.again()

    def _latest(self) -> str:
        """The one that was looked at, else the one that was begun last."""
        there = hung(self.wall.state.board)
        return next((one.id for one in there if one.id == self.map), there[0].id if there else "")

    # --- showing ---

    def render(self, state: State) -> None:
        if self.card and ((card := state.board.cards.get(self.card)) is None or card.archived):
            if state.opened:
                self.wall.back()
            return
        if not self.card and not hanging(state.board, self.map):
            self.map = self._latest()
        ids, known, one = self.ids, hanging(state.board, self.map), self.chosen
        begun = state.board.cards.get(self.card) if self.card else None
        ids.about.text = about(state.board, known) if known else begun.title if begun else ""
        ids.matrix.cells = cells(state.board, self.map, ids.matrix.held(), self._chosen)
        if one:
            ids.sheet.show(one)
        else:
            self._show_list(state)
        self._show_tray(state, one)

    def _show_list(self, state: State) -> None:
        index, sheet = state.board.of(Stakeholders), self.ids.sheet
        waiting = index.unplaced(self.map)
        if self._cell:
            here = index.at(self.map, *self._cell)
            of = square(*self._cell)
            detail = _(of.proposed) if here else _("Her henger ingen ennå.")
            sheet.list(_(of.advice), detail, [_listed(one) for one in here])
        elif not self.map:
            said_first = _("Skriv først hva dere vil endre. Så henger dere opp dem det angår.")
            sheet.list(_("Hva gjelder det?"), said_first, ())
        elif waiting:
            detail = _("Velg en lapp. Trykk på ruta der den hører hjemme.")
            sheet.list(_("Ikke plassert ennå"), detail, [_listed(one) for one in waiting])
        else:
            there = {one.name.casefold() for one in self.groups}
            asked = (*map(_, REPRESENTATIVES), *pack(state.board.unit).groups)
            missing = [name for name in asked if name.casefold() not in there]
            detail = _("Trykk på dem det angår. Grupper og roller, ikke personer.")
            offered = [Listed(f"+{name}", name, "shield" if represents(name) else "plus") for name in missing]
            sheet.list(_("Har dere tenkt på disse?"), detail, offered)

    def _show_tray(self, state: State, one: Stakeholder | None) -> None:
        ids = self.ids
        ids.to_board.label, ids.to_board.icon = (
            (_("Til kortet"), "check") if self.card else (_("Til tavla"), "arrow-left")
        )
        ids.next_group.shown = bool(self.groups)
        placed = bool(one and one.interest and one.influence)
        ids.new_group.shown = placed
        ids.more_group.shown = bool(one or self.map)
        ids.hint.text = (
            _("Trykk på ruta der den hører hjemme.")
            if one and not placed
            else ""
            if one or not self.groups
            else _("Velg en lapp. Trykk på ruta der den hører hjemme.")
        )
        main = ids.main
        if one and placed:
            made = state.board.cards.get(card_id(one.id))
            there = made is not None and not made.archived
            main.label, main.icon = _("Til kortet") if there else _("Lag kort av dette"), "arrow-right"
            main.second = _(advised(one).advice)
        elif self.map:
            main.label, main.icon, main.second = _("Skriv hvem det angår"), "pencil", _("en gruppe eller en rolle")
        else:
            main.label, main.icon, main.second = _("Skriv hva det gjelder"), "pencil", ""

    # --- choosing and placing ---

    def choose(self, id_: str) -> None:
        """A tap chooses, one on the chosen lets go."""
        self._chosen, self._cell = "" if id_ == self._chosen else id_, None
        self.again()

    def choose_next(self) -> None:
        """The one after the chosen one, also where it hangs above the reach of some."""
        ids = [one.id for one in self.groups]
        at = ids.index(self._chosen) + 1 if self._chosen in ids else 0
        self._chosen, self._cell = ids[at % len(ids)], None
        self.again()

    def _put(self, cell: Cell) -> None:
        """The chosen one hangs there; with none chosen the cell is listed."""
        if one := self.chosen:
            self._place(one, *cell)
        else:
            self._list(cell)

    def _list(self, cell: Cell) -> None:
        self._chosen, self._cell = "", None if cell == self._cell else cell
        self.again()

    def _step(self, one: Stakeholder, field: str, way: int) -> None:
        grades = {"interest": one.interest, "influence": one.influence}
        grades[field] = max(1, min(GRADES, grades[field] + way))
        self._place(one, grades["interest"], grades["influence"])

    def _place(self, one: Stakeholder, interest: int, influence: int) -> None:
        self.wall.do(PlaceStakeholder(one.id, interest, influence), undo=_("Lappen er flyttet"))

    def unplace(self, one: Stakeholder) -> None:
        """It waits for a place again."""
        self._place(one, 0, 0)

    def _pick(self, key: str) -> None:
        if key.startswith("+"):
            self.hang(key[1:])
        else:
            self.choose(key)

    def hang(self, name: str, *, written: bool = False) -> None:
        """A group hangs, and is chosen. Where it was `written`, the pad is put away then."""
        map_, command = self.map, HangStakeholder(self.map, name, card=self.card)

        def hung_up() -> None:
            here = self.wall.state.board.of(Stakeholders).of(map_)
            found = next((one.id for one in here if one.name.casefold() == name.casefold()), "")
            self._chosen, self._cell = found, None
            self.again()

        undo = _("Interessenten er hengt opp")
        if written:
            store(self.wall, self.ids.pad, command, undo, hung_up)
        else:
            self.wall.do(command, hung_up, undo=undo)

    # --- what else is done ---

    def _with(self, act: Any) -> None:
        if (one := self.chosen) is not None:
            act(one)

    def _edit(self, one: Stakeholder, **fields: Any) -> None:
        self.wall.do(EditStakeholder(one.id, fields), undo=_("Interessenten er endret"))

    def more(self) -> None:
        """What else can be done with the chosen one, or with the map."""
        if (one := self.chosen) is not None:
            self.writing.about(one)
        else:
            self.writing.maps()

    def next_step(self) -> None:
        """What the petrol block says."""
        one = self.chosen
        if one is None or not (one.interest and one.influence):
            if self.map:
                self.writing.new()
            else:
                self.writing.begin()
            return
        made = self.wall.state.board.cards.get(card_id(one.id))
        if made is not None and not made.archived:
            self.wall.go("card", id=made.id)
        else:
            done = lambda: self.wall.say(_("Kortet henger i Forslag."))  # noqa: E731
            self.wall.do(MakeCard(one.id), done, undo=_("Kortet er laget"))


def _listed(one: Stakeholder) -> Listed:
    return Listed(one.id, one.name, "shield" if one.required else "people")
