"""What of a fishbone leaves its unit: all of it, since a cause is of a matter and dots are of no person. How many
dots a cause has is told, not when or in which order they came."""

from board.export import Export

_ON_FISH = {"fishbone": ("Fiskebein", "Id i tabellen Fiskebein")}
_IN_FISH = {"fishbone": "fishbones.id"}

FISHBONES = Export(
    "fishbones",
    "Fiskebein",
    "Ett fiskebein til et kort: hvorfor er det slik?",
    {
        "card": ("Kort", "Id i tabellen Forbedringskort"),
        "problem": ("Problem", "Det som står i hodet; tomt: tittelen på kortet"),
        "dots": ("Prikker", "Så mange prikker hadde gruppa å gi"),
        "begun": ("Begynt", "Dagen den første årsaken ble skrevet"),
    },
    refers={"card": "cards.id"},
    kept="a_year",
    with_card="card",
)
BONES = Export(
    "bones",
    "Bein",
    "Beina på fiskebeina: steder å lete etter årsaker.",
    {
        **_ON_FISH,
        "title": ("Bein", "Hva det heter"),
        "question": ("Spørsmål", "Det som spørres der"),
        "position": ("Plass", "Rekkefølgen fra først"),
    },
    refers=_IN_FISH,
    kept="a_year",
    with_card="fishbone",
)
CAUSES = Export(
    "causes",
    "Årsaker",
    "Årsakene på fiskebeina, slik de ansatte skrev dem.",
    {
        **_ON_FISH,
        "text": ("Årsak", "Det de ansatte skrev"),
        "position": ("Plass", "Rekkefølgen fra først"),
    },
    refers=_IN_FISH,
    kept="a_year",
    with_card="fishbone",
)
HANGINGS = Export(
    "cause_bones",
    "Årsaker på bein",
    "På hvilke bein en årsak henger. En årsak uten rad her henger uten bein.",
    {
        **_ON_FISH,
        "cause": ("Årsak", "Id i tabellen Årsaker"),
        "bone": ("Bein", "Id i tabellen Bein"),
    },
    refers={**_IN_FISH, "cause": "causes.id", "bone": "bones.id"},
    kept="a_year",
    with_card="fishbone",
)
DOTS = Export(
    "cause_dots",
    "Prikker på årsaker",
    "Hvor mange prikker en årsak har fått ved én tavle. En årsaks prikker er summen av radene.",
    {
        **_ON_FISH,
        "cause": ("Årsak", "Id i tabellen Årsaker"),
        "given": (
            "Prikker",
            "Så mange, uten tid og uten person; under null: tatt tilbake av dem som ble gitt ved andre tavler",
        ),
    },
    refers={**_IN_FISH, "cause": "causes.id"},
    kept="a_year",
    with_card="fishbone",
)
