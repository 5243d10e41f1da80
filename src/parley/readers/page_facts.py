"""What a page says about itself: address, headline, byline, outlet, date of publication, language.

Invariant: what is written for machines wins over what is shown to people, and a day never overrules a moment that
falls on it. Structured data (JSON-LD) before meta tags before `<time>` before a guess.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement

from parley.readers.dates import NO_DATE, Published, parse_published
from parley.readers.urls import canonical

_ARTICLES = frozenset(("Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "CreativeWork", "WebPage"))
_META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
    "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime", "bt:pubdate",
    "publish-date", "publishdate", "pubdate", "publication_date", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date", "date",
)
_META_AUTHORS = ("author", "parsely-author", "sailthru.author", "byl", "dc.creator", "article:author")
_TITLE_BARS = (" | ", " - ", " – ", " — ", " :: ", " · ")
# A calendar day somewhere on Earth starts 14 hours before and ends 36 hours after its midnight in UTC.
_DAY_ANYWHERE = (timedelta(hours=-14), timedelta(hours=36))


@dataclass(frozen=True)
class Facts:
    """What was found; None where the page does not say. `body` is the text that JSON-LD carries.

    `closed` says that only subscribers see the whole article.
    """

    url: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: Published = NO_DATE
    body: str | None = None
    closed: bool = False


def facts(tree: HtmlElement, html: str, base: str | None, now: datetime) -> Facts:
    """The facts of a page. `base` is the address it was fetched from, `now` the latest date to believe in a guess."""
    article = _article(tree)
    meta = _meta(tree)
    outlet = _name(article.get("publisher")) or meta.get("og:site_name") or meta.get("application-name")
    return Facts(
        url=_address(tree, article, meta, base),
        title=_title(tree, article, meta, outlet),
        byline=_byline(tree, article, meta),
        outlet=outlet,
        language=tree.get("lang") or _text(article.get("inLanguage")),
        published=_published(tree, html, article, meta, now),
        body=_text(article.get("articleBody")),
        closed=str(article.get("isAccessibleForFree")).lower() == "false",
    )


def finest(candidates: Sequence[Published]) -> Published:
    """The first date there is; where that is only a day, the first moment on that day."""
    dated = [c for c in candidates if c.at is not None]
    if not dated:
        return next((c for c in candidates if c != NO_DATE), NO_DATE)
    first = dated[0]
    if first.precision != "day" or first.at is None:
        return first
    for other in dated[1:]:
        if other.precision != "day" and other.at and _DAY_ANYWHERE[0] <= other.at - first.at < _DAY_ANYWHERE[1]:
            return other
    return first


def _article(tree: HtmlElement) -> dict[str, Any]:
    """The JSON-LD node of the article, its references resolved; empty where the page has none."""
    nodes = [node for script in tree.xpath("//script[contains(@type, 'ld+json')]") for node in _nodes(_json(script))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    ranked = sorted(nodes, key=_rank)
    if not ranked or _rank(ranked[0]) > 1:
        return {}
    return {key: _resolved(value, by_id) for key, value in ranked[0].items()}


def _rank(node: dict[str, Any]) -> int:
    """0 for an article, 1 for a page that has a date, 2 for anything else."""
    types = node.get("@type")
    names = [t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)]
    if any(n.endswith("Article") or (n in _ARTICLES and n not in ("CreativeWork", "WebPage")) for n in names):
        return 0
    return 1 if "datePublished" in node and _ARTICLES.intersection(names) else 2


def _json(script: HtmlElement) -> object:
    try:
        return json.loads((script.text or "").strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """The nodes at the top of a JSON-LD value, lists and graphs opened; nodes inside properties stay there."""
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item) if isinstance(item, dict) else ()
    elif isinstance(value, dict):
        yield value
        graph = value.get("@graph")
        if isinstance(graph, list):
            yield from (item for item in graph if isinstance(item, dict))
        main = value.get("mainEntity")
        if isinstance(main, dict):
            yield main


def _resolved(value: object, by_id: dict[str, dict[str, Any]]) -> object:
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return by_id.get(value["@id"], value)
    return value


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Meta tags by lower-case name; the first of equals."""
    found: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and tag.get("content").strip():
            found.setdefault(name.strip().lower(), tag.get("content").strip())
    return found


def _address(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str], base: str | None) -> str | None:
    """The canonical address. A front page is not believed: careless templates give it for every article."""
    entity = article.get("mainEntityOfPage")
    said = [
        *tree.xpath("//link[translate(@rel, 'CANONIL', 'canonil')='canonical']/@href"),
        meta.get("og:url"),
        _text(article.get("url")),
        _text(entity.get("@id") if isinstance(entity, dict) else entity),
    ]
    addresses = (canonical(url, base) for url in said if isinstance(url, str))
    deep = (url for url in addresses if url and (url.count("/") > 3 or not url.endswith("/")))
    return next(deep, canonical(base))


def _title(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str], outlet: str | None) -> str | None:
    shown = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")]
    tag = tree.findtext(".//title")
    found = _text(article.get("headline")) or meta.get("og:title") or (shown[0] if len(shown) == 1 else None) or tag
    if not found:
        return None
    title = " ".join(found.split())
    for bar in _TITLE_BARS:
        head, _, tail = title.rpartition(bar)
        if head and outlet and tail.strip().casefold() == outlet.casefold():
            return head.strip()
    return title


def _byline(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    named = _name(article.get("author"))
    if named:
        return named
    tagged = next((meta[n] for n in _META_AUTHORS if n in meta and not meta[n].startswith("http")), None)
    if tagged:
        return tagged.removeprefix("By ").strip()
    shown = tree.xpath("//*[@rel='author' or @itemprop='author' or contains(concat(' ', @class, ' '), ' byline ')]")
    text = " ".join(shown[0].text_content().split()) if shown else ""
    text = text.removeprefix("By ").removeprefix("by ").strip()
    return text if 0 < len(text) <= 120 else None


def _published(
    tree: HtmlElement, html: str, article: dict[str, Any], meta: dict[str, str], now: datetime
) -> Published:
    marked = tree.xpath(
        "//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content"
        " | //time[@pubdate]/@datetime"
    )
    times = set(tree.xpath("//time/@datetime"))
    said = [
        _text(article.get("datePublished")), _text(article.get("dateCreated")),
        *(meta[name] for name in _META_DATES if name in meta), *marked, *(times if len(times) == 1 else ()),
    ]
    best = finest([parse_published(value) for value in said if value])
    if best.at is not None:
        return best
    # Without its extensive search, which takes any year on a page for the year of the page.
    guess = find_date(html, original_date=True, extensive_search=False, max_date=now)
    if guess:
        return parse_published(guess)._replace(note="date of publication guessed from the page")
    return best


def _name(value: object) -> str | None:
    """The names in a person, an organisation, a string or a list of them."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for item in value if (name := _name(item)))) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    text = _text(value)
    return None if text is None or text.startswith(("http:", "https:")) else text


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip() or None if isinstance(value, str) else None
