"""Voices and principals: a spokesman speaks for somebody, and so does whoever is spoken "through".

Invariant: `source` becomes the voice (whose mouth), `speaks_for` the principal (whose words); an adviser or aide
speaks for himself unless the text says that the principal speaks through him.
"""

import re

from parley.extractors.contract import AttributionHop
from parley.extractors.statements import media
from parley.extractors.statements.carriers import carried
from parley.extractors.statements.chains import reports
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.speakers import noun_phrase, phrase_head
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

# "In his own name he thought that ...": his own words, though he speaks for another elsewhere.
OWN_NAME = re.compile(
    r"\b(?:in|on) (?:his|her|their) own (?:capacity|name|right|account|behalf)\b|\bspeaking for (?:him|her)self\b"
    r"|\b(?:in a|his|her) (?:personal|private) capacity\b|\bas a private (?:citizen|person)\b",
    re.IGNORECASE,
)
_THROUGH = frozenset({"through", "via"})


_SPEAKING = frozenset({"speaking", "talking", "acting", "writing"})


def add(grid: Grid, drafts: list[Draft]) -> None:
    """Set voice and principal of every draft, open sources that are documents, and add who carried the words."""
    for draft in drafts:
        if draft.source is None:
            continue
        _through(grid, draft)
        _behalf(grid, draft)
        if draft.speaks_for is None and not _for_himself(grid, draft):
            draft.speaks_for = _principal(grid, draft.source) or _leads(grid, draft)
        _document(grid, draft)
        carried(grid, draft)


def _for_himself(grid: Grid, draft: Draft) -> bool:
    """Whether a phrase under the cue or behind the name, which it leaves, says that the voice speaks for itself."""
    assert draft.source is not None
    behind = OWN_NAME.search(grid.text, draft.source.start, draft.source.end)
    if behind:
        name = grid.text[draft.source.start : behind.start()].rstrip(" ,")
        draft.source = Span(draft.source.start, draft.source.start + len(name))
        return True
    asides = [c for c in grid.children[draft.at] if grid.dep[c] in ("advcl", "prep")]
    return any(OWN_NAME.search(grid.words(grid.left[c], grid.right[c])) for c in asides)


def _through(grid: Grid, draft: Draft) -> None:
    """"X, through his adviser Y, stated": Y is the voice, X the principal."""
    assert draft.source is not None
    owner = phrase_head(grid, draft.source)
    near = [*grid.children[draft.at], *(grid.children[owner] if owner is not None else ())]
    # "the president, speaking through his aide, said"
    near += [c for s in near if grid.lower[s] in _SPEAKING for c in grid.children[s]]
    for c in near:
        person = grid.child(c, "pobj") if grid.lower[c] in _THROUGH else None
        if person is None or media.lexicon().get(grid.lemma[person]) or media.lexicon().get(grid.lower[person]):
            continue
        known = any(grid.lower[i] in words("intermediaries") | words("own side") for i in grid.subtree(person))
        if grid.ent[person] != "PERSON" and not known:
            continue
        end = grid.start[c] if grid.start[c] > draft.source.start else draft.source.end
        source = Span(draft.source.start, min(draft.source.end, end))
        tokens = grid.between(source)
        if tokens:
            voice = noun_phrase(grid, person)
            draft.speaks_for, draft.source = grid.span(tokens.start, tokens.stop - 1), voice
            draft.reason.append(f"spoken {grid.lower[c]} {grid.text[voice.start : voice.end]!r}")
        return


def _behalf(grid: Grid, draft: Draft) -> None:
    """"said on behalf of X", "speaking for X, she said", "Orr, speaking for X, said"."""
    assert draft.source is not None
    owner = phrase_head(grid, draft.source)
    asides = grid.all_children(owner, "acl", "advcl") if owner is not None else []
    for c in (*grid.children[draft.at], *asides):
        if grid.dep[c] in ("advcl", "acl") and grid.lower[c] in _SPEAKING:
            draft.speaks_for = draft.speaks_for or _on_behalf(grid, c)
            of = next((p for p in grid.all_children(c, "prep") if grid.lower[p] == "for"), None)
            whom = None if of is None else grid.child(of, "pobj")
            if whom is not None and draft.speaks_for is None:
                draft.speaks_for = noun_phrase(grid, whom)
    draft.speaks_for = draft.speaks_for or _on_behalf(grid, draft.at)


