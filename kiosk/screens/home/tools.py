"""What the board itself hangs in the drawer: it can be brought down to where everybody reaches it, a leader group's
cards can be seen in the stages of any unit, after the week's meeting another one can be held, and there is help."""

from board.catalogue import N_, _
from board.kinds.card.commands import EditCard
from board.kinds.card.record import Card
from board.kinds.meeting.commands import StartMeeting
from board.leading import leads
from board.local import new_id
from kiosk.parts.next_meeting import just_held
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.tools import Group, Tool


def _meet(wall: Wall) -> None:
    wall.do(StartMeeting(new_id()), lambda: wall.go("meeting"))


def _was_held(state: State) -> bool:
    """Nothing on the board starts a meeting then."""
    return bool(just_held(state)) and not (state.board.own.meeting or state.trouble)


def _can_come_down(state: State) -> bool:
    """On an upright board all that is pressed hangs low."""
    return theme.format != "tall"


def _lower(wall: Wall) -> None:
    theme.lowered = 1


def _stages(wall: Wall) -> None:
    wall.go("home", stages=True)


def _strategy(wall: Wall, id: str = "") -> None:
    if card := wall.state.board.cards.get(id):
        undo = (
            _("Saken henger under Strategiske oppfølgingssaker")
            if card.lean
            else _("Saken henger under Leanstrategi")
        )
        wall.do(EditCard(id, {"lean": not card.lean}), undo=undo)


def _of_strategy(state: State, card: Card) -> str:
    if not leads(state.board):
        return ""
    return _("henger der") if card.lean else _("heng saken der")


TOOLS = (
    Tool("extra-meeting", N_("Ekstra møte"), "play", Group.BOARD, 5, there=_was_held, use=_meet),
    Tool(
        "lower",
        N_("Senk tavla"),
        "arrow-down",
        Group.BOARD,
        60,
        there=_can_come_down,
        use=_lower,
    ),
    Tool("explain", N_("Hjelp"), "question", Group.BOARD, 70, use=lambda wall: wall.explain()),
    Tool(
        "stages", N_("Saker i kolonner"), "card", Group.UNIT, 6, there=lambda state: leads(state.board), use=_stages
    ),
    Tool(
        "strategy",
        N_("Leanstrategi"),
        "branch",
        Group.CARD,
        46,
        there=lambda state: state.opened and leads(state.board),
        use=_strategy,
        says=_of_strategy,
    ),
)
