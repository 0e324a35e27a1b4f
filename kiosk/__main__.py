"""The command `tavle`. Each command imports what it needs when it runs: the centre no Kivy, the wall no FastAPI."""

from __future__ import annotations

import gc
import platform
import re
import sys
from enum import StrEnum
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import platformdirs
import typer

from board.catalogue import LANGUAGES, N_, VARIABLE, Unreadable, _, chosen, use
from board.errors import Refused
from board.store import private
from kiosk.mistyped import Commands


class Format(StrEnum):
    """What `tavle pull` writes."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSON = "json"


app = typer.Typer(cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
Folder = Annotated[Path, typer.Option("--data", help="Mappa tavla lagres i.")]
DATA = Path(platformdirs.user_data_dir("tavle"))


@app.command()
def kiosk(
    data: Folder = DATA,
    windowed: Annotated[bool, typer.Option(help="I et vindu i stedet for hele skjermen.")] = False,
    size: Annotated[str, typer.Option(help="Vinduets størrelse.")] = "1920x1080",
) -> None:
    """Heng opp tavla på denne skjermen."""
    if not re.fullmatch(r"[1-9]\d{2,4}x[1-9]\d{2,4}", size):
        raise typer.BadParameter(_("Skriv bredde og høyde, for eksempel 1920x1080."), param_hint="--size")
    from kiosk.run import run

    run(data, windowed=windowed, size=size)


@app.command()
def demo(
    data: Annotated[
        Path | None, typer.Option(help="Der demonstrasjonen lagres; ellers i en mappe som slettes.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Der bildene legges når det ikke er noen skjerm.")] = Path("out"),
    centre: Annotated[
        bool, typer.Option("--centre", help="Start en sentral i stedet, med kontoer å logge inn med.")
    ] = False,
) -> None:
    """Vis tavla til Ytterskogen omsorgsboliger. Uten skjerm: hold et helt møte, og ta bilder av det."""
    from kiosk.demo.demo import demonstrate

    raise typer.Exit(demonstrate(data, out, centre))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Handlingslista, .csv eller .xlsx.")],
    data: Folder = DATA,
    yes: Annotated[bool, typer.Option("--yes", help="Hent inn uten å spørre.")] = False,
    column: Annotated[
        list[str] | None, typer.Option(help="Hva en kolonne er, for eksempel tittel=B. Kan skrives flere ganger.")
    ] = None,
    sheet: Annotated[str, typer.Option(help="Les bare arket med dette navnet.")] = "",
) -> None:
    """Hent inn en handlingsliste enheten har fra før. Viser først hva som er lest som hva, og spør."""
    from kiosk.importing import bring_in

    raise typer.Exit(bring_in(file, data, yes, column or (), sheet))


@app.command()
def doctor(
    data: Folder = DATA,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Lag tabellene på nytt av loggen.")] = False,
) -> None:
    """Se etter at det som er lagret, henger sammen."""
    from kiosk.doctor import examine

    raise typer.Exit(examine(data, rebuild))


pin = typer.Typer(no_args_is_help=True)
app.add_typer(pin, name="kiosk-pin")


@pin.callback()
def _pin() -> None:
    """PIN-koden til tavla på denne maskinen."""


@pin.command()
def reset(data: Folder = DATA) -> None:
    """Glem den. Den neste som trenger den på tavla, velger en ny."""
    from board.pin import forget

    if not forget(data):
        there = (data / "board.db").exists()
        typer.echo(
            _("Tavla i {data} har ingen PIN-kode.", data=data)
            if there
            else _("Det er ingen tavle i {data}.", data=data)
        )
        raise typer.Exit(1)
    typer.echo(_("PIN-koden er nullstilt. Den neste som trenger den på tavla, velger en ny."))


@app.command()
def pull(
    url: Annotated[str, typer.Argument(envvar="TAVLE_URL", help="Adressen til sentralen.")],
    folder: Annotated[Path, typer.Option("--to", help="Mappa filene legges i.")] = Path("tavle-data"),
    format: Annotated[Format, typer.Option("--format", help="Hva filene skal brukes i.")] = Format.CSV,
    table: Annotated[list[str] | None, typer.Option("--table", help="Bare denne tabellen; kan gjentas.")] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Med fornavn, der nøkkelen og kommunen tillater det.")
    ] = False,
    key_file: Annotated[Path | None, typer.Option("--key-file", help="Fila nøkkelen står i.")] = None,
    key: Annotated[str, typer.Option(envvar="TAVLE_KEY", hidden=True)] = "",
    ca: Annotated[Path | None, typer.Option("--ca", help="Sertifikatet til en egen utsteder.")] = None,
) -> None:
    """Hent tallene fra sentralen til egen analyse; neste gang bare det som er nytt. Nøkkelen kan stå i TAVLE_KEY."""
    from sync.pull.command import pull as run

    if key_file is not None:
        try:
            key = key_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise typer.BadParameter(
                _("«{file}» lar seg ikke lese.", file=key_file), param_hint="--key-file"
            ) from None
    if not key:
        key = typer.prompt(_("Nøkkel"), hide_input=True) if sys.stdin.isatty() else sys.stdin.readline().strip()
    if not key:
        typer.echo(_("Nøkkelen mangler. Sett TAVLE_KEY, eller bruk --key-file FIL."), err=True)
        raise typer.Exit(1)
    raise typer.Exit(run(url, key, folder, format.value, table or [], names, ca))


EXTRAS = {"kiosk": "kivy", "demo": "kivy", "server": "fastapi", "admin": "fastapi"}
"""Which library of which extra a command cannot do without."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tavle {version('tavle')} (Python {platform.python_version()})")
        raise typer.Exit


