"""The photos of a board by what they hang on. Pure."""

from dataclasses import dataclass

from board.index import Children
from board.kinds.photo.record import Photo


@dataclass(frozen=True)
class Photos(Children[Photo], of=Photo):
    """Of each record all photos, the latest last."""

    def parent(self, record: Photo) -> str:
        return record.subject

    def place(self, record: Photo) -> tuple[int, str]:
        return record.made, record.id

    def shown(self, subject: str) -> Photo | None:
        """The latest photo of a record that is there whole."""
        return next((photo for photo in reversed(self.of(subject)) if photo.jpeg), None)
