"""A version's text as syntax: paragraphs, sentences and tokens whose offsets are the text's own.

Invariant: `parse.doc.text == version.text`, so `token.idx` is a code-point offset into the version. Paragraphs are
parsed one by one (headlines would otherwise run into the next paragraph) and joined with the white space that
stood between them as tokens of their own. Headlines and datelines are parsed in the letters of running text
(`casing`); their tokens show the text's own letters, with the lemmas, tags, heads and entities of that parse.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from parley.extractors.casing import Truecaser
from parley.model.documents import Version
from parley.model.passages import Passage, Span
from parley.text.paragraphs import ParagraphRole, classify_paragraphs, is_credit, split_paragraphs

# "GENEVA, Switzerland, March 3 (Agency) - ", "KYIV. March 5 (Agency) -- ", "KHARTOUM — ": a place in capitals, perhaps
# more of the place, a date, an agency, and a dash before a new sentence. A place in small letters ("Luanda (Agency) —",
# "Juba, 4 May 2023 –") needs the date or the agency, for anything may stand before a dash.
_DATELINE = re.compile(
    r"""(?P<line>(?:[^\n]{0,80}?\d{1,2}:\d\d\ ?[ap]\.?m\.?\ [A-Z]{2,4}\ )?  # when the page was put out
        (?:[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+)*      # the place
        |(?P<small>[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,2}))
        (?:,\ [A-Z][\w.\ ]{1,30}?)??                        # its country or region
        (?P<date>[,.]\ (?:[A-Z][a-z]{2,8}\.?\ \d{1,2}|\d{1,2}\ [A-Z][a-z]{2,8}\.?)(?:,?\ \d{4})?)?
        (?P<agency>\ ?\([A-Z][^()\n]{1,39}\))?
        (?(small)(?(date)|(?(agency)|(?!))))
        \ ?(?:--|[-–—_]))\s+(?=["“'‘]?[A-Z])""",
    re.VERBOSE,
)
# "QUETTA: The family ...", as South Asian papers write it. A name in capitals and a colon open a speech as well: where
# it opens no other paragraph, and long prose without "we" or "you" outside quotations follows, it is a place.
_COLON_DATELINE = re.compile(
    r"""(?P<line>(?P<place>[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+){0,3})
        (?:,\ [A-Z][a-z]{2,8}\.?\ \d{1,2})?(?:\ ?\([A-Z][^()\n]{1,39}\))?\ ?:)\ +(?=["“'‘]?[A-Z])""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|‘[^’\n]*’")
_SPOKEN = re.compile(r"\b(?:i|we|our|my|me|us|you|your)\b", re.IGNORECASE)
_PROSE = 80
_READ = (TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's span in the text and what it is for; only "body" and "headline" hold reported content."""

    span: Span
    role: ParagraphRole = "body"


@dataclass(frozen=True)
class Parse:
    """A version with its syntax."""

    version: Version
    doc: Doc
    paragraphs: tuple[Paragraph, ...] = field(default=())

    @property
    def text(self) -> str:
        return self.version.text

    def passage(self, start: int, end: int) -> Passage:
        return Passage.of(self.version.text, Span(start, end))

    def tokens(self, span: Span | tuple[int, int]) -> Tokens:
        """The tokens that touch `span`; empty when none does."""
        # Doc.char_span walks the whole document; asked once per paragraph it would be quadratic.
        first = bisect_right(self._starts, span[0]) - 1
        if first >= 0 and self._starts[first] + len(self.doc[first]) <= span[0]:
            first += 1
        return self.doc[max(first, 0) : bisect_left(self._starts, span[1])]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each token starts, in order."""
        return [token.idx for token in self.doc]

    def sentences(self) -> Iterator[Tokens]:
        """The sentences of reported paragraphs, in order; site furniture and follow-up links are left out."""
        for paragraph in self.reported():
            yield from self.sentences_of(paragraph)

    def reported(self) -> Iterator[Paragraph]:
        return (p for p in self.paragraphs if p.role in ("body", "headline"))

    def sentences_of(self, paragraph: Paragraph) -> Iterator[Tokens]:
        """The sentences of a paragraph, without those that only credit who wrote."""
        found: Iterator[Tokens] = self.tokens(paragraph.span).sents  # type: ignore[attr-defined]
        return (s for s in found if s.text.strip() and not is_credit(s.text))


def parse_all(nlp: Language, versions: Sequence[Version], max_paragraph_chars: int) -> Iterator[Parse]:
    """Parse many versions at once, in order, paragraphs batched together for speed.

    A paragraph longer than `max_paragraph_chars` is kept as one unparsed token, so that its offsets still hold.
    """
    spans = [split_paragraphs(v.text) for v in versions]
    truecaser = Truecaser.of(nlp)
    texts = (
        cased[piece.start : piece.end]
        for v, paragraphs in zip(versions, spans, strict=True)
        for cased in [_recased(truecaser, v.text, paragraphs, max_paragraph_chars)]
        for paragraph in paragraphs
        for piece in _pieces(v.text, paragraph)
        if piece.end - piece.start <= max_paragraph_chars
    )
    docs = nlp.pipe(texts, batch_size=64)
    for version, paragraphs in zip(versions, spans, strict=True):
        yield _joined(nlp, version, paragraphs, docs, max_paragraph_chars)


def _joined(
    nlp: Language, version: Version, paragraphs: list[Span], docs: Iterable[Doc], max_chars: int
) -> Parse:
    stream, pieces, at = iter(docs), [], 0
    for span in (piece for paragraph in paragraphs for piece in _pieces(version.text, paragraph)):
        if span.start > at:
            pieces.append(_filler(nlp, version.text[at : span.start]))
        words = version.text[span.start : span.end]
        pieces.append(_as_written(next(stream), words) if len(words) <= max_chars else _filler(nlp, words))
        at = span.end
    if at < len(version.text):
        pieces.append(_filler(nlp, version.text[at:]))
    doc = Doc.from_docs(pieces, ensure_whitespace=False) if pieces else Doc(nlp.vocab)
    if doc is None or doc.text != version.text:
        raise AssertionError(f"parse of {version.id} does not reproduce its text")
    roles = classify_paragraphs(version.text, version.follow_ups)
    return Parse(version, doc, tuple(Paragraph(*pair) for pair in zip(paragraphs, roles, strict=True)))


def _recased(truecaser: Truecaser, text: str, paragraphs: Iterable[Span], max_chars: int) -> str:
    """The text as it is given to the parser: headlines and datelines in the letters of running text."""
    lines, datelines = [], []
    for paragraph in paragraphs:
        *dateline, rest = _pieces(text, paragraph)
        lines += [rest] if rest.end - rest.start <= max_chars else []
        datelines += dateline
    return truecaser.recase(text, lines, datelines)


def _as_written(doc: Doc, text: str) -> Doc:
    """The parse of a recased paragraph over the letters of `text`."""
    if doc.text == text:
        return doc
    words = [text[token.idx : token.idx + len(token)] for token in doc]
    written = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    written.from_array(list(_READ), doc.to_array(list(_READ)))  # type: ignore[arg-type]  # integers, as it wants
    written.tensor = doc.tensor
    return written


def dateline_of(text: str, paragraph: Span) -> tuple[Span, Span] | None:
    """The dateline that a paragraph opens with, up to its dash, and what follows; None where it has none."""
    found = _DATELINE.match(text, paragraph.start, paragraph.end) or _before_colon(text, paragraph)
    return (Span(paragraph.start, found.end("line")), Span(found.end(), paragraph.end)) if found else None


def _before_colon(text: str, paragraph: Span) -> re.Match[str] | None:
    """"QUETTA: The family ...": a place in capitals before a colon, where no speech follows."""
    found = _COLON_DATELINE.match(text, paragraph.start, paragraph.end)
    if found is None or paragraph.end - found.end() < _PROSE:
        return None
    spoken = _SPOKEN.search(_QUOTED.sub("", text[found.end() : paragraph.end]))
    once = len(re.findall(rf"^{re.escape(found['place'])}\b[^\n:]*:", text, re.MULTILINE)) == 1
    return found if once and spoken is None else None


def _pieces(text: str, paragraph: Span) -> list[Span]:
    """What is parsed by itself: the dateline and the rest. Read on from it, the parser takes it for a subject."""
    return list(dateline_of(text, paragraph) or (paragraph,))


def _filler(nlp: Language, text: str) -> Doc:
    """One token that stands for white space or for a paragraph too long to parse."""
    doc = Doc(
        nlp.vocab, words=[text], spaces=[False], heads=[0], deps=["ROOT"], pos=["SPACE"], tags=["_SP"],
        lemmas=[text], sent_starts=[True], ents=["O"],
    )
    tok2vec = nlp.get_pipe("tok2vec") if nlp.has_pipe("tok2vec") else None
    width = tok2vec.model.get_dim("nO") if tok2vec is not None else 0  # type: ignore[attr-defined]
    doc.tensor = np.zeros((1, width), dtype="float32")
    return doc
