"""What a retraction itself names: "his claim that P", "the post", "its story"; and what can be taken back at all.

Invariant: nothing is named by words that only tell how it was said ("issued a clarification").
"""

from parley.extractors.contract import Attribution
from parley.extractors.statements import contrary
from parley.extractors.statements.sides import Document, content_words, same, same_side
from parley.extractors.statements.wordlists import words

# "his earlier statement" with no words in common means the nearest one, but not one farther back than this.
NEAR_CHARS = 2500
# "the earlier charge".
_A_NOUN = 3
PAGES = frozenset({"post", "tweet", "video"})
_POSTS = PAGES | {"message", "comment"}


def clausal(document: Document, j: int) -> bool:
    """Whether a claim says something, or only names its topic: "his claim about the girls"."""
    return any(document.parse.tokens(s).root.pos_ in ("VERB", "AUX") for s in document.attributions[j].content)


def by_the_piece(document: Document, k: int) -> int | None:
    """"withdrew its story. The story said that P": the next statement whose source is the piece."""
    a = document.attributions[k]
    pieces = {t.lower_ for t in document.parse.tokens(a.content[0])} & words("pieces")
    if a.rule != "retraction:verb" or a.act == "upheld" or not pieces:
        return None
    for j, other in enumerate(document.attributions):
        source = other.hops[0].source
        if source is None or other.hops[0].cue.start < a.content[0].end or not may_be_taken(document, j, k):
            continue
        tokens = document.parse.tokens(source)
        if tokens[0].lower_ in contrary.DEFINITE and tokens.root.lower_ in pieces:
            return j
    return None


def within(document: Document, k: int) -> int | None:
    """A claim in the retraction's own words: "withdrew his claim that P", "said that his claim that P was wrong"."""
    a = document.attributions[k]
    if a.act is None:
        return None
    for j, other in enumerate(document.attributions):
        denied = other.strength == "withheld" and a.act != "disowned"
        inside = any(s.contains(other.hops[0].cue) for s in a.content) or _told_in(document, other, a)
        if j == k or denied or not inside or not content_words(document, j) or _is_the_act(document, j):
            continue
        if a.rule != "retraction:verb":
            if _under(document, j, k) and same_side(document, j, k) and _told_of(document, other):
                return j
            continue
        bare = len(content_words(document, j)) == 1 and any(
            t.lemma_.lower() in words("retractable") for t in document.parse.tokens(other.content[0])
        )
        if bare:
            continue  # "denied writing the message" names nothing that was said
        nominal = other.rule.startswith("nominal:") and not other.rule.startswith("nominal:phrase")
        if nominal or other.parent == k or _told_in(document, other, a):
            return j
    return None


def unsaid(document: Document, k: int) -> int | None:
    """"insisted that he had never said that P": what he is told to have said, where nothing else tells it."""
    a = document.attributions[k]
    if a.act != "disowned" or a.mode != "indirect":
        return None
    inner = (j for j, other in enumerate(document.attributions) if other.parent == k and other.strength == "withheld")
    return next((j for j in inner if _clausal_said(document, j, k)), None)


def _clausal_said(document: Document, j: int, k: int) -> bool:
    return clausal(document, j) and same(document.speakers[j], document.speakers[k])


def _under(document: Document, j: int, k: int) -> bool:
    """Whether statement j is told inside statement k, at whatever depth."""
    above = document.attributions[j].parent
    while above is not None and above != k:
        above = document.attributions[above].parent
    return above == k


def _told_in(document: Document, other: Attribution, a: Attribution) -> bool:
    """"A tweet in which the embassy blamed the army was deleted": told of what is taken back, beside its noun."""
    noun, verb = document.parse.tokens(a.content[0]), document.parse.tokens(other.hops[0].cue)
    if a.rule != "retraction:verb" or not len(noun) or not len(verb) or noun.root.pos_ != "NOUN":
        return False
    return verb.root.dep_ == "relcl" and any(t.i == verb.root.head.i and t.pos_ == "NOUN" for t in noun)


def referred(document: Document, k: int) -> int | None:
    """"“That was a mistake,” Orr said of his claim that P", "..., referring to his claim that P"."""
    a = document.attributions[k]
    cue = document.parse.tokens(a.hops[0].cue)
    if a.act is None or not len(cue):
        return None
    for j, other in enumerate(document.attributions):
        noun = document.parse.tokens(other.hops[0].cue)
        if not other.rule.startswith("nominal:") or not len(noun) or noun.root.dep_ != "pobj":
            continue
        preposition = noun.root.head
        verb = preposition.head
        of = preposition.lower_ in ("of", "about") and verb.i == cue.root.i
        refers = verb.lower_ in ("referring", "alluding") and any(t.i == cue.root.i for t in verb.ancestors)
        if (of or refers) and same_side(document, j, k):
            return j
    return None


