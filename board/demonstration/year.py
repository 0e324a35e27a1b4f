"""One year of a demonstration unit, told in weeks before today, as the real commands people would have given, each at
its moment. Only `board.demonstration` uses it; it knows neither files nor the store.
"""

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

from board.ballot import COLOURS, Colour
from board.board import Board
from board.catalogue import SOURCE, spoken
from board.commands import TakeDown
from board.context import Command
from board.demonstration import tools
from board.demonstration.moments import MINUTE_MS, Event, Make, Moments, identity
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.card.record import STAGES, Card, Stage
from board.kinds.fishbone.commands import NameProblem, SetDots, WriteCause
from board.kinds.fishbone.dots import GiveDot, SayDots
from board.kinds.fishbone.index import fish_id
from board.kinds.fishbone.ready import USUAL, hung, ready
from board.kinds.gain.commands import Identify, Realise
from board.kinds.goal import NameGoal, WriteGoal
from board.kinds.indicator.commands import BeginPhase, TakeReading, WriteIndicator
from board.kinds.indicator.record import Indicator
from board.kinds.measure import AddMeasure
from board.kinds.meeting.commands import ChooseKeeper, EndMeeting, SetPresent, StartMeeting
from board.kinds.quality.commands import Hope, Improve, StillBetter
from board.kinds.rule import WriteRule
from board.kinds.stream.cards import Draw, MakeCards, MeasureAgain
from board.kinds.stream.index import turn_id
from board.kinds.stream.ready import HangReady
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.kinds.unit import ChangeUnit
from board.kinds.why.commands import AskWhy
from board.kinds.why.tree import LINES
from board.log.change import Json
from board.packs import ChoosePack

_STEPS = {
    "attendance": "present",
    "wellbeing": "wellbeing",
    "results": "goals",
    "ongoing": "running",
    "suggestions": "suggestions",
    "finished": "done",
    "next_keeper": "keeper",
}
_WRITTEN = ("problem", "target", "effort", "impact", "time_thief", "topic", "lean")
_TOOLS = {"value_stream": "value_stream", "five_s": "5s", "card": "card"}
# How far a meeting has come, in parts of its length, when each thing is done.
_GOALS, _VOTE, _MEASURES, _MOVES, _GAINS, _NEW, _DONE, _KEEPER = 0.02, 0.05, 0.4, 0.5, 0.62, 0.7, 0.85, 0.95


