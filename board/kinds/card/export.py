"""What of a card leaves its unit. Not which vote it was born of, and of when it was made no more than the day."""

from board.export import Export

USES = "quality økt kvalitet, quantity økt kvantitet, saving besparelse, tomt ikke sagt"

EXPORT = Export(
    "cards",
    "Forbedringskort",
    "Forslag og tiltak slik de står nå.",
    {
        "title": ("Tittel", "Hva det gjelder"),
        "problem": ("Problem", "Hva som er galt i dag"),
        "target": ("Mål", "Hvor mye bedre det skal bli"),
        "responsible": ("Ansvarlig", "Fornavn eller initialer"),
        "deadline": ("Frist", "Dagen det skal være gjort"),
        "stage": ("Trinn", "suggestion, plan, do, check, act eller done; ordene på tavla er enhetens egne"),
        "created": ("Laget", "Dagen kortet ble hengt opp"),
        "moved": ("Flyttet", "Dagen det kom til trinnet; alderen regnes herfra. Tomt: ingen vet"),
        "effort": ("Innsats", "0 ikke sagt, 1 liten, 2 stor"),
        "impact": ("Effekt", "0 ikke sagt, 1 liten, 2 stor"),
        "why1": ("Hvorfor 1", "Den første på veien til årsaken; hele treet er i Hvorfor"),
        "why2": ("Hvorfor 2", "Nummer 2 på veien til årsaken; hele treet er i Hvorfor"),
        "why3": ("Hvorfor 3", "Nummer 3 på veien til årsaken; hele treet er i Hvorfor"),
        "why4": ("Hvorfor 4", "Nummer 4 på veien til årsaken; hele treet er i Hvorfor"),
        "why5": ("Hvorfor 5", "Nummer 5 på veien til årsaken; hele treet er i Hvorfor"),
        "measured": ("Måles i", "Hva som måles før og etter"),
        "measure_goal": ("Måltall", "Verdien en vil nå"),
        "unmeasurable": ("Kan ikke måles", "Sagt av enheten selv"),
        "worked": ("Virket det?", "yes ja, partly delvis, no nei; tomt: ikke sagt om dette forsøket"),
        "learned": ("Hva vi lærte", "Det de ansatte skrev da det ikke virket"),
        "use": ("Bruk", f"Hva frigjort tid blir til: {USES}"),
        "time_thief": ("Tidstyv", "Merket som noe som ikke gir mottakeren verdi"),
        "topic": ("Tema", "Aml. § 4-3: unclear, emotional, workload, support, other"),
        "help_wanted": (
            "Løftet",
            "Sann når kortet er løftet eller ber om hjelp; til hvem, står i tabellen Løft",
        ),
        "lean": ("Leanstrategi", "Sann når en ledergruppe har hengt saken under Leanstrategi"),
        "offered_by": ("Tatt over fra", "Enheten som tilbød det; tomt når kortet er enhetens eget"),
        "source": ("Kom fra", "wall tavla, import en liste, phone en telefon"),
    },
    names=frozenset({"responsible"}),
    kept="a_year",
)