@app.callback()
def tavle(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Hvilken utgave dette er.")
    ] = False,
) -> None:
    """Forbedringstavla på veggen, og sentralen den holder kontakt med."""


def _needed(command: str) -> str:
    """Why a command cannot run here; nothing when it can."""
    library = EXTRAS.get(command)
    if library is None or find_spec(library):
        return ""
    extra = "kiosk" if library == "kivy" else "server"
    return _(
        "«tavle {command}» trenger mer enn det som er installert: installer tavle-….whl med [{extra}].",
        command=command,
        extra=extra,
    )


def _spoken(command: Any) -> Any:
    """The command with its help in the language that is spoken, and so all below it."""
    command.help = _(command.help or "")
    for parameter in command.params:
        parameter.help = _(getattr(parameter, "help", "") or "")
    command.get_help_option(typer.Context(command)).help = _("Vis dette, og avslutt.")
    for below in getattr(command, "commands", {}).values():
        _spoken(below)
    return command


def _add_centre(asked: str) -> None:
    """The centre's commands, where the centre is installed. Who asks what there is is told what they are called, for
    which nothing of the centre is read."""
    if not find_spec("fastapi"):
        return
    if asked in ("server", "admin"):
        from sync.server.commands import root

        app.add_typer(root.server, name="server")
        app.add_typer(root.admin, name="admin")
    else:
        for name, told in (("server", N_("Sentralen")), ("admin", N_("Styre sentralen"))):
            app.add_typer(typer.Typer(callback=lambda: None, help=told), name=name)


def main() -> None:
    """Entry point. What can be said in a sentence is said in one; anything else is a bug and shows its trace."""
    asked = "".join(sys.argv[1:2])
    if asked == "pull":
        gc.set_threshold(50_000, 50, 100)  # of all that is read, nothing is garbage
    if said := _needed(asked):
        typer.echo(said, err=True)
        raise SystemExit(1)
    _add_centre(asked)
    private.from_now_on()
    try:
        use(chosen())
    except Unreadable:
        told = _(
            "{variable} er «{chosen}». Den fila finnes ikke, eller kan ikke leses.",
            variable=VARIABLE,
            chosen=chosen(),
        )
        typer.echo(told, err=True)
        raise SystemExit(1) from None
    except ValueError:
        typer.echo(
            _(
                "{variable} er «{chosen}». Tavle kan {known}.",
                variable=VARIABLE,
                chosen=chosen(),
                known=", ".join(LANGUAGES),
            ),
            err=True,
        )
        raise SystemExit(1) from None
    try:
        _spoken(typer.main.get_command(app))()
    except Refused as refusal:
        typer.echo(str(refusal), err=True)
        raise SystemExit(1) from refusal


if __name__ == "__main__":
    main()
