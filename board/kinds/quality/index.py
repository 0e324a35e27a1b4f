"""The gains of quality of a board: what each comes to, as its latest entries that count say. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from board.index import Children
from board.kinds.quality.record import Quality


@dataclass(frozen=True, slots=True)
class Better:
    """One thing that became better. `since`: all that was said of it since it was last won, the winning first, and
    that it still was among it where it was."""

    id: str
    identified: Quality | None = None
    since: tuple[Quality, ...] = ()
    owner: str = ""

    @property
    def realised(self) -> Quality | None:
        return next((one for one in reversed(self.since) if not one.confirms), None)

    @property
    def holds(self) -> bool:
        return self.realised is not None and self.realised.holds

    @property
    def latest(self) -> Quality:
        return self.realised or self.identified or Quality()


class Qualities(Children[Quality], of=Quality, under="subject", by="made"):
    """Entries by their subjects, in the order they were made."""

    @cached_property
    def subjects(self) -> Mapping[str, Better]:
        """Those of which something counts."""
        found = map(self.better, sorted({quality.subject for quality in self.items.values()}))
        return {one.id: one for one in found if one.identified or one.since}

    def better(self, subject: str) -> Better:
        counted = [quality for quality in self.of(subject) if quality.counts]
        realised = list(_standing(quality for quality in counted if quality.state == "realised"))
        wins = [n for n, one in enumerate(realised) if one.holds and (not n or not realised[n - 1].holds)]
        identified = next((one for one in reversed(counted) if one.state == "identified"), None)
        owner = next((one.owner for one in reversed(counted) if one.owner), "")
        return Better(subject, identified, tuple(realised[wins[-1] :] if wins else ()), owner)

    @cached_property
    def holding(self) -> int:
        """How many are better, and still are."""
        return sum(one.holds for one in self.subjects.values())


def _standing(realised: Iterable[Quality]) -> Iterator[Quality]:
    """Without what confirms another number than there was when it came, or what was over."""
    before: Quality | None = None
    for one in realised:
        if not one.confirms:
            before = one
            yield one
        elif before and before.holds and one.value == before.value:
            yield one