def _told_of(document: Document, a: Attribution) -> bool:
    """"his claim that P was wrong", "misspoke when he told them that P"; "meant to say that P" tells of none."""
    cue = document.parse.tokens(a.hops[0].cue)
    noun = a.rule.startswith("nominal:") and not a.rule.startswith("nominal:phrase")
    verb = cue.root if len(cue) else None
    while verb is not None and verb.dep_ == "xcomp":
        verb = verb.head  # "when he appeared to suggest that P"
    paper = verb is not None and verb.dep_ == "relcl" and verb.head.lemma_.lower() in words("retractable")
    aside = verb is not None and verb.dep_ in ("advcl", "pcomp", "csubj")
    return a.cue_class == "speech" and (noun or paper or aside)


def _is_the_act(document: Document, j: int) -> bool:
    """"Issued a correction saying that P": P is what the act says, not what it takes back."""
    source = document.attributions[j].hops[0].source
    return source is not None and any(t.lemma_.lower() in words("retractions") for t in document.parse.tokens(source))


def may_be_taken(document: Document, j: int, k: int) -> bool:
    """Whether statement j says something that k may take back; what tells of the retraction is not taken back by it."""
    a, here = document.attributions[j], document.attributions[k].hops[0].cue
    if j == k or a.takes_back or a.cue_class != "speech" or a.rule.startswith("retraction:"):
        return False
    scorned = a.strength == "criticised" and not clausal(document, j) and any(
        t.lemma_.lower() in words("retractable") for s in a.content for t in document.parse.tokens(s)
    )  # "scoffed at the report": another's words
    if scorned or a.strength == "rejected" or any(s.contains(here) for s in a.content):
        return False
    if any(o.act is not None and s.contains(o.hops[0].cue) for o in document.attributions for s in a.content):
        return False  # "said that the minister was withdrawing the remark"
    nouns = words("retractable") | words("retractions")
    if _only_called(document, a) or (a.strength == "admitted" and _is_error(document, a)):
        return False
    if a.rule == "indirect:object" and a.hops[0].how in words("performing") and any(
        t.lemma_.lower() in nouns for s in a.content for t in document.parse.tokens(s)
    ):
        return False  # "issued a clarification" is how it was said
    above = None if a.parent is None else document.attributions[a.parent]
    return a.strength != "withheld" or (above is not None and above.act == "disowned")


def _written(a: Attribution) -> bool:
    """Whether it stood on a page: "wrote on Telegram that P", "wrote that P"."""
    return a.hops[0].medium is not None or a.hops[0].how in ("post", "tweet", "write")


def _only_called(document: Document, a: Attribution) -> bool:
    """"repeated the charge": what was said is only called by a noun, and told elsewhere."""
    tokens = [t for s in a.content for t in document.parse.tokens(s) if t.is_alpha]
    return 0 < len(tokens) <= _A_NOUN and tokens[0].lower_ in contrary.DEFINITE and (
        tokens[-1].lemma_.lower() in words("retractable")
    )


def _is_error(document: Document, a: Attribution) -> bool:
    """"admitted an error over the strike" admits, and is nothing to take back."""
    return any(t.lemma_.lower() in words("errors") for s in a.content for t in document.parse.tokens(s)[:2])


def named(document: Document, k: int) -> int | None:
    """The nearest statement that "the claim" or "the post" can mean."""
    a = document.attributions[k]
    admits = a.act == "withdrawn" and a.strength == "admitted"
    if not (a.rule == "retraction:verb" or admits) or a.act == "upheld":
        return None
    tokens = [t for t in document.parse.tokens(a.content[0]) if t.lower_ != "that" or t.dep_ != "mark"]
    noun = next((t.lemma_.lower() for t in tokens if t.lemma_.lower() in words("retractable")), None)
    here = a.hops[0].cue.start
    # "..., a claim since withdrawn": of what stands right before it.
    apposed = any(t.dep_ == "appos" for t in tokens) or (
        document.parse.text[: a.content[0].start].rstrip().endswith((",", "—", "–"))
    )
    followed = any(t.lemma_.lower() in words("retractions") for t in tokens)  # "a correction followed"
    if not followed and (noun is None or (tokens[0].lower_ not in contrary.DEFINITE and not apposed)):
        return None
    own = tokens[0].tag_ == "PRP$" and document.speakers[k] is not None
    near = [
        (noun in _POSTS and other.hops[0].medium is not None, other.hops[0].cue.start, j)
        for j, other in enumerate(document.attributions)
        if may_be_taken(document, j, k) and here - NEAR_CHARS < other.hops[0].cue.start < here
        and other.content[0].start < here and (noun not in PAGES or _written(other))
        and (not own or same_side(document, j, k))
    ]  # fmt: skip
    return max(near)[2] if near else None
