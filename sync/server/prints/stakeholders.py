"""Whom a change concerns, on A3: sixteen cells as they hang, and beneath how each is taken along. What anybody is
thought to mean is not on it."""

from board.catalogue import _
from board.kinds.stakeholder.record import GRADES, Stakeholder
from board.kinds.stakeholder.words import GRADE_NAMES, advised, said, square
from sync.server.prints.scope import Facts
from sync.server.reports.stakeholders import ToldMap

_CORNERS = {(GRADES, 1), (GRADES, 3), (2, 1), (2, 3)}


def facts(found: ToldMap) -> Facts:
    grades = list(map(_, GRADE_NAMES))
    return {
        "title": _("Hvem angår det?"),
        "span": found.about or _("Uten navn"),
        "grades": grades[1:],
        "rows": [
            {
                "grade": grades[interest],
                "cells": [_cell(found, interest, influence) for influence in range(1, GRADES + 1)],
            }
            for interest in range(GRADES, 0, -1)
        ],
        "groups": [_group(one, grades) for one in found.groups],
    }


def _cell(found: ToldMap, interest: int, influence: int) -> Facts:
    of = square(interest, influence)
    return {
        "key": of.key,
        "label": _(of.label) if (interest, influence) in _CORNERS else "",
        "groups": [{"name": one.name, "required": one.required} for one in found.at(interest, influence)],
    }


def _group(one: Stakeholder, grades: list[str]) -> Facts:
    placed = bool(one.interest and one.influence)
    return {
        "name": one.name,
        "required": one.required,
        "place": f"{grades[one.interest]} · {grades[one.influence]}" if placed else _("ikke plassert ennå"),
        "expects": one.expectation,
        "advice": _(advised(one).advice),
        "how": said(one),
    }
