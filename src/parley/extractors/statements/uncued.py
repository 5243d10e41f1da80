"""Quotations that no verb introduces: signed with a dash, announced by a colon, going on, or standing alone."""

from parley.extractors.statements.around import inner_text, utterance
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.quotes import Quotation
from parley.extractors.statements.speakers import noun_phrase, source_span
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

# What may stand between indirect speech and the paragraph that goes on with it.
_ENDS = " \n\t\r\u00a0.!?;:,”\"'’"
_DASHES = frozenset({"—", "–", "―", "-", "--"})
# Words of the longest name that signs a quotation; more are a sentence.
_LONGEST_SIGNATURE = 12
# A quotation of fewer words that nobody speaks is a title or a slogan.
_STANDS_ALONE_WORDS = 5


def signature(grid: Grid, quote: Quotation, after: range) -> Draft | None:
    """"'...' - Name": a dash and a name after a whole quotation, with nothing else in the sentence."""
    if len(after) < 2 or grid.word[after[0]] not in _DASHES or not utterance(grid, quote):
        return None
    name = range(after[0] + 1, after.stop)
    while name and grid.pos[name[-1]] == "SPACE":
        name = range(name.start, name.stop - 1)
    if not 1 <= len(name) <= _LONGEST_SIGNATURE or any(grid.is_verb(i) for i in name):
        return None
    if not any(grid.pos[i] == "PROPN" or grid.word[i][0] in "@#" for i in name):
        return None
    source = grid.span(name.start, name[-1])
    return _draft(grid, quote, source, after[0], "signs", "direct:signature", "a dash and a name sign the quotation")


def colon(grid: Grid, quote: Quotation, before: range) -> Draft:
    """"Berg: '...'", "Her answer was this: '...'"; the source is None where nothing stands before the colon."""
    head = next((i for i in before if grid.is_verb(i) and grid.child(i, "nsubj") is not None), None)
    token = None if head is None else grid.child(head, "nsubj")
    source: Span | None = None
    if token is not None and head is not None:
        source = source_span(grid, token, head)
    elif len(before) > 1:
        last = before.stop - 2
        owner = grid.child(last, "poss") if grid.lemma[last] in words("utterances") else None
        source = noun_phrase(grid, owner) if owner is not None else grid.span(before.start, last)
    return _draft(grid, quote, source, before.stop - 1, "says", "direct:colon", "a colon announces the quotation")


def unattributed(grid: Grid, quote: Quotation) -> Draft | None:
    """A whole quotation that stands alone is somebody's words, though nobody is named."""
    if len(inner_text(grid, quote).split()) < _STANDS_ALONE_WORDS:
        return None
    at = grid.at(quote.outer.start)
    return _draft(grid, quote, None, at, "quoted", "direct:unattributed", "a whole quotation without a source")


def next_turn(grid: Grid, quote: Quotation, last: Draft) -> Draft | None:
    """A quotation without a cue after a paragraph of quotation or one that ends in indirect speech.

    Its speaker is only inferred, so it is a statement of its own: joined to the last it would spoil that one wherever
    the inference is wrong. Whoever is merely said to think, or speaks earlier in that paragraph, has not the turn.
    """
    ended = last.quoted or not grid.text[last.end : quote.outer.start].strip(_ENDS)
    if last.cue_class != "speech" or last.source is None or not ended:
        return unattributed(grid, quote)
    return Draft(
        [quote.outer], last.source, last.cue, grid.at(quote.outer.start), last.how, "direct:continued",
        strength="said", reason=["a paragraph's quotation without a cue goes on with the last speaker"],
        speaks_for=last.speaks_for, quoted=True,
    )


def never_closed(grid: Grid, quote: Quotation, drafts: list[Draft]) -> Draft | None:
    """"\"We shall stay, the governor said": a mark that was forgotten stands before the cue."""
    for d in drafts if quote.open else ():
        begins = d.start <= quote.inner.start + 1 and d.content[0].end <= d.cue.start
        third = d.source is not None and quote.inner.contains(d.source) and grid.tag[grid.at(d.source.start)] != "PRP"
        if begins and third and d.cue_class == "speech" and len(d.content) == 1 and quote.inner.contains(d.cue):
            quote.open = False
            forgotten = Quotation(Span(quote.outer.start, d.content[0].end), d.content[0], quote.mark)
            return _draft(grid, forgotten, d.source, d.at, d.how, "direct:never closed", "a mark was forgotten")
    return None


def _draft(grid: Grid, quote: Quotation, source: Span | None, at: int, how: str, rule: str, reason: str) -> Draft:
    cue = Span(grid.start[at], grid.end[at])
    return Draft([quote.outer], source, cue, at, how, rule, reason=[reason], quoted=True)


def worded(grid: Grid, quote: Quotation, before: range, after: range) -> Draft | None:
    """"'Before the harvest' was how he put it", "'Never' was Gar's answer", "his answer was 'never'"."""
    be = after.start if after and grid.lemma[after.start] == "be" else None
    if be is not None:
        at, source = _wording(grid, range(be + 1, min(after.stop, be + _REACH)))
    elif before and grid.lemma[before[-1]] == "be" and grid.dep[before[-1]] != "auxpass":
        at, source = _wording(grid, range(max(before.start, before[-1] - _REACH), before[-1]))
        subject = grid.child(before[-1], "nsubj")
        if at is not None and grid.pos[at] == "NOUN" and subject is not None and subject != at:
            return None  # "his remark that they were “...”"
    else:
        return None
    if at is None or source is None:
        return None
    reason = f"{grid.word[at]!r} says whose words they are"
    return _draft(grid, quote, source, at, "says", "direct:worded", reason)


# Tokens between "was" and the noun or verb that says whose words they are.
_REACH = 9


def _wording(grid: Grid, near: range) -> tuple[int | None, Span | None]:
    for i in near:
        if grid.is_verb(i) and grid.lemma[i] in words("wording") and i > near.start:
            subject = grid.child(i, "nsubj")
            asked = any(grid.lower[k] in ("how", "what", "way", "all") for k in range(near.start, i))
            if subject is not None and asked and subject in near:
                return i, source_span(grid, subject, i)
        if grid.pos[i] == "NOUN" and grid.lemma[i] in words("utterances"):
            owner = grid.child(i, "poss")
            user = next((c for c in grid.all_children(i, "relcl", "acl") if grid.child(c, "nsubj") is not None), None)
            if owner is not None:
                return i, noun_phrase(grid, owner)
            if user is not None and grid.lemma[user] in ("use", "choose", "give", "offer", "have"):
                subject = grid.child(user, "nsubj")
                assert subject is not None
                return i, source_span(grid, subject, user)
    return None, None
