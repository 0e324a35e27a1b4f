"""What was checked when it was written is read back, and written, by what its annotation says, without the library
that checks what comes from outside.

    read(tuple[str, ...], ["a"])       -> ("a",)
    read(date | None, "2026-11-22")    -> date(2026, 11, 22)
    said(date(2026, 11, 22))           -> "2026-11-22"
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from board.bounds import After, Before, Bounds
from board.limits import is_day
from board.log.change import Json


def read(kind: Any, value: Any) -> Any:
    """A JSON value as one of this kind holds it; a value that is one already is itself. Raises ValueError on what is
    none."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _bounded(*get_args(kind), value=value)
    if origin in (Union, UnionType):
        return _one_of(get_args(kind), value)
    if origin is not None:
        return _composed(origin, get_args(kind), value)
    if kind is Any:
        return value
    if kind in (None, type(None)) and value is None:
        return None
    if kind is float and type(value) in (int, float):
        return float(value)
    if kind is date and isinstance(value, str) and is_day(value):
        return date.fromisoformat(value)
    if is_dataclass(kind) and isinstance(value, Mapping):
        made: Any = kind
        try:
            return made(**{name: read(hint, value[name]) for name, hint in _hints(made).items() if name in value})
        except TypeError as error:  # what has to be said is not
            raise ValueError(str(error)) from error
    if isinstance(kind, type) and type(value) is kind:
        return value
    raise ValueError(f"{value!r} is no {kind}")


def said(value: Any) -> Json:
    """A value as JSON."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: said(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {name: said(inner) for name, inner in value.items()}
    return [said(inner) for inner in value] if isinstance(value, list | tuple) else value


def _bounded(kind: Any, *bounds: Any, value: Any) -> Any:
    for bound in bounds:
        value = bound.step(value) if isinstance(bound, Before) else value
    found = read(kind, value)
    for bound in bounds:
        if isinstance(bound, Bounds) and not bound.kept(found):
            raise ValueError(f"{value!r} does not keep {bound}")
        found = bound.step(found) if isinstance(bound, After) else found
    return found


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    for kind in kinds:
        try:
            return read(kind, value)
        except ValueError:
            continue
    raise ValueError(f"{value!r} is none of {kinds}")


def _composed(origin: Any, of: tuple[Any, ...], value: Any) -> Any:
    if origin is Literal and isinstance(value, str) and value in of:
        return value
    if origin is dict and isinstance(value, Mapping):
        return {read(of[0], name): read(of[1], inner) for name, inner in value.items()}
    if origin is list and isinstance(value, list | tuple):
        return [read(of[0], inner) for inner in value]
    if origin is tuple and isinstance(value, list | tuple):
        each = of[:1] * len(value) if of[-1] is Ellipsis else of
        if len(each) == len(value):
            return tuple(read(kind, inner) for kind, inner in zip(each, value, strict=True))
    raise ValueError(f"{value!r} is no {origin} of {of}")


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind, include_extras=True)
