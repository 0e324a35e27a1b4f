"""What of a practice leaves its unit: all of it, since it says how work is done and names nobody. It is told with its
card, from the day after that was made."""

from board.export import Export

_OF_CARD = {"card": ("Kort", "Id i tabellen Forbedringskort")}
_CARD = {"card": "cards.id"}

PRACTICES = Export(
    "practices",
    "Slik gjør vi det nå",
    "Arbeidsmåten et kort førte til. Hva den går ut på, står i linjene.",
    {**_OF_CARD, "asked": ("Sjekkes", "Dagen tavla spør om vanen holder; tomt: den spør ikke mer")},
    refers=_CARD,
    with_card="card",
)
LINES = Export(
    "practice_lines",
    "Linjene i slik gjør vi det nå",
    "Hver versjon av linjene. Av et korts versjoner gjelder den siste.",
    {
        **_OF_CARD,
        "line1": ("Linje 1", "Det de ansatte skrev"),
        "line2": ("Linje 2", "Det de ansatte skrev"),
        "line3": ("Linje 3", "Det de ansatte skrev"),
        "made": ("Skrevet", "Dagen versjonen ble skrevet"),
    },
    refers=_CARD,
    with_card="card",
)
CHECKS = Export(
    "practice_checks",
    "Holder vanen",
    "Hva enheten svarte da tavla spurte om vanen fortsatt holdt.",
    {
        **_OF_CARD,
        "day": ("Dag", "Da det ble svart"),
        "holds": ("Holder", "Usann når den ikke gjorde det"),
        "note": ("Hva som kom i veien", "Det de ansatte skrev"),
        "made": ("Lagret", "Dagen det ble lagret"),
    },
    refers=_CARD,
    with_card="card",
)
OFFERS = Export(
    "practice_offers",
    "Tilbudt til",
    "Hvilke enheter arbeidsmåten er tilbudt til. Det gjelder når kortet er ferdig og virket.",
    {
        **_OF_CARD,
        "sister": ("Tilbudt enhet", "Enhets-id i tabellen Enheter"),
        "name": ("Navn", "Det enheten het da den ble valgt"),
    },
    refers=_CARD,
    with_card="card",
)
