"""The archive extract: everything of one organisation that may leave the centre, in formats that will be read in
fifty years, with what an archive must know about it: whose it is, when it was made, what each column means, how many
rows and which checksum each file has, and how long the organisation may mean to keep it.

    database.still(lambda tx: pack(tx, organisation, file, now_ms))     # all of it as it stood at one moment

The tables are those of `sync.server.reports.extracts`, so votes are here only as they may be told, and first names
are not here. Page by page, so that it costs no memory.
"""

import csv
import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any
from xml.etree import ElementTree as Xml

from sqlalchemy import Connection, select

from board.calendar import at
from board.catalogue import N_, _, current
from board.export import Kept
from sync.protocol.exports import Column, Table, harmless
from sync.server.db.tables import organisations
from sync.server.reports import extracts, unread
from sync.server.reports.extract_tables import TABLES
from sync.server.reports.period import today

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
KEPT = N_("Bevares")
LATER = N_("Kasseres ti år etter at det er tatt ned eller avsluttet")
RETENTION: dict[Kept, str] = {"always": KEPT, "a_year": LATER}
"""A proposal. Which rule holds is decided by the organisation in its plan for keeping and discarding."""

READ_ME = N_(
    "Arkivuttrekk fra Tavle\n{owner}, {day}\n\nUttrekket inneholder forbedringstavlene til alle "
    "enhetene: mål, møter, forslag og kort, målinger og gevinster, slik de\nsto da uttrekket "
    "ble laget.\n\n  data/*.json     hver tabell, nøyaktig. Tidspunkter er i UTC.\n  data/*.csv "
    "     det samme for regneark: UTF-8, semikolon mellom feltene. En tekst som begynner som "
    "en formel,\n                  har fått en apostrof foran seg.\n  metadata.xml    hvem "
    "uttrekket tilhører, hva hver kolonne betyr, antall rader, og sjekksummen (SHA-256) til "
    "hver fil\n  metadata.json   det samme\n\nNavn på ansatte er ikke med. Hvem som la hvilken ball, "
    "finnes ikke noe sted. Trivsel er med som ett ord for hver uke, og\nbare der mange nok "
    "la ball.\n\nBevaring og kassasjon: Regelen som står ved hver tabell, er et forslag. "
    "Kommunen bestemmer i sin plan for bevaring og\nkassasjon.\n"
)


@dataclass(frozen=True)
class File:
    name: str
    size_bytes: int
    sha256: str


def pack(tx: Connection, organisation: int, target: IO[bytes], now_ms: int) -> None:
    """Write the extract to `target` as a zip file."""
    owner = str(tx.scalar(select(organisations.c.name).where(organisations.c.id == organisation)))
    counts: dict[str, int] = {}
    files: list[File] = []
    moment = at(now_ms)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in TABLES.items():
            described = table.described(False)
            with tempfile.SpooledTemporaryFile(1_000_000, mode="w+", encoding="utf-8") as exact:
                with _Entry(archive, f"data/{name}.csv", moment, files) as cells:
                    counts[name] = _write(_rows(tx, organisation, name, now_ms), described, cells, exact)
                exact.seek(0)
                with _Entry(archive, f"data/{name}.json", moment, files) as out:
                    while part := exact.read(100_000):
                        out.write(part)
        missing = unread.of(tx, organisation)
        about = _about(owner, moment, today(now_ms), counts, files) | {"unread": missing}
        apart = "".join(f"  {one}\n" for one in missing)
        texts = {
            "LES-MEG.txt": _(READ_ME, owner=owner, day=today(now_ms).isoformat())
            + (
                _("\nDette kunne ikke leses og er ikke med, eller teller ikke:\n\n{apart}", apart=apart)
                if missing
                else ""
            ),
            "metadata.json": json.dumps(about, ensure_ascii=False, indent=1),
            "metadata.xml": _xml(about),
        }
        for name, text in texts.items():
            with _Entry(archive, name, moment, []) as out:
                out.write(text)


