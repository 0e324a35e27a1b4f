"""What people do with a story: write it, share it with other units, take that back, take it down."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from board.context import Context
from board.errors import Kind, Refused
from board.formats import quoted
from board.kinds.photo.commands import TakePhotosDown
from board.kinds.photo.index import Photos
from board.kinds.story.index import Stories, numbers
from board.kinds.story.record import Story, said, story_id
from board.limits import one_line
from board.log.change import Json
from board.people import known, named

if TYPE_CHECKING:
    from board.board import Board

TEXTS = ("title", "problem", "done", "became")
WORDS = 240
"""Signs of each of the two texts: some three lines, which can be read from where one stands."""


@dataclass(frozen=True)
class WriteStory:
    """The story of a finished card gets this title and these words, and the numbers that the card now has. A name in
    it that the wall knows is refused, unless the writer has said of the word that it is `nobody`."""

    card: str
    title: str
    problem: str = ""
    done: str = ""
    became: str = ""
    nobody: Collection[str] = ()

    def run(self, context: Context) -> None:
        card = context.board.cards.get(self.card)
        if card is None:
            raise Refused(Kind.GONE)
        story = context.board.of(Stories).of_card(self.card)
        if story is None and card.stage != "done":
            raise Refused(Kind.STORY_TOO_EARLY)
        texts = {name: one_line(getattr(self, name)) for name in TEXTS}
        if not texts["title"]:
            raise Refused(Kind.STORY_TITLE_MISSING)
        for name in ("problem", "done"):
            if len(texts[name]) > WORDS:
                raise Refused(Kind.TEXT_TOO_LONG, length=len(texts[name]), limit=WORDS)
        if found := self.names(context.board):
            raise Refused(Kind.STORY_NAMES, words=", ".join(quoted(word) for word in found))
        words: dict[str, Any] = texts | dict(numbers(context.board, card))
        new: dict[str, Json] = {}
        if story is None:
            new = {"card": card.id, "made": context.now_ms, "archived": False, "shared": False}
        elif story.held:  # who writes it anew knows that others read it
            new = {"read": said(story.model_copy(update=words))}
        texts = {name: text for name, text in texts.items() if story is None or getattr(story, name) != text}
        context.put(Story, story_id(card.id), **texts, **numbers(context.board, card), **new)

    def names(self, board: "Board") -> tuple[str, ...]:
        """The words that may be somebody's name, of which nobody has said yet that they are no one's."""
        story, people = board.of(Stories).of_card(self.card), known(board)
        stood = named(" ".join(getattr(story, name) for name in TEXTS), people) if story else ()
        passed = {word.casefold() for word in (*self.nobody, *stood)}
        found = named(" ".join(getattr(self, name) for name in TEXTS), people)
        return tuple(word for word in found if word.casefold() not in passed)


@dataclass(frozen=True)
class ShareStory:
    """The unit says yes to that other units read a story, with the photo that hangs on it, or takes that back.
    `read`: what was read (`board.kinds.story.record.said`); nothing: as it stands."""

    id: str
    on: bool = True
    read: str = ""

    def run(self, context: Context) -> None:
        story = context.wanted(Story, self.id)
        photo = context.board.of(Photos).shown(story.id)
        read: dict[str, Json] = (
            {"read": self.read or said(story), "seen": photo.digest if photo else ""} if self.on else {}
        )
        context.put(Story, story.id, shared=self.on, **read)


@dataclass(frozen=True)
class TakeStoryDown:
    """A story goes with its photo, and nobody else may read it any more: one that is written anew is not shared by
    that."""

    id: str

    def run(self, context: Context) -> None:
        context.put(Story, context.wanted(Story, self.id).id, archived=True, shared=False)
        TakePhotosDown(self.id).run(context)
