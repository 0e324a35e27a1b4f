"""What of a stakeholder map leaves its unit: groups and roles with what they expect, where they hang and how they are
taken along, so that who reads the change elsewhere sees whom it concerns. No person is in it.

Their attitude does not leave: a role is often held by one, and «skeptisk» would be said of that one.
"""

from board.export import Export

MAPS = Export(
    "stakeholder_maps",
    "Interessentanalyser",
    "Hvem en endring angår: av ett kort, eller av noe enheten selv har skrevet.",
    {
        "card": ("Kort", "Id i tabellen Forbedringskort; tomt: analysen har en egen tittel"),
        "title": ("Gjelder", "Det de ansatte skrev; tomt: tittelen på kortet"),
        "begun": ("Begynt", "Dagen den ble begynt"),
    },
    refers={"card": "cards.id"},
    kept="a_year",
    with_card="card",
)
STAKEHOLDERS = Export(
    "stakeholders",
    "Interessenter",
    "Grupper og roller som en endring angår, aldri personer. Hva enheten tror de mener om den, er ikke med.",
    {
        "map": ("Interessentanalyse", "Id i tabellen Interessentanalyser"),
        "name": ("Interessent", "Gruppa eller rollen"),
        "expectation": ("De forventer", "Det de ansatte skrev"),
        "interest": ("Interesse", "0 ikke sagt, 1 ingen, 2 liten, 3 middels, 4 stor"),
        "influence": ("Innflytelse", "0 ikke sagt, 1 ingen, 2 liten, 3 middels, 4 stor"),
        "how": ("Slik tar vi dem med", "Det de ansatte skrev; tomt: slik ruta foreslår"),
        "required": ("Skal være med", "Sann for tillitsvalgt, verneombud og andre som skal være med"),
        "position": ("Plass", "Rekkefølgen de ble skrevet i"),
    },
    refers={"map": "stakeholder_maps.id"},
    kept="a_year",
    with_card="map",
)
