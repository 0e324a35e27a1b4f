"""What one staff room of the made municipality did in its years, as changes of its wall in their order."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Any

from fractional_indexing import generate_n_keys_between

from board.calendar import HOME, holiday, monday, number, planned_day, week_of
from board.kinds.card.record import STAGES
from board.log.change import Change

WEEK_MS = 7 * 86_400_000
MINUTE_MS = 60_000

_SAID = tomllib.loads((Path(__file__).parent / "municipality.toml").read_text(encoding="utf-8"))
GOALS, TITLES, STREAMS, NOTES, PEOPLE = (_SAID[n] for n in ("goals", "titles", "streams", "notes", "people"))


class Staffroom:
    """`changes` tells it all, once. What the centre knows beside that – when the wall was heard, which weeks the unit
    was closed – stands here too."""

    def __init__(
        self, rng: Random, name: str, staff: int, now_ms: int, years: int, *, closed: frozenset[int] = frozenset()
    ) -> None:
        self.rng, self.name, self.staff, self.now_ms = rng, name, staff, now_ms
        self.device = self._id("device", 16)
        self.weekday = rng.choice((0, 1, 1, 2, 3))
        self.hour = rng.choice((time(8, 15), time(11, 0), time(13, 30), time(14, 0)))
        self.full_time = rng.choice((37.5, 37.5, 35.5))
        self.mood = rng.betavariate(6, 3)
        self.diligence = rng.betavariate(14, 1.4)
        today = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(HOME).date()
        weeks = [week_of(today - timedelta(weeks=n)) for n in range(years * 52, -1, -1)]
        self.weeks = weeks[rng.randrange(0, 26) :]
        self.begun_ms = self._at(self.weeks[0], -60)
        asleep = rng.random() < 0.06  # some have stopped to meet
        self.asleep_from = self.weeks[-rng.randrange(4, 9)] if asleep else "9999"
        silent_ms = rng.randrange(3, 20) * 86_400_000 if rng.random() < 0.04 else 0
        self.heard_ms = now_ms - silent_ms - rng.randrange(3_600_000)
        self.closed_weeks = sorted(week for week in self.weeks if number(week) in closed)
        self._n = 0
        self._told: list[tuple[int, list[tuple[str, str, dict[str, Any]]]]] = []

    def changes(self) -> Iterator[Change]:
        self._settings()
        self._goals()
        for week in self.weeks:
            self._meeting(week)
        self._cards()
        self._streams()
        for at_ms, facts in sorted(self._told, key=lambda one: one[0]):
            if at_ms > self.now_ms:
                continue
            group = self._id(f"group{self._n}")
            for kind, record, fields in facts:
                self._n += 1
                yield Change(self.device, self._n, at_ms, group, kind, record, fields)

    def _tell(self, at_ms: int, *facts: tuple[str, str, dict[str, Any]]) -> None:
        self._told.append((at_ms, list(facts)))

    def _settings(self) -> None:
        fields = {
            "name": self.name[:40],
            "meeting_weekday": self.weekday,
            "meeting_time": f"{self.hour:%H:%M}",
            "full_time_hours": self.full_time,
        }
        self._tell(self.begun_ms, ("unit", "unit", fields))

    def _goals(self) -> None:
        self.goals: list[list[tuple[str, str]]] = []  # of each slot (from which week, id)
        for slot, texts in enumerate(GOALS):
            weeks = [self.weeks[0], *sorted(self.rng.sample(self.weeks[8:], self.rng.choice((0, 1, 1, 2, 3))))]
            versions: list[tuple[str, str]] = []
            for turn, week in enumerate(weeks):
                id_ = self._id(f"goal{slot}{turn}")
                at_ms = self._at(week, -30)
                text = texts[(turn + slot + len(self.name)) % len(texts)]
                before = versions[-1][1] if versions else ""
                self._tell(at_ms, ("goal", id_, {"slot": slot, "text": text, "since": at_ms, "replaces": before}))
                versions.append((week, id_))
            self.goals.append(versions)

    def _meeting(self, week: str) -> None:
        day = planned_day(week, self.weekday)
        if day is None or week in self.closed_weeks or week >= self.asleep_from:
            return
        if self.rng.random() > self.diligence:
            return
        late = self.rng.choice((0, 0, 0, 1, 2, 4, 9, 15))
        began_ms = self._at(week, late)
        present = max(2, min(40, round(self.rng.gauss(self.staff, max(1.0, self.staff / 6)))))
        id_ = self._id(f"meeting{week}")
        ends_ms = began_ms + self.rng.randrange(11, 19) * MINUTE_MS
        held = {"week": week, "planned": day.isoformat(), "started": began_ms, "ended": ends_ms, "present": present}
        tallies = [self._tally(id_, week, slot, present) for slot in range(3)]
        self._tell(began_ms + 4 * MINUTE_MS, *tallies)
        self._tell(ends_ms, ("meeting", id_, held | {"next_keeper": self.rng.choice(PEOPLE)}))

    def _tally(self, meeting: str, week: str, slot: int, present: int) -> tuple[str, str, dict[str, Any]]:
        goal = [id_ for since, id_ in self.goals[slot] if since <= week][-1]
        season = (
            -0.12 if number(week) in (4, 5, 6, 46, 47, 48, 49) else 0.05 if number(week) in range(18, 34) else 0.0
        )
        green = min(0.97, max(0.05, self.mood + season + self.rng.gauss(0.04 * (slot - 1), 0.12)))
        pink = (1 - green) * self.rng.uniform(0.55, 0.95)
        laid = max(0, present - self.rng.choice((0, 0, 0, 1, 2)))
        balls = self.rng.choices((0, 1, 2), (green, pink, 1 - green - pink), k=laid)
        counts = [balls.count(colour) for colour in range(3)]
        hidden = sum(counts) < 3
        colours = dict(zip(("green", "pink", "red"), (0, 0, 0) if hidden else counts, strict=True))
        fields = {"meeting": meeting, "week": week, "goal": goal, "hidden": hidden, **colours}
        return "tally", f"{meeting}-{slot}", fields

    def _cards(self) -> None:
        count = round(len(self.weeks) * self.rng.uniform(0.12, 0.45))
        keys = generate_n_keys_between(None, None, count)
        born = sorted(self.rng.sample(range(len(self.weeks)), min(count, len(self.weeks))))
        for turn, at in enumerate(born):
            self._card(turn, self._at(self.weeks[at], 10), keys[turn])

    def _card(self, turn: int, at_ms: int, position: str) -> None:
        id_, rng = self._id(f"card{turn}"), self.rng
        title = rng.choice(TITLES)
        told = {"title": title, "problem": "Det tar tid hver dag.", "stage": "suggestion", "position": position}
        halves = {"effort": rng.choice((1, 1, 2)), "impact": rng.choice((1, 2, 2)), "time_thief": rng.random() < 0.4}
        topic = rng.choice(("", "", "", "workload", "support", "unclear", "other"))
        self._tell(at_ms, ("card", id_, told | halves | {"created": at_ms, "moved": at_ms, "topic": topic}))
        use = rng.choices(("quality", "quantity", "saving"), (57, 31, 12))[0]
        hours = round(rng.choice((0.25, 0.5, 0.5, 1, 1.5, 3)), 2)
        saves = rng.random() < 0.22
        for stage in STAGES[1:]:
            at_ms += round(rng.lognormvariate(0.6, 0.85) * WEEK_MS)
            if at_ms > self.now_ms:
                return
            if rng.random() < 0.04:  # it stands still here; most of those are taken down some day
                if rng.random() < 0.9 or at_ms < self.now_ms - 16 * WEEK_MS:
                    self._tell(at_ms + rng.randrange(2, 14) * WEEK_MS, ("card", id_, {"archived": True}))
                return
            fields: dict[str, Any] = {"stage": stage, "moved": at_ms, "position": position}
            if stage == "plan" and rng.random() < 0.94:
                fields |= {"responsible": rng.choice(PEOPLE), "use": use}
                deadline = datetime.fromtimestamp(at_ms / 1000, UTC).date() + timedelta(weeks=rng.randrange(4, 30))
                fields["deadline"] = deadline.isoformat()
            facts = [("card", id_, fields)]
            if stage == "do" and saves:
                facts.append(self._gain(id_, "card", title, "identified", hours, use, at_ms))
            if stage == "done":
                taken = datetime.fromtimestamp(at_ms / 1000, UTC).date().isoformat()
                after = {"card": id_, "taken": taken, "value": float(rng.randrange(1, 20)), "phase": "after"}
                facts.append(("measure", f"{id_}-m", after))
                if saves and rng.random() < 0.85:
                    part = round(hours * rng.choice((0.5, 0.75, 1, 1)), 2)
                    facts.append(self._gain(id_, "card", title, "realised", part, use, at_ms))
            self._tell(at_ms, *facts)

    def _streams(self) -> None:
        """Most of what is found is found through value streams."""
        for turn in range(self.rng.choice((1, 2, 3, 3, 4))):
            subject, rng = self._id(f"stream{turn}"), self.rng
            title = rng.choice(STREAMS)
            at_ms = self._at(rng.choice(self.weeks), 40)
            hours = round(rng.lognormvariate(1.62, 0.6), 1)
            use = rng.choices(("quality", "quantity", "saving"), (57, 31, 12))[0]
            tool = rng.choice(("value_stream",) * 9 + ("5s",))
            self._tell(at_ms, self._gain(subject, tool, title, "identified", hours, use, at_ms))
            if rng.random() < 0.2:  # looked at once more
                hours, at_ms = round(hours * rng.uniform(0.7, 1.2), 1), at_ms + 9 * WEEK_MS
                self._tell(at_ms, self._gain(subject, tool, title, "identified", hours, use, at_ms))
            if rng.random() < 0.85:
                at_ms += rng.randrange(6, 40) * WEEK_MS
                part = round(hours * rng.choice((0.6, 0.8, 0.9, 1)), 1)
                self._tell(at_ms, self._gain(subject, tool, title, "realised", part, use, at_ms))

    def _gain(
        self, subject: str, tool: str, title: str, state: str, hours: float, use: str, at_ms: int
    ) -> tuple[str, str, dict[str, Any]]:
        day = datetime.fromtimestamp(at_ms / 1000, UTC).date()
        fields: dict[str, Any] = {"subject": subject, "title": title, "tool": tool, "state": state, "use": use}
        fields |= {"hours_per_week": hours, "full_time_hours": self.full_time, "made": at_ms}
        if state == "realised":
            fields |= {"day": day.isoformat(), "note": self.rng.choice(NOTES)}
        return "gain", self._id(f"gain{subject}{state}{at_ms}"), fields

    def _at(self, week: str, minutes: int) -> int:
        """A moment so many minutes after the hour of a week's meeting; a day later where that is a holiday."""
        day = monday(week) + timedelta(days=self.weekday)
        while holiday(day):
            day += timedelta(days=1)
        return round((datetime.combine(day, self.hour, HOME) + timedelta(minutes=minutes)).timestamp() * 1000)

    def _id(self, what: str, digits: int = 16) -> str:
        return blake2b(f"{self.name}/{what}".encode(), digest_size=digits // 2).hexdigest()
