"""Markdown files, with the facts that may stand at their top between lines of three dashes."""

import re
from collections.abc import Iterator

import yaml
from markdown_it import MarkdownIt

from parley.errors import MalformedError
from parley.readers.columns import USUAL_NAMES, columns_of, draft_of
from parley.readers.contract import Context, Outcome, Raw, ReadOptions
from parley.readers.decoding import decode
from parley.readers.drafts import finish, sha256
from parley.readers.page import text_of
from parley.text.clean import clean

_SUFFIXES = frozenset((".md", ".markdown", ".mkd"))
_FACTS = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.S)


class MarkdownReader:
    """Files ending in .md."""

    name = "markdown"

    def accepts(self, head: bytes, raw: Raw) -> bool:  # noqa: ARG002 - it looks like plain text: only the name tells
        return raw.suffix in _SUFFIXES or raw.content_type == "text/markdown"

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        data = raw.bytes(ctx.settings.max_document_mb)
        text = clean(decode(data, raw.source, raw.charset, ctx.options.encoding).text)
        facts, text = _facts(text, raw.source)
        html = MarkdownIt("commonmark").enable("table").render(text)
        title = re.search(r"<h1>(.*?)</h1>", html, re.S)
        row = {"url": raw.url, "title": text_of(title[1]) if title else None, **facts, "text": html + "<p></p>"}
        # Facts are found by their usual names; a mapping is for tables.
        columns = columns_of(list(row), ReadOptions(), raw.source)
        yield finish(draft_of(row, columns, sha256(data), raw.source), raw, ctx)


def _facts(text: str, source: str) -> tuple[dict[str, object], str]:
    """The facts at the top and the text below them. Raises MalformedError where they are not YAML."""
    match = _FACTS.match(text)
    if match is None:
        return {}, text
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(match[1], yaml.SafeLoader)):
            raise MalformedError(f"The facts at the top of {source} refer to one another.", "Write them out.")
        facts = yaml.safe_load(match[1])
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise MalformedError(f"The facts at the top of {source} are not YAML: {error}.") from error
    if not isinstance(facts, dict):
        return {}, text
    usual = {name for field, names in USUAL_NAMES.items() if field != "text" for name in names}
    dated = {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in facts.items()}
    return {k: v for k, v in dated.items() if isinstance(k, str) and k.casefold().replace("_", "") in usual}, text[
        match.end() :
    ]
