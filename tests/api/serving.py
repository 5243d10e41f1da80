"""A real server in a thread: what is tested is what a browser or program meets."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn

CHANGE = {"X-Parley": "1"}


@contextmanager
def served(app: Any) -> Iterator[str]:
    """The address of `app` while it is served."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        if time.monotonic() > deadline or not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)


@contextmanager
def client(app: Any, **more: Any) -> Iterator[httpx.Client]:
    """A client of `app`, without proxies of the environment."""
    with served(app) as address, httpx.Client(base_url=address, trust_env=False, timeout=60, **more) as made:
        yield made
