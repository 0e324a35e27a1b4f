"""Gode historier: those of the unit on their papers; one of them open, to be written, shared and given a photo.

Writing one is three questions on the pad, each stored at once. A name that the wall knows is asked about.
"""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.formats import quoted
from board.kinds.card.record import Card
from board.kinds.photo.commands import TakePhotosDown
from board.kinds.photo.index import Photos
from board.kinds.photo.record import Photo
from board.kinds.story.commands import TEXTS, ShareStory, TakeStoryDown, WriteStory
from board.kinds.story.index import Stories, numbers, untold
from board.kinds.story.record import Story, said, story_id
from kiosk.draft import Draft, store
from kiosk.parts.sending import Sending, sending
from kiosk.presenters import alone
from kiosk.screen import Screen
from kiosk.screens.story import words
from kiosk.state import State, Wall
from kiosk.widgets.input.confirm import Confirm
from kiosk.widgets.input.question import Question
from kiosk.widgets.input.sheet import Hook

GUIDED = ("title", "problem", "done")
"""What is asked of a new story, one after the other."""


class StoryScreen(Screen):
    """`enter(id)`: the story of a card, written or not; without one the list of stories. Test names in the tray:
    `to-board`, `undo`, `story-rewrite`, `story-photo`, `story-down`, `story-next`, `stories-back`, `stories-on`."""

    name = "story"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._id, self._came_to, self._nobody = "", "", set[str]()
        self._sheet = Hook(self)
        ids = self.ids
        ids.listing.bind(on_open=lambda _, card: self._open(card))
        ids.sheet.bind(on_write=lambda _, name: self.write(name))
        ids.to_board.bind(on_act=lambda *_: self._back())
        ids.story_rewrite.bind(on_act=lambda *_: self._ask_which())
        ids.story_photo.bind(on_act=lambda *_: self._photo())
        ids.story_down.bind(on_act=lambda *_: self._take_down())
        ids.story_next.bind(on_act=lambda *_: self._next())

    @property
    def card(self) -> Card | None:
        return self.wall.state.board.cards.get(self._id)

    @property
    def story(self) -> Story | None:
        return self.wall.state.board.of(Stories).of_card(self._id)

    @property
    def photo(self) -> Photo | None:
        return self.wall.state.board.of(Photos).shown(story_id(self._id))

    def enter(self, id: str = "", **given: Any) -> None:
        if id != self._id:
            self._nobody = set()
        self._id = self._came_to = id
        self.render(self.wall.state)

    # --- showing ---

    def render(self, state: State) -> None:
        ids, card, story = self.ids, self.card, self.story
        if card is None or (story is None and (card.archived or card.stage != "done")):
            card = None
            self._id = ""  # taken down, moved back to work: then the others are there
        told = card is not None
        ids.sheet.shown, ids.listing.shown = told, not told
        if card:
            would_be = {**numbers(state.board, card), **words.texts(state, card, None)}
            ids.sheet.show(story or Story(card=card.id, **would_be), story is not None, self.photo if story else None)
            ids.pager.shown = False
        else:
            ids.listing.show(state)
        ids.to_board.label = _("Tilbake") if told else _("Til tavla")
        for block in (ids.story_rewrite, ids.story_photo, ids.story_down):
            block.shown = story is not None
        ids.story_photo.second = _("henger her") if story and self.photo else _("fra telefonen")
        self._show_next(state, story)
        if (sheet := sending(self)) and story is None:
            sheet.put_away()
        elif sheet and sheet.show(state):
            self.wall.say(_("Bildet henger på historien."))

    def _show_next(self, state: State, story: Story | None) -> None:
        step = self.ids.story_next
        step.colour, step.icon, step.second = "petrol", "pencil", ""
        step.shown = bool(self._id) or bool(untold(state.board))
        if not self._id:
            first = next(iter(untold(state.board)), None)
            step.label, step.second = _("Skriv en historie"), first.title if first else ""
        elif story is None:
            step.label, step.second = _("Skriv historien"), _("tre spørsmål, noen få ord")
        elif missing := self._missing(story):
            step.label = _("Skriv hvordan det var") if missing == "problem" else _("Skriv hva dere gjorde")
        elif not story.held:
            step.label, step.icon = _("Del med andre enheter"), "people"
            lone = _("leses av andre når tavla har en sentral")
            step.second = lone if alone(state) else _("tittel, ord, tall og bilde. Ingen navn")
        elif self._unseen(story):
            step.label, step.icon = _("Del bildet også"), "people"
            step.second = _("det kom etter at historien ble delt")
        else:
            step.colour, step.icon = "cream", "undo"
            step.label, step.second = _("Ikke del lenger"), _("Andre enheter kan lese den nå")

    def _unseen(self, story: Story) -> bool:
        """Whether the photo that hangs on it is none that the unit has said yes to."""
        return bool(self.photo and self.photo.digest != story.seen)

    def _missing(self, story: Story) -> str:
        return next((name for name in GUIDED if not getattr(story, name)), "")

    # --- going ---

    def _open(self, card: str) -> None:
        self._id, self._nobody = card, set()
        self.render(self.wall.state)

    def _back(self) -> None:
        """From a story to the others, and from where it was come to, back there."""
        if self._id and not self._came_to:
            self._id = ""
            self.render(self.wall.state)
        else:
            self.wall.back()

    def _next(self) -> None:
        story = self.story
        if not self._id:
            self._open(untold(self.wall.state.board)[0].id)
        elif story is None:
            self.write("title", guided=True)
        elif missing := self._missing(story):
            self.write(missing)
        else:
            on = not story.held or self._unseen(story)
            done = _("Historien er delt") if on else _("Historien deles ikke lenger")
            self.wall.do(ShareStory(story.id, on=on, read=said(story)), undo=done)

    # --- writing ---

    def _ask_which(self) -> None:
        gained = bool(self.story and self.story.hours_per_week)
        names = [name for name in TEXTS if name != "became" or gained]
        options = [(name, _(words.LABELS[name]), "pencil") for name in names]
        title = _("Hva vil dere skrive om?")
        self._sheet.hang(Question(title=title, options=options, on_answer=lambda _, name: self.write(name)))

    def write(self, name: str, guided: bool = False) -> None:
        """Take up the pad for one of its texts; what another wall wrote of it, unseen, stands beside."""
        if not self.story and name != "title":
            name, guided = "title", True
        card, pad = self.card, self.ids.pad
        if card is None:
            return
        now = words.texts(self.wall.state, card, self.story)
        if guided and not now[name]:
            now[name] = words.texts(self.wall.state, card, None)[name]
        Draft(self.wall, "story", card.id, name).write(
            pad,
            _(words.QUESTIONS[name]),
            now[name],
            done=lambda text: self._written(card, name, text, guided),
            of=(Story, story_id(self._id)) if self.story else None,
            field=name,
            remark=_("Ikke navn, ikke helseopplysninger."),
            limit=words.LIMITS[name],
            letters=40 if name in ("title", "became") else 34,
        )

    def _written(self, card: Card, name: str, text: str, guided: bool) -> None:
        """Store it, once it is known that no word of it is somebody's name."""
        texts = words.texts(self.wall.state, card, self.story) if self.story else dict.fromkeys(TEXTS, "")
        if guided and self.story is None:
            texts["became"] = words.texts(self.wall.state, card, None)["became"]
        command = WriteStory(card.id, **{**texts, name: text}, nobody=tuple(self._nobody))
        if found := command.names(self.wall.state.board):
            self._ask_about(found, lambda: self._written(card, name, text, guided))
            return
        store(self.wall, self.ids.pad, command, _("Historien er skrevet"), lambda: self._stored(name, guided))

    def _stored(self, name: str, guided: bool) -> None:
        following = GUIDED[GUIDED.index(name) + 1 :] if guided else ()
        if following:
            self.write(following[0], guided=True)
        else:
            self.render(self.wall.state)

    def _ask_about(self, found: tuple[str, ...], then: Any) -> None:
        """Whether these words are anybody's name: the writer decides."""

        def nobody(*_args: object) -> None:
            self._nobody |= set(found)
            then()

        confirm = Confirm(
            question=_("Er {words} navn på noen?").format(words=", ".join(quoted(word) for word in found)),
            detail=_("Historien er uten personer, så den kan leses av alle."),
            no=_("Nei, det er ingen"),
            yes=_("Skriv om"),
            on_decline=nobody,
            on_accept=lambda *_: self.ids.pad.go_on(),
        )
        self._sheet.hang(confirm)

    # --- the photo, and taking down ---

    def _photo(self) -> None:
        if not self.photo:
            self._send()
            return
        options = [("down", _("Ta bort bildet"), "trash"), ("new", _("Et annet bilde"), "phone")]
        question = Question(
            title=_("Bildet på historien"),
            detail=_("Det som tas bort, slettes for godt etter et døgn, her og hos sentralen."),
            options=[("keep", _("Behold det"), ""), *options],
            on_answer=lambda _, what: self._about_photo(what),
        )
        self._sheet.hang(question)

    def _about_photo(self, what: str) -> None:
        if what == "down":
            self.wall.do(TakePhotosDown(story_id(self._id)), undo=_("Bildet er tatt bort"))
        elif what == "new":
            self._send()

    def _send(self) -> None:
        self._sheet.hang(Sending(self.wall.state, story_id(self._id)))

    def _take_down(self) -> None:
        if story := self.story:
            self.wall.do(TakeStoryDown(story.id), undo=_("Historien er tatt ned"))
