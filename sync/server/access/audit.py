"""Who saw or changed what at the centre. One line each, kept, with the name for some time; never what somebody wrote
on a board."""

from collections.abc import Collection, Sequence
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Row, insert, or_, select, update

from board.catalogue import N_, _
from sync.server.db.tables import audit

What = Literal[
    "signed_in",
    "sign_in_failed",
    "signed_out",
    "account_set_up",
    "password_changed",
    "authenticator_changed",
    "recovery_made",
    "recovery_used",
    "person_added",
    "person_changed",
    "person_closed",
    "person_invited",
    "organisation_changed",
    "unit_added",
    "unit_changed",
    "unit_moved",
    "unit_closed",
    "unit_forgotten",
    "wall_half_approved",
    "wall_approved",
    "wall_denied",
    "wall_revoked",
    "wall_left",
    "wall_pin_reset",
    "protection_changed",
    "key_made",
    "key_revoked",
    "undone",
    "history_imported",
    "register_entered",
    "foreword_written",
    "erased",
    "offered",
    "withdrawn",
    "taken_over",
    "visited",
    "visit_taken_back",
    "seen",
    "downloaded",
    "printed",
    "names_downloaded",
]
WORDS: tuple[What, ...] = get_args(What)
ONCE_MS = 3_600_000
COMMAND_LINE = N_("kommandolinja")
"""Who does what `tavle admin` does: whoever holds the database."""
A_WALL = N_("en tavle i enheten")
"""Who does what a wall does."""
NAMELESS = (COMMAND_LINE, A_WALL)

GROUPS: dict[str, tuple[str, dict[What, str]]] = {
    "inn": (
        N_("Innlogging"),
        {
            "signed_in": N_("logget inn"),
            "sign_in_failed": N_("innlogging mislyktes"),
            "signed_out": N_("logget ut"),
            "recovery_used": N_("brukte en gjenopprettingskode"),
        },
    ),
    "kontoer": (
        N_("Kontoer"),
        {
            "account_set_up": N_("satte opp kontoen sin"),
            "password_changed": N_("byttet eget passord"),
            "authenticator_changed": N_("byttet egen kodeapp"),
            "recovery_made": N_("laget nye gjenopprettingskoder"),
            "person_added": N_("la til kontoen til"),
            "person_changed": N_("endret kontoen til"),
            "person_closed": N_("stengte kontoen til"),
            "person_invited": N_("laget ny oppstartslenke for"),
        },
    ),
    "tavler": (
        N_("Tavler"),
        {
            "wall_half_approved": N_("sa ja til å slippe inn tavla"),
            "wall_approved": N_("slapp inn tavla"),
            "wall_denied": N_("avviste tavla"),
            "wall_revoked": N_("stengte ute tavla"),
            "wall_left": N_("koblet seg fra:"),
            "wall_pin_reset": N_("nullstilte PIN-koden til tavla"),
            "protection_changed": N_("endret på tavla:"),
        },
    ),
    "enheter": (
        N_("Enheter og innstillinger"),
        {
            "organisation_changed": N_("endret innstilling:"),
            "unit_added": N_("la til enheten"),
            "unit_changed": N_("endret enheten:"),
            "unit_moved": N_("flyttet enheten"),
            "unit_closed": N_("la ned enheten"),
            "unit_forgotten": N_("slettet alt om enheten"),
            "history_imported": N_("hentet inn årsverk fra før Tavle:"),
            "register_entered": N_("skrev i registeret over innføringen:"),
            "foreword_written": N_("skrev forord til:"),
            "undone": N_("angret:"),
            "erased": N_("slettet innholdet i:"),
        },
    ),
    "delt": (
        N_("Deling og besøk"),
        {
            "offered": N_("tilbød et kort:"),
            "withdrawn": N_("trakk tilbake et kort:"),
            "taken_over": N_("tok over et kort:"),
            "visited": N_("skrev etter et besøk i"),
            "visit_taken_back": N_("tok tilbake det som var skrevet etter et besøk i"),
        },
    ),
    "lest": (
        N_("Sett, lastet ned og skrevet ut"),
        {
            "seen": N_("så på:"),
            "downloaded": N_("lastet ned:"),
            "printed": N_("skrev ut:"),
            "names_downloaded": N_("lastet ned med navn:"),
        },
    ),
    "nokler": (
        N_("Nøkler"),
        {
            "key_made": N_("laget nøkkelen"),
            "key_revoked": N_("trakk tilbake nøkkelen"),
        },
    ),
}
"""What one may look for alone: what it is called, and what it holds, each as a line says it. Everything is in one of
them."""
SENTENCES: dict[What, str] = {what: said for _name, some in GROUPS.values() for what, said in some.items()}

