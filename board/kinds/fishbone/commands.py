"""What people do with a fishbone. Nothing is stored before the first word: an empty one is only looked at."""

from dataclasses import dataclass

from board.context import Context
from board.errors import Kind, Refused, wanted_line
from board.kinds.card.record import Card
from board.kinds.fishbone.index import Bones, Causes, Fishbones, fish_id, hanging
from board.kinds.fishbone.ready import hung, proposed, ready
from board.kinds.fishbone.record import DOTS_LIMIT, DOTS_USUAL, Bone, Cause, Causebone, Fishbone
from board.limits import made_of, one_line
from board.order import last

CAUSES_LIMIT, BONES_LIMIT = 200, 12


@dataclass(frozen=True)
class WriteCause:
    """A cause of the problem on this card gets this text; one that is new hangs on the bone, or without one. A bone
    that another wall took away meanwhile is no hindrance: then it hangs without."""

    id: str
    card: str
    text: str
    bone: str = ""

    def run(self, context: Context) -> None:
        text = wanted_line(self.text, Kind.CAUSE_MISSING)
        if context.board.of(Causes).get(self.id):
            context.put(Cause, cause_wanted(context, self.id).id, text=text)
            return
        known = context.board.of(Causes).of(fish_id(self.card))
        if len(known) >= CAUSES_LIMIT:
            raise Refused(Kind.CAUSES_FULL, limit=CAUSES_LIMIT)
        fish = begin(context, self.card)
        context.put(Cause, self.id, fishbone=fish, text=text, position=last(known))
        if self.bone:
            _hang(context, fish, self.id, self.bone)


@dataclass(frozen=True)
class HangCause:
    """A cause hangs on a bone too, or no more."""

    id: str
    bone: str
    on: bool = True

    def run(self, context: Context) -> None:
        cause = cause_wanted(context, self.id)
        bone = context.wanted(Bone, self.bone, Kind.BONE_GONE)
        _hang(context, cause.fishbone, cause.id, bone.id, on=self.on)


@dataclass(frozen=True)
class TakeCauseDown:
    """A cause goes, with its dots."""

    id: str

    def run(self, context: Context) -> None:
        context.put(Cause, cause_wanted(context, self.id).id, archived=True)


@dataclass(frozen=True)
class NameBone:
    """A bone gets this title; without `id` a new one stands last."""

    card: str
    id: str
    title: str

    def run(self, context: Context) -> None:
        title = wanted_line(self.title, Kind.BONE_MISSING)
        fish = begin(context, self.card)
        bones = _bones(context, self.card)
        if self.id:
            if all(bone.id != self.id for bone in bones):
                raise Refused(Kind.BONE_GONE)
            context.put(Bone, self.id, title=title)
            return
        if len(bones) >= BONES_LIMIT:
            raise Refused(Kind.BONES_FULL, limit=BONES_LIMIT)
        if any(bone.title == title for bone in bones):
            return  # the second of two taps
        new = made_of(fish, title, {bone.id for bone in bones})
        context.put(Bone, new, fishbone=fish, title=title, question="", position=last(bones), archived=False)


@dataclass(frozen=True)
class RemoveBone:
    """A bone goes; its causes stay, without a bone where they hang on no other."""

    card: str
    id: str

    def run(self, context: Context) -> None:
        begin(context, self.card)
        bones = _bones(context, self.card)
        if all(bone.id != self.id for bone in bones):
            raise Refused(Kind.BONE_GONE)
        if len(bones) == 1:
            raise Refused(Kind.LAST_BONE)
        context.put(Bone, self.id, archived=True)


@dataclass(frozen=True)
class ChooseBones:
    """The fishbone has these ready bones instead of those it has. Causes on bones that go stay, without a bone."""

    card: str
    name: str

    def run(self, context: Context) -> None:
        if self.name not in ready():
            raise Refused(Kind.GONE)
        begin(context, self.card)
        chosen = hung(self.card, ready()[self.name].bones)
        for bone in _bones(context, self.card):
            if bone.id not in {one.id for one in chosen}:
                context.put(Bone, bone.id, archived=True)
        for bone in chosen:
            _put_up(context, bone)


@dataclass(frozen=True)
class NameProblem:
    """What stands in the head of the fish; without words the title of its card."""

    card: str
    text: str

    def run(self, context: Context) -> None:
        context.put(Fishbone, begin(context, self.card), problem=one_line(self.text))


@dataclass(frozen=True)
class SetDots:
    """The group has so many dots to give. Those that were given stay."""

    card: str
    dots: int

    def run(self, context: Context) -> None:
        if not 1 <= self.dots <= DOTS_LIMIT:
            raise Refused(Kind.DOTS_WRONG, limit=DOTS_LIMIT)
        context.put(Fishbone, begin(context, self.card), dots=self.dots)


def begin(context: Context, card: str) -> str:
    """The id of the fishbone of a card; one that is not there yet, or without a bone, hangs with the bones that were
    proposed. Raises Refused(GONE) when the card does not hang."""
    context.wanted(Card, card)
    board, fish = context.board, fish_id(card)
    known = hanging(board, fish)
    if known is None:
        former = board.of(Fishbones).latest
        dots = former.dots if former else DOTS_USUAL
        context.put(Fishbone, fish, card=card, dots=dots, begun=context.now_ms, archived=False)
    elif known.archived:
        context.put(Fishbone, fish, archived=False)
    if known is None or not board.of(Bones).of(fish):
        for bone in proposed(board, card):
            _put_up(context, bone)
    return fish


def cause_wanted(context: Context, id_: str) -> Cause:
    """Raises Refused(GONE) when it does not hang, or its card does not."""
    cause = context.wanted(Cause, id_)
    if (fish := hanging(context.board, cause.fishbone)) is None:
        raise Refused(Kind.GONE)
    context.wanted(Card, fish.card)
    return cause


def _bones(context: Context, card: str) -> tuple[Bone, ...]:
    """Those that hang, also where the fishbone begins only now."""
    known = hanging(context.board, fish_id(card))
    return (context.board.of(Bones).of(known.id) if known else ()) or proposed(context.board, card)


def _put_up(context: Context, bone: Bone) -> None:
    told = {"title": bone.title, "question": bone.question, "position": bone.position}
    context.put(Bone, bone.id, fishbone=bone.fishbone, archived=False, **told)


def _hang(context: Context, fish: str, cause: str, bone: str, *, on: bool = True) -> None:
    context.put(Causebone, made_of(cause, bone), fishbone=fish, cause=cause, bone=bone, archived=not on)
