"""Third-person pronouns to the last compatible subject, scored; not resolved where two candidates are close.

The scores are set by hand on passages written for Parley; the order of the preferences (sentence, then grammatical
role, then repetition) follows Lappin and Leass 1994.
"""

from dataclasses import dataclass

from parley.extractors.mentions.entities import Discourse, Entity
from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.words import Words

# How many sentences back (quoted ones passed over) an antecedent may stand, for people and for bodies: farther back
# somebody else has mostly been named since.
REACH = 4
REACH_OF_THINGS = 2
# A best candidate must lead by this much, on scores that run from 0 to about 2.5. On our own passages anything from
# .12 to .25 gives the same answers; higher leaves more pronouns open, 0 always guesses.
LEAD = 0.18
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


@dataclass(frozen=True, slots=True)
class Scored:
    entity: Entity
    score: float
    reason: str
    raw: float = 0.0


def is_expletive(words: Words, i: int) -> bool:
    """Whether "it" stands for nothing: "it is likely that", "it seems"."""
    verb = words.head[i]
    if words.dep[i] == "expl" or words.lemma[verb] in lexicon("expletive-verb"):
        return True
    if words.lemma[verb] != "be":
        return any(words.dep[k] in ("ccomp", "csubj") for k in words.kids[verb]) and words.dep[i] == "nsubjpass"
    return any(
        words.dep[k] in ("acomp", "attr")
        and any(words.dep[c] in ("xcomp", "ccomp", "advcl", "relcl") for c in [*words.kids[k], *words.kids[verb]])
        for k in words.kids[verb]
    )


