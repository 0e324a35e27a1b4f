"""What the log tells later: a line has a time, and while balls are laid a time may be that of one ball."""

from __future__ import annotations

import logging
from collections import deque

from kiosk.widgets import kept

MOST = 100


class Discreet(logging.Handler):
    """Passes on what is logged, at once. What is logged while balls are laid is passed on when the program ends, as
    if it were said then; the last `MOST` of it, for a fault may come in every frame."""

    def __init__(self, to: logging.Handler) -> None:
        super().__init__()
        self._to, self._later = to, deque[logging.LogRecord](maxlen=MOST)

    def emit(self, record: logging.LogRecord) -> None:
        if kept.secret():
            self._later.append(record)
        else:
            self._to.handle(record)

    def close(self) -> None:
        while self._later:
            record = self._later.popleft()
            said = logging.LogRecord(record.name, record.levelno, "", 0, record.getMessage(), None, None)
            self._to.handle(said)
        super().close()
