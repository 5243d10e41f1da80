"""Claims from propositions, and what one claim does to another.

Holding a town is exclusive: two holders of one place at one time contradict one another, so each one's reports
count against the other; a later holder whom independent origins confirm supersedes the earlier.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TypeVar

from parley.joining.corpus import Corpus, said
from parley.joining.figures import Figure, figures_in
from parley.joining.named import named_by
from parley.joining.propositions import Assertion
from parley.joining.standing import claim_of
from parley.model.derived import Claim, Origin, Proposition
from parley.model.links import Link

T = TypeVar("T")

# Accounts of who holds a town published this close together are about the same moment.
SAME_MOMENT = timedelta(days=2)


def claims_of(
    propositions: Sequence[tuple[Proposition, list[Assertion]]],
    takebacks: Sequence[Link],
    leaders: Mapping[str, str],
    corpus: Corpus,
) -> tuple[list[Claim], list[Origin]]:
    """Every claim, those that changed first, and the origins of all; ties in the order of the propositions."""
    claims, origins = [], []
    rivals = _rivals(propositions, corpus)
    aimed: dict[str, list[int]] = defaultdict(list)
    for number, link in enumerate(takebacks):
        if link.target:
            aimed[link.target].append(number)
    named = named_by(takebacks, propositions, corpus)
    for number, (proposition, assertions) in enumerate(propositions):
        # Whoever says that the army holds the town speaks against him who says that the rebels do, if anybody does.
        asserted = any(a.stance == "positive" for a in assertions)
        accounts = [a for other in rivals[number] for a in propositions[other][1] if a.stance == "positive"]
        against = [Assertion(a.report, "negative") for a in accounts] if asserted else []
        everything = sorted([*assertions, *against], key=lambda a: corpus.position[a.report.id])
        targets = {id for a in everything for id in (a.report.id, a.report.statement) if id}
        aimed_here = sorted({n for id in targets for n in aimed.get(id, ())})
        links = [takebacks[n] for n in aimed_here if n not in named or number in named[n]]
        claim, its_origins = claim_of(proposition, everything, links, leaders, corpus)
        claims.append(claim)
        origins.extend(its_origins)
    return sorted(_superseded(claims, propositions), key=_rank), origins


# What changed comes first, then what is best founded; codes and places before words, denials without a claim last.
_STANDINGS = ("withdrawn", "corrected", "disputed", "superseded", "corroborated", "reported")
_CLASSES = ("control", "quantity", "undertaking", "event", "content")


def _rank(claim: Claim) -> tuple[bool, int, int]:
    return (
        claim.polarity == "negative" and claim.standing == "reported",
        _STANDINGS.index(claim.standing),
        _CLASSES.index(claim.proposition.cls),
    )


def _held(proposition: Proposition) -> tuple[str, str] | None:
    """(place, holder) of a proposition that somebody holds a place."""
    if proposition.cls == "control" and proposition.predicate == "controlled" and len(proposition.arguments) == 2:
        return proposition.arguments[0], proposition.arguments[1]
    return None


def _rivals(propositions: Sequence[tuple[Proposition, list[Assertion]]], corpus: Corpus) -> dict[int, list[int]]:
    """For each proposition those that say of the same place and moment that another holds it, or that nobody does."""
    by_place: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, (proposition, _) in enumerate(propositions):
        if proposition.cls == "control" and proposition.predicate == "contested":
            by_place[proposition.arguments[0]].append((number, "contested"))
        elif held := _held(proposition):
            by_place[held[0]].append((number, held[1]))
    rivals: dict[int, list[int]] = defaultdict(list)
    for holders in by_place.values():
        for (number, holder), (other, other_holder) in _of_one_moment(holders, propositions, corpus):
            if holder != other_holder:
                rivals[number].append(other)
    for figures in _figures(propositions).values():
        for (number, figure), (other, rival) in _of_one_moment(figures, propositions, corpus):
            if figure.excludes(rival):
                rivals[number].append(other)
    return defaultdict(list, {number: sorted(others) for number, others in rivals.items()})


def _figures(
    propositions: Sequence[tuple[Proposition, list[Assertion]]],
) -> dict[tuple[str, str], list[tuple[int, Figure]]]:
    """The tolls of one kind at one place, with the numbers of their propositions."""
    by_place: dict[tuple[str, str], list[tuple[int, Figure]]] = defaultdict(list)
    for number, (proposition, assertions) in enumerate(propositions):
        if proposition.cls == "quantity":
            place, key = proposition.arguments
            told = [f for a in assertions for f in figures_in(said(a.report)) if f.key == key]
            floor = bool(told) and all(f.high is None for f in told)
            figure = Figure.parse(proposition.predicate, key, floor=floor)
            by_place[(proposition.predicate, place)].append((number, figure))
    return by_place


def _of_one_moment(
    told: Sequence[tuple[int, T]], propositions: Sequence[tuple[Proposition, list[Assertion]]], corpus: Corpus
) -> Iterator[tuple[tuple[int, T], tuple[int, T]]]:
    """Pairs of what was told of one place at about one time, in both directions."""
    spans = []
    for one in told:
        moments = [at for a in propositions[one[0]][1] if (at := corpus.published(a.report))]
        if moments:
            spans.append((min(moments), max(moments), one))
    spans.sort(key=lambda span: (span[0], span[2][0]))
    for number, (_, last, one) in enumerate(spans):
        for first, _, other in spans[number + 1 :]:
            if first - SAME_MOMENT > last:
                break
            yield one, other
            yield other, one


def _superseded(claims: list[Claim], propositions: Sequence[tuple[Proposition, list[Assertion]]]) -> list[Claim]:
    """Mark a holder superseded where independent origins later confirm another."""
    held: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for claim, (proposition, _) in zip(claims, propositions, strict=True):
        if holding := _held(proposition):
            held[holding[0]].append((claim, holding[1]))
    result = []
    for claim, (proposition, _) in zip(claims, propositions, strict=True):
        ours = _held(proposition)
        later = ours and next(
            (
                other
                for other, holder in held[ours[0]]
                if holder != ours[1] and other.standing == "corroborated" and _all_after(other, claim)
            ),
            None,
        )
        if later and claim.standing in ("reported", "corroborated"):
            claim = claim.model_copy(
                update={"standing": "superseded", "reason": f"later and independently: {later.proposition.words}"}
            )
        result.append(claim)
    return result


def _all_after(later: Claim, earlier: Claim) -> bool:
    ours = [h.at for h in earlier.history if h.at]
    theirs = [h.at for h in later.history if h.at]
    return bool(ours and theirs) and min(theirs) > max(ours) + SAME_MOMENT
