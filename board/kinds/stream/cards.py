"""From the difference between now and ideal to a card with its estimate, and from measuring again to what is
realised: for exactly the hours that the stream says."""

from collections.abc import Mapping
from dataclasses import dataclass

from fractional_indexing import generate_key_between

from board.catalogue import _, _n
from board.context import Context
from board.errors import Kind, Refused
from board.formats import rounded
from board.kinds.card.commands import above
from board.kinds.card.record import Card, Use
from board.kinds.gain.commands import Identify, Realise, day_of
from board.kinds.gain.record import Waste
from board.kinds.measure import Measure
from board.kinds.stream.commands import check_no_card, step_wanted, told_of
from board.kinds.stream.compare import Difference, How, differences, kept, saved
from board.kinds.stream.figures import Step
from board.kinds.stream.index import TURNING, Steps, Turns, step_of, turn_id
from board.kinds.stream.record import Stream, Streamturn
from board.kinds.stream.words import spelled
from board.limits import LINE, joined, seen
from board.local import new_id
from board.log.change import Json


@dataclass(frozen=True)
class Draw:
    """How a step shall be in the ideal: these values, or that it falls away (`gone`). A value that is as now is not
    said, so that it goes on following it. The estimate of its card follows."""

    step: str
    fields: Mapping[str, Json]

    def run(self, context: Context) -> None:
        step = step_wanted(context, self.step)
        stream = context.wanted(Stream, step.stream)
        now = step_of(stream, step)
        said = _turning(now, self.fields)
        id_ = turn_id(step.id, "ideal")
        before = context.board.of(Turns).get(id_) or Streamturn()
        later = step_of(stream, step, before.model_copy(update=Streamturn.check(said)))
        if later == now and not step.planned:
            check_no_card(context, step.id)
        context.put(Stream, stream.id, drawn=True)
        context.put(Streamturn, id_, stream=stream.id, step=step.id, state="ideal", archived=False, **said)
        card = context.board.cards.get(id_)
        if card and not card.archived:
            hours = saved(Step(step.id) if step.planned else now, later)
            _estimate(context, stream, id_, hours, step.waste if now.worth == "waste" else "")


@dataclass(frozen=True)
class MakeCards:
    """Each of these differences (ids of `differences`) becomes a card in Forslag, with what it frees as its estimate.
    The card bears the difference's id: made on two walls it is one card. One that was taken down hangs again."""

    stream: str
    differences: tuple[str, ...]

    def run(self, context: Context) -> None:
        stream = context.wanted(Stream, self.stream)
        found = {d.id: d for d in differences(context.board, stream)}
        position: str | None = above(context, "suggestion") if self.differences else None
        for id_ in reversed(self.differences):
            if id_ not in found:
                raise Refused(Kind.GONE)
            one = found[id_]
            if one.made:
                continue  # the second of two taps
            if one.card:
                context.put(Card, id_, archived=False)
            else:
                context.put(
                    Card,
                    id_,
                    title=_named(one),
                    problem=_problem(stream, one),
                    measured=_("Timer i uka på steget"),
                    measure_goal=kept(one.ideal.hours),
                    time_thief=one.now.worth == "waste",
                    position=position,
                    created=context.now_ms,
                    moved=context.now_ms,
                )
                position = str(generate_key_between(None, position))
            _measure(context, joined(one.now.id, "now"), id_, "before", one.now.hours, str(context.today))
            step = context.board.of(Steps).get(one.now.id)
            _estimate(context, stream, id_, one.hours, step.waste if step and one.now.worth == "waste" else "")


@dataclass(frozen=True)
class MeasureAgain:
    """How a step has become, and from which day. What it saves against how it was is realised on its card, for
    exactly those hours; `note` says where they went."""

    step: str
    fields: Mapping[str, Json]
    day: str
    note: str = ""
    use: Use = ""
    reason: str = ""
    """why it saves less than it did"""

    def run(self, context: Context) -> None:
        step = step_wanted(context, self.step)
        stream = context.wanted(Stream, step.stream)
        now = step_of(stream, step)
        said = _turning(now, self.fields)
        id_, card_id = turn_id(step.id, "after"), turn_id(step.id, "ideal")
        context.wanted(Card, card_id, Kind.NO_CARD_YET)
        if day_of(self.day) > context.today:
            raise Refused(Kind.REALISED_AHEAD)
        before = context.board.of(Turns).get(id_) or Streamturn()
        later = step_of(stream, step, before.model_copy(update=Streamturn.check(said)))
        context.put(
            Streamturn,
            id_,
            **{"stream": stream.id, "step": step.id, "state": "after", "archived": False, "day": self.day, **said},
        )
        _measure(context, joined(step.id, "after"), card_id, "after", later.hours, self.day)
        hours = saved(Step(step.id) if step.planned else now, later)
        _realise(context, self, card_id, hours, measured=str(before.day) == self.day)


def _turning(now: Step, fields: Mapping[str, Json]) -> dict[str, Json]:
    """What is said of how a step turns out; what is as now is left unsaid."""
    told = told_of(fields)
    return {
        name: Streamturn.defaults[name] if name in TURNING and value == getattr(now, name) else value
        for name, value in told.items()
    }


def _measure(context: Context, id_: str, card: str, phase: str, hours: float, day: str) -> None:
    """What the stream says is a measure of the card too."""
    context.put(Measure, id_, card=card, taken=day, value=kept(hours), phase=phase, archived=False)


def _estimate(context: Context, stream: Stream, card: str, hours: float, waste: Waste) -> None:
    """What is said already is not said again. What takes more time is less than nothing, so that the cards of a
    stream come to what the stream frees."""
    if context.board.gains.of(card).identified_hours != hours:
        Identify(new_id(), card, hours, tool="value_stream", note=_source(stream), waste=waste).run(context)


def _realise(context: Context, said: MeasureAgain, card: str, hours: float, measured: bool) -> None:
    """As much as before, on another day, says that it holds."""
    now = context.board.gains.of(card).realised
    same = now is not None and now.hours_per_week == hours
    if not (same and measured) and (now or hours):
        note = seen(said.note) or (_("Tar mer tid enn før.") if hours < 0 else "")
        entry = (new_id(), card, hours, said.day, note, said.use)
        Realise(*entry, tool="value_stream", reason=said.reason, anew=True).run(context)


def _named(one: Difference) -> str:
    """What the card is called: a step that falls away is no task to do, unless an idea says how."""
    named = one.title if one.idea or one.how is not How.GONE else _("{title} faller bort").format(title=one.title)
    return named if len(named) <= LINE else one.title


def _problem(stream: Stream, one: Difference) -> str:
    """What the card says of today. Which stream it came from is told beside it, for as long as it is drawn."""
    now = one.now
    if one.how is How.WAITING:
        return _("Før «{step}» ventes det {time}.").format(step=now.title, time=spelled(now.wait, stream.day_hours))
    if not now.hours:
        return _("«{step}» gjøres ikke i dag.").format(step=now.title)
    return _n(
        "«{step}» tar {n} time i uka i dag.",
        "«{step}» tar {n} timer i uka i dag.",
        rounded(now.hours, 1),
        step=now.title,
    )


def _source(stream: Stream) -> str:
    """Where an estimate came from."""
    return _("Fra verdistrømmen «{stream}».").format(stream=stream.title)
