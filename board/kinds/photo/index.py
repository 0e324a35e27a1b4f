"""The photos of a board by what they hang on. Pure."""

from board.index import Children
from board.kinds.card.record import Card
from board.kinds.photo.record import Photo


class Photos(Children[Photo], of=Photo, under="subject", by="made"):
    """Of each record all photos, the latest last."""

    def shown(self, subject: str) -> Photo | None:
        """The latest photo of a record that is there whole."""
        return next((photo for photo in reversed(self.of(subject)) if photo.jpeg), None)

    def held(self, subject: str) -> tuple[Photo, ...]:
        """Those of a record that are not erased, the latest last."""
        return tuple(photo for photo in self.of(subject) if photo.piece1)

    def of_card(self, card: str) -> tuple[Photo, ...]:
        """Those that hang on a card: how it was, then how it became. Where more have come than it has room for, the
        first; the others hang when one of these is taken down."""
        whole = [photo for photo in self.held(card) if photo.jpeg][: Card.photos]
        return tuple(sorted(whole, key=lambda photo: photo.side == "after"))
