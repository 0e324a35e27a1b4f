"""What the page for phones says, in the three languages it speaks. Pure.

words = WORDS[language("nn-NO,nn;q=0.9,en;q=0.8")]
"""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "nb": {
        "language": "Bokmål",
        "skip": "Hopp til innholdet",
        "heading": "Send et forslag",
        "to": "Til tavla i {unit}. Der henges det opp som forslag, merket «fra telefon».",
        "title": "Hva gjelder det?",
        "problem": "Problemet",
        "optional": "(kan stå tomt)",
        "remark": "Ikke navn, ikke helseopplysninger.",
        "send": "Send til tavla",
        "promise": "Alle forslag er lov. Ingen innlogging, og det lagres ikke hvem du er.",
        "thanks": "Takk!",
        "sent": "Forslaget henger på tavla om et øyeblikk. Er tavla uten nett, kommer det når nettet er tilbake.",
        "again": "Send et forslag til",
        "gone": "Koden er gått ut. Skann på nytt.",
        "gone_more": "Koden på tavla er ny hver dag.",
        "title_missing": "Skriv hva det gjelder, så går det.",
        "title_long": "Det første feltet har {length} tegn, og det er plass til {limit}. Kort det ned, eller flytt "
        "noe til «Problemet». Teksten din står her ennå.",
        "problem_long": "«Problemet» har {length} tegn, og det er plass til {limit}. Kort det ned. Teksten din står "
        "her ennå.",
        "foreign": "Tavla har ikke disse tegnene: {signs} Skriv det med bokstaver. Teksten din står her ennå.",
        "too_many": "Det er sendt mange forslag på kort tid. Vent {seconds} sekunder, og send igjen. Teksten din "
        "står her ennå.",
        "busy": "Det gikk ikke akkurat nå. Vent litt, og send igjen. Teksten din står her ennå.",
        "too_much": "Det er skrevet for mye. Gå tilbake, kort det ned, og send igjen. Ingenting er sendt.",
        "unread": "Forslaget kom ikke helt fram. Gå tilbake, og send det en gang til. Ingenting er sendt.",
        "privacy": "Personvern",
    },
    "nn": {
        "language": "Nynorsk",
        "skip": "Hopp til innhaldet",
        "heading": "Send eit forslag",
        "to": "Til tavla i {unit}. Der blir det hengt opp som forslag, merkt «frå telefon».",
        "title": "Kva gjeld det?",
        "problem": "Problemet",
        "optional": "(kan stå tomt)",
        "remark": "Ikkje namn, ikkje helseopplysningar.",
        "send": "Send til tavla",
        "promise": "Alle forslag er lov. Inga innlogging, og det blir ikkje lagra kven du er.",
        "thanks": "Takk!",
        "sent": "Forslaget heng på tavla om ein augneblink. Er tavla utan nett, kjem det når nettet er tilbake.",
        "again": "Send eit forslag til",
        "gone": "Koden har gått ut. Skann på nytt.",
        "gone_more": "Koden på tavla er ny kvar dag.",
        "title_missing": "Skriv kva det gjeld, så går det.",
        "title_long": "Det første feltet har {length} teikn, og det er plass til {limit}. Kort det ned, eller flytt "
        "noko til «Problemet». Teksten din står her enno.",
        "problem_long": "«Problemet» har {length} teikn, og det er plass til {limit}. Kort det ned. Teksten din står "
        "her enno.",
        "foreign": "Tavla har ikkje desse teikna: {signs} Skriv det med bokstavar. Teksten din står her enno.",
        "too_many": "Det er sendt mange forslag på kort tid. Vent {seconds} sekund, og send igjen. Teksten din "
        "står her enno.",
        "busy": "Det gjekk ikkje akkurat no. Vent litt, og send igjen. Teksten din står her enno.",
        "too_much": "Det er skrive for mykje. Gå tilbake, kort det ned, og send igjen. Ingenting er sendt.",
        "unread": "Forslaget kom ikkje heilt fram. Gå tilbake, og send det ein gong til. Ingenting er sendt.",
        "privacy": "Personvern",
    },
    "en": {
        "language": "English",
        "skip": "Skip to the content",
        "heading": "Send a suggestion",
        "to": "To the board of {unit}. It is put up as a suggestion, marked “from a phone”.",
        "title": "What is it about?",
        "problem": "The problem",
        "optional": "(may be left empty)",
        "remark": "No names, no health information.",
        "send": "Send to the board",
        "promise": "Every suggestion is welcome. No sign-in, and who you are is not stored.",
        "thanks": "Thank you!",
        "sent": "The suggestion will be on the board in a moment. If the board is offline, it comes when it is back.",
        "again": "Send another suggestion",
        "gone": "The code has expired. Scan again.",
        "gone_more": "The code on the board is new every day.",
        "title_missing": "Write what it is about, and it will do.",
        "title_long": "The first field has {length} characters; there is room for {limit}. Shorten it, or move some "
        "of it to “The problem”. Your text is still here.",
        "problem_long": "“The problem” has {length} characters; there is room for {limit}. Shorten it. Your text is "
        "still here.",
        "foreign": "The board cannot show these signs: {signs} Write it in letters. Your text is still here.",
        "too_many": "Many suggestions were sent in a short time. Wait {seconds} seconds and send again. Your text "
        "is still here.",
        "busy": "That did not work just now. Wait a little and send again. Your text is still here.",
        "too_much": "That is too much text. Go back, shorten it and send again. Nothing has been sent.",
        "unread": "The suggestion did not arrive whole. Go back and send it once more. Nothing has been sent.",
        "privacy": "Privacy (in Norwegian)",
    },
}


def language(accepted: str, chosen: str = "") -> str:
    """The one that was chosen, else the first of the browser's that is spoken here (RFC 9110, 12.5.4), else bokmål.

    >>> language("de, nn-NO;q=0.8, en;q=0.5"), language("en", chosen="nb")
    ('nn', 'nb')
    """
    if chosen in WORDS:
        return chosen
    wanted = []
    for part in accepted[:500].split(","):
        name, _, weight = part.strip().partition(";q=")
        try:
            wanted.append((-float(weight or 1), name.lower().partition("-")[0]))
        except ValueError:
            continue
    for _, name in sorted(wanted, key=lambda pair: pair[0]):
        if (spoken := {"no": "nb"}.get(name, name)) in WORDS:
            return spoken
    return "nb"
