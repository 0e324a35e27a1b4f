"""What of a culture analysis leaves its unit: the statements, since they are of a unit and not of a person, and that
the unit was asked and how many were there. What a vase came to leaves only as a word of a scale (`board.privacy`).
"""

from board.export import Export

STATEMENTS = Export(
    "statements",
    "Utsagn om kulturen",
    "Utsagnene de ansatte har skrevet om hvordan de vil ha det. Et utsagn som skrives om, er et nytt utsagn.",
    {
        "text": ("Utsagn", "Det de ansatte skrev"),
        "prompt": (
            "Sted",
            "stories historier, rituals ritualer, symbols symboler, structure struktur, control kontroll, power makt",
        ),
        "position": ("Plass", "Rekkefølgen fra først"),
        "replaces": ("Erstatter", "Id-en til utsagnet det kom i stedet for"),
    },
    refers={"replaces": "statements.id"},
)
SURVEYS = Export(
    "surveys",
    "Kulturanalyser",
    "Når enheten har svart på utsagnene sine, og hvor mange som var der. Aldri hvem, og aldri hva.",
    {
        "side": ("Spørsmål", "now slik er det i dag, wanted slik vi vil ha det"),
        "week": ("Uke", "ISO-uka, for eksempel 2026-W47"),
        "started": ("Begynte", "Dagen den ble holdt"),
        "present": ("Til stede", "Hvor mange som var der"),
    },
    kept="a_year",
)
