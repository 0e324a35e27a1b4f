"""`tavle admin find --erase` takes whole words that people wrote, and what was refused, here on PostgreSQL."""

from typing import Any
from unicodedata import normalize

from sqlalchemy import select

from board.log.change import Fact
from sync.server.db.tables import audit as account
from tests.sync.fleet import change
from tests.sync.places import Centre
from tests.sync.postgres import centre
from tests.sync.test_forgetting import NAME, Hang, run, time

__all__ = ["centre", "time"]


def test_what_could_not_be_stored_is_erased_too_however_odd_its_names_are_and_hinders_nothing_else(
    hang: Hang, centre: Centre, unit: str
) -> None:
    north = hang("north")
    north.card("c1", title=NAME)
    north.settle()
    odd: list[dict[str, Any]] = [
        {"kind": "card\x00"}, {"kind": "k" * 41}, {"record": "c\x002"}, {"record": "r" * 41}, {"record": 5},
        {"kind": None}, {"fields": {"a\x00b": NAME}}, {"fields": {f"{NAME}": NAME}},
    ]  # fmt: skip
    bad = [change("a" * 16, n) | {"fields": {"title": NAME}} | said for n, said in enumerate(odd, 1)]
    headers = {"authorization": f"Bearer {centre.let_in(unit, 'a' * 16)}"}
    asked = {"protocol": 1, "device": "a" * 16, "cursor": 0, "clock": 0, "changes": bad}
    assert len(centre.ask("POST", "/v1/sync", headers=headers, json=asked).json()["refused"]) == len(odd)
    assert len(run(centre, "find", unit, NAME).splitlines()) == 1 + 1 + len(odd)
    assert "\x00" not in run(centre, "find", unit, NAME)
    assert run(centre, "find", unit, NAME, "--erase", said="ja").count("9 endringer er blanket ut") == 1
    run(centre, "find", unit, NAME, code=1)
    told = centre.do(lambda tx: list(tx.scalars(select(account.c.about).where(account.c.what == "erased"))))
    assert len(told) == 1 + len(odd)
    assert NAME not in repr(told), "the log of the centre says nothing of what stood on a board"
    north.settle()
    assert NAME not in repr(north.log())


def test_only_what_people_wrote_is_searched_and_only_for_whole_words(hang: Hang, centre: Centre, unit: str) -> None:
    north = hang("north")
    north.card("c1", title="Lea og Per", topic="unclear", stage="plan")
    north.card("c2", title="Leas vakt, og Lea-Maries", problem="Cleaning i Leanuka")
    north.card("c3", title="Klea fra vaskeriet", topic="unclear", responsible="Plan")
    north.card("c4", title=normalize("NFD", "Åse og\u00a0Pål"), problem="Det sa Åse\nBerg, og Per\u00adnille")
    north.card("c5", title="Ring \u2068Kari\u2069 \u2068Ho\u2064lm\u2069", problem="Kari\u2800Holm")
    north.card("c6", title="Ring 𝐊𝐚𝐫𝐢 Lunde")
    north.write(Fact("indicator", "i1", {"title": "Fall", "direction": "at_least"}))
    north.settle()

    def found(words: str) -> list[list[str]]:
        return [line.split("\t")[1:3] for line in run(centre, "find", unit, words).splitlines()[1:]]

    assert found("lea") == [["c1", "title"], ["c2", "title"]]
    assert found("Lea og Per") == [["c1", "title"]]
    assert found("Kari Holm") == [["c5", "problem"], ["c5", "title"]], "also as it is pasted from a chat"
    assert found("Kari Lunde") == [["c6", "title"]], "also in bold letters of a kind of their own"
    assert found("plan") == [["c3", "responsible"]], "a column is nobody's name"
    assert found("Åse") == [["c4", "problem"], ["c4", "title"]], "whatever signs it is put together of"
    assert found("åse og pål") == [["c4", "title"]]
    assert found("Åse  Berg") == found("Pernille") == [["c4", "problem"]]