def _on_behalf(grid: Grid, verb: int) -> Span | None:
    """"on the governor's behalf", "on behalf of the governor", "in the name of the governor", under the verb."""
    for c in grid.children[verb]:
        behalf = grid.child(c, "pobj") if grid.lower[c] in ("on", "in") else None
        named = behalf is not None and grid.lower[behalf] == "name" and grid.child(behalf, "poss") is None
        if behalf is not None and (named or grid.lower[behalf] == "behalf"):
            of = grid.child(behalf, "prep")
            whom = grid.child(behalf, "poss")
            if whom is None and of is not None:
                whom = grid.child(of, "pobj")
            if whom is not None:
                return noun_phrase(grid, whom)
    return None


def _principal(grid: Grid, source: Span) -> Span | None:
    """Whom a spokesman speaks for: "Kremlin spokesman", "the ministry's spokeswoman", "a spokesman for the army"."""
    for i in grid.between(source):
        office = _office(grid, i) if i == phrase_head(grid, source) else None
        if office is not None:
            return office
        if grid.lower[i] not in words("spokesmen"):
            continue
        poss = grid.child(i, "poss")
        if poss is not None:
            return noun_phrase(grid, poss)
        for c in grid.all_children(i, "prep"):
            whom = grid.child(c, "pobj")
            if grid.lower[c] in ("for", "of") and whom is not None:
                return noun_phrase(grid, whom)
        if grid.lemma[i] in words("deputies"):
            continue
        first = i
        while first - 1 >= grid.at(source.start) and _names(grid, first - 1):
            first -= 1
        named = first < i
        if named:
            return grid.span(first, i - 1)
    return None


def _office(grid: Grid, i: int) -> Span | None:
    """Whose press office or staff speaks for him: "the governor's press office", "his office"."""
    owner = grid.child(i, "poss")
    heads = grid.lower[i] in words("heads") and _of_the_press(grid, i)
    if owner is not None and (heads or (grid.lower[i] == "editor" and grid.pos[owner] == "PROPN")):
        return noun_phrase(grid, owner)
    if owner is None or grid.lower[i] not in words("offices"):
        return None
    press = any(grid.lower[c] in words("press offices") for c in grid.all_children(i, "compound", "amod"))
    return noun_phrase(grid, owner) if press or grid.lower[owner] in _POSSESSIVES else None


def _leads(grid: Grid, draft: Draft) -> Span | None:
    """"The paper stands by its story, its editor, Ana Orr, said": who leads a body and says "we", or names it."""
    assert draft.source is not None
    for i in grid.between(draft.source):
        owner = grid.child(i, "poss") if grid.lower[i] in words("leaders") else None
        if owner is None or grid.ent[owner] in ("GPE", "NORP", "PERSON"):
            continue
        called = words("outlets") | {"group", "organisation", "organization", grid.lower[owner]} - _ITS
        said = [k for s in draft.content for k in grid.between(s)]
        body = next((k for k in said if grid.lower[k] in called and grid.lower[grid.left[k]] == "the"), None)
        if body is not None:
            return noun_phrase(grid, body)  # "the paper" is told better than "its"
        if any(grid.lower[k] in _OURS for k in said):
            return noun_phrase(grid, owner)
    return None


_OURS = frozenset({"we", "us", "our", "ours"})
_ITS = frozenset({"its", "their"})


def _of_the_press(grid: Grid, i: int) -> bool:
    """"head of information", "media director": who heads the office that speaks."""
    of = _of(grid, i)
    near = [*grid.all_children(i, "compound", "amod"), *([] if of is None else [of])]
    return any(grid.lower[c] in words("press offices") for c in near)


_POSSESSIVES = frozenset({"his", "her", "my"})


def _names(grid: Grid, k: int) -> bool:
    """Whether the word before "spokesman" is part of the name it speaks for."""
    return grid.pos[k] == "PROPN" or grid.dep[k] == "compound" or grid.ent[k] in ("ORG", "GPE", "NORP", "PERSON")


