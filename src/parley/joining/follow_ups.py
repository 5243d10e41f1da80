""" "Read next" headlines joined to the documents that they announce."""

import re
from collections.abc import Sequence

from parley.model.documents import Version
from parley.model.links import Link

_WORD = re.compile(r"\w+")


def follow_up_links(versions: Sequence[Version]) -> list[Link]:
    """A `follows_up` link for each announced headline; its target is None while no document has that title or URL."""
    by_title = {_words(v.title): v.document for v in reversed(versions) if v.title}
    by_url = {v.url: v.document for v in reversed(versions) if v.url}
    links: dict[str, Link] = {}
    for version in versions:
        for follow_up in version.follow_ups:
            target = by_url.get(follow_up.url or "") or by_title.get(_words(follow_up.text))
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
