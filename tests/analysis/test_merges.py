"""Who may be one, with reasons; and who is never suggested."""

from collections.abc import Mapping

import pytest

from parley.analysis.merges import Suggestion, suggestions
from parley.knowledge.actors import named_id
from parley.knowledge.world import World
from parley.model.identities import Identities
from parley.model.judgements import Judgement, Target
from parley.model.world import ActorRef
from tests.joining.build import Paper, day

Named = tuple[str, str, str | None, str | None]


def found(*papers: tuple[int, str, list[ActorRef]], identities: Identities | None = None) -> list[Suggestion]:
    """Suggestions for documents of a day, a text and whom it quotes."""
    made = []
    for n, (at, text, people) in enumerate(papers):
        paper = Paper(f"Wire {n}", day(at), text + " word" * 40)
        for person in people:
            paper.says(person)
        made.append(paper)
    versions: Mapping[str, object] = {p.version_id: p.version() for p in made}
    reports = [r for p in made for r in p.reports]
    return suggestions(reports, versions, identities or Identities(), World.load())  # type: ignore[arg-type]


def person(name: str, country: str | None = None, sector: str | None = None) -> ActorRef:
    return ActorRef(id=named_id(name, country), name=name, country=country, sector=sector)


SAME: list[tuple[str, ActorRef, str, ActorRef, str, str]] = [
    ("spelling", person("Serhii Bondar", "UKR"), "Serhii Bondar said so.", person("Sergey Bondar", "UKR"),
     "Sergey Bondar said so.", "two spellings of one name"),
    ("spelling, state unknown", person("Serhii Bondar", "UKR"), "Serhii Bondar spoke.", person("Sergiy Bondar"),
     "Sergiy Bondar spoke.", "two spellings of one name"),
    ("initial", person("Ana Reyl", "PER"), "Ana Reyl spoke.", person("A. Reyl", "PER"), "A. Reyl spoke.", "initial"),
    ("family name, title and state", person("Vasyl Markushyn", "UKR", "GOV"), "Mayor Vasyl Markushyn spoke.",
     person("Markushyn", "UKR", "GOV"), "Mayor Markushyn spoke.", "'Markushyn' is a word of"),
    ("family name that one person bears", person("Ivan Petrov", "UKR"), "Ivan Petrov spoke.", person("Petrov"),
     "Petrov spoke.", "of no other name"),
    ("family name first", person("Moon Sung-ho", "KOR"), "Moon Sung-ho spoke.", person("Moon", "KOR"), "Moon spoke.",
     "'Moon' is a word of"),
    ("initials of a group", person("Tolmen Liberation Front", None, "REB"), "The Tolmen Liberation Front spoke.",
     person("TLF", None, "REB"), "The TLF spoke.", "initials"),
    ("said so, across states", person("Rubén Zamora", "COL"), "Rubén Zamora, alias “Efraín”, signed.",
     person("Efraín", "VEN"), "Efraín signed.", "a text says so"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "text", "other", "there", "why"), [c[1:] for c in SAME], ids=[c[0] for c in SAME])
def test_one_actor_by_two_names(one: ActorRef, text: str, other: ActorRef, there: str, why: str) -> None:
    (suggestion,) = found((1, text, [one]), (2, there, [other]))
    assert {suggestion.first.id, suggestion.second.id} == {one.id, other.id}
    assert any(why in reason for reason in suggestion.reasons), suggestion.reasons


NEVER: list[tuple[str, ActorRef, ActorRef]] = [
    ("one name, two states", person("Serhii Bondar", "UKR"), person("Sergey Bondar", "RUS")),
    ("one spelling, two states", person("Ana Reyl", "PER"), person("Ana Reyl", "BOL")),
    ("a family name in two states", person("Ivan Petrov", "UKR"), person("Petrov", "RUS")),
    ("two given names", person("Ana Reyl", "PER"), person("Ilan Reyl", "PER")),
    ("two that the tables tell apart", person("Vitali Klitschko"), person("Wladimir Klitschko")),
    ("states", ActorRef(id="a:rus", name="Russia"), ActorRef(id="a:rus-mil", name="Russia")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in NEVER], ids=[c[0] for c in NEVER])
def test_who_is_never_suggested(one: ActorRef, other: ActorRef) -> None:
    assert found((1, f"{one.name} spoke.", [one]), (2, f"{other.name} spoke.", [other])) == []


def test_one_office_at_one_time() -> None:
    one, other = person("Ana Reyl", "PER"), person("Ilan Pardo", "PER")
    told = [(1, "President Ana Reyl spoke.", [one]), (2, "President Ilan Pardo spoke.", [other])]
    (suggestion,) = found(*told)
    assert suggestion.reasons == (
        "both are called president of Peru at one time", "both are called 'president'", "both are of PER",
    )  # fmt: skip


def test_one_name_whose_state_some_texts_do_not_tell() -> None:
    here, nowhere = person("Ana Reyl", "PER"), person("Ana Reyl")
    (suggestion,) = found((1, "Ana Reyl spoke.", [here, here]), (2, "Ana Reyl spoke.", [nowhere]))
    assert (suggestion.first.id, suggestion.second.id) == ("a:ana-reyl.per", "a:ana-reyl")
    assert suggestion.reasons == ("both are called 'Ana Reyl'",)


def test_what_people_decided_is_not_asked_again() -> None:
    one, other = person("Serhii Bondar", "UKR"), person("Sergey Bondar", "UKR")
    judgement = Judgement(
        id="j-1", verdict="different", target=Target(id=one.id or "", kind="actor"),
        other=Target(id=other.id or "", kind="actor"), new=one.model_dump(), old=other.model_dump(),
        author="eve", at=day(9),
    )  # fmt: skip
    papers = [(1, "Serhii Bondar spoke.", [one]), (2, "Sergey Bondar spoke.", [other])]
    assert len(found(*papers)) == 1
    assert found(*papers, identities=Identities.of([judgement])) == []


def test_a_family_name_that_several_bear_needs_more() -> None:
    ivan, anna, petrov = person("Ivan Petrov", "UKR"), person("Anna Petrov", "UKR"), person("Petrov", "UKR")
    spoken = [(1, "Ivan Petrov spoke.", [ivan]), (2, "Anna Petrov spoke.", [anna]), (3, "Petrov spoke.", [petrov])]
    assert found(*spoken) == []
