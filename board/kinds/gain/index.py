"""The account of gains: what was found, what was realised, in hours a week and årsverk. What does not count
(`board.kinds.gain.law`) stands in it and is in no sum. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from board.index import Records
from board.kinds.card.record import Use
from board.kinds.gain.law import Why, judged
from board.kinds.gain.record import Gain

USES: tuple[Use, ...] = ("quality", "quantity", "saving")


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that saves time, as its latest entries that count say. `before` is what was realised until then."""

    id: str
    identified: Gain | None
    realised: Gain | None
    before: Gain | None = None

    @property
    def identified_hours(self) -> float:
        return self.identified.hours_per_week if self.identified else 0.0

    @property
    def realised_hours(self) -> float:
        return self.realised.hours_per_week if self.realised else 0.0

    @property
    def fell(self) -> bool:
        """Whether it saves less than it did."""
        return self.before is not None and self.realised_hours < self.before.hours_per_week

    @property
    def latest(self) -> Gain:
        gain = self.realised or self.identified
        assert gain is not None
        return gain


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
        counts = {gain.id for subject in self.histories for gain, why in self.judged(subject) if why is None}
        return tuple(gain for gain in self.entries if gain.id in counts)

    @cached_property
    def subjects(self) -> Mapping[str, Subject]:
        """Those of which something counts: an estimate always comes first."""
        return {subject: found for subject in self.histories if (found := self.of(subject)).identified}

    def of(self, subject: str) -> Subject:
        counted = [gain for gain, why in self.judged(subject) if why is None]
        latest = {gain.state: gain for gain in counted}
        before = next(iter([gain for gain in counted if gain.state == "realised"][-2:-1]), None)
        return Subject(subject, latest.get("identified"), latest.get("realised"), before)

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
    def realised_by_use(self) -> Mapping[Use, float]:
        """Hours a week that were realised, by what they became."""
        found: dict[Use, float] = dict.fromkeys(USES, 0.0)
        for subject in self.subjects.values():
            if subject.realised:
                found[subject.realised.use] = found.get(subject.realised.use, 0.0) + subject.realised_hours
        return found


def _order(gain: Gain) -> tuple[int, str]:
    return gain.made, gain.id


def fte(hours_per_week: float, full_time_hours: float) -> float:
    """Årsverk: hours a week divided by the hours of a full-time week. 17.5 h at 37.5 h is 0.467."""
    return hours_per_week / full_time_hours
