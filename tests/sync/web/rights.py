"""Who may ask for what, written out once more beside the product's own rule, so that a slip of the pen in either is
seen; and a town with boards that answer every address there is.

RIGHTS["GET /enhet/{public}"]      "read"
MAY["leader"]["read"]              "below"
"""

from collections.abc import Callable, Iterator
from typing import Any

from fastapi.routing import APIRoute
from sqlalchemy import insert, select

from board import calendar
from board.kinds import metadata as boards
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.fishbone.commands import NameProblem
from board.kinds.gain.commands import Identify, Realise
from board.kinds.practice.commands import WriteLine
from board.kinds.round.commands import AnswerQuestion, FinishRound, MakeFinding
from board.kinds.round.index import round_id
from board.kinds.round.ready import standing
from board.kinds.stakeholder.commands import HangStakeholder
from board.kinds.stakeholder.index import map_id
from board.kinds.why.commands import AskWhy
from board.local import new_id
from board.log.change import Fact
from sync.server import levels, tenants
from sync.server.db.tables import devices
from tests.sync.papers import CALM, GOAL, STREAM, aim, do, lay_out
from tests.sync.places import Centre, Wall

_TABLE = {
    "enter": """GET /healthz /readyz /metrics /logg-inn /logg-inn/openid /logg-inn/openid/svar /pair /personvern
        /tilgjengelighet /utseende/{name} /velkommen/{link}
        POST /logg-inn /logg-ut /sprak /velkommen/{link} /v1/pairing /v1/pairing/token""",
    "suggest": "GET /forslag/{code} /bilde/{code}/{subject} POST /forslag/{code} /bilde/{code}/{subject}",
    "sync": "GET /v1/neighbours /v1/phone /v1/wait POST /v1/leave /v1/sync /v1/token",
    "export": "GET /v1/reports /v1/reports/changes /v1/reports/{table}",
    "own": "GET /finn /hjelp /min-side POST /angre /min-side/kodeapp /min-side/koder /min-side/passord /min-side/ut",
    "read": """GET /arsaker /arsaker/{public} /arshjul /arshjul/{public} /enhet/{public}
        /enhet/{public}/besok /enhet/{public}/ferdig /enhet/{public}/kort/{card} /enhet/{public}/mote/{week}
        /gevinster.xlsx /gevinster/{public} /historier /historier/{public}/{story} /innforing
        /innforing/{public} /interessenter /interessenter/{public}/{analysis} /loft /mal
        /mal/{public}/{indicator} /nivaer /rapporter/aar /rapporter/arshjul /rapporter/bilder
        /rapporter/fiskebein /rapporter/historie
        /rapporter/hvorfor /rapporter/innforing /rapporter/interessenter /rapporter/kultur /rapporter/maaned
        /rapporter/tavle /rapporter/vane /rapporter/verdistrom /vaner /verdistrommer
        /uka /verdistrommer/{public}/{stream} /vunnet""",
    "totals": """GET / /enheter /enheter.xlsx /gevinster /kultur /kultur/{public} /rapporter /rapporter/arbeidsmiljo
        /rapporter/enheter /rapporter/runder /runder /runder/{public} /runder/{public}/{walked} /tavlehelse""",
    "share": "GET /deling POST /deling/{offer}/ta",
    "visit": "POST /enhet/{public}/besok /enhet/{public}/besok/{written}/tilbake",
    "walls": "GET /tavler /tavler/enhet/{public}",
    "approve": "GET /tavler/{number}/ut POST /tavler/avvis /tavler/slipp-inn /tavler/{number}/ut",
    "manage": """GET /brukere /brukere/{number} /deling/andre/{word} /nivaer/{public} /noekler /rapporter/forord
        /tavler/{number}/pin
        POST /brukere /brukere/{number} /brukere/{number}/lenke /brukere/{number}/steng /deling/andre/{word}
        /gevinster/historikk /gevinster/historikk/hent-inn /gevinster/historikk/les /gevinster/historikk/ta-ut
        /innforing /innforing/{public} /nivaer/{public} /nivaer/{public}/mal /noekler
        /noekler/trekk /rapporter/forord
        /tavler/enhet/{public}/apne /tavler/enhet/{public}/navn /tavler/enhet/{public}/steng /tavler/kommune
        /tavler/ny-enhet /tavler/{number}/pin""",
    "audit": "GET /logg /rapporter/arkiv",
    "nation": "GET /landet",
}
_MAY = {
    "coordinator": "all read totals walls approve share manage audit none enter own",
    "leader": "below read totals given share none enter own",
    "adviser": "given read totals visit none enter own",
    "safety_rep": "given totals none enter own",
    "union_rep": "given totals none enter own",
    "auditor": "all read totals walls audit none enter own",
    "operator": "all walls approve none enter own",
    "national": "none enter own nation",
    "stranger": "none enter",
    "phone": "given suggest none enter",
    "wall": "given sync none enter",
    "program": "all export none enter",
}


