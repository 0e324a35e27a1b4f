"""Interessenter: which changes the units have asked «hvem angår det?» of, and one map with its sixteen cells and how
each group is taken along. A unit leader sees the own unit. What anybody is thought to mean is not told here."""

from fastapi import APIRouter

from board.catalogue import _
from board.kinds.stakeholder.record import GRADES
from board.kinds.stakeholder.words import ASK, FOLLOW, GRADE_NAMES, INFORM, INVOLVE, advised, said, square
from sync.server.reports import stakeholders
from sync.server.web.errors import there
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Reader

router = APIRouter()


@shows(router, "/interessenter", Reader, "stakeholders/stakeholders.html")
def overview(desk: Desk) -> Told:
    return {"rows": desk.told(stakeholders.of_units(desk.tx, desk.person.organisation, desk.now_ms, desk.units))}


@shows(router, "/interessenter/{public}/{analysis}", Reader, "stakeholders/map.html")
def of_one(desk: Desk, public: str, analysis: str) -> Told:
    place = desk.place(public)
    found = there(stakeholders.opened(desk.tx, place.id, analysis, desk.now_ms))
    desk.seen(place.name)
    grades = list(map(_, GRADE_NAMES))
    return {
        "place": place,
        "map": found,
        "grades": grades,
        "cells": [
            (
                grades[interest],
                [
                    (square(interest, influence).key, found.at(interest, influence))
                    for influence in range(1, GRADES + 1)
                ],
            )
            for interest in range(GRADES, 0, -1)
        ],
        "legend": [(key, _(label)) for key, label in _LEGEND],
        "advice": lambda one: _(advised(one).advice),
        "how": said,
    }


_LEGEND = tuple((of.key, of.label) for of in (INVOLVE, INFORM, ASK, FOLLOW))
