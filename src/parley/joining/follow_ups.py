""" "Read next" headlines joined to the documents that they announce."""

import re
from collections.abc import Sequence

from parley.model.documents import Version
from parley.model.links import Link

_WORD = re.compile(r"\w+")


def follow_up_links(versions: Sequence[Version]) -> list[Link]:
    """A `follows_up` link for each announced headline; its target is None while no document has that title or URL.

    Of two documents with that title it is the outlet's own, else the one with the smaller id.
    """
    ordered = sorted(versions, key=lambda v: v.document, reverse=True)
    by_title = {(v.outlet, _words(v.title)): v.document for v in ordered}
    anywhere = {_words(v.title): v.document for v in ordered}
    by_url = {v.url: v.document for v in ordered if v.url}
    links: dict[str, Link] = {}
    for version in ordered[::-1]:
        for follow_up in version.follow_ups:
            words = _words(follow_up.text)
            # A title may be taken twice: the page means its own outlet's document.
            named = (by_title.get((version.outlet, words)) or anywhere.get(words)) if words else None
            target = by_url.get(follow_up.url or "") or named
            if target == version.document:
                continue
            link_id = Link.id_for("follows_up", version.document, follow_up.url or follow_up.text)
            links[link_id] = Link(
                id=link_id,
                type="follows_up",
                source=version.document,
                target=target,
                detail=follow_up.text,
                reason="the page announces it" + (", and it is in the record" if target else ""),
            )
    return list(links.values())


def _words(title: str | None) -> tuple[str, ...]:
    return tuple(_WORD.findall(title.casefold())) if title else ()