class Year(Moments):
    """What happened in each moment."""

    @cached_property
    def rank(self) -> dict[str, int]:
        """Who hangs over whom in a column."""
        ids = [identity("card", card["key"]) for card in self.content["card"]]
        streams = self.content["stream"]
        ids += [_difference(stream, card["step"]) for stream in streams for card in stream["cards"]]
        return {id_: n for n, id_ in enumerate(ids)}

    def events(self) -> Iterator[Event]:
        yield from self.settings()
        for number, row in enumerate(self.held):
            yield from self.meeting(row, self.held[number - 1]["keeper"] if number else self.unit["keeper"])
        for goal in self.content["goal"]:
            for version in goal["versions"]:
                id_ = identity("goal", goal["place"], version["weeks_ago"])
                at = self.at(version["weeks_ago"], _GOALS)
                yield self.event(at, WriteGoal(id_, goal["place"] - 1, version["text"]))
            yield self.event(at, NameGoal(id_, goal["label"]))
        # Who suggests last hangs on top, so those further down in the file come first.
        for card in reversed(self.content["card"]):
            yield from self.card(card)
        for gain in self.content["gain"]:
            yield from self.gain(gain)
        for indicator in self.content["indicator"]:
            yield from self.indicator(indicator)
        for stream in self.content["stream"]:
            yield from self.stream(stream)
        for fishbone in self.content["fishbone"]:
            yield from self.fishbone(fishbone)
        for quality in self.content["quality"]:
            yield from self.quality(quality)
        yield from tools.events(self)

    def settings(self) -> Iterator[Event]:
        """Hung up the day before the first meeting."""
        at_ms = self.at(max(row["weeks_ago"] for row in self.content["meetings"]["held"]), 0) - 24 * 60 * MINUTE_MS
        fields: dict[str, Json] = {
            "name": self.unit["name"],
            "meeting_weekday": self.weekday,
            "meeting_time": self.unit["meeting_time"],
            "meeting_minutes": self.unit["meeting_length_min"],
            "agenda": [{"step": _STEPS[i["step"]], "minutes": i["minutes"], "on": True} for i in self.unit["agenda"]],
            "threshold": self.unit["threshold"],
            "full_time_hours": self.unit["full_time_hours_per_week"],
        }
        yield self.event(at_ms, ChangeUnit(fields))
        if "sector" in self.unit:
            yield self.event(at_ms, ChoosePack(self.unit["sector"]))
        for number, text in enumerate(self.unit["rules"], 1):
            yield self.event(at_ms + number * MINUTE_MS, WriteRule(identity("rule", number), text))

    def meeting(self, row: dict[str, Any], next_keeper: str) -> Iterator[Event]:
        k = row["weeks_ago"]
        id_ = identity("meeting", k)
        yield self.event(self.at(k, 0), StartMeeting(id_))
        yield self.event(self.at(k, 0), SetPresent(id_, row["present"]))
        yield self.event(self.at(k, _VOTE), OpenVote(id_))
        for place, counts in enumerate(row["votes"]):
            balls = [colour for colour, count in zip(COLOURS, counts, strict=True) for _ in range(count)]
            for seen, colour in enumerate(balls):
                yield self.event(self.at(k, _VOTE), _ball(place, colour, seen))
        yield self.event(self.at(k, _VOTE + 0.2), CloseVote(id_, identity("tally", k)))
        yield self.event(self.at(k, _KEEPER), ChooseKeeper(id_, next_keeper))
        yield self.event(self.at(k, 1), EndMeeting(id_))

    def card(self, card: dict[str, Any]) -> Iterator[Event]:
        """Everything that happened to one card; a list per week keeps the order in which it can have happened."""
        id_ = identity("card", card["key"])
        moves = card["moves"]
        finished = moves[-1]["stage"] == "finished"
        hangs_since = None if finished or "archived_weeks_ago" in card else moves[-1]["weeks_ago"]
        told: list[tuple[int, float, Command | Make]] = [(moves[0]["weeks_ago"], _NEW, self.suggestion(card, id_))]
        values = card.get("measure", {}).get("values", [])
        for number, value in enumerate(values):
            k = value["weeks_ago"]
            phase = "before" if number == 0 else "after" if finished and value is values[-1] else "during"
            if number == 0:
                named = {"measured": card["measure"]["name"], "measure_goal": float(card["measure"]["target_value"])}
                told.append((k, _MEASURES, EditCard(id_, named)))
            taken = str(min(self.day(k), self.today))
            measure = AddMeasure(identity("measure", card["key"], number), id_, float(value["value"]), phase, taken)
            told.append((k, _DONE if phase == "after" else _MEASURES, measure))
        for number, (before, after) in enumerate(pairwise(moves)):
            k = after["weeks_ago"]
            if number == 0:
                told.append((k, _MOVES, EditCard(id_, self.promise(card))))
                told += [(k, _MOVES, asked) for asked in self.whys(card, id_)]
            if after["stage"] == "finished" and "cannot_measure" in card:
                told.append((k, _DONE, EditCard(id_, {"unmeasurable": True})))
            part = _DONE if after["stage"] == "finished" else _MOVES
            told.append((k, part, self.move(id_, _stage(before["stage"]), _stage(after["stage"]))))
        if "archived_weeks_ago" in card:
            told.append((card["archived_weeks_ago"], _MOVES, TakeDown(Card, id_)))
        # What is done to a card in the meeting it was suggested in, is done after that.
        suggested = moves[0]["weeks_ago"]
        in_order = [(k, max(part, _NEW) if k == suggested else part, command) for k, part, command in told]
        for k, part, command in sorted(in_order, key=lambda one: (-one[0], one[1])):
            yield self.event(self.at(k, part, hangs=k == hangs_since), command)

    def suggestion(self, card: dict[str, Any], id_: str) -> AddCard:
        fields: dict[str, Json] = {name: card[name] for name in _WRITTEN if name in card}
        if "indicator" in card:
            fields["indicator"] = identity("indicator", card["indicator"])
        if len(card["moves"]) == 1:
            fields["responsible"] = card["responsible"]
        born = card.get("born_from")
        if not born:
            return AddCard(id_, card["title"], fields=fields)
        versions = self.content["goal"][born["goal"] - 1]["versions"]
        rated = [v["weeks_ago"] for v in versions if v["weeks_ago"] >= born["weeks_ago"]][-1]
        goal = identity("goal", born["goal"], rated)
        return AddCard(id_, card["title"], goal=goal, week=self.week(born["weeks_ago"]), fields=fields)

    def promise(self, card: dict[str, Any]) -> dict[str, Json]:
        """What a card must have before it leaves Forslag."""
        deadline = self.today + timedelta(days=card["deadline_in_days"])
        return {"responsible": card["responsible"], "deadline": str(deadline)}

    def whys(self, card: dict[str, Any], id_: str) -> Iterator[AskWhy]:
        """Why it is so: one answer under the other, and the branches."""
        path = enumerate(card.get("five_whys", ()))
        asked = [(under, text) for under, text in path] + [(b["under"], b["text"]) for b in card.get("branches", ())]
        for number, (under, text) in enumerate(asked, 1):
            above = identity("why", card["key"], under) if under else ""
            yield AskWhy(identity("why", card["key"], number), id_, text, above, cause=number == len(LINES))

    def move(self, id_: str, seen: Stage, to: Stage) -> Make:
        """To its place in the column: under those that stand before it in the file."""

        def made(board: Board) -> Command:
            before = [c.id for c in board.cards.column(to) if self.rank[c.id] < self.rank[id_]]
            return MoveCard(id_, seen, to, below=max(before, key=self.rank.__getitem__, default=""))

        return made

    def gain(self, gain: dict[str, Any]) -> Iterator[Event]:
        subject = identity("card", gain["card"]) if "card" in gain else identity("subject", gain["title"])
        for number, entry in enumerate(gain["entries"]):
            told = {
                "id": identity("gain", gain["title"], number),
                "subject": subject,
                "hours_per_week": entry["hours_per_week"],
                "use": gain["use"],
                "tool": _TOOLS[gain["tool"]],
                "title": gain["title"],
                "note": entry["note"],
                "owner": gain.get("owner", ""),
                "waste": gain.get("waste", ""),
            }
            k = entry["weeks_ago"]
            realised = entry["kind"] == "realised"
            expected = entry.get("expected_in_days")
            free = "" if expected is None else str(self.today + timedelta(days=expected))
            command: Command = Identify(**told, expected=free)
            if realised:
                command = Realise(**told, day=str(self.day(k)), reason=entry.get("reason", ""))
            yield self.event(self.at(k, _GAINS), command)

    def quality(self, told: dict[str, Any]) -> Iterator[Event]:
        """A gain without hours: hoped for, reached, and asked about."""
        subject = identity("subject", told["title"])
        said = {name: told[name] for name in ("title", "measured", "before", "owner")}
        hoped, reached, held = told["hoped"], told["reached"], told["held"]
        hope = Hope(identity("hope", subject), subject, value=hoped["value"], **said)
        yield self.event(self.at(hoped["weeks_ago"], _GAINS), hope)
        note, value, day = reached["note"], reached["value"], str(self.day(reached["weeks_ago"]))
        better = Improve(identity("better", subject), subject, day, value=value, note=note, **said)
        yield self.event(self.at(reached["weeks_ago"], _GAINS), better)
        still = (identity("still", subject), subject, True, str(self.day(held["weeks_ago"])), held["value"])
        yield self.event(self.at(held["weeks_ago"], _GAINS), StillBetter(*still))

    def indicator(self, told: dict[str, Any]) -> Iterator[Event]:
        """Hung up before its first value; one value in every week since, this week's just now."""
        id_, weeks = identity("indicator", told["key"]), len(told["values"])
        at = [self.now_ms, *(self.at(k, 0) for k in range(1, weeks))]
        named = Indicator.names
        fields: dict[str, Json] = {name: value for name, value in told.items() if name in named}
        yield self.event(at[-1], WriteIndicator(id_, fields))
        for k, value in zip(range(weeks - 1, -1, -1), told["values"], strict=True):
            yield self.event(at[k], TakeReading(id_, self.week(k), value))
        for phase in told.get("phases", ()):
            k = phase["weeks_ago"]
            yield self.event(at[k], BeginPhase(id_, self.week(k), phase["name"]))

    def stream(self, told: dict[str, Any]) -> Iterator[Event]:
        """A value stream that hung ready, its ideal, what became cards, and measured again."""
        id_, drawn = identity("stream", told["ready"]), told["ideal_weeks_ago"]
        yield self.event(self.at(told["weeks_ago"], _NEW), HangReady(id_, told["ready"]))
        for step in told["ideal"]:
            fields = {name: value for name, value in step.items() if name != "step"}
            yield self.event(self.at(drawn, _NEW), Draw(_step(told, step["step"]), fields))
        for card in told["cards"]:
            yield self.event(self.at(drawn, _DONE), MakeCards(id_, (_difference(told, card["step"]),)))
            yield from self.of_difference(told, card)

    def of_difference(self, stream: dict[str, Any], card: dict[str, Any]) -> Iterator[Event]:
        """What happened to a card that was made of one."""
        id_ = _difference(stream, card["step"])
        for measured in card.get("measured", ()):
            k = measured["weeks_ago"]
            told = (_step(stream, card["step"]), measured["fields"], str(self.day(k)), measured["note"])
            yield self.event(self.at(k, _GAINS), MeasureAgain(*told, use=card["use"]))
        stages = ("suggestion", *(move["stage"] for move in card.get("moves", ())))
        for number, move in enumerate(card.get("moves", ())):
            k = move["weeks_ago"]
            if number == 0:
                deadline = str(self.day(k) + timedelta(weeks=8))
                promise = {"responsible": card["responsible"], "deadline": deadline}
                yield self.event(self.at(k, _MOVES), EditCard(id_, promise))
            part = _DONE if move["stage"] == "finished" else _MOVES
            yield self.event(self.at(k, part), self.move(id_, _stage(stages[number]), _stage(move["stage"])))

    def fishbone(self, told: dict[str, Any]) -> Iterator[Event]:
        """Why it is so: causes on their bones, and the dots the group gave them."""
        card, at = identity("card", told["card"]), self.at(told["weeks_ago"], _MEASURES)
        with spoken(SOURCE):  # the content names them so; the same bones hang there in every language
            bones = {bone.title: bone.id for bone in hung(card, ready()[USUAL].bones)}
        yield self.event(at, NameProblem(card, told["problem"]))
        yield self.event(at, SetDots(card, told["dots"]))
        for number, (bone, text, dots) in enumerate(told["causes"]):
            id_ = identity("cause", told["card"], number)
            yield self.event(at, WriteCause(id_, card, text, bones[bone]))
            for _ in range(dots):
                yield self.event(at, GiveDot(id_))
        yield self.event(at, SayDots(fish_id(card)))


def _step(stream: dict[str, Any], number: int) -> str:
    return f"{identity('stream', stream['ready'])}-s{number - 1}"


def _difference(stream: dict[str, Any], number: int) -> str:
    return turn_id(_step(stream, number), "ideal")


def _ball(place: int, colour: Colour, seen: int) -> Make:
    return lambda board: LayBall(board.goals.written[place].id, colour, seen)


def _stage(word: str) -> Stage:
    return next(stage for stage in STAGES if stage == word.replace("finished", "done"))
