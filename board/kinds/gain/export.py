"""What of an entry in the account of gains leaves its unit."""

from board.export import Export
from board.kinds.card.export import USES

EXPORT = Export(
    "gains",
    "Gevinster",
    "Hver linje om en gevinst. Ingen linje endres; en rettelse er en ny. Gevinsten er summen av "
    "linjene der «Gjelder» er sann.",
    {
        "subject": ("Gjelder hva", "Id i tabellen Forbedringskort, eller en egen"),
        "title": ("Tittel", "Navnet på det som ikke er et kort"),
        "tool": ("Verktøy", "value_stream verdistrømsanalyse, card forbedringskort, 5s, other annet"),
        "state": ("Tilstand", "identified anslag, realised realisert"),
        "hours_per_week": ("Timer i uka", "Tida som spares"),
        "full_time_hours": ("Hel stilling", "Timer i uka i en hel stilling, da gevinsten ble lagret"),
        "use": ("Bruk", USES),
        "day": ("Fra", "Dagen timene ble fri"),
        "note": ("Merknad", "Hva tida brukes til"),
        "reason": ("Hvorfor mindre", "Hvorfor det sparer mindre enn før"),
        "made": ("Lagret", "Dagen det ble lagret"),
        "expected": ("Ventet", "Dagen et anslag skal være fritt"),
        "waste": (
            "Tidstyv",
            "searching leting, duplicate dobbeltarbeid, interruption avbrudd, waiting venting, trips unødige turer, "
            "errors feil og omgjøring, overproduction overproduksjon, knowledge ubrukt kunnskap",
        ),
        "owner": ("Følges opp av", "Fornavn eller initialer"),
        "confirms": ("Bekrefter", "Sann når den bare sier at like mye fortsatt holder; den er ikke med i noen sum"),
    },
    names=frozenset({"owner"}),
    refers={"subject": "cards.id"},
    with_card="subject",
)
