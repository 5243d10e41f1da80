"""A claim in few words: the clause around an act, out of a sentence that tells more.

The words stay those of the source, in their order; only a pronoun that begins them gives way to whom it means.
Invariant: the words that tell the act are always among them.
"""

import re

from parley.model.reports import Event

_SPEECH = (
    r"sa(?:id|ys?|ying)|told|tell(?:s|ing)?|announc(?:ed|es|ing)|report(?:ed|s)|claim(?:ed|s|ing)|add(?:ed|s|ing)|"
    r"warn(?:ed|s|ing)|confirm(?:ed|s|ing)|declar(?:ed|es|ing)|insist(?:ed|s)|maintain(?:ed|s)|wr(?:ote|ites)|"
    r"den(?:ied|ies)|acknowledg(?:ed|es)|argu(?:ed|es)|stat(?:ed|es|ing)"
)
# A full stop ends a sentence after a word in lower case, not after "U.N."; a quotation mark begins or ends a clause
# beside a comma or a stop, not around two words.
_MARK = (
    r"[;()–—]|:(?=\s)|(?:(?<=^)|(?<=[,.:]\s))[“\"]|[,.!?…][”\"]|(?<=[a-z]{2})[.!?…]['’”\"]*\s+(?=[A-Z“\"])|\s-{1,2}\s"
)
# Where a clause begins: after a mark, or after "said on Monday (that)".
_BEGINS = re.compile(
    rf"(?:{_MARK})\s*|\b(?:{_SPEECH})(?: (?!that\b)[\w’'-]+){{0,4}}? that "
    rf"|\b(?:{_SPEECH})(?: on \w+day)?,? (?=(?:the|its?|his|her|their|he|she|they|we|an?)\b|[A-Z])"
    r"|, (?:and|but|while|as|after|before|because|although|though) (?=[\w’' -]{0,60}$)"
)
# Where it ends: at a mark, before who tells it, or before what is added to it.
_ENDS = re.compile(
    rf"{_MARK}|, (?:according to|who|whom|whose|which|but|while|as|because|after|although|though|where|when|adding|"
    rf"saying|including|referring)\b|, (?:[\w.’'-]+ ){{1,8}}?(?:{_SPEECH})\b(?=[^;:,]{{0,40}}(?:,|$))|, (?:{_SPEECH})\b"
    r"|(?<=\w), and (?:[\w.’'-]+ ){1,4}?(?:was|were|had|has|have|is|are|would|will)\b"
)
_PRONOUN = re.compile(r"^(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b(?!['’])")
_LINKING = re.compile(r"^(?:However|But|And|Meanwhile|Also|Still|Nevertheless),? ")
_FIRST_PERSON = re.compile(r"^(?:[Ww]e|I)\b")
# Fewer words do not tell what happened.
_ENOUGH = 3


def act_in_words(event: Event) -> str:
    """The clause that tells the act: "the town was shelled from the river", not who said so and what else."""
    whole = event.passage.exact
    first, last = event.anchor.start - event.passage.start, event.anchor.end - event.passage.start
    if not 0 <= first < last <= len(whole):
        return " ".join(whole.split())
    begins = max((m.end() for m in _BEGINS.finditer(whole[:first])), default=0)
    end = _ENDS.search(whole, last)
    clause = " ".join(whole[begins : end.start() if end else len(whole)].split()).strip(' ,.“"').removeprefix("that ")
    clause = _LINKING.sub("", clause)
    if len(clause.split()) < _ENOUGH:
        return " ".join(whole.split())
    if not event.actors or not all(actor.id for actor in event.actors):
        return clause
    who = " and ".join(actor.name for actor in event.actors)
    # "I ask both sides", and "dropped the demand" after its subject was cut off, are told as his.
    subjectless = clause.startswith(event.anchor.exact) and clause[:1].islower()
    if subjectless or _FIRST_PERSON.match(clause):
        return f"{who}: {clause}"
    return _PRONOUN.sub(lambda _: who, clause, count=1)
