"""Every step of the protocol, found by walking its files: one that is added is asked of unasked."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from sync import protocol
from sync.protocol.step import Step

STEPS: tuple[Step[Any], ...] = tuple(
    one
    for file in iter_modules(protocol.__path__, f"{protocol.__name__}.")
    for one in vars(import_module(file.name)).values()
    if isinstance(one, Step)
)