def _document(grid: Grid, draft: Draft) -> None:
    """"a report by AP", "the ministry's statement": whose document it is speaks, the document is the medium."""
    assert draft.source is not None
    head = phrase_head(grid, draft.source)
    if head is None or media.lexicon().get(grid.lemma[head]) not in ("document", "medium") or grid.pos[head] != "NOUN":
        return
    owner = grid.child(head, "poss")
    for c in grid.all_children(head, "prep"):
        if owner is None and grid.lower[c] in ("by", "from", "of"):
            owner = grid.child(c, "pobj")
        page = grid.child(c, "pobj") if grid.lower[c] == "on" else None
        if owner is None and page is not None and grid.lemma[page] in ("account", "page", "channel", "feed", "website"):
            owner = grid.child(page, "poss") or _of(grid, page)
    made = grid.child(head, "acl")
    if owner is None and made is not None and grid.lemma[made] in words("making"):
        by = grid.child(made, "agent")
        owner = None if by is None else grid.child(by, "pobj")
        named = owner is not None and any(grid.ent[k] == "PERSON" for k in grid.subtree(owner))
        if owner is not None and grid.lemma[made] == "sign" and not named and grid.pos[owner] != "PROPN":
            owner = None  # "a letter signed by both mayors" speaks itself
    taker = _taken_back_by(grid, head)
    if taker is not None and (owner is None or grid.ent[owner] in ("GPE", "LOC", "FAC")):
        owner = taker  # "a dispatch from Amman" is not Amman's
    elif owner is None or (owner not in grid.between(draft.source) and grid.dep[owner] not in ("pobj", "poss")):
        return
    if grid.pos[owner] not in ("PROPN", "NOUN", "PRON"):
        return
    draft.medium = draft.medium or grid.lower[head]
    draft.source = noun_phrase(grid, owner)
    draft.reason.append(f"the {grid.lower[head]} is theirs")


def _taken_back_by(grid: Grid, paper: int) -> int | None:
    """"The army deleted a post that said P": whoever deletes it said it, unless it is told to be another's."""
    verb = grid.head[paper]
    taken = grid.dep[paper] == "dobj" and grid.lemma[verb] in words("taking down")
    return grid.child(verb, "nsubj") if taken and grid.child(paper, "poss") is None else None


def _of(grid: Grid, noun: int) -> int | None:
    """"the X account of the minister": whose it is, behind it."""
    of = next((p for p in grid.all_children(noun, "prep") if grid.lower[p] == "of"), None)
    return None if of is None else grid.child(of, "pobj")


def cited(grid: Grid, drafts: list[Draft]) -> list[Draft]:
    """"TASS reported that ..., citing an official": who is cited said it, and who cites passed it on.

    Reasons and rules are cited as well ("citing security"): only people, bodies and documents speak.
    """
    gone = []
    for draft in drafts:
        told = grid.tag[draft.at] == "VBG" or grid.dep[draft.at] == "relcl"
        if draft.how not in words("quoting") or not told or not _speaks(grid, draft):
            continue
        for said in drafts:
            close = 0 <= draft.cue.start - said.end <= _CITED_NEAR or said.at in grid.ancestors(draft.at)
            close = close or (_aside(grid, draft, said) and reports(said))
            if said is not draft and close and _one_source(said, draft) and said.cue_class == "speech":
                assert said.source is not None
                said.outer.insert(0, AttributionHop(said.source, said.cue, said.how, said.speaks_for, said.medium))
                said.source, said.cue, said.how = draft.content[0], draft.cue, draft.how
                said.speaks_for = said.medium = None
                said.reason.append(f"{grid.word[draft.at]!r} names who said it")
                gone.append(draft)
                break
    return [d for d in drafts if d not in gone]


# Characters between what is said and "citing": a comma, a closing mark and a space.
_CITED_NEAR = 4


def _one_source(said: Draft, draft: Draft) -> bool:
    """Whether both have one source, where that of a relative clause ends in its pronoun."""
    if said.source is None or draft.source is None:
        return False
    begins = said.source.start == draft.source.start and draft.source.contains(said.source)
    return begins or said.source == draft.source


def _aside(grid: Grid, draft: Draft, said: Draft) -> bool:
    """"Nordo, citing two officials, reported": an aside on the subject of the verb of saying."""
    subject = grid.head[draft.at]
    if said.rule == "phrase:according":
        return grid.dep[draft.at] == "relcl"
    return grid.dep[draft.at] in ("acl", "advcl") and grid.head[subject] == said.at and grid.dep[subject] == "nsubj"


def _speaks(grid: Grid, draft: Draft) -> bool:
    head = phrase_head(grid, draft.content[0])
    if draft.source is None or head is None:
        return False
    document = media.lexicon().get(grid.lemma[head]) in ("document", "medium")
    apposed = grid.child(head, "appos")
    named = grid.ent[head] in ("PERSON", "ORG", "NORP") or (apposed is not None and grid.ent[apposed] == "PERSON")
    if document or named:
        return True
    return grid.lower[head] in words("speaking nouns") | words("citable")
