"""Answers to a question of the command line, offered and understood in the language that is spoken.

IMPORT = (YES, NO, CHANGE)
offered(IMPORT)                    "[ja/nei/endre]"
chosen("J", IMPORT)                YES
"""

from collections.abc import Sequence

from board.catalogue import N_, _

YES = N_("ja")
NO = N_("nei")
CHANGE = N_("endre")


def offered(answers: Sequence[str]) -> str:
    """What can be answered, behind a question."""
    return f"[{'/'.join(map(_, answers))}]"


def chosen(said: str, answers: Sequence[str]) -> str:
    """Which of the answers is meant, by its word or how that begins, also in bokmål; "" where none is. «y» is yes in
    any language: `yes |` says it."""
    said = said.strip().casefold()
    if said in ("y", "yes") and YES in answers:
        return YES
    words = [(_(answer), answer) for answer in answers] + [(answer, answer) for answer in answers]
    return next((answer for word, answer in words if said and word.casefold().startswith(said)), "")
