"""A suggestion from a phone, the whole way: the wall shows a square, the page behind it takes a few words, and the
card hangs on the wall within two seconds. Votes never go that way, nor any other: no ballot crosses a network."""

import json
import re
import time
from collections.abc import Callable

import httpx
import pytest

from board.ballot import Colour
from board.context import Command
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import ChooseKeeper, EndMeeting, SetPresent, StartMeeting
from board.kinds.story.commands import WriteStory
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote, TakeBack
from board.kinds.unit import ChangeUnit
from kiosk.demo.hung import Hung
from kiosk.widgets.paper.photo import HungPhoto
from kiosk.widgets.paper.qr import QrCode
from sync.protocol import packing
from sync.server.embedded import Embedded
from sync.wall.connection_status import ConnectionState, ConnectionStatus
from sync.wall.http import HttpClient
from tests.kiosk.scenes.story import photo
from tests.kiosk.screens.test_central import let_in
from tests.patience import SOON_S

Hang = Callable[..., Hung]
TOLD: list[Command] = [
    AddCard("told", "Nøklene"),
    EditCard("told", {"responsible": "Kari", "deadline": "2099-12-01", "unmeasurable": True}),
    *(MoveCard("told", seen, to) for seen, to in (("suggestion", "plan"), ("plan", "check"), ("check", "done"))),  # type: ignore[arg-type]
    WriteStory("told", "Nøklene henger der"),
]
READY = [ChangeUnit({"name": "Solbakken"}), WriteGoal("g0", 0, "Vi hjelper hverandre")]
URL = "https://tavle.eksempel.kommune.no/forslag/1f4-mzxw6ytboi3dgnbv"


def square(wall: Hung) -> str:
    """The address behind the square that is shown; nothing when none is."""
    return "".join(widget.text for widget in wall.walk() if isinstance(widget, QrCode))


def test_what_a_phone_sends_hangs_on_the_wall_at_once(hang: Hang, centre: Embedded) -> None:
    wall = hang(commands=READY)
    let_in(wall, centre)
    wall.until(lambda: wall.root.state.link.phone)
    wall.root.go("card", new=True)
    wall.settle()
    url = square(wall)
    assert url.startswith(f"{centre.url}/forslag/")
    wall.root.home()
    with httpx.Client(follow_redirects=True, headers={"accept-language": "nb"}) as phone:
        page = phone.get(url).text
        once = re.search(r'name="once" value="([^"]+)"', page)
        assert once
        began = time.monotonic()
        sent = phone.post(url, data={"title": "Fast plass til nøklene <b>", "problem": "", "once": once[1]})
        assert "Takk!" in sent.text
        assert not phone.cookies
    wall.until(lambda: wall.board.cards.column("suggestion"))
    assert time.monotonic() - began < SOON_S
    (card,) = wall.board.cards.column("suggestion")
    assert (card.title, card.source) == ("Fast plass til nøklene <b>", "phone")
    wall.settle()
    assert "Fast plass til nøklene <b>" in wall.texts()
    wall.root.go("card", id=card.id)
    wall.settle()
    assert "Fra telefon" in wall.texts()
    for command in TOLD:
        wall.root.do(command)
    wall.settle()
    wall.until(lambda: not wall.root.state.link.waiting)
    wall.root.go("story", id="told")
    wall.settle()
    wall.press("story-photo")
    url = square(wall)
    assert url.startswith(f"{centre.url}/bilde/")
    with httpx.Client(follow_redirects=True, headers={"accept-language": "nb"}) as phone:
        assert "Ingen ansikter" in phone.get(url).text
        assert "Takk!" in phone.post(url, files={"fil": ("IMG_1.jpg", photo(), "image/jpeg")}).text
    wall.until(lambda: [one for one in wall.walk() if isinstance(one, HungPhoto) and one.jpeg])
    assert not wall.has("sending-close")


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
def test_the_square_is_there_while_there_is_a_network_and_says_what_it_is(hang: Hang, size: tuple[int, int]) -> None:
    wall = hang(size, commands=READY)
    wall.root.linked(ConnectionStatus(ConnectionState.CONNECTED, phone=URL))
    wall.root.go("card", new=True)
    wall.settle()
    assert square(wall) == URL
    sentence = "Eller send det fra telefonen: pek kameraet hit. Ingen innlogging. Koden er ny hver dag."
    assert sentence in wall.texts()
    wall.root.linked(ConnectionStatus(ConnectionState.NO_SERVER))
    wall.settle()
    assert square(wall) == ""
    assert sentence not in wall.texts()
    assert "Alle forslag er lov" in wall.texts()