class _Entry:
    """A text file in the zip while it is written; afterwards its size and checksum are in `files`."""

    def __init__(self, archive: zipfile.ZipFile, name: str, moment: datetime, files: list[File]) -> None:
        info = zipfile.ZipInfo(name, moment.timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        self._name, self._files = name, files
        self._to = archive.open(info, "w")
        self._sum, self._size = hashlib.sha256(), 0

    def write(self, text: str) -> None:
        content = text.encode()
        self._sum.update(content)
        self._size += len(content)
        self._to.write(content)

    def __enter__(self) -> "_Entry":
        return self

    def __exit__(self, *_: object) -> None:
        self._to.close()
        self._files.append(File(self._name, self._size, self._sum.hexdigest()))


def _rows(tx: Connection, organisation: int, name: str, now_ms: int) -> Iterator[list[Any]]:
    after: tuple[int, str] | None = extracts.START
    while after is not None:
        some = extracts.page(tx, organisation, TABLES[name], after, False, now_ms)
        yield from some.rows
        after = some.after


def _write(rows: Iterator[list[Any]], table: Table, cells: _Entry, exact: IO[str]) -> int:
    """Each row as CSV and as JSON; returns how many."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=";", lineterminator="\r\n")

    def flush() -> None:
        cells.write(line.getvalue())
        line.seek(0)
        line.truncate()

    line.write("\ufeff")
    writer.writerow([column.name for column in table.columns])
    count = 0
    exact.write("[")
    for row in rows:
        writer.writerow([_cell(column, value) for column, value in zip(table.columns, row, strict=True)])
        flush()
        values = dict(zip((column.name for column in table.columns), row, strict=True))
        exact.write(("," if count else "") + "\n" + json.dumps(values, ensure_ascii=False, default=str))
        count += 1
    flush()
    exact.write("\n]\n")
    return count


def _cell(column: Column, value: Any) -> Any:
    if value is None:
        return ""
    if column.kind == "truth":
        return "ja" if value else "nei"
    if column.kind in ("number", "share"):
        return str(value).replace(".", ",")
    return harmless(value) if column.kind == "text" else value


def _about(owner: str, moment: datetime, day: date, counts: dict[str, int], files: list[File]) -> dict[str, Any]:
    return {
        "title": _("Forbedringstavler, {owner}", owner=owner),
        "creator": owner,
        "date": day.isoformat(),
        "made": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "language": current().code,
        "type": "Dataset",
        "system": "Tavle",
        "description": _("Enhetenes forbedringstavler: mål, møter, forslag og kort, målinger, gevinster. Uten navn."),
        "retention": _("Forslag; kommunens plan for bevaring og kassasjon bestemmer."),
        "tables": [
            {
                "name": name,
                "title": table.title,
                "meaning": table.meaning,
                "rows": counts[name],
                "retention": _(RETENTION[table.kept]),
                "columns": [column.model_dump() for column in table.described(False).columns],
            }
            for name, table in TABLES.items()
        ],
        "files": [{"name": f.name, "bytes": f.size_bytes, "sha256": f.sha256} for f in files],
    }


def _xml(about: dict[str, Any]) -> str:
    Xml.register_namespace("dc", DUBLIN_CORE)
    root = Xml.Element("arkivuttrekk")
    for name in ("title", "creator", "date", "language", "type", "description"):
        Xml.SubElement(root, f"{{{DUBLIN_CORE}}}{name}").text = about[name]
    Xml.SubElement(root, "system", {"laget": about["made"]}).text = about["system"]
    Xml.SubElement(root, "bevaring").text = about["retention"]
    for table in about["tables"]:
        facts = {"navn": table["name"], "tittel": table["title"], "rader": str(table["rows"])}
        node = Xml.SubElement(root, "tabell", {**facts, "bevaring": table["retention"]})
        Xml.SubElement(node, "innhold").text = table["meaning"]
        for column in table["columns"]:
            known = {"navn": column["name"], "tittel": column["title"], "type": column["kind"]}
            Xml.SubElement(node, "kolonne", known).text = column["meaning"]
    for file in about["files"]:
        Xml.SubElement(root, "fil", {"navn": file["name"], "byte": str(file["bytes"]), "sha256": file["sha256"]})
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
