"""The pages of the centre: HTML that works without any JavaScript, in the language that is spoken. One folder per
feature, with its templates. Each asks `sync.server.reports`, which reads through `board.privacy`; none reads a table
of votes itself.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from fastapi import APIRouter

_OPENID = f"{__name__}.account.openid"


def routers(openid: bool) -> Iterator[APIRouter]:
    """Those of every module here. Where people do not come in through a provider, what speaks with one is not
    even imported: it is 20 MB of memory."""
    for module in walk_packages(__path__, f"{__name__}."):
        if module.name == _OPENID and not openid:
            continue
        yield from (one for one in vars(import_module(module.name)).values() if isinstance(one, APIRouter))
