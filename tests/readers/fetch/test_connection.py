"""A connection goes to the address that was checked, and ends with its deadline."""

import socket
import time

import httpcore
import pytest

from parley.errors import FetchError
from parley.readers.fetch.connection import CheckedBackend, Deadline


@pytest.fixture
def connections(monkeypatch):
    """Where connections go, instead of going there."""
    gone_to = []

    def connect(_self, host, port, *_args, **_options):
        gone_to.append((host, port))
        raise httpcore.ConnectError("nobody there")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    return gone_to


def answers(monkeypatch, *lists):
    """A resolver that answers each question differently, as one does who changes names under our feet."""
    left = [[(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 0)) for a in addresses] for addresses in lists]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: left.pop(0))


def test_a_name_that_changes_after_the_check_changes_nothing(monkeypatch, connections):
    answers(monkeypatch, ["8.8.8.8"], ["127.0.0.1"])
    with pytest.raises(httpcore.ConnectError):
        CheckedBackend(Deadline(5), private=False).connect_tcp("trap.example", 443)
    assert connections == [("8.8.8.8", 443)]


def test_the_next_connection_is_checked_anew(monkeypatch, connections):
    answers(monkeypatch, ["8.8.8.8"], ["127.0.0.1"])
    backend = CheckedBackend(Deadline(5), private=False)
    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp("trap.example", 443)
    with pytest.raises(FetchError, match="private address 127"):
        backend.connect_tcp("trap.example", 443)
    assert len(connections) == 1


def test_every_address_of_a_name_is_tried(monkeypatch, connections):
    answers(monkeypatch, ["8.8.8.8", "8.8.4.4"])
    with pytest.raises(httpcore.ConnectError):
        CheckedBackend(Deadline(5), private=False).connect_tcp("site.example", 80)
    assert connections == [("8.8.8.8", 80), ("8.8.4.4", 80)]


def test_a_deadline_shortens_every_wait():
    deadline = Deadline(0.05)
    assert deadline.left(10) <= 0.05
    assert deadline.left(0.01) == 0.01
    time.sleep(0.06)
    with pytest.raises(httpcore.ReadTimeout):
        deadline.left()
