"""From what a reader found to a finished version.

Invariant: the text of a version is clean, holds at least one reported paragraph, and is not changed by anything
after this file; whatever was guessed, missing or odd about it stands in its notes.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from parley.errors import UnreadableError
from parley.model.documents import Document, FollowUp, Version
from parley.readers.contract import Context, Raw
from parley.readers.dates import NO_DATE, Published, in_path, stated
from parley.readers.urls import canonical, host_of
from parley.text.clean import clean
from parley.text.detokenise import detokenise
from parley.text.language import UNKNOWN, identify
from parley.text.paragraphs import ParagraphRole, classify_paragraphs, find_follow_ups, split_paragraphs

UNKNOWN_OUTLET = "unknown"
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]*)?$")
# A first line of fewer words is a place or a date, not a headline.
_TITLE_WORDS = 4


@dataclass(frozen=True)
class Draft:
    """What a source says of one document, before the user's options are laid over it."""

    text: str
    sha256: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: Published = NO_DATE
    follow_ups: tuple[FollowUp, ...] = ()
    notes: tuple[str, ...] = ()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def finish(draft: Draft, raw: Raw, ctx: Context, source: str | None = None) -> Version:
    """The version of a draft. Raises UnreadableError where there is no reported text in it."""
    source = _one_line(source or raw.source) or "unnamed"
    options = ctx.options
    text, title = clean(draft.text), options.title or draft.title
    if options.detokenise:
        text, title = detokenise(text), detokenise(title) if title else None
    follow_ups = _merged(draft.follow_ups, find_follow_ups(text))
    roles = _checked_roles(text, follow_ups, source)
    title = title or _first_headline(text, roles)
    url = canonical(options.url) or canonical(_one_line(draft.url))
    outlet = _one_line(options.outlet or draft.outlet or raw.outlet or host_of(url)) or UNKNOWN_OUTLET
    published = stated(options.published) if options.published else draft.published
    if published == NO_DATE and not raw.url:
        published = in_path(raw.source)
    language, doubt = _language(text, draft.language)
    fetched = ctx.moment(raw)
    notes = (*draft.notes, published.note, *_doubts(options.published is not None, draft, published, fetched), doubt,
             "no outlet given" if outlet == UNKNOWN_OUTLET else None)
    document = Document.id_for(url, outlet, text)
    return Version(
        id=Version.id_for(document, text), document=document, outlet=outlet, text=text, fetched=fetched, url=url,
        title=_one_line(title), byline=_one_line(draft.byline), published=published.at,
        published_precision=published.precision, language=language, raw_sha256=draft.sha256, source=source,
        follow_ups=follow_ups, notes=tuple(note for note in notes if note),
    )


def _checked_roles(text: str, follow_ups: tuple[FollowUp, ...], source: str) -> list[ParagraphRole]:
    if not text.strip():
        raise UnreadableError(f"{source} has no text.")
    roles = classify_paragraphs(text, follow_ups)
    if not any(role in ("body", "headline") for role in roles):
        raise UnreadableError(
            f"{source} has no article: only notices and links.", "If it is behind a paywall, save the full page first."
        )
    return roles


def _first_headline(text: str, roles: list[ParagraphRole]) -> str | None:
    """The text's first line where it reads like a headline over prose."""
    if roles[0] != "headline" or "body" not in roles:
        return None
    first = split_paragraphs(text)[0]
    line = text[first.start : first.end]
    return line if len(line.split()) >= _TITLE_WORDS else None


def _merged(given: tuple[FollowUp, ...], found: tuple[FollowUp, ...]) -> tuple[FollowUp, ...]:
    known = {f.text.casefold() for f in given}
    return (*given, *(f for f in found if f.text.casefold() not in known))


def _language(text: str, declared: str | None) -> tuple[str, str | None]:
    """What the text is in, by the text itself; the source's word, then English, where it is too short to tell."""
    found = identify(text)
    if found != UNKNOWN:
        return found, None
    stated = _LANGUAGE.match(declared or "")
    if stated:
        return stated[1].lower(), None
    if sum(c.isascii() for c in text) >= 0.8 * len(text):
        return "en", "too short to tell its language; taken as English"
    return UNKNOWN, None


def _doubts(by_user: bool, draft: Draft, published: Published, fetched: datetime) -> list[str]:
    doubts = []
    if published.at is not None and published.at > fetched:
        doubts.append(f"published {published.at:%Y-%m-%d}, after it was read")
    told = draft.published.at
    if by_user and told and published.at and told.date() != published.at.date():
        doubts.append(f"the source itself says {told:%Y-%m-%d}")
    return doubts


def _one_line(value: str | None) -> str | None:
    return " ".join(clean(value).split()) or None if value else None
