"""The first reader that accepts the bytes reads them, plug-ins before our own."""

from importlib.metadata import EntryPoint

import pytest

from parley.errors import MalformedError
from parley.model.documents import Version
from parley.readers import registry
from parley.readers.drafts import Draft, finish, sha256


class ShoutReader:
    """A plug-in that reads files ending in .shout."""

    name = "shout"

    def accepts(self, _head, raw):
        return raw.suffix == ".shout"

    def read(self, raw, ctx):
        data = raw.bytes(1)
        yield finish(Draft(text=data.decode().lower(), sha256=sha256(data)), raw, ctx)


@pytest.fixture
def plugged(monkeypatch):
    def plug(value):
        point = EntryPoint("shout", value, registry.PLUG_INS)
        monkeypatch.setattr(registry, "entry_points", lambda group: [point] if group == registry.PLUG_INS else [])
        registry.plug_ins.cache_clear()

    yield plug
    registry.plug_ins.cache_clear()


def test_a_plug_in_reads_its_own_files(plugged, reading_one):
    plugged(f"{__name__}:ShoutReader")
    assert reading_one("a.shout", "THE SIDES MET.").text == "the sides met."


def test_a_plug_in_that_is_no_reader_is_named(plugged):
    plugged("collections:Counter")
    with pytest.raises(MalformedError, match="collections:Counter is not a reader"):
        registry.plug_ins()


def test_plain_text_is_the_last_resort():
    assert list(registry.READERS)[-1] == "plain"
    assert all(name == reader.name for name, reader in registry.READERS.items())


def test_a_name_that_lies_does_not_matter(reading_one):
    assert isinstance(reading_one("a.html", "The two sides met at the bridge on Monday, a guard said."), Version)
