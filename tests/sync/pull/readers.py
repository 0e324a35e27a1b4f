"""Programs that read the reports, with a key of their own."""

from typing import Any

from sqlalchemy import select

from sync.server.access import keys
from sync.server.db.tables import organisations, units
from tests.sync.places import Centre


class Reader:
    def __init__(self, centre: Centre, unit: str, *, names: bool = False, name: str = "Power BI") -> None:
        """With a new key to the organisation of this unit."""

        def work(tx: Any) -> tuple[str, int]:
            owner = tx.scalar(select(units.c.organisation).where(units.c.public == unit))
            return keys.make(tx, owner, name, names=names, now_ms=centre.time()), owner

        self.centre = centre
        self.key, self.organisation = centre.do(work)

    def ask(self, path: str = "", **params: Any) -> Any:
        headers = {"authorization": f"Bearer {self.key}"}
        return self.centre.ask("GET", f"/v1/reports{path}", params=params, headers=headers)

    def rows(self, table: str, **params: Any) -> list[dict[str, Any]]:
        """All of a table, page by page."""
        found: list[dict[str, Any]] = []
        cursor = None
        while True:
            answer = self.ask(f"/{table}", **params, **({"cursor": cursor} if cursor else {}))
            assert answer.status_code == 200, answer.text
            page = answer.json()
            found += [dict(zip(page["columns"], row, strict=True)) for row in page["rows"]]
            if (cursor := page["cursor"]) is None:
                return found

    def changes(self, unit: str, **params: Any) -> Any:
        answer = self.ask("/changes", unit=unit, **params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def allow_names(self) -> None:
        change = organisations.update().where(organisations.c.id == self.organisation).values(names=True)
        self.centre.do(lambda tx: tx.execute(change))
