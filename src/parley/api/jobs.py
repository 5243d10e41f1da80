"""Adding documents in the background: one job at a time, its progress for whoever watches.

Invariant: a job never ends the server; what goes wrong is an outcome of its document or the job's own message.
"""

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from parley import pipeline
from parley.api.library import Library
from parley.errors import NotFoundError, ParleyError, RecordError
from parley.readers import Raw, ReadOptions

log = logging.getLogger("parley.api")
State = Literal["waiting", "reading", "joining", "done", "failed"]
# Finished jobs that are remembered, so that a page that was reloaded still finds its own.
_REMEMBERED = 100


class JobOutcome(BaseModel):
    """What became of one document."""

    source: str
    status: str
    document: str | None = None
    title: str | None = None
    reports: int = 0
    code: str | None = None
    message: str = ""
    hint: str = ""


class Job(BaseModel):
    """A piece of work in the background. `done` of `total` sources are read; `outcomes` are the documents so far."""

    id: str
    state: State = "waiting"
    total: int = Field(description="Sources to read; an archive is one source with many documents.")
    done: int = 0
    outcomes: list[JobOutcome] = []
    message: str = Field("", description="Why the job failed, where it did.")
    at: datetime


class Jobs:
    """The jobs of one server."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="parley-job")
        self._engine: Any = None

    def add(self, sources: Sequence[Raw], options: ReadOptions) -> Job:
        """Start reading these sources; the job as it stands now."""
        job = Job(id=f"job-{secrets.token_hex(8)}", total=len(sources), at=datetime.now(UTC))
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _REMEMBERED:
                self._jobs.popitem(last=False)
        self._pool.submit(self._run, job.id, list(sources), options)
        return job

    def get(self, id: str) -> Job:
        """A job as it stands; NotFoundError for one that is not known or was forgotten."""
        with self._lock:
            if id not in self._jobs:
                raise NotFoundError(f"There is no job '{id}'.", "Jobs are forgotten when the server stops.")
            return self._jobs[id]

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _change(self, id: str, **changes: object) -> None:
        with self._lock:
            if id in self._jobs:
                self._jobs[id] = self._jobs[id].model_copy(update=changes)

    def _run(self, id: str, sources: list[Raw], options: ReadOptions) -> None:
        try:
            self._change(id, state="reading")
            record = self.library.record
            self._engine = self._engine or pipeline.load_engine(record)
            outcomes: list[JobOutcome] = []
            for number, source in enumerate(sources, 1):
                for found in pipeline.add(record, [source], options, self._engine):
                    outcomes.append(_outcome(found))
                    self._change(id, outcomes=list(outcomes))
                self._change(id, done=number)
            self._change(id, state="joining")
            self.library.refresh()
            self._change(id, state="done")
        except RecordError as error:
            log.warning("job %s: %s", id, error)
            self._change(id, state="failed", message="The record cannot be written right now. Try again.")
        except ParleyError as error:
            self._change(id, state="failed", message=str(error))
        except Exception:  # a job that ends without a word would be waited for without end
            log.exception("job %s", id)
            self._change(id, state="failed", message="Something went wrong inside Parley; the server's log has more.")


def _outcome(found: pipeline.Outcome) -> JobOutcome:
    return JobOutcome(
        source=found.source, status=found.status, document=found.document, title=found.title, reports=found.reports,
        code=found.code, message=found.message, hint=found.hint,
    )  # fmt: skip