def _rights() -> Iterator[tuple[str, str]]:
    for right, text in _TABLE.items():
        method = ""
        for word in text.split():
            method = word if word in ("GET", "POST") else method
            if word != method:
                yield f"{method} {word}", right


def _whose(text: str) -> Iterator[tuple[str, str]]:
    whose = ""
    for word in text.split():
        whose = word if word in ("all", "below", "given", "none") else whose
        if word != whose:
            yield word, whose


RIGHTS = dict(_rights())
MAY = {who: dict(_whose(text)) for who, text in _MAY.items()}

STORY = "k-story"
OF_UNITS = {
    "card": "k",
    "stream": STREAM,
    "indicator": GOAL,
    "analysis": map_id("k"),
    "map": map_id("k"),
    "story": STORY,
    "word": "open",
    "number": "1",
    "year": "2026",
    "week": "2027-W02",
    "month": "2026-12",
    "first": "2026-01",
    "last": "2026-12",
}
"""What stands for each name in an address and in what it asks for."""


def routes(some: Any) -> Iterator[APIRoute]:
    """All that a server answers, but for the description of itself."""
    for route in some:
        if (inner := getattr(route, "original_router", None)) is not None:
            yield from routes(inner.routes)
        elif isinstance(route, APIRoute):
            yield route
        else:
            assert route.path == "/v1/openapi.json", route


def asks(route: APIRoute) -> set[str]:
    """What the address of a page asks for by name."""
    found: set[str] = set()
    for parameter in route.dependant.query_params:
        inner = getattr(parameter.field_info.annotation, "model_fields", {})
        found |= set(inner) or {parameter.name}
    return found


class Town:
    """`own` hangs above `below`, beside them is `other`, and `far` in another organisation; on all hangs the same."""

    def __init__(self, centre: Centre, hang: Callable[..., Wall]) -> None:
        owner = centre.do(lambda tx: tenants.found_organisation(tx, "Storby", centre.time()))
        away = centre.do(lambda tx: tenants.found_organisation(tx, "Langtvekk", centre.time()))
        found = (("own", owner), ("below", owner), ("other", owner), ("far", away))
        self.units = {
            name: centre.do(lambda tx, n=name, o=of: tenants.found_unit(tx, o, f"Enhet-{n}", centre.time()))
            for name, of in found
        }
        wall = hang("north", into=self.units["own"])
        day = calendar.day(centre.time())
        lay_out(wall)
        aim(wall, day, CALM)
        do(
            wall,
            AddCard("k", "Pakke brettene"),
            EditCard("k", {"worked": "yes"}),
            NameProblem("k", "Frokosten er sein"),
        )
        do(wall, AskWhy("w", "k", "Ingen rekker det"), WriteLine("l", "k", 1, "Kveldsvakta pakker"))
        do(wall, HangStakeholder(map_id("k"), "Kjøkkenet", "k"))
        wall.write(Fact("statement", "s", {"text": "Vi sier fra"}))
        do(wall, AnswerQuestion("safety", "", day, standing("safety")[0].id, None))
        do(wall, MakeFinding("safety", "", day, "premises", title="Nødutgangen er sperret", card=new_id()))
        do(wall, FinishRound("safety", "", day))
        for id_, subject, hours in (("u1", "k", 3.0), ("u2", "own-gain", 2.0)):
            do(wall, Identify(f"{id_}i", subject, hours, "quality", title="Fra varebil til hylle"))
            do(wall, Realise(f"{id_}r", subject, hours, f"{day}", "Ro"))
            do(wall, Realise(f"{id_}s", subject, hours - 1, f"{day}", "Ro", reason="Ny vikar"))
        wall.write(Fact("story", STORY, {"card": "k", "title": "Frokost før åtte", "made": centre.time()}))
        wall.settle()
        for name in ("below", "other", "far"):  # a wall hangs there too: no week is told from before
            centre.let_in(self.units[name], new_id(), name)
        centre.time.pass_(days=1)
        self.facts = {**OF_UNITS, "walked": round_id("safety", "", day)}
        centre.do(self._spread)

    def _spread(self, tx: Any) -> None:
        number = {name: tenants.unit_number(tx, public) for name, public in self.units.items()}
        owner = tx.scalar(select(tenants.units.c.organisation).where(tenants.units.c.id == number["own"]))
        levels.hang_under(tx, owner, number["below"], None, number["own"], calendar.day(0))
        for table in (*boards.sorted_tables, devices):
            if "unit" in table.c:
                rows = tx.execute(select(table).where(table.c.unit == number["own"])).mappings().all()
                for to in ("below", "other", "far"):
                    if rows:
                        again = {"unit": number[to]} | ({"id": None} if table is devices else {})
                        tx.execute(insert(table), [{**row, **again} for row in rows])
