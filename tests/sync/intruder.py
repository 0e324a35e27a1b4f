"""One person of the centre who wants at a unit's log, and may do whatever a coordinator may: ask for walls, say yes
to them, make accounts and come in by their links, take over those of colleagues, wait for days.

    found = Intruder(centre, unit, wall, chance).live(60)      what false walls were given, and whom nobody told of

Nobody else says yes to anything: not the people of the unit, not an honest colleague.
"""

import re
from random import Random
from typing import Any

from sqlalchemy import select

from board.local import new_id
from sync.server.access import sessions
from sync.server.db.tables import people
from tests.sync.places import Centre, Wall
from tests.sync.web.office import Visitor, person

LINK = re.compile(r"/velkommen/[^\s\"<]+")


class Intruder:
    def __init__(self, centre: Centre, unit: str, wall: Wall, chance: Random) -> None:
        self.centre, self.unit, self.wall, self.chance = centre, unit, wall, chance
        self.me = "Inger"
        person(centre, unit, name=self.me)
        person(centre, unit, name="Ola")  # an honest colleague
        self.mine = [self.me]
        self.asked: list[dict[str, str]] = []
        self.tokens: list[str] = []
        self.found: list[str] = []

    def live(self, steps: int) -> list[str]:
        deeds = {self.ask: 2, self.say_yes: 8, self.fetch: 3, self.read: 1}
        deeds |= {self.make_account: 1, self.take_account: 1, self.wait: 1}
        self.ask()
        for _ in range(steps):
            self.chance.choices(list(deeds), list(deeds.values()))[0]()
        return self.found

    # ── what one person can do ──

    def ask(self) -> None:
        """A wall of one's own; now and then under the identity of the one that hangs there."""
        device = self.chance.choice((new_id(), new_id(), self.wall.device))
        body = {"device": device, "name": self.chance.choice(("Stua", "")), "app": "1"}
        self.asked.append(self.centre.ask("POST", "/v1/pairing", json=body).json())

    def say_yes(self) -> None:
        """As oneself, or as somebody whose account one holds."""
        if self.asked:
            asked = self.chance.choice(self.asked[-2:])
            who = self._come_in(self.chance.choice(self.mine))
            code = asked["user_code"]
            answer = who.post("/tavler/slipp-inn", "/tavler", code=code, unit=self.unit, sure="1")
            if answer.status_code == 303:
                self._announced(code)

    def fetch(self) -> None:
        if self.asked:
            asked = self.chance.choice(self.asked[-2:])
            answer = self.centre.ask("POST", "/v1/pairing/token", json={"device_code": asked["device_code"]})
            self.centre.time.pass_(s=3)
            if answer.json().keys() - {"error", "waits_s"}:
                self.found.append(f"given {sorted(answer.json())}")
                self.tokens.append(answer.json()["token"])

    def read(self) -> None:
        """With every token one has, and with what one has that is none."""
        shown = [*self.tokens, *(asked["device_code"] for asked in self.asked[-2:])]
        body = {"protocol": 1, "device": new_id(), "cursor": 0, "clock": 0}
        for token in shown:
            headers = {"authorization": f"Bearer {token}"}
            for method, path in (("POST", "/v1/sync"), ("GET", "/v1/wait?cursor=1"), ("GET", "/v1/phone")):
                answer = self.centre.ask(method, path, headers=headers, json=body if method == "POST" else None)
                if answer.status_code != 401:
                    self.found.append(f"{path} {answer.status_code}")

    def make_account(self) -> None:
        """A second self."""
        name = f"Falsk {len(self.mine)}"
        by = self._come_in(self.chance.choice(self.mine))
        fields = {"email": f"f{len(self.mine)}@example.no", "name": name}
        page = by.post("/brukere", "/brukere", role=self.chance.choice(("coordinator", "operator")), **fields)
        if LINK.search(page.text):
            self.mine.append(name)

    def take_account(self) -> None:
        """A new link for the colleague: whoever is shown it comes in as them."""
        number = self.centre.do(lambda tx: tx.scalar(select(people.c.id).where(people.c.name == "Ola")))
        page = self._come_in(self.me).post(f"/brukere/{number}/lenke", f"/brukere/{number}")
        if LINK.search(page.text) and "Ola" not in self.mine:
            self.mine.append("Ola")

    def wait(self) -> None:
        self.centre.time.pass_(days=self.chance.choice((0.001, 0.001, 0.001, 5)))

    # ── what comes of it ──

    def _come_in(self, name: str) -> Visitor:
        def begun(tx: Any) -> str:
            return sessions.begin(tx, tx.scalar(select(people.c.id).where(people.c.name == name)), self.centre.time())

        return Visitor(self.centre, self.centre.do(begun))

    def _announced(self, code: str) -> None:
        """Whether the unit's own wall has been told of a wall that somebody said yes to."""
        self.wall.settle()
        told = [row["code"] for (kind, _), row in self.wall.board().items() if kind == "newcomer"]
        if code not in told:
            self.found.append("nobody is told")
