"""What of a value stream leaves its unit: all of it, since it tells of work and of no person."""

from board.export import Export

_FIGURES = {
    "minutes": ("Minutter", "Arbeid hver gang, for én av dem som gjør det"),
    "wait": ("Venting", "Minutter før det begynner"),
    "times": ("Ganger i uka", "Tomt: så ofte som strømmen, eller andelen av den"),
    "people": ("Personer", "Så mange gjør det sammen"),
    "accurate": ("Riktig første gang", "Prosent, sier de som får det"),
    "worth": ("Verdi", "value gir verdi, necessary nødvendig, waste tidstyv"),
}
_HANGS = {"stream": ("Verdistrøm", "Id i tabellen Verdistrømmer"), "title": ("Tittel", "Det de ansatte skrev")}
_IN_STREAM = {"stream": "streams.id"}

STREAMS = Export(
    "streams",
    "Verdistrømmer",
    "Veien én ting går fra start til slutt. Tall regnes av stegene.",
    {
        "title": ("Tittel", "Fra hva til hva"),
        "receiver": ("For hvem", "Den det skal gi verdi for"),
        "times": ("Ganger i uka", "Så ofte hele veien gås"),
        "day_hours": ("Timer i et døgn", "Så lang en dag med venting er"),
        "open_hours": ("Timer i uka det kan gjøres", "Det takten regnes av; tomt når ingen har sagt det"),
    },
)
LANES = Export(
    "stream_lanes",
    "Baner",
    "Hvem som gjør stegene: roller, ikke personer.",
    {**_HANGS, "position": ("Plass", "Rekkefølgen fra øverst")},
    refers=_IN_STREAM,
)
PARTS = Export(
    "stream_parts",
    "Deler",
    "Delene av en lang verdistrøm.",
    {**_HANGS, "position": ("Plass", "Rekkefølgen fra først")},
    refers=_IN_STREAM,
)
STEPS = Export(
    "stream_steps",
    "Steg",
    "Stegene i verdistrømmene, slik det er nå.",
    {
        **_HANGS,
        "lane": ("Bane", "Id i tabellen Baner"),
        "part": ("Del", "Id i tabellen Deler"),
        "position": ("Plass", "Rekkefølgen fra først"),
        "beside": ("Samtidig", "parallel samtidig med steget før, aside det samme uten at noe venter på det"),
        "planned": ("Bare ideelt", "Gjøres ikke i dag"),
        **_FIGURES,
        "share": ("Andel", "Av gangene strømmen gås"),
        "waste": ("Tidstyv", "Hva slags, i koder som for gevinster"),
    },
    refers={**_IN_STREAM, "lane": "stream_lanes.id", "part": "stream_parts.id"},
)
TURNS = Export(
    "stream_turns",
    "Endringer i verdistrømmer",
    "Hvordan et steg skal bli, eller er målt etterpå. Det som ikke er sagt, er som i dag.",
    {
        **_HANGS,
        "step": ("Steg", "Id i tabellen Steg"),
        "state": ("Tilstand", "ideal ideell situasjon, after målt etterpå"),
        "gone": ("Faller bort", "Steget gjøres ikke lenger"),
        "idea": ("Hva som gjøres", "Navnet på kortet"),
        **_FIGURES,
        "day": ("Målt", "Dagen det ble målt"),
    },
    refers={**_IN_STREAM, "step": "stream_steps.id"},
)
