"""What each point of a meeting is for, and what is pressed there: said by itself in a unit's first meeting, and then
whenever somebody asks."""

from board.catalogue import N_

GUIDE: dict[str, str] = {
    "present": N_(
        "Vi teller hvor mange vi er, så det ligger én ball klar til hver. Trykk på tallet, og så «Neste punkt»."
    ),
    "wellbeing": N_(
        "Alle legger en ball for hvordan uka var, uten at noen ser hva. Trykk på den blå klossen for å begynne."
    ),
    "goals": N_(
        "Vi ser om det går rette veien med det vi måler. Trykk på et mål for å skrive ukas tall eller lage et kort."
    ),
    "running": N_(
        "Vi går gjennom kortene vi arbeider med, det eldste først. Si hvordan det går, og trykk for å "
        "flytte kortet eller gå til neste."
    ),
    "suggestions": N_(
        "Vi tar imot det som er foreslått siden sist; alle forslag er lov. Trykk på innsats og effekt, "
        "hvem og når, så er det planlagt."
    ),
    "done": N_(
        "Vi ser hva som ble ferdig, og hva det ga. Gled dere over det, og trykk på et kort for å skrive "
        "timene det sparte."
    ),
    "keeper": N_("Vi avtaler hvem som holder tavla neste uke. Trykk på navnet, og avslutt møtet."),
    "reminders": N_("Tavla minner om det som skal gjøres nå. Trykk på det dere tar, eller gå videre."),
}
"""By the page of the point."""
