"""A good story as a poster on A3: few words, large, what it gave, and the photo where there is one."""

from board.catalogue import _
from board.formats import hours_a_week, number
from board.labels import USES, said
from sync.server.prints.scope import Facts
from sync.server.reports.stories import ToldStory


def facts(found: ToldStory) -> Facts:
    story = found.story
    measured = story.before is not None and story.after is not None
    return {
        "title": story.title,
        "span": _("God historie"),
        "problem": story.problem,
        "done": story.done,
        "before": number(story.before or 0) if measured else "",
        "after": number(story.after or 0) if measured else "",
        "measured": story.measured,
        "gain": hours_a_week(story.hours_per_week) if story.hours_per_week else "",
        "became": story.became or (said(USES, story.use) if story.use else ""),
        "photo": list(found.jpeg),
    }
