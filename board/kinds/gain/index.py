"""The account of gains: what was found, what was realised, in hours a week and årsverk. What does not count
(`board.kinds.gain.law`) stands in it and is in no sum. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from board.index import Records
from board.kinds.card.record import Use
from board.kinds.gain.law import Why, judged
from board.kinds.gain.record import Gain, Waste

USES: tuple[Use, ...] = ("quality", "quantity", "saving")


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that saves time, as its latest entries that count say. `since`: all that was said of what is realised
    since it last rose, the rise first, and that it held among it where it did; `owner` and `waste` as they were said
    last."""

    id: str
    identified: Gain | None = None
    since: tuple[Gain, ...] = ()
    owner: str = ""
    waste: Waste = ""

    @property
    def realised(self) -> Gain | None:
        return next((gain for gain in reversed(self.since) if not gain.confirms), None)

    @property
    def identified_hours(self) -> float:
        return self.identified.hours_per_week if self.identified else 0.0

    @property
    def realised_hours(self) -> float:
        return self.realised.hours_per_week if self.realised else 0.0

    @property
    def fallen_hours(self) -> float:
        """So much less it saves than it did."""
        return self.since[0].hours_per_week - self.realised_hours if self.since else 0.0

    @property
    def latest(self) -> Gain:
        gain = self.realised or self.identified
        assert gain is not None
        return gain


@dataclass(frozen=True, slots=True)
class Expected:
    """What is left to free of one gain, and the day its estimate says it is free. It may have passed."""

    subject: str
    day: date
    hours: float
    fte: float


