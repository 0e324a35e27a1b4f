"""Historikk: the weeks that have been, thirteen or fifty-two at a time, and one week opened."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Any

from board.calendar import monday, week_of
from board.catalogue import _
from kiosk.screen import Screen
from kiosk.screens.history.past import QUARTER, YEAR, Page, began, last_week
from kiosk.screens.history.quarter import Quarter
from kiosk.screens.history.weekview import WeekView
from kiosk.screens.history.year import YearView
from kiosk.state import State, Wall


class HistoryScreen(Screen):
    """Test names: `view-quarter`, `view-year`, `older`, `newer`, `to-board`; those of the views stand with them."""

    name = "history"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._view, self._page, self._week = "quarter", 0, ""
        self._quarter = Quarter(wall)
        self.ids.parts.add_widget(self._quarter)
        self.ids.tray.bind(top=self._stand)
        self._quarter.bind(on_week=lambda _, week: self._open(week))
        self.ids.view.bind(on_choose=lambda _, view: self._look(view))

    @cached_property
    def _year(self) -> YearView:
        """Made when a year is first looked at, as a week is when it is opened."""
        year = YearView(self.wall)
        year.bind(on_quarter=lambda _, place: self._look("quarter", self._page * 4 + place))
        self.ids.parts.add_widget(year)
        return year

    @cached_property
    def _one(self) -> WeekView:
        week = WeekView(self.wall)
        week.bind(bands=self._stand, shown=self._stand)
        self.ids.whole.add_widget(week)
        return week

    def _show(self, part: str, there: bool) -> None:
        if there or part in vars(self):
            getattr(self, part).shown = there

    def enter(self, week: str = "", **given: Any) -> None:
        self._view, self._page, self._week = "quarter", 0, week

    # --- showing ---

    def _stand(self, *_: object) -> None:
        beneath = self._one.bands if "_one" in vars(self) and self._one.shown else ()
        self.ids.room.bands = (("wall", self.top), *beneath, ("tray", self.ids.tray.top))

    def render(self, state: State) -> None:
        ids, one = self.ids, bool(self._week)
        self._show("_one", one)
        self._show("_quarter", not one and self._view == "quarter")
        self._show("_year", not one and self._view == "year")
        ids.home.label = _("Tilbake") if one else _("Til tavla")
        ids.page.shown = ids.view.shown = not one
        if one:
            self._one.show(state, self._week)
            ids.pages.show(_weeks(began(state), self._week), _weeks(began(state), last_week(state)) + 1)
            ids.pages.label = _("Uke for uke")
        else:
            self._show_page(state)

    def _show_page(self, state: State) -> None:
        ids, quarter = self.ids, self._view == "quarter"
        page = Page.of(state, self._page, QUARTER if quarter else YEAR)
        self._page = page.number
        (self._quarter if quarter else self._year).show(state, page)
        if not ids.view.options:
            ids.view.options = [("quarter", _("Uker")), ("year", _("Et år"))]
        ids.view.chosen = self._view
        ids.span.text = page.name
        ids.pages.show(page.count - page.number - 1, page.count)
        ids.pages.label = ""

    # --- acting ---

    def home(self) -> None:
        """From a week back to the page it is on, from a page to the board."""
        if self._week:
            self._week = ""
            self.render(self.wall.state)
        else:
            self.wall.back()

    def _open(self, week: str) -> None:
        self._week = week
        self.render(self.wall.state)

    def _look(self, view: str, page: int | None = None) -> None:
        """Another view of the same time, or a page of it."""
        if page is None and view != self._view:
            page = self._page // 4 if view == "year" else self._page * 4
        self._view, self._page = view, self._page if page is None else page
        self.render(self.wall.state)

    def turn(self, way: int) -> None:
        """One week or one page on in time, or back."""
        if self._week:
            self._week = week_of(monday(self._week) + timedelta(weeks=way))
            if self._view == "quarter":
                self._page = _weeks(self._week, last_week(self.wall.state)) // QUARTER
        else:
            self._page -= way
        self.render(self.wall.state)


def _weeks(first: str, last: str) -> int:
    """How many weeks lie between two."""
    return (monday(last) - monday(first)).days // 7 if first else 0
