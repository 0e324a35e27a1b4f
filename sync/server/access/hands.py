"""Whether two accounts are two people. Whoever can make accounts could make a second one for themselves and say yes
twice; so an account counts as the hand that it was given by.

    hands.apart(tx, 3, 7)      False when 3 was shown the link that opens 7, or both come from the same person
"""

from sqlalchemy import Connection, select

from sync.server.db.tables import people


def apart(tx: Connection, one: int, other: int) -> bool:
    """Whether neither was given to the other, nor both by the same person, over however many in between."""
    return not _givers(tx, one) & _givers(tx, other)


def _givers(tx: Connection, person: int) -> set[int]:
    """The person, and whoever opened the account, and whoever opened theirs. An account that only a provider opens
    was given by nobody here: the provider vouches for who it is."""
    found: set[int] = set()
    at: int | None = person
    while at is not None and at not in found:
        found.add(at)
        row = tx.execute(select(people).where(people.c.id == at)).first()
        at = None if row is None or (row.subject and row.password is None) else row.invited_by
    return found
