"""What of the whys leaves the unit: what hangs on a card that is told of itself."""

from board.export import Export

EXPORT = Export(
    "whys",
    "Hvorfor",
    "Hvorfor det er slik, som et tre på hvert kort. De fem første på veien til årsaken står også på kortet; et kort "
    "der ingen har arbeidet med treet ennå, har bare dem.",
    {
        "card": ("Kort", "Id i tabellen Forbedringskort"),
        "parent": ("Under", "Id i denne tabellen; tomt: rett under problemet"),
        "text": ("Hvorfor", "Det de ansatte skrev"),
        "position": ("Plass", "Rekkefølgen blant dem som henger under det samme"),
        "cause": ("Årsaken", "Dagen dette ble merket som årsaken; tomt: det er det ikke"),
    },
    refers={"card": "cards.id", "parent": "whys.id"},
    with_card="card",
    kept="a_year",
)
