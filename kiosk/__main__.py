"""The command `tavle`. Each command imports what it needs when it runs: the centre no Kivy, the wall no FastAPI."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from board.errors import Refused

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
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
        raise typer.BadParameter("Skriv bredde og høyde, for eksempel 1920x1080.", param_hint="--size")
    from kiosk.run import run

    run(data, windowed=windowed, size=size)


@app.command()
def demo(
    data: Annotated[
        Path | None, typer.Option(help="Der demonstrasjonen lagres; ellers i en mappe som slettes.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Der bildene legges når det ikke er noen skjerm.")] = Path("out"),
) -> None:
    """Vis tavla til Ytterskogen omsorgsboliger. Uten skjerm: hold et helt møte, og ta bilder av det."""
    from kiosk.demo import demonstrate

    raise typer.Exit(demonstrate(data, out))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Handlingslista, .csv eller .xlsx.")],
    data: Folder = DATA,
    yes: Annotated[bool, typer.Option("--yes", help="Hent inn uten å spørre.")] = False,
) -> None:
    """Hent inn en handlingsliste enheten har fra før. Viser først hva som blir til kort."""
    from kiosk.importing import bring_in

    raise typer.Exit(bring_in(file, data, yes))


@app.command()
def doctor(
    data: Folder = DATA,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Lag tabellene på nytt av loggen.")] = False,
) -> None:
    """Se etter at det som er lagret, henger sammen."""
    from kiosk.doctor import examine

    raise typer.Exit(examine(data, rebuild))


def _add_centre() -> None:
    """The centre's commands, where the centre is installed."""
    if find_spec("fastapi"):
        from sync.server import command

        app.add_typer(command.server, name="server")
        app.add_typer(command.admin, name="admin")


def main() -> None:
    """Entry point. What can be said in a sentence is said in one; anything else is a bug and shows its trace."""
    if not sys.argv[1:] or sys.argv[1] in ("server", "admin", "--help"):
        _add_centre()
    try:
        app()
    except Refused as refusal:
        typer.echo(str(refusal), err=True)
        raise SystemExit(1) from refusal


if __name__ == "__main__":
    main()
