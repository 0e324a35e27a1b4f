"""What people do with the questions of their rounds. A question that is written anew keeps what was answered before
under the words it had then."""

from __future__ import annotations

from dataclasses import dataclass

from board.context import Context
from board.errors import Kind, Refused, wanted_line
from board.kinds.round.ready import question_id, questions, ready, standing
from board.kinds.round.record import Form, Part, Roundquestion
from board.order import last

QUESTIONS_LIMIT = 5
"""In a part."""


@dataclass(frozen=True)
class WriteQuestion:
    """A question gets these words; without `id` a new one stands last in its part."""

    form: Form
    part: Part
    text: str
    id: str = ""

    def run(self, context: Context) -> None:
        text = wanted_line(self.text, Kind.QUESTION_MISSING)
        asked = questions(context.board, self.form).get(self.part, ())
        if self.id:
            known = next((one for one in asked if one.id == self.id), None)
            if known is None:
                raise Refused(Kind.GONE)
            _say(context, known.model_copy(update={"text": text}))
            return
        if any(one.text == text for one in asked):
            return  # the second of two taps
        if len(asked) >= QUESTIONS_LIMIT:
            raise Refused(Kind.QUESTIONS_FULL, limit=QUESTIONS_LIMIT)
        new = question_id(self.form, self.part, text, {one.id for one in asked})
        place = last(asked)
        _say(context, Roundquestion(id=new, form=self.form, part=self.part, text=text, position=place))


@dataclass(frozen=True)
class RemoveQuestion:
    """A question is asked no more."""

    form: Form
    part: Part
    id: str

    def run(self, context: Context) -> None:
        asked = questions(context.board, self.form).get(self.part, ())
        known = next((one for one in asked if one.id == self.id), None)
        if known is None:
            raise Refused(Kind.GONE)
        if len(asked) == 1:
            raise Refused(Kind.LAST_QUESTION)
        _say(context, known.model_copy(update={"asked": False}))


@dataclass(frozen=True)
class ChooseQuestions:
    """Rounds of its form ask what this ready set does, instead of what they asked."""

    name: str

    def run(self, context: Context) -> None:
        if self.name not in ready():
            raise Refused(Kind.GONE)
        chosen = {one.id: one for one in standing(self.name)}
        for asked in questions(context.board, ready()[self.name].form).values():
            for one in asked:
                if one.id not in chosen:
                    _say(context, one.model_copy(update={"asked": False}))
        for one in chosen.values():
            _say(context, one)


def _say(context: Context, one: Roundquestion) -> None:
    told = {"form": one.form, "part": one.part, "text": one.text, "asked": one.asked, "position": one.position}
    context.put(Roundquestion, one.id, **told, archived=False)
