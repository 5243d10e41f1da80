"""Which actors people say are one: a table of judgements, oldest first, and whom each is shown as."""

from datetime import UTC, datetime

import pytest

from parley.model.identities import Identities
from parley.model.judgements import Judgement, Target
from parley.model.world import ActorRef

NAMES = {"a": "Ana Reyl", "b": "A. Reyl", "c": "Anna Reyl", "d": "Ana Reyl"}


def judgement(verdict: str, one: str, other: str, day: int) -> Judgement:
    def target(name: str) -> Target:
        _, _, document = name.partition("@")
        return Target(id=f"a:{name}", kind="actor", document=document or None)

    def named(name: str) -> dict[str, str | None]:
        return {"id": f"a:{name}", "name": NAMES[name.partition("@")[0]], "country": None, "sector": None}

    return Judgement(
        id=f"j-{day}", verdict=verdict, target=target(one), other=target(other), new=named(one), old=named(other),
        author="eve", at=datetime(2031, 5, day, tzinfo=UTC),
    )  # fmt: skip


def said(*rows: str) -> Identities:
    words = [row.split() for row in rows]
    return Identities.of(judgement(v, one, other, day) for day, (one, v, other) in enumerate(words, 1))


CASES: list[tuple[str, tuple[str, ...], dict[str, str]]] = [
    ("the first is kept", ("a same b",), {"a": "a", "b": "a", "c": "c"}),
    ("chains", ("a same b", "b same c"), {"c": "a", "b": "a"}),
    ("a name found to be another's", ("b same c", "a same b"), {"c": "a", "b": "a"}),
    ("the later word counts", ("a same b", "a different b"), {"a": "a", "b": "b"}),
    ("and again", ("a different b", "a same b"), {"b": "a"}),
    ("the last of two kept", ("a same b", "b same a"), {"a": "b", "b": "b"}),
    ("two that are kept apart end a chain", ("a same b", "b same c", "a different c"), {"c": "b", "b": "b", "a": "a"}),
    ("somebody else in one document", ("a different a@d-1",), {"a": "a", "a@d-1": "a@d-1", "a@d-2": "a"}),
    ("who is another there", ("a different a@d-1", "c same a@d-1"), {"a@d-1": "c", "a@d-2": "a"}),
    ("narrowed and not apart", ("c same a@d-1",), {"a@d-1": "c", "a@d-2": "c"}),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_whom_each_is_shown_as(rows: tuple[str, ...], expected: dict[str, str]) -> None:
    found = said(*rows)
    shown = {}
    for name in expected:
        id, _, document = name.partition("@")
        ref = ActorRef(id=f"a:{id}", name=NAMES[id])
        shown[name] = str(found.ref(ref, document or "d-9").id).removeprefix("a:")
    assert shown == expected


def test_the_kept_name_with_the_country_that_is_known() -> None:
    found = said("a same b")
    there = ActorRef(id="a:b", name="A. Reyl", country="VES", sector="GOV")
    assert found.ref(there, "d-1") == ActorRef(id="a:a", name="Ana Reyl", country="VES", sector="GOV")
    assert found.ref(ActorRef(name="an official"), "d-1") == ActorRef(name="an official")


def test_who_differs_from_whom() -> None:
    found = said("a same b", "c different b")
    assert found.differ("a:a", "a:c")
    assert not found.differ("a:a", "a:d")


def test_the_order_of_arrival_does_not_matter() -> None:
    rows = [judgement("same", "a", "b", 1), judgement("same", "b", "c", 2), judgement("different", "a", "c", 3)]
    assert Identities.of(rows) == Identities.of(reversed(rows))
