"""Telling what changed: to a webhook, and in an Atom file.

Invariant: a change leaves the state only when the webhook has taken it; whoever takes changes may get one twice,
never not at all.
"""

import json
from pathlib import Path

import httpcore

from parley.analysis.feed_list import Publishing
from parley.analysis.watch_state import load_state, save_state, write_whole
from parley.errors import FetchError, ParleyError
from parley.outputs.changes import as_atom, as_json
from parley.readers.fetch.client import as_ascii
from parley.readers.fetch.connection import CheckedBackend, Deadline

# A body of this many changes stays well under the megabyte that webhooks commonly take.
BATCH = 100
_SECONDS = 30.0


def tell(record: Path, publish: Publishing) -> list[str]:
    """Send what is still to be told and write the Atom file; what went wrong, in words. It is tried again next time."""
    problems = []
    for step in (_send_pending, _write_atom):
        try:
            step(record, publish)
        except ParleyError as error:
            problems.append(str(error))
    return problems


def post(url: str, body: bytes) -> None:
    """Hand JSON to a webhook. Raises FetchError unless it answers that it took it.

    The user named this address, so it may be on a private network; a redirect is not followed.
    """
    deadline = Deadline(_SECONDS)
    headers = [("Content-Type", "application/json"), ("User-Agent", "parley-record"), ("Connection", "close")]
    try:
        with httpcore.ConnectionPool(network_backend=CheckedBackend(deadline, private=True)) as pool:
            status = pool.request("POST", as_ascii(url), headers=headers, content=body).status
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchError(f"The webhook {url} cannot be reached: {error}.") from error
    if not 200 <= status < 300:
        raise FetchError(f"The webhook {url} answers {status}.")


def _send_pending(record: Path, publish: Publishing) -> None:
    state = load_state(record)
    while publish.webhook and state.pending:
        post(publish.webhook, json.dumps(as_json(state.pending[:BATCH]), ensure_ascii=False).encode())
        state = state.model_copy(update={"pending": state.pending[BATCH:]})
        save_state(record, state)


def _write_atom(record: Path, publish: Publishing) -> None:
    if publish.atom:
        data = as_atom(load_state(record).recent, f"What changed in {record.resolve().name}")
        if not publish.atom.exists() or publish.atom.read_bytes() != data:
            write_whole(publish.atom, data)
