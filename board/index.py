"""How a board holds the records of a kind: as an index that a change makes anew, sharing what it did not touch."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Generic, Self, TypeVar

from board.record import Record

R = TypeVar("R", bound=Record)

indexes: "list[type[Index[Any]]]" = []
"""Every index of a board."""


class Index(Generic[R]):
    """Frozen. `of_kinds` says which records it holds; `after` gives the next one with these records as they now are,
    archived ones included."""

    of_kinds: ClassVar[tuple[type[Record], ...]] = ()

    def __init_subclass__(cls, of: type[Record] | tuple[type[Record], ...] = (), **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.of_kinds = of if isinstance(of, tuple) else (of,)
        if cls.of_kinds:
            indexes.append(cls)

    def after(self, records: Iterable[R]) -> Self:
        raise NotImplementedError

    def get(self, id_: str) -> R | None:
        """A record as it stands, archived or not; None when nothing is known of it."""
        raise NotImplementedError

    def find(self, kind: type[Record], id_: str) -> Record | None:
        """The same of one of its kinds, for an index that holds several."""
        return self.get(id_)

    def __iter__(self) -> Iterator[R]:
        """Every record, archived or not."""
        raise NotImplementedError


@dataclass(frozen=True)
class Records(Index[R]):
    """Records by their ids, for kinds that need no order of their own."""

    items: Mapping[str, R] = field(default_factory=dict)

    def after(self, records: Iterable[R]) -> Self:
        return type(self)({**self.items, **{r.id: r for r in records}})

    def get(self, id_: str) -> R | None:
        return self.items.get(id_)

    def __iter__(self) -> Iterator[R]:
        return iter(self.items.values())


class Children(Records[R]):
    """Records that belong to another one each: the steps of a stream, the measures of a card.

    They are records of their own, so that two walls which change different ones lose neither. A parent that is taken
    down takes them with it, since they are found through it alone, and brings them back with it.

    under  the field that names the record it belongs to
    by     the field that puts the children of one parent in order; those alike by their ids
    """

    under: ClassVar[str]
    by: ClassVar[str]

    def __init_subclass__(cls, under: str = "", by: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.under, cls.by = under, by

    def parent(self, record: R) -> str:
        """The id of the record it belongs to."""
        return str(getattr(record, self.under))

    def place(self, record: R) -> tuple[Any, ...]:
        """What puts the children of one parent in order."""
        return (getattr(record, self.by), record.id) if self.by else (record.id,)

    def after(self, records: Iterable[R]) -> Self:
        new = {r.id: r for r in records}
        later = type(self)({**self.items, **new})
        if (known := vars(self).get("_by_parent")) is not None:  # those of other parents are not put in order again
            parents = {self.parent(self.items[id_]) for id_ in new if id_ in self.items}
            found = {parent: [r for r in known.get(parent, ()) if r.id not in new] for parent in parents}
            for record in new.values():
                parent = self.parent(record)
                found.setdefault(parent, list(known.get(parent, ()))).append(record)
            vars(later)["_by_parent"] = {**known, **{parent: self._ordered(some) for parent, some in found.items()}}
        return later

    @cached_property
    def _by_parent(self) -> Mapping[str, tuple[R, ...]]:
        found: dict[str, list[R]] = {}
        for record in self.items.values():
            found.setdefault(self.parent(record), []).append(record)
        return {parent: self._ordered(some) for parent, some in found.items()}

    def of(self, parent: str) -> tuple[R, ...]:
        """The children of a record that are not taken down, in their order."""
        return self._by_parent.get(parent, ())

    def _ordered(self, records: Iterable[R]) -> tuple[R, ...]:
        return tuple(sorted((r for r in records if not r.archived), key=self.place))
