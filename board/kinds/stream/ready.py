"""Value streams that hang ready with their steps, for units to put their own figures in: files of content, one each.

A file says the kind of `unit` it is of, `title`, `receiver`, `times` a week, the `lanes` from the top, for a long one
`parts`, and its `step`s in order with their `lane`, `minutes`, `wait` in hours, and what else a step says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fractional_indexing import generate_n_keys_between

from board.content import by_language, every
from board.context import Context
from board.errors import Kind, Refused
from board.kinds.stream.commands import WriteStream
from board.kinds.stream.index import Streams
from board.kinds.stream.record import Streamlane, Streampart, Streamstep

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "streams"


@by_language
def ready() -> Mapping[str, Mapping[str, Any]]:
    """Every one there is, by its name: those of a kind of unit together, the shortest first."""
    found = every(FOLDER)
    return dict(sorted(found.items(), key=lambda item: (item[1]["unit"], len(item[1]["step"]), item[0])))


@dataclass(frozen=True)
class HangReady:
    """A new stream hangs with the steps of a ready one. What it makes bears the stream's id and a number."""

    id: str
    name: str

    def run(self, context: Context) -> None:
        content = ready().get(self.name)
        if content is None:
            raise Refused(Kind.GONE)
        if context.board.of(Streams).get(self.id):
            return  # the second of two taps
        WriteStream(self.id, {name: content[name] for name in ("title", "receiver", "times")}).run(context)
        lanes = self._rows(context, Streamlane, "l", content["lanes"])
        parts = self._rows(context, Streampart, "p", content.get("parts", []))
        for n, (step, place) in enumerate(zip(content["step"], _places(len(content["step"])), strict=True)):
            said = {name: value for name, value in step.items() if name not in ("lane", "part", "wait")}
            said |= {"lane": lanes[step["lane"]], "part": parts.get(step.get("part"), "")}
            said |= {"wait": 60.0 * step.get("wait", 0), "wait_unit": "day" if step.get("wait", 0) >= 48 else "hour"}
            numbers = {name: float(said[name]) for name in ("minutes", "times", "accurate") if name in said}
            fields = {**said, **numbers, "stream": self.id, "position": place}
            context.put(Streamstep, f"{self.id}-s{n}", **fields)

    def _rows(
        self, context: Context, kind: type[Streamlane] | type[Streampart], letter: str, titles: list[str]
    ) -> dict[str, str]:
        """Titles to ids."""
        found = {}
        for n, (title, place) in enumerate(zip(titles, _places(len(titles)), strict=True)):
            found[title] = f"{self.id}-{letter}{n}"
            context.put(kind, found[title], stream=self.id, title=title, position=place)
        return found


def _places(n: int) -> list[str]:
    return [str(key) for key in generate_n_keys_between(None, None, n)]