@dataclass(frozen=True)
class Gains(Records[Gain], of=Gain):
    histories: Mapping[str, tuple[Gain, ...]] = field(default_factory=dict)
    """Subject to its entries in order, so that a new entry sorts no others."""

    def after(self, gains: Iterable[Gain]) -> "Gains":
        by_subject: dict[str, dict[str, Gain]] = {}
        for gain in gains:
            by_subject.setdefault(gain.subject, {})[gain.id] = gain
            before = self.items.get(gain.id)
            if before and before.subject != gain.subject:
                by_subject.setdefault(before.subject, {})[gain.id] = gain
        items, histories = dict(self.items), dict(self.histories)
        for subject, some in by_subject.items():
            items |= some
            kept = [g for g in histories.pop(subject, ()) if g.id not in some]
            shown = kept + [g for g in some.values() if g.subject == subject and not g.archived]
            if shown:
                histories[subject] = tuple(sorted(shown, key=_order))
        later = Gains(items, histories)
        if (known := vars(self).get("subjects")) is not None:  # what the others come to is not worked out again
            subjects = {subject: found for subject, found in known.items() if subject not in by_subject}
            subjects |= {subject: found for subject in by_subject if (found := later.of(subject)).identified}
            vars(later)["subjects"] = subjects
        return later

    @cached_property
    def entries(self) -> tuple[Gain, ...]:
        """Every entry there ever was, in order; corrections are entries too."""
        return tuple(sorted((g for some in self.histories.values() for g in some), key=_order))

    @cached_property
    def counted(self) -> tuple[Gain, ...]:
        """Those of them that count."""
        judged = (one for subject in self.histories for one in self.judged(subject))
        counts = {gain.id for gain, why in judged if why is None and not gain.repeats}
        return tuple(gain for gain in self.entries if gain.id in counts)

    @cached_property
    def subjects(self) -> Mapping[str, Subject]:
        """Those of which something counts: an estimate always comes first."""
        return {subject: found for subject in self.histories if (found := self.of(subject)).identified}

    def of(self, subject: str) -> Subject:
        counted = [gain for gain, why in self.judged(subject) if why is None]
        estimate = next((gain for gain in reversed(counted) if gain.state == "identified"), None)
        realised = list(_standing(gain for gain in counted if gain.state == "realised"))
        rises = [
            n for n, gain in enumerate(realised) if not n or gain.hours_per_week > realised[n - 1].hours_per_week
        ]
        owner = next((gain.owner for gain in reversed(counted) if gain.owner), "")
        waste: Waste = next((gain.waste for gain in reversed(counted) if gain.waste), "")
        return Subject(subject, estimate, tuple(realised[rises[-1] :] if rises else ()), owner, waste)

    def judged(self, subject: str) -> tuple[tuple[Gain, Why | None], ...]:
        """Every entry of a subject in order, and why it does not count."""
        return tuple(judged(self.history(subject)))

    def history(self, subject: str) -> tuple[Gain, ...]:
        return self.histories.get(subject, ())

    @cached_property
    def identified_hours(self) -> float:
        """Hours a week that have been found, all subjects together."""
        return sum(s.identified_hours for s in self.subjects.values())

    @cached_property
    def realised_hours(self) -> float:
        return sum(s.realised_hours for s in self.subjects.values())

    @cached_property
    def fallen_hours(self) -> float:
        """Hours a week that were realised, and no longer are."""
        return sum(s.fallen_hours for s in self.subjects.values())

    @cached_property
    def expected(self) -> tuple[Expected, ...]:
        """What is expected and not free yet, the next day first. What has fallen away is expected no more."""
        found = []
        for one in self.subjects.values():
            left = one.identified_hours - one.realised_hours
            if one.identified and one.identified.expected and left and not one.fallen_hours:
                worth = fte(left, one.identified.full_time_hours)
                found.append(Expected(one.id, one.identified.expected, left, worth))
        return tuple(sorted(found, key=lambda one: (one.day, one.subject)))

    def expected_by(self, today: date) -> date | None:
        """The day that it is summed by."""
        return counted_on((one.day for one in self.expected), today)

    def expected_hours(self, day: date) -> float:
        """Hours a week that are to be free by a day: those that are, and those whose estimate says so."""
        return self.realised_hours + sum(one.hours for one in self.expected if one.day <= day)

    def expected_fte(self, day: date) -> float:
        return self.realised_fte + sum(one.fte for one in self.expected if one.day <= day)

    @cached_property
    def identified_fte(self) -> float:
        return sum(
            fte(s.identified.hours_per_week, s.identified.full_time_hours)
            for s in self.subjects.values()
            if s.identified
        )

    @cached_property
    def realised_fte(self) -> float:
        return sum(
            fte(s.realised.hours_per_week, s.realised.full_time_hours) for s in self.subjects.values() if s.realised
        )

    @cached_property
    def by_waste(self) -> Mapping[Waste, tuple[float, float]]:
        """The tidstyver: hours a week that are taken of each, and that were found and are not; most taken first."""
        found: dict[Waste, tuple[float, float]] = {}
        for subject in self.subjects.values():
            if subject.waste:
                taken, left = found.get(subject.waste, (0.0, 0.0))
                done = subject.realised_hours
                found[subject.waste] = (taken + done, left + subject.identified_hours - done)
        return dict(sorted(found.items(), key=lambda one: (-one[1][0], -one[1][1], one[0])))

    @cached_property
    def realised_by_use(self) -> Mapping[Use, float]:
        """Hours a week that were realised, by what they became."""
        found: dict[Use, float] = dict.fromkeys(USES, 0.0)
        for subject in self.subjects.values():
            if subject.realised:
                found[subject.realised.use] = found.get(subject.realised.use, 0.0) + subject.realised_hours
        return found


def _standing(realised: Iterable[Gain]) -> Iterator[Gain]:
    """Without what confirms other hours than there were when it came."""
    hours: float | None = None
    for gain in realised:
        if not gain.confirms:
            hours = gain.hours_per_week
        if gain.hours_per_week == hours:
            yield gain


def counted_on(days: Iterable[date], today: date) -> date | None:
    """The day that what is expected on some days is summed by: the end of the year in which the next of it is to be
    free, or of this one; None where nothing is expected."""
    first = min(days, default=None)
    return date(max(first, today).year, 12, 31) if first else None


def _order(gain: Gain) -> tuple[int, str]:
    return gain.made, gain.id


def fte(hours_per_week: float, full_time_hours: float) -> float:
    """Årsverk: hours a week divided by the hours of a full-time week. 17.5 h at 37.5 h is 0.467."""
    return hours_per_week / full_time_hours
