"""Pictures of Kulturen vår: nothing written yet, asked, more statements than find room, few who answered, the vote,
the statements, and the idle view with long words."""

from __future__ import annotations

from collections.abc import Sequence

from board.context import Command
from board.kinds.culture.commands import StartSurvey, WriteStatement
from board.kinds.tally.commands import CloseVote, LayBall
from tests.kiosk.scenes import Act, looked_at

TEXTS = (
    "Alle forslag blir hørt",
    "Vi sier fra når noe er vanskelig",
    "Vi har en vi-kultur",
    "Vi prøver nytt uten å være redd for å feile",
    "Beboeren bestemmer tempoet",
    "Vi lærer av feil i stedet for å lete etter skyld",
)
NOW = ("333333334", "222222334", "333333444", "222233333", "334444444", "222333344")
WANTED = ("444444455", "444444444", "444444555", "444444444", "444445555", "444444455")
LONG = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning er noe vi gjør sammen her"


def written(texts: Sequence[str] = TEXTS) -> list[Command]:
    return [WriteStatement(f"s{n}", text) for n, text in enumerate(texts)]


def answered(survey: str, side: str, scores: Sequence[str], present: int = 9) -> list[Command]:
    """One survey in which these were laid for each statement, and its vases were opened."""
    laid = [LayBall(f"s{n}", score, seen) for n, some in enumerate(scores) for seen, score in enumerate(some)]
    return [StartSurvey(survey, side, present), *laid, CloseVote(survey, f"{survey}-t")]  # type: ignore[arg-type]


USUAL: tuple[Command, ...] = (*written(), *answered("k1", "now", NOW), *answered("k2", "wanted", WANTED))
MANY = tuple(f"Vi gjør sak nummer {n} sammen" for n in range(20))


def asking(laid: int = 7) -> list[Command]:
    """A vote on a board of one's own, in which so many have answered every statement."""
    return [
        *written(),
        StartSurvey("k9", "now", 9),
        *(LayBall(f"s{n}", "4", seen) for n in range(len(TEXTS)) for seen in range(laid)),
    ]


FULL = (*written(MANY), *answered("k1", "now", ["233"] * 20, 3), *answered("k2", "wanted", ["455"] * 20, 3))
LONGEST = (*written([LONG] + [f"{LONG[:100]} {n}" for n in range(5)]), *answered("k1", "now", NOW))
SCENES: dict[str, Act | tuple[Act, str]] = {
    "culture-none": (looked_at("culture"), "empty"),
    "culture": (looked_at("culture", *USUAL), "empty"),
    "culture-full": (looked_at("culture", *FULL, presses=("next-statement",)), "empty"),
    "culture-long": (looked_at("culture", *LONGEST), "empty"),
    "culture-few": (looked_at("culture", *written(), *answered("k1", "now", ["12"] * 6)), "empty"),
    "culture-ask": (looked_at("culture", *written(), presses=("culture-main",)), "empty"),
    "culture-vote": (looked_at("vote", *asking(), presses=("score-3",), meeting="k9"), "empty"),
    "culture-statements": (looked_at("culture.statements", *written(), presses=("own-1",)), "empty"),
    "rest-culture": (looked_at("rest", *written(["Vi har en vi-kultur. Vi spør før vi tror."])), "empty"),
    "rest-culture-long": looked_at("rest", *written([LONG])),
}
