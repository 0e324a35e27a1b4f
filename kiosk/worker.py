"""The one writer: a thread that owns the store. Everything the screens do and ask is queued here, in order.

Answers go back to the main thread through `post`. Knows no widget and no screen.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from board import local, neighbours
from board.board import Board
from board.context import Command, perform
from board.errors import Kind, Refused
from board.kinds.card.record import Card
from board.log.log import Touched
from board.log.stamp import wall_ms
from board.queries import Query
from board.store.recovery import Recovery
from board.store.store import Store, written
from sync.wall.connection_status import Stopped

Job = Callable[[], None]
T = TypeVar("T")
STOP_CHECK_S = 0.2


@dataclass(frozen=True)
class Opened:
    """What the file told when it was opened: its board, and what recovery had to do, if anything."""

    board: Board
    recovered: Recovery | None


class Worker:
    """Runs jobs one at a time on its own thread. `post(callback)` must run the callback on the main thread; `log`
    is told of faults that are nobody's doing at the wall."""

    def __init__(
        self,
        folder: Path,
        post: Callable[[Job], None],
        *,
        wall: Callable[[], int] = wall_ms,
        log: Callable[[BaseException], None],
    ) -> None:
        self._folder = folder
        self._post = post
        self._wall = wall
        self._log = log
        self._jobs: queue.Queue[Job | None] = queue.Queue()
        self._store: Store | None = None
        self._board = Board()
        self._opened: Callable[[Opened], None] = void
        self._thread = threading.Thread(target=self._run, name="tavle-writer", daemon=True)
        self._thread.start()

    def open(self, done: Callable[[Opened], None], refused: Callable[[Refused], None]) -> None:
        """Open the file; `done` gets the board, then or whenever a later job finds that the file can be opened."""
        self._opened = done
        self._put(lambda: void(self._open_store()), refused)

    def look(self, done: Callable[[Board], None], refused: Callable[[Refused], None]) -> None:
        """Read a board that cannot be opened to be written."""

        def job() -> None:
            with Store.look(self._folder) as tx:
                board = Board.load(tx)
            self._post(lambda: done(board))

        self._put(job, refused)

    def do(
        self,
        command: Command,
        done: Callable[[Board], None],
        refused: Callable[[Refused], None],
        group: str | None = None,
        *,
        unlocked: bool = False,
    ) -> None:
        """Carry out a command; `done` gets the board after COMMIT. `unlocked`: its PIN has been said."""

        def job() -> None:
            self._board = board = perform(self._open_store(), self._board, command, group=group, unlocked=unlocked)
            self._post(lambda: done(board))

        self._put(job, refused)

    def ask(self, question: Query[T], done: Callable[[T], None], refused: Callable[[Refused], None]) -> None:
        """Read something the board value does not hold, such as a card's history."""

        def job() -> None:
            with self._store.read() if self._store else Store.look(self._folder) as tx:
                answer = question(tx)
            self._post(lambda: done(answer))

        self._put(job, refused)

    def with_store(self, step: Callable[[Store], T]) -> T:
        """Run a step on the writer's thread and wait for it: for threads that are not the screen's. Raises what the
        step raised, and Stopped when the wall is closing."""
        finished = threading.Event()
        result: list[T] = []
        fault: list[BaseException] = []

        def job() -> None:
            try:
                result.append(step(self._open_store()))
            except BaseException as error:
                self._doubt(error)
                fault.append(error)
            finally:
                finished.set()

        self._jobs.put(job)
        while not finished.wait(STOP_CHECK_S):
            if not self._thread.is_alive():
                raise Stopped
        if fault:
            raise fault[0]
        return result[0]

    def later(
        self,
        step: Callable[[Store], T],
        refused: Callable[[Refused], None],
        done: Callable[[T], None] | None = None,
    ) -> None:
        """Run a step on the writer's thread when its turn comes, without waiting for it; `done` gets what it gave."""

        def job() -> None:
            answer = step(self._open_store())
            self._post(lambda: done(answer) if done else None)

        self._put(job, refused)

    def took(self, touched: Touched) -> Board:
        """The board with the records, and whatever else, that a step has written. Only from within a step, after its
        COMMIT."""
        with self._open_store().read() as tx:
            kept, told = local.read(tx), neighbours.read(tx, self._board.neighbours)
        self._board = replace(self._board.after(touched, self._board.votes, kept), neighbours=told)
        return self._board

    def now_ms(self) -> int:
        """The best guess at the time, corrected by what the centre told last. From any thread."""
        return self._store.clock.now_ms() if self._store else max(1, self._wall())

    @property
    def offset_ms(self) -> int:
        """How far this machine's clock is behind the centre's, as far as is known. From any thread."""
        return self._store.clock.offset_ms if self._store else 0

    def get_ready(self) -> None:
        """Read now what the first tap that stores something would wait for: what checks values, and writes them."""
        self._put(lambda: void(written(Card.check({"title": ""}))), void)

    def back_up(self, refused: Callable[[Refused], None]) -> None:
        self._put(lambda: void(self._open_store().back_up()), refused)

    def wait(self, timeout_s: float = 10.0) -> bool:
        """Wait until everything queued so far has been done. True when it has."""
        finished = threading.Event()
        self._jobs.put(finished.set)
        return finished.wait(timeout_s)

    def stop(self) -> None:
        """Finish what is queued, close the file, end the thread."""
        self._jobs.put(None)
        self._thread.join(10)

    def _open_store(self) -> Store:
        if self._store is None:
            store = Store.open(self._folder, self._wall)
            try:
                with store.read() as tx:
                    self._board = Board.load(tx)
            except BaseException:
                store.close()
                raise
            self._store, opened = store, Opened(self._board, store.recovered)
            self._post(lambda: self._opened(opened))
        return self._store

    def _put(self, job: Job, refused: Callable[[Refused], None]) -> None:
        def guarded() -> None:
            try:
                self._mending(job)
            except Refused as refusal:
                said = refusal
                self._post(lambda: refused(said))
            except Exception as fault:
                self._log(fault)
                unexpected = Refused(Kind.UNEXPECTED)
                self._post(lambda: refused(unexpected))

        self._jobs.put(guarded)

    def _mending(self, job: Job) -> None:
        """Do it; upon damage once more, for what is opened anew is mended first."""
        try:
            job()
        except Refused as refusal:
            self._doubt(refusal)
            if refusal.kind is not Kind.FILE_DAMAGED:
                raise
            self._open_store()
            job()

    def _doubt(self, fault: BaseException) -> None:
        """Let go of a file that is not what it should be. Who wants it next opens it anew, with a thorough look."""
        anew = isinstance(fault, Refused) and fault.kind in (Kind.FILE_DAMAGED, Kind.FILE_EXCHANGED)
        if anew and self._store is not None:
            self._store.close()
            self._store = None

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            del job  # while the writer waits it holds nothing, least of all the colour of a ball
        if self._store is not None:
            self._store.close()


def void(_: object) -> None:
    """For jobs whose result nobody needs."""
