"""The pages of the centre: plain HTML in Norwegian that works without any JavaScript. One file per page, with its
template. Each asks `sync.server.reports`, which reads through `board.privacy`; none reads a table of votes itself.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter


def routers() -> Iterator[APIRouter]:
    """Of every module here that has one."""
    for module in iter_modules(__path__, f"{__name__}."):
        router = getattr(import_module(module.name), "router", None)
        if router is not None:
            yield router
