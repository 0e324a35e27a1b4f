"""Which of the languages of the catalogue a browser asks for. Pure."""

from board.catalogue import LANGUAGES, SOURCE


def wanted(accepted: str, chosen: str = "") -> str:
    """The one that was chosen, else the first of the browser's that is spoken here (RFC 9110, 12.5.4), else bokmål.

    >>> wanted("de, nn-NO;q=0.8, en;q=0.5"), wanted("en", chosen="nb")
    ('nn', 'nb')
    """
    if chosen in LANGUAGES:
        return chosen
    asked = []
    for part in accepted[:500].split(","):
        name, _sign, weight = part.strip().partition(";q=")
        try:
            asked.append((-float(weight or 1), name.lower().partition("-")[0]))
        except ValueError:
            continue
    for _weight, name in sorted(asked, key=lambda pair: pair[0]):
        if (spoken := {"no": "nb"}.get(name, name)) in LANGUAGES:
            return spoken
    return SOURCE
