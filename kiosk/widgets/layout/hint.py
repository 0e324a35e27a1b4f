"""A hint is what a widget asks of the flow it lies in: `weight: 2`, `least_w: 300`, `shown` alone is a Kivy property.
A look is how it is drawn, where nobody else waits for its change.

Kept apart from Kivy's properties: the hundreds of widgets that lie in no flow, or look as usual, pay nothing.

    class Placed(Widget):
        weight = Hint(0)
"""

from __future__ import annotations

from typing import Any


class Hint:
    """Attribute whose change makes its widget ask for its place anew."""

    def __init__(self, usual: Any) -> None:
        self.usual = usual

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, widget: Any, owner: type) -> Any:
        return self if widget is None else widget.__dict__.get(self._name, self.usual)

    def __set__(self, widget: Any, value: Any) -> None:
        if widget.__dict__.get(self._name, self.usual) != value:
            widget.__dict__[self._name] = value
            self._told(widget)

    def _told(self, widget: Any) -> None:
        widget.resettle()


class Look(Hint):
    """Attribute whose change makes its widget draw itself anew, and ask for its place where it `alters` that."""

    def __init__(self, usual: Any, *, alters: bool = False) -> None:
        super().__init__(usual)
        self._alters = alters

    def _told(self, widget: Any) -> None:
        widget.later()
        if self._alters:
            widget.resettle()


def hinted(widget: Any, given: dict[str, Any]) -> dict[str, Any]:
    """The hints among what a widget is made with, taken out of it."""
    return {name: given.pop(name) for name in [*given] if isinstance(getattr(type(widget), name, None), Hint)}
