"""A value is frozen, and its annotations are its definition: which fields it has, what they may be, and what they are
until something is said. Pydantic would take ten times as long to make a class of them, and a wall makes fifty as it
starts."""

from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from inspect import get_annotations
from typing import Any, ClassVar, Self, dataclass_transform, get_origin

put = object.__setattr__  # a value is frozen


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Value:
    """Every field has a default. What is given is `checked`, as whoever inherits wants it."""

    hints: ClassVar[Mapping[str, Any]] = {}
    """What each field may be, those of a base first."""
    defaults: ClassVar[Mapping[str, Any]] = {}
    _given: ClassVar[frozenset[str]] = frozenset()
    """Of which fields something was said when it was made, or what it is a copy of."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        own = get_annotations(cls, eval_str=True)
        new = {name: kind for name, kind in own.items() if not _of_class(kind)}
        cls.hints = {**cls.hints, **new}
        cls.defaults = {**cls.defaults, **{name: vars(cls)[name] for name in new}}

    def __init__(self, **given: Any) -> None:
        if unknown := given.keys() - self.hints.keys():
            raise ValueError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        held = {name: self.checked(name, value) for name, value in given.items()}
        put(self, "__dict__", {**self.defaults, **held, "_given": frozenset(held)})

    @classmethod
    def checked(cls, name: str, value: Any) -> Any:
        """A value as the field holds it. Raises ValueError on what it may not be."""
        raise NotImplementedError

    @classmethod
    def known(cls, **known: Any) -> Self:
        """One of values that were held before, and are not checked again."""
        made = object.__new__(cls)
        put(made, "__dict__", {**cls.defaults, **known})
        return made

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same but for these fields, which are what they may be."""
        made = self.known(**{**self.model_dump(), **update})
        put(made, "_given", self._given | update.keys())
        return made

    def model_dump(self) -> dict[str, Any]:
        """All fields, by their names."""
        known = vars(self)
        return {name: known[name] for name in self.hints}

    def __setattr__(self, name: str, value: Any) -> None:
        raise FrozenInstanceError(name)

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(name)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return vars(self) == vars(other) or self.model_dump() == other.model_dump()

    def __hash__(self) -> int:
        return hash((type(self), *self.model_dump().values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.model_dump().items())})"


def _of_class(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is ClassVar
