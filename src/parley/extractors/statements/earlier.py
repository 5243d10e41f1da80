"""Whether what is told after an act of taking back was said before it: "had said", "said last week", "on Thursday".

Invariant: told later is taken for said earlier only where the words date it so; two days of one week are put in order
only where one lies close behind the other.
"""

import re

from spacy.tokens import Token

from parley.extractors.contract import Attribution
from parley.extractors.parse import Parse
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:last (?:\w+ )?(?:week|month|year|spring|summer|autumn|fall|winter|night|\w+day)|yesterday"
    r"|\w+ (?:ago|earlier|before)"
    r"|(?:the|a) (?:day|week|month|night) (?:before|earlier)"
    r"|(?:[Ii]n|[Ss]ince) (?:(?:early|late|mid) ?-?)?(?:(?:19|20)\d\d"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|earlier (?:this|that|in the) (?:week|month|year|day))\b"
)
# Days that an act follows what it takes back, where only weekdays tell: on more, "Monday" may be the next one.
_SOON = 3


def told_back(parse: Parse, a: Attribution, act: Attribution) -> bool:
    """"had said on Saturday", "after a paper quoted her as saying", "said last week": said before what stands first."""
    cue, done = parse.tokens(a.hops[0].cue), parse.tokens(act.hops[0].cue)
    main = () if not len(done) else (done.root, done.root.head) if done.root.tag_ == "VBG" else (done.root,)
    made = any(t.lower_ in ("has", "have") for verb in main for t in verb.children)
    if made and len(cue) and cue.root.tag_ == "VBD":
        return True  # "has apologised for his remarks. He told the BBC last week that ..."
    if any(t.lower_ in ("had", "’d", "'d") for t in cue):
        return True
    if len(cue) and any(t.lower_ in words("at first") for c in cue.root.children for t in (c, *c.children)):
        return True
    above = (cue.root, *cue.root.ancestors) if len(cue) else ()
    if any(t.dep_ in ("advcl", "pcomp", "ccomp") and _after(t) for t in above):
        return True
    if any(t.lemma_ in words("quoting") and any(c.lower_ == "had" for c in t.children) for t in above):
        return True  # "the weekly had quoted him as saying"
    return _dated_before(_sentence(parse, a.hops[0].cue), _sentence(parse, act.hops[0].cue))


def _after(verb: Token) -> bool:
    return any(c.lower_ == "after" for c in (verb.head, *verb.children) if c.i < verb.i)


def _sentence(parse: Parse, span: Span) -> str:
    tokens = parse.tokens(span)
    return str(tokens[0].sent.text) if len(tokens) else ""


def _dated_before(told: str, act: str) -> bool:
    """Whether the words of one sentence date it before another, by a date of the past or by the days of the week."""
    if told == act:
        return False
    if _PAST.search(told) and not _PAST.search(act):
        return True
    days = [_DAYS.index(found.group().lower()) for s in (told, act) if (found := _DAY.search(s)) is not None]
    return len(days) == 2 and 1 <= (days[1] - days[0]) % len(_DAYS) <= _SOON
