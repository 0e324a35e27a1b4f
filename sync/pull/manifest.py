"""What stands beside the files: which there are, how many rows, their SHA-256, and what every column means."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from board.catalogue import N_, _
from board.formats import moment
from board.privacy import TOLD_FROM
from sync.protocol.exports import Reports, Table
from sync.pull.formats import written
from sync.pull.local_store import LocalStore

FILE = "manifest.json"

HIDDEN = (
    N_(
        "Avstemninger der færre enn {fewest} la ball, vises ikke (shown er usann). De er heller "
        "ikke med i noen sum, så ingenting kan regnes ut ved å trekke fra."
    ),
    N_(
        "En avstemning fortelles med ett ord, ikke i tall: bak hvert ord kan det ligge minst tre "
        "fordelinger, og ordet sier aldri at alle eller ingen la en farge. Bare uker som er "
        "over, er med."
    ),
    N_("Fornavn og initialer er {names}. Ingen kan se hvem som la hvilken ball: det finnes ikke lagret noe sted."),
)
WRITTEN: Mapping[str, str] = {
    "csv": N_(
        "UTF-8 med BOM, semikolon, desimalkomma, norsk tid. Tekst som begynner med = + - @ har "
        "fått en apostrof (') foran, så regnearket ikke tar den for en formel."
    ),
    "xlsx": N_("Tall og datoer er ekte, i norsk tid. All tekst er tekst, også den som begynner med =."),
    "json": N_("Én fil per tabell: en liste med ett objekt per rad. Tidspunkter er i UTC."),
    "parquet": N_("Én fil per tabell. Tidspunkter er i UTC. Kolonnenes betydning ligger i filas metadata."),
}


def read_me(reports: Reports, format: str, centre: str, now: datetime) -> list[str]:
    """What a person must know before they use the figures."""
    names = _("tatt med, etter ønske") if reports.names else _("ikke med")
    return [
        _("Hentet {at} fra {centre}.", at=moment(round(now.timestamp() * 1000)), centre=centre),
        *(_(text, fewest=max(reports.threshold, TOLD_FROM), names=names) for text in HIDDEN),
        _(WRITTEN[format]),
    ]


def write(
    shelf: LocalStore,
    reports: Reports,
    format: str,
    centre: str,
    files: Mapping[Path, Sequence[Table]],
    now: datetime,
) -> None:
    """Beside the files, when they are all whole."""
    folder = next(iter(files)).parent
    said = {
        "organisation": reports.organisation,
        "centre": centre,
        "made": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "format": format,
        "names": reports.names,
        "read_me": read_me(reports, format, centre, now),
        "files": [
            {
                "file": file.name,
                "bytes": file.stat().st_size,
                "sha256": sha256(file),
                "tables": [
                    {
                        "name": table.name,
                        "title": table.title,
                        "meaning": table.meaning,
                        "rows": shelf.count(table.name),
                        "key": table.key,
                        "columns": [column.model_dump() for column in table.columns],
                    }
                    for table in tables
                ],
            }
            for file, tables in files.items()
        ],
    }
    with written(folder / FILE) as part:
        part.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
