"""What of a story leaves its unit: words and numbers, to those who are told of the card it is made from. Other units
are told of it only when the unit says so, in `shared`."""

from board.export import Export
from board.kinds.card.export import USES

EXPORT = Export(
    "stories",
    "Gode historier",
    "Ferdige kort fortalt av enheten selv: hva som var galt, hva den gjorde, og hva det ga. Ingen personer.",
    {
        "card": ("Kort", "Id i tabellen Forbedringskort"),
        "title": ("Tittel", "Det historien heter"),
        "problem": ("Slik var det", "Hva som var galt"),
        "done": ("Dette gjorde vi", "Hva enheten gjorde"),
        "measured": ("Måles i", "Det tallene teller"),
        "before": ("Før", "Tallet før"),
        "after": ("Etter", "Tallet etter"),
        "hours_per_week": ("Timer i uka", "Det som var spart da historien ble skrevet"),
        "use": ("Bruk", f"Hva frigjort tid ble til: {USES}"),
        "became": ("Ble til", "Det samme med enhetens egne ord"),
        "shared": (
            "Delt",
            "Sann når enheten har sagt ja til at andre enheter kan lese den, med ordene som sto der da",
        ),
        "made": ("Skrevet", "Dagen den først ble skrevet"),
    },
    refers={"card": "cards.id"},
    with_card="card",
)
