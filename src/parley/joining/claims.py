"""Claims from propositions, and what one claim does to another.

Holding a town is exclusive: two holders of one place at one time contradict one another, so each one's reports
count against the other; a later holder whom independent origins confirm supersedes the earlier.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from parley.joining.corpus import Corpus, said
from parley.joining.figures import Figure, figures_in
from parley.joining.propositions import Assertion
from parley.joining.standing import claim_of
from parley.model.derived import Claim, Origin, Proposition
from parley.model.links import Link

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
    place_of = {report.id: number for number, report in enumerate(corpus.reports)}
    for number, (proposition, assertions) in enumerate(propositions):
        against = [Assertion(a.report, "negative") for other in rivals[number] for a in propositions[other][1]]
        everything = sorted([*assertions, *against], key=lambda a: place_of[a.report.id])
        claim, its_origins = claim_of(proposition, everything, takebacks, leaders, corpus)
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
        for number, holder in holders:
            for other, other_holder in holders:
                if holder != other_holder and _same_moment(propositions[number][1], propositions[other][1], corpus):
                    rivals[number].append(other)
    for number, other in _rival_figures(propositions):
        if _same_moment(propositions[number][1], propositions[other][1], corpus):
            rivals[number].append(other)
    return rivals


def _rival_figures(propositions: Sequence[tuple[Proposition, list[Assertion]]]) -> list[tuple[int, int]]:
    """Pairs of tolls of one kind at one place that cannot both be right, in both directions."""
    by_place: dict[tuple[str, str], list[tuple[int, Figure]]] = defaultdict(list)
    for number, (proposition, assertions) in enumerate(propositions):
        if proposition.cls == "quantity":
            place, key = proposition.arguments
            told = [f for a in assertions for f in figures_in(said(a.report)) if f.key == key]
            floor = bool(told) and all(f.high is None for f in told)
            figure = Figure.parse(proposition.predicate, key, floor=floor)
            by_place[(proposition.predicate, place)].append((number, figure))
    return [
        (number, other)
        for figures in by_place.values()
        for number, figure in figures
        for other, rival in figures
        if figure.excludes(rival)
    ]


def _same_moment(a: Sequence[Assertion], b: Sequence[Assertion], corpus: Corpus) -> bool:
    ours = [at for x in a if (at := corpus.published(x.report))]
    theirs = [at for x in b if (at := corpus.published(x.report))]
    if not ours or not theirs:
        return False
    return min(ours) - SAME_MOMENT <= max(theirs) and min(theirs) - SAME_MOMENT <= max(ours)


def _superseded(claims: list[Claim], propositions: Sequence[tuple[Proposition, list[Assertion]]]) -> list[Claim]:
    """Mark a holder superseded where independent origins later confirm another."""
    held = [(claim, h) for claim, (p, _) in zip(claims, propositions, strict=True) if (h := _held(p))]
    result = []
    for claim, (proposition, _) in zip(claims, propositions, strict=True):
        ours = _held(proposition)
        later = ours and next(
            (
                other
                for other, theirs in held
                if theirs[0] == ours[0]
                and theirs[1] != ours[1]
                and other.standing == "corroborated"
                and _all_after(other, claim)
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
