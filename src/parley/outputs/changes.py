"""Changes as people and programs take them: lines, JSON for a webhook, entries of an Atom feed."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from parley.analysis.changes import Change

_ATOM = "http://www.w3.org/2005/Atom"
# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# An Atom feed must have a date, and one without entries has none of its own.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def as_line(change: Change) -> str:
    """One line for a terminal or a log, with the words that support it."""
    source = ", ".join(part for part in (change.outlet, _day(change)) if part)
    words = f" — {source}: “{' '.join(change.exact.split())}”" if change.exact else ""
    return f"{change.kind}: {change.summary}{words} [{change.entry}]"


def as_json(changes: Sequence[Change]) -> dict[str, Any]:
    """The body that a webhook gets. A change may come twice; its id says so."""
    return {"kind": "changes", "changes": [change.model_dump(mode="json") for change in changes]}


def as_atom(changes: Sequence[Change], title: str) -> bytes:
    """An Atom feed (RFC 4287) of changes, in the order given, with ids that never change."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", "urn:parley:changes")
    _add(feed, "title", title)
    _add(feed, "updated", max((change.at for change in changes), default=_NEVER).isoformat())
    _add(ET.SubElement(feed, f"{{{_ATOM}}}author"), "name", "Parley")
    for change in changes:
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"urn:parley:change:{change.id}")
        _add(entry, "title", change.summary)
        _add(entry, "updated", change.at.isoformat())
        ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": change.kind})
        if change.url:
            ET.SubElement(entry, f"{{{_ATOM}}}link", {"rel": "alternate", "href": _NOT_XML.sub("", change.url)})
        _add(entry, "content", as_line(change), type="text")
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes).text = _NOT_XML.sub("�", text)


def _day(change: Change) -> str:
    return change.published.strftime("%Y-%m-%d") if change.published else ""
