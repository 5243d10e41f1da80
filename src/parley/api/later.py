"""Work that takes longer than a person waits: done at once where it is small, else by a process beside, once.

Invariant: one piece of work runs at a time, the one asked for last first, and the same piece never twice at once.
"""

import logging
import multiprocessing
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar, cast

from parley.errors import ParleyError

T = TypeVar("T")
P = ParamSpec("P")
log = logging.getLogger("parley.api")
# A slider moved back and forth asks for the same days again; each holds what a record of that day is joined into.
_KEPT = 12


class WorkingError(ParleyError):
    """The answer is being worked out; ask again in a moment."""

    code = "working"


@dataclass
class _Work:
    """One answer in the making."""

    make: Callable[[], Any]
    since: float = field(default_factory=time.monotonic)
    done: threading.Event = field(default_factory=threading.Event)
    value: Any = None
    error: BaseException | None = None


class Later:
    """Answers by key, the last few of which are kept."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, _Work] = OrderedDict()
        self._changed = threading.Condition()
        self._worker: threading.Thread | None = None

    def answer(self, key: Hashable, large: bool, make: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        """What `make` gives. WorkingError while a `large` one is made; `make` is then run in a process of its own."""
        run = (lambda: _beside(make, args, more)) if large else (lambda: make(*args, **more))
        with self._changed:
            work = self._known.get(key)
            if work is None or work.error:
                work = self._known[key] = _Work(run)
            self._known.move_to_end(key)
            while len(self._known) > _KEPT:
                _, oldest = self._known.popitem(last=False)
                if not oldest.done.is_set():
                    oldest.error = WorkingError("Too much was asked for at once.", "Ask again.")
                    oldest.done.set()
            if self._worker is None:
                # A daemon: whoever stops the server does not wait for it, and what it had begun is undone.
                self._worker = threading.Thread(target=self._serve, name="parley-later", daemon=True)
                self._worker.start()
            self._changed.notify()
        if large and not work.done.is_set():
            seconds = time.monotonic() - work.since
            raise WorkingError(
                f"This is being worked out, for {seconds:.0f} seconds so far.",
                "Ask again in a moment; it is made once.",
            )
        work.done.wait()
        if work.error:
            raise work.error
        return cast(T, work.value)

    def _serve(self) -> None:
        while True:
            with self._changed:
                while not (waiting := [w for w in self._known.values() if not w.done.is_set()]):
                    self._changed.wait()
                work = waiting[-1]
            try:
                work.value = work.make()
            except Exception as error:  # noqa: BLE001 - whoever asked gets it
                log.warning("work in the background failed: %s", error)
                work.error = error
            work.done.set()


def _beside(make: Callable[..., T], args: tuple[Any, ...], more: dict[str, Any]) -> T:
    """What `make` gives, run in another process, so that answers are not slowed by it."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs, make, args, more), daemon=True)
    process.start()
    theirs.close()
    try:
        value, error = ours.recv()
    except EOFError:
        raise WorkingError("A process that worked in the background ended too soon.", "Ask again.") from None
    finally:
        process.join()
    if error is not None:
        raise error
    return cast(T, value)


def _child(answer: Connection, make: Callable[..., Any], args: tuple[Any, ...], more: dict[str, Any]) -> None:
    try:
        answer.send((make(*args, **more), None))
    except ParleyError as error:
        answer.send((None, error))