@pytest.mark.parametrize("source", ["phone", "shared"])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
def test_a_card_from_elsewhere_says_so_on_the_board_and_when_it_is_open(
    hang: Hang, size: tuple[int, int], source: str
) -> None:
    wall = hang(
        size, commands=[*READY, AddCard("c1", "Vaskeplan", fields={"source": source}), AddCard("c2", "Vår egen")]
    )
    chips = [w.text for w in wall.walk() if type(w).__name__ == "Chip"]
    marks = {"phone": "Fra telefon", "shared": "Delt"}
    assert marks[source] in [*chips, *wall.texts()]
    wall.root.go("card", id="c1")
    wall.settle()
    assert {"phone": "Fra telefon", "shared": "Fra en annen enhet"}[source] in wall.texts()
    wall.press("turn")
    wall.settle()
    told = {"phone": "Sendt fra en telefon", "shared": "Tatt over fra en annen enhet"}
    assert any(told[source] in text for text in wall.texts())
    wall.root.go("card", id="c2")
    wall.settle()
    assert "Fra telefon" not in wall.texts()


def test_no_ballot_crosses_a_network(hang: Hang, centre: Embedded, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything the wall sends in a whole meeting is written down and searched: nothing of the board is sent while
    balls are laid, and of the vote there is only the sum, once the vases are open."""
    sent: list[tuple[str, bytes]] = []
    plain = HttpClient.ask

    async def ask(line: HttpClient, method: str, path: str, body: bytes | None = None, **more: object) -> object:
        sent.append((path, body or b""))
        return await plain(line, method, path, body, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(HttpClient, "ask", ask)
    wall = hang(commands=READY)
    let_in(wall, centre)
    wall.root.home()

    def do(*commands: Command) -> None:
        for command in commands:
            wall.root.do(command)
            wall.settle()

    do(StartMeeting("m1"), SetPresent("m1", 5), OpenVote("m1"))
    assert wall.board.vote
    (goal,) = wall.board.vote.subjects
    wall.until(lambda: not wall.root.state.link.waiting)
    time.sleep(0.5)
    before = len(sent)
    balls: tuple[Colour, ...] = ("red", "green", "pink", "red", "green")
    do(*(LayBall(goal, colour, laid) for laid, colour in enumerate(balls)))
    do(TakeBack(goal, "green", 5), LayBall(goal, "green", 4))
    time.sleep(0.5)
    assert changes(sent[before:]) == []
    do(CloseVote("m1", "t1"), AddCard("c1", "Lapp på døra"), ChooseKeeper("m1", "Marit"), EndMeeting("m1"))
    wall.until(lambda: any(c["kind"] == "tally" for c in changes(sent)))
    wall.until(lambda: not wall.root.state.link.waiting)
    everything = changes(sent)
    tallies = [c for c in everything if c["kind"] == "tally"]
    assert [{k: c["fields"][k] for k in ("green", "pink", "red")} for c in tallies] == [
        {"green": 2, "pink": 1, "red": 2}
    ]
    words = b" ".join(body for _, body in sent)
    for ballot in (b"ball", b"ballot", b"colour", b"laid", b"vote"):
        assert ballot not in words
    rest = [c for c in everything if c["kind"] != "tally"]
    assert not re.search(r"green|pink|\bred\b", json.dumps(rest))
    assert {path.partition("?")[0] for path, _ in sent} <= {
        "/v1/pairing",
        "/v1/pairing/token",
        "/v1/sync",
        "/v1/wait",
        "/v1/token",
        "/v1/phone",
        "/v1/neighbours",
    }


def changes(sent: list[tuple[str, bytes]]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for path, body in sent:
        if path == "/v1/sync":
            plain = packing.unpack(body, 10**7) if body[:2] == b"\x1f\x8b" else body
            found += json.loads(plain).get("changes", [])
    return found