_OF_PEOPLE: tuple[What, ...] = ("person_added", "person_changed", "person_closed", "person_invited")
"""What is told about a person by name."""
NAMES_DAYS = 730
"""How long it is told by name who did what, where the installation says nothing else: two years."""
DAY_MS = 86_400_000


def called(name: str, device: str, unit: str = "") -> str:
    """A wall, and where it hangs, as the account calls it: never by more than the end of its identity."""
    wall = f"{name or _('tavle')} …{device[-4:]}"
    return _("{wall} i {unit}", wall=wall, unit=unit) if unit else wall


def note(tx: Connection, organisation: int, who: str, what: What, about: str, now_ms: int) -> None:
    """In the transaction of what it tells about: neither is kept without the other."""
    tx.execute(insert(audit).values(organisation=organisation, at_ms=now_ms, who=who, what=what, about=about))


def note_once(tx: Connection, organisation: int, who: str, what: What, about: str, now_ms: int) -> None:
    """For what is done many times in a row, as reading page after page: one line an hour says enough."""
    same = (audit.c.organisation == organisation, audit.c.at_ms > now_ms - ONCE_MS)
    same_deed = (audit.c.who == who, audit.c.what == what, audit.c.about == about)
    if tx.execute(select(audit.c.id).where(*same, *same_deed).limit(1)).first() is None:
        note(tx, organisation, who, what, about, now_ms)


def somebody_else(tx: Connection, organisation: int, who: str, what: What, since_ms: int) -> bool:
    """Whether anybody else has done such a thing since then."""
    done = (audit.c.organisation == organisation, audit.c.what == what, audit.c.at_ms >= since_ms)
    return tx.execute(select(audit.c.id).where(*done, audit.c.who != who).limit(1)).first() is not None


def forget_name(tx: Connection, organisation: int, name: str) -> None:
    """What this person saw and did, and what was done about them, is told without the name."""
    mine = audit.c.organisation == organisation
    tx.execute(update(audit).where(mine, audit.c.who == name).values(who=""))
    named = or_(audit.c.about == name, audit.c.about.startswith(f"{name} (", autoescape=True))
    tx.execute(update(audit).where(mine, audit.c.what.in_(_OF_PEOPLE), named).values(about=""))


def forget_names(tx: Connection, before_ms: int) -> None:
    """What was done before this is told without names."""
    old = audit.c.at_ms < before_ms
    tx.execute(update(audit).where(old, audit.c.who.not_in(("", *NAMELESS))).values(who=""))
    tx.execute(update(audit).where(old, audit.c.what.in_(_OF_PEOPLE), audit.c.about != "").values(about=""))


def latest(
    tx: Connection,
    organisation: int,
    *,
    before: int | None = None,
    count: int = 100,
    what: Collection[What] = (),
    who: str | None = None,
    between_ms: tuple[int, int] | None = None,
) -> Sequence[Row[Any]]:
    """The newest lines, or those with a lower id than `before`: all, or of these kinds, by this name, within these
    moments."""
    where = [audit.c.organisation == organisation]
    if before is not None:
        where.append(audit.c.id < before)
    if what:
        where.append(audit.c.what.in_(what))
    if who is not None:
        where.append(audit.c.who == who)
    if between_ms is not None:
        where += [audit.c.at_ms >= between_ms[0], audit.c.at_ms < between_ms[1]]
    return tx.execute(select(audit).where(*where).order_by(audit.c.id.desc()).limit(count)).all()


def names(tx: Connection, organisation: int, count: int) -> Sequence[str]:
    """Who stands in the account, by name; nobody's name is there for ever."""
    mine = audit.c.organisation == organisation
    return tx.scalars(select(audit.c.who).where(mine).distinct().order_by(audit.c.who).limit(count)).all()
