"""What was typed at the terminal and cannot be done: said in a sentence, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from board.catalogue import _


class Commands(TyperGroup):
    """Commands that answer so, and all below them."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        with _told():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        # Who types nothing is shown the help, which comes as such an error too.
        if not (sentence := sentence_of(error)):
            raise
        typer.echo(sentence, err=True)
        if context := getattr(error, "ctx", None):
            typer.echo(_("Hjelp: {command} --help", command=context.command_path), err=True)
        raise SystemExit(2) from None


def sentence_of(error: Exception) -> str:
    """Nothing of what is no mistake in the typing. Typer tells its mistakes apart by what they know."""
    if isinstance(error, typer.BadParameter):
        return _of_parameter(error)
    if option := getattr(error, "option_name", ""):
        if not hasattr(error, "possibilities"):
            return _("{option} er ikke brukt riktig.", option=option)
        near = ", ".join(sorted(error.possibilities or ()))
        return " ".join(filter(None, (_("{option} finnes ikke her.", option=option), near and _of(near))))
    context = getattr(error, "ctx", None)
    if context is None or type(error).__name__ == "NoArgsIsHelpError":
        return ""
    if commands := getattr(context.command, "commands", None):
        return " ".join((_("Det er ingen slik kommando."), _of(", ".join(commands))))
    return _("Det står mer på linja enn kommandoen bruker.")


def _of_parameter(error: typer.BadParameter) -> str:
    parameter: Any = error.param
    if parameter is None:  # said by the command itself
        return f"{error.param_hint}: {error.message}" if error.param_hint else error.message
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.name
    if hasattr(error, "param_type"):
        return _("{name} mangler.", name=name)
    choices = parameter.type_descriptor.choices or ()
    said = _("Det som står ved {name}, kan ikke brukes.", name=name)
    return f"{said} {_of(', '.join(str(choice.value) for choice in choices))}" if choices else said


def _of(known: str) -> str:
    return _("Velg mellom: {known}.", known=known)
