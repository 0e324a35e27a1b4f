"""What of a round leaves its unit: all of it, since it is about a place. Who went is on no round; of a vernerunde it
is told only whether the leader and the verneombud took part."""

from board.export import Export

_PARTS = (
    "sort, order, shine, standard, sustain: de fem S-ene; before formøte, premises lokalene, equipment utstyret, "
    "work arbeidet, closing avslutningsmøte"
)
_FORM = ("Slag", "5s 5S-runde, safety vernerunde")
_IN_ROUND = {"round": ("Runde", "Id i tabellen Runder"), "part": ("Del", _PARTS)}

ROUNDS = Export(
    "rounds",
    "Runder",
    "5S-rundene og vernerundene som er begynt. Prosent regnes av svarene.",
    {
        "form": _FORM,
        "area": ("Område", "Id i tabellen Områder; tomt: hele enheten"),
        "day": ("Dag", "Dagen den ble begynt"),
        "ended": ("Ferdig", "Dagen den ble ferdig; tomt: ikke ennå"),
        "away": ("Lagt bort", "Sann når den ble lagt bort halvveis"),
        "leader": ("Leder", "Sann når leder var med på vernerunden"),
        "safety_rep": ("Verneombud", "Sann når verneombudet var med på vernerunden"),
    },
    refers={"area": "areas.id"},
)
ANSWERS = Export(
    "round_answers",
    "Svar i runder",
    "Ett svar på ett spørsmål i en runde. Prosent: summen av poeng delt på fire ganger svarene med poeng.",
    {
        **_IN_ROUND,
        "question": ("Spørsmål", "Id i tabellen Spørsmål i runder, eller et som står ferdig i Tavle"),
        "text": ("Ordlyd", "Spørsmålet slik det sto da det ble svart"),
        "score": ("Poeng", "0 til 4; tomt: gjelder ikke"),
    },
    refers={"round": "rounds.id"},
)
QUESTIONS = Export(
    "round_questions",
    "Spørsmål i runder",
    "Spørsmålene enheten har skrevet om, lagt til eller tatt bort. De andre står ferdig i Tavle.",
    {
        "form": _FORM,
        "part": ("Del", _PARTS),
        "text": ("Spørsmål", "Slik det står nå"),
        "asked": ("Stilles", "Usann når enheten har tatt det bort"),
        "position": ("Plass", "Rekkefølgen fra først"),
    },
    kept="a_year",
)
FINDINGS = Export(
    "round_findings",
    "Funn i runder",
    "Kortene som er laget av det en runde fant.",
    {
        **_IN_ROUND,
        "question": ("Spørsmål", "Spørsmålet som fikk lav poengsum; tomt: skrevet fritt"),
        "card": ("Kort", "Id i tabellen Forbedringskort"),
    },
    refers={"round": "rounds.id", "card": "cards.id"},
    with_card="card",
)