def is_thing(words: Words, i: int) -> bool:
    """Whether "it" is an object that no body is: "denied it", "called it a trick"; a body is accused."""
    verb = words.head[i]
    called = any(words.dep[kid] == "oprd" for kid in words.kids[verb])
    return words.dep[i] == "dobj" and (called or words.lemma[verb] not in lexicon("body-verb"))


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is quoted in a document, read once: see `quoted`."""

    inside: list[bool]
    rank: list[int]

    @classmethod
    def of(cls, words: Words) -> "Quotation":
        return cls(*quoted(words))


def candidates(words: Words, discourse: Discourse, quotation: Quotation, pronoun: int) -> list[Scored]:
    """Who a pronoun may mean, best first."""
    kind = lexicon("pronoun")[words.lower[pronoun]]
    barred = _barred(words, pronoun)
    found = []
    for entity in discourse.recent(pronoun):
        last = max(h for h in entity.heads if h < pronoun)
        distance = quotation.rank[pronoun] - quotation.rank[last]
        if distance > REACH or not _agrees(entity, kind) or not barred.isdisjoint(entity.heads):
            continue
        thing = kind == "n" or (kind == "p" and not entity.plural)
        if thing and (distance > REACH_OF_THINGS or (words.dep[pronoun] != "poss" and not _topic(words, entity, last))):
            continue
        score, reason = _score(words, quotation, entity, pronoun, last, distance, kind)
        found.append(Scored(entity, score, reason))
    total = max((s.score for s in found), default=0.0)
    scaled = [Scored(s.entity, round(max(0.0, s.score) / max(total, 1.0), 3), s.reason, s.score) for s in found]
    return sorted(scaled, key=lambda s: -s.score)


def choose(found: list[Scored]) -> Scored | None:
    """The best candidate when it leads clearly, else None."""
    if not found:
        return None
    if len(found) == 1 or found[0].raw - found[1].raw >= LEAD:
        return found[0]
    return None


def _agrees(entity: Entity, kind: str) -> bool:
    if kind in ("m", "f"):
        return entity.sort == "person" and not entity.plural and entity.gender in (None, kind)
    if kind == "n":
        return entity.sort in ("body", "state") or (entity.sort == "people" and entity.group)
    return entity.sort in ("people", "body", "state") or entity.plural


def _topic(words: Words, entity: Entity, last: int) -> bool:
    """Whether a body or state is a subject where it was last named.

    "It" and "they" mostly mean things; only a subject outweighs the offer, the talks or the plant nearby.
    """
    return any(words.dep[h] in _SUBJECTS for h in entity.heads if words.sent[h] == words.sent[last])


def _barred(words: Words, i: int) -> set[int]:
    """Tokens that cannot be the antecedent: co-arguments of the same verb, unless reflexive or possessive."""
    if words.tag[i] == "PRP$" or words.lower[i].endswith(("self", "selves")):
        return set()
    verb = words.head[i]
    if words.dep[i] == "pobj":
        verb = words.head[verb]
    barred = set()
    for kid in words.kids[verb]:
        if kid != i and words.dep[kid] in ("nsubj", "nsubjpass", "dobj", "dative", "iobj"):
            barred.add(kid)
            barred.update(c for c in words.kids[kid] if words.dep[c] == "conj")
    return barred


def _score(
    words: Words, quotation: Quotation, entity: Entity, pronoun: int, last: int, distance: int, kind: str
) -> tuple[float, str]:
    """Higher for near, for subjects, for the same role, for who was named often; with its reason."""
    score = 1.0 - 0.3 * distance
    why = [f"{distance} sentences back" if distance else "same sentence"]
    if words.para[last] == words.para[pronoun]:
        score += 0.35
        why.append("same paragraph")
    near = [h for h in entity.heads if h < pronoun and words.sent[h] == words.sent[last]]
    subjects = [c for h in near if words.dep[c := _conjoined(words, h)] in _SUBJECTS]
    if subjects:
        # The subject of the main clause is what the sentence is about, more than one in a clause below.
        score += 0.5 if any(_main(words, words.head[h]) for h in subjects) else 0.25
        why.append("subject")
    elif any(words.dep[h] == "poss" for h in near):
        score -= 0.1
    elif any(words.dep[h] == "pobj" for h in near):
        score -= 0.05
    if words.dep[pronoun] in _SUBJECTS | {"poss"} and any(_governs(words, h, pronoun) for h in subjects):
        score += 0.5
        why.append("subject of the verb that governs it")
    if (
        words.dep[pronoun] == "poss"
        and words.head[words.head[pronoun]] == last
        and words.dep[words.head[pronoun]] in ("conj", "appos")
    ):
        score += 1.4
        why.append("named with what is his")
    if quotation.inside[pronoun] and not any(quotation.inside[h] for h in near) and subjects:
        # Who is quoted does not speak of himself as "he"; his subject stands outside the quotation.
        score -= 0.5
    elif quotation.inside[last] and not quotation.inside[pronoun]:
        score -= 0.4
    score += min(0.2, 0.05 * len([h for h in entity.heads if h < pronoun]))
    if kind in ("m", "f") and entity.gender == kind:
        score += 0.15
        why.append("gender known")
    if kind == "p" and entity.plural:
        score += 0.25
        why.append("plural")
    if kind == "p" and entity.sort == "state":
        score -= 0.1
    return score, ", ".join(why)


def _conjoined(words: Words, i: int) -> int:
    """The first of the names that the one at token `i` is coordinated with: "A and B said" has two subjects."""
    while words.dep[i] == "conj" and words.head[i] != i:
        i = words.head[i]
    return i


def _main(words: Words, verb: int) -> bool:
    """Whether a verb heads a main clause, alone or coordinated with one."""
    return words.dep[verb] == "ROOT" or (words.dep[verb] == "conj" and words.dep[words.head[verb]] == "ROOT")


def _governs(words: Words, subject: int, pronoun: int) -> bool:
    """Whether `subject` is the subject of the nearest verb above the pronoun's that has one ("Putin said he ...")."""
    i = words.head[pronoun]
    for _ in range(8):
        if words.head[i] == i:
            return False
        i = words.head[i]
        subjects = [k for k in words.kids[i] if words.dep[k] in _SUBJECTS]
        if subjects:
            return subject in subjects
    return False


def quoted(words: Words) -> tuple[list[bool], list[int]]:
    """Which tokens stand inside quotation marks, and each sentence's place when quoted sentences are passed over.

    After a long quotation "he" is as near to the speaker as if the quotation were one word.
    """
    inside, depth_of = False, [False] * len(words)
    for i in range(len(words)):
        if i and words.para[i] != words.para[i - 1]:
            inside = False
        mark = words.text[i]
        if mark in ("“", "``") or (mark == '"' and not inside):
            inside = True
        elif mark in ("”", "''") or mark == '"':
            inside = False
        depth_of[i] = inside and mark not in ("“", '"', "``")
    rank, place, outer = [0] * len(words), 0, set()
    for i in range(len(words)):
        if not depth_of[i] and words.text[i].isalnum():
            outer.add(words.sent[i])
    for i in range(len(words)):
        if i and words.sent[i] != words.sent[i - 1] and words.sent[i] in outer and words.text[i].strip():
            place += 1
        rank[i] = place
    return depth_of, rank
