"""A card is lifted by touch, waits, and is answered; above it hangs in a column and is answered from below."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from board.kinds.card.commands import AddCard, EditCard
from board.kinds.lift.commands import LiftCard
from board.kinds.lift.index import LiftedHere, Lifts, from_below
from board.kinds.lift.record import lift_id
from kiosk.demo.hung import Hung
from kiosk.tools import signs, tool
from tests.kiosk.scenes import lift as scenes
from tests.kiosk.scenes import lifted as above
from tests.kiosk.scenes import quiet
from tests.kiosk.screens.test_whys import write

Hang = Callable[..., Hung]
TOMORROW = "Kortet er laget i dag, og er hos dem fra i morgen."


def test_a_card_is_lifted_by_touch_waits_is_answered_and_asked_anew(hang: Hang) -> None:
    wall = hang(fill="demo")
    wall.press("more")
    assert not wall.has("tool-lift"), "nobody is above"
    scenes.asked(wall)
    card = scenes.card(wall)
    wall.root.go("card", id=card)
    wall.wait_s(1)
    wall.press("turn")
    wall.wait_s(1)
    wall.press("help")
    assert wall.screen == "lift", "help is asked of those above"
    wall.press("lift-next")
    assert wall.stored.of(Lifts).of_card(card) is None, "nobody has said why"
    wall.press("lift-why")
    write(wall, "fire mil")
    wall.press("key-done")
    wall.press("asks-money")
    wall.press("to-1")
    wall.press("by-2")
    wall.root.home()
    wall.settle()
    wall.root.go("lift", id=card)
    wall.settle()
    assert "fire mil" in wall.texts(), "half done it is there again"
    wall.press("lift-next")
    lift = wall.stored.of(Lifts).of_card(card)
    assert lift
    wall.root.go("card", id=card)
    wall.wait_s(1)
    assert wall.has("tool-lift"), "the way to the answer is in sight on the card, not under «Mer»"
    assert wall.find("tool-lift").label == "Løftet"
    wall.press("tool-lift")
    assert (lift.why, lift.asks, lift.to_name, lift.by) == (
        "fire mil",
        "money",
        "Kommunedirektørens ledergruppe",
        date(2025, 12, 18),
    )
    assert {"Svar ventes innen 18. desember", "Vi ber om penger"} <= {*wall.texts()}
    assert TOMORROW not in wall.texts()
    wall.press("lift-back")
    assert wall.stored.of(Lifts).of_card(card) is None
    wall.press("undo")
    assert wall.stored.of(Lifts).of_card(card)
    scenes.told(
        wall, scenes.Fact("lift", lift.id, {**scenes.SAID, "verdict": "yes", "answer": "Vi kjøper 60 bokser"})
    )
    assert {"Ja", "Vi kjøper 60 bokser", "Svart"} <= {*wall.texts()}
    wall.press("lift-next")
    found = wall.stored.cards.get(card)
    assert found
    assert found.stage == "do"
    with_whys = wall.board.cards.column("act")[0]
    before = signs(wall.board, with_whys)
    wall.root.do(LiftCard(with_whys.id, scenes.LEADERS.id, scenes.LEADERS.name, "Avtalen er felles"))
    wall.settle()
    assert before
    assert signs(wall.board, with_whys) == ("lift", *before), "its sign is on the card, and gives way to none"
    wall.root.do(AddCard("today", "Laget i dag"))
    wall.root.do(LiftCard("today", scenes.LEADERS.id, scenes.LEADERS.name, "Avtalen er felles"))
    wall.settle()
    wall.root.go("lift", id="today")
    wall.settle()
    assert TOMORROW in wall.texts()


def test_what_was_turned_to_stays_there_while_one_of_the_others_is_chosen(hang: Hang) -> None:
    wall = hang(fill="demo")
    above.hung(*above.MANY)(wall)
    wall.press("lifted-on")
    wall.press("new-more")
    turned = [name for name in wall.names() if name.startswith("lifted-l")]
    wall.root.do(EditCard(wall.board.cards.column("do")[0].id, {"title": "Roligere frokost"}))
    wall.settle()
    assert [name for name in wall.names() if name.startswith("lifted-l")] == turned


def test_what_was_lifted_is_reached_from_below_and_answered_with_a_reason(hang: Hang) -> None:
    wall = hang(fill="demo")
    above.hung(*above.USUAL)(wall)
    wall.press("lifted-on")
    wall.press("lifted-on")
    wall.press("lifted-next")
    here = from_below(wall.stored)
    chosen = next(one for one in here.new if one.read)
    assert "Ett nøkkelsystem for hele kommunen" in wall.texts()
    wall.press("verdict-no")
    wall.press("lifted-next")
    assert not wall.stored.of(LiftedHere).get(chosen.id).answered  # type: ignore[union-attr]
    wall.press("lifted-reason")
    write(wall, "ikke i")
    wall.press("key-done")
    wall.press("lifted-next")
    said = next(one for one in from_below(wall.stored).answered if one.id == chosen.id)
    assert (said.verdict, said.answer) == ("no", "ikke i")
    wall.press("lifted-l4")
    wall.press("lifted-who")
    write(wall, "e")
    wall.press("key-done")
    assert next(one for one in from_below(wall.stored).looked_at).responsible == "Pere"


def test_above_columns_that_are_full_it_is_read_what_hangs_in_them(hang: Hang) -> None:
    wall = hang(fill="demo")
    above.hung(*above.MANY)(wall)
    wall.settle()
    lead = wall.root.screen.ids.lead
    assert lead._set()[0].px == round(lead.px)


def test_what_was_lifted_here_is_lifted_further_by_touch_taken_back_and_answered_from_above(hang: Hang) -> None:
    wall = hang(fill="demo")
    above.hung(*above.USUAL, presses=("lifted-l1",))(wall)
    assert not wall.has("lifted-further"), "nobody is above us"
    wall.root.home()
    above.further(lifts=False, presses=("lifted-l1", "lifted-further"))(wall)
    assert wall.screen == "lift"
    assert {f"De skriver: «{above.WHY}»", "Hjemmetjenesten øst venter svar innen 25. november."} <= {*wall.texts()}
    wall.press("lift-next")
    assert not from_below(wall.stored).further, "nobody has said why"
    wall.press("lift-why")
    write(wall, "for alle")
    wall.press("key-done")
    wall.press("lift-next")
    (further,) = from_below(wall.stored).further.values()
    assert (further.lifted, further.to_name, further.why) == ("l1", "Kommunedirektørens ledergruppe", "for alle")
    assert further.by == date(2025, 11, 25), "not after the day the unit itself asked for"
    assert "Løftet videre til Kommunedirektørens ledergruppe. Svaret kommer hit og til Hjemmetjenesten øst." in {
        *wall.texts()
    }
    wall.press("to-card")
    assert {"Løftet videre", "svar innen 25. nov."} <= {*wall.texts()}, "and back it is where it was"
    wall.press("to-board")
    assert [one.id for one in from_below(wall.stored).looked_at].count("l1") == 1
    wall.press("lifted-l1")
    wall.press("lifted-further")
    wall.press("lift-back")
    assert not from_below(wall.stored).further
    assert wall.screen == "lifted", "whoever answers after all is led to where it is answered"
    assert {"Svaret vårt", "Løft videre"} <= {*wall.texts()}
    wall.press("undo")
    wall.press("lifted-further")
    scenes.told(wall, scenes.Fact("lift", further.id, above.ANSWERED))
    assert {"Ja", above.ANSWERED["answer"]} <= {*wall.texts()}
    assert "l1" in [one.id for one in from_below(wall.stored).answered]
    wall.press("to-card")
    level = "Kommunedirektørens ledergruppe"
    assert {f"Svart av {level}", "Ja", above.ANSWERED["answer"], "det står hos dem"} <= {*wall.texts()}
    assert "Svar ventes innen 25. november" not in wall.texts()
    assert not wall.has("verdict-no"), "our own answer is given by choice"
    wall.press("to-board")
    assert {f"Svart av {level}", "Ja"} <= {*wall.texts()}, "and it says whose answer it is"
    assert (shelf := tool("lifted"))
    assert shelf.waits(wall.root.state) == "2 nye · 1 svar", "the drawer has a corner for it"
    in_a_month = replace(wall.root.state, now_ms=wall.root.state.now_ms + 30 * 24 * 3_600_000)
    assert shelf.waits(in_a_month) == "2 nye"
    wall.press("lifted-l1")
    wall.press("lifted-own")
    wall.press("verdict-yes")
    wall.press("lifted-next")
    said = next(one for one in from_below(wall.stored).answered if one.id == "l1")
    assert (said.verdict, said.answer) == ("yes", "")


def test_a_card_whose_lift_was_lifted_further_says_so_and_what_both_levels_answered(hang: Hang) -> None:
    wall = hang(fill="demo")
    scenes.further()(wall)
    assert {
        "Løftet til Ledergruppa helse og omsorg, og derfra videre til Kommunedirektørens ledergruppe. "
        "Kortet henger hos oss hele tida.",
        "Svar ventes innen 9. desember",
        "Ikke lest ennå",
    } <= {*wall.texts()}
    own = {"answered": "2025-11-17", "verdict": "no", "answer": "Ikke i år."}
    scenes.told(wall, scenes.Fact("lift", lift_id(scenes.card(wall)), {**scenes.HIGH, **own}))
    said = "\n".join(wall.texts())
    assert "Kommunedirektørens ledergruppe · 18. november\nLedergruppa helse og omsorg: Nei. Ikke i år." in said
    assert {"Delvis", scenes.HIGH["further_answer"]} <= {*wall.texts()}


def test_silent_red_is_asked_about_in_one_line_and_takes_a_no(hang: Hang) -> None:
    wall = hang(fill="demo")
    assert not wall.has("quiet-act")
    quiet.red(wall)
    assert (
        "«Vi hjelper hverandre når det røyner på» fikk mer enn halvparten røde baller i tre møter på rad. "
        "Lage et kort?" in wall.texts()
    )
    wall.press("quiet-act")
    assert wall.screen == "card"
    wall.root.home()
    wall.settle()
    wall.press("quiet-no")
    assert not wall.has("quiet-act")
    quiet.late(wall)
    assert "«Bestille bleier én gang i uka» er 4 uker over fristen. Løfte det?" in wall.texts()
    for name in ("main", "present-9", "meeting-next", "skip-vote"):
        wall.wait_s(0.6)
        wall.press(name)
    wall.press("quiet-no")
    assert not wall.has("quiet-act")
    wall.root.home()
    wall.settle()
    assert not wall.has("quiet-act"), "one no is one no"
    wall.now_ms += 8 * 86_400_000
    wall.root.passed()
    wall.root.home()
    wall.settle()
    wall.press("quiet-act")
    assert wall.screen == "lift"


def test_a_card_that_asked_for_help_before_it_was_lifted_opens_its_lift_and_says_when_nobody_is_there(
    hang: Hang,
) -> None:
    wall = hang(fill="demo")
    wall.root.do(EditCard(scenes.card(wall), {"help_wanted": True}))
    scenes.lifted(wall)
    wall.root.go("card", id=scenes.card(wall))
    wall.wait_s(1)
    wall.press("turn")
    wall.wait_s(1)
    wall.press("help")
    assert wall.screen == "lift"
    assert "Ingen svarer der lenger" not in wall.texts()
    scenes.told(wall, scenes.Fact("lift", lift_id(scenes.card(wall)), {"closed": True}))
    assert "Ingen svarer der lenger" in wall.texts()
