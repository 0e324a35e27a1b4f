"""What is asked and said of a story on the wall. Knows the board and the catalogue, no widget."""

from __future__ import annotations

from board.catalogue import N_
from board.kinds.card.record import Card
from board.kinds.story.commands import TEXTS, WORDS
from board.kinds.story.record import Story
from board.limits import LINE
from kiosk.state import State

QUESTIONS = {
    "title": N_("Hva heter historien?"),
    "problem": N_("Hvordan var det før?"),
    "done": N_("Hva gjorde dere?"),
    "became": N_("Hva ble tida til?"),
}
LABELS = {
    "title": N_("Tittelen"),
    "problem": N_("Slik var det"),
    "done": N_("Dette gjorde vi"),
    "became": N_("Det tida ble til"),
}
LIMITS = {"title": LINE, "problem": WORDS, "done": WORDS, "became": LINE}


def texts(state: State, card: Card, story: Story | None) -> dict[str, str]:
    """The story's words; of one that is not written yet those the card says already, where they are few enough."""
    if story:
        return {name: str(getattr(story, name)) for name in TEXTS}
    won = state.board.gains.of(card.id).realised
    said = {"title": card.title, "problem": card.problem, "done": "", "became": won.note if won else ""}
    plain = {name: " ".join(text.split()) for name, text in said.items()}
    return {name: text if len(text) <= LIMITS[name] else "" for name, text in plain.items()}
