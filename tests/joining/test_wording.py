"""A claim is told by the clause of its act, in the words of the source."""

import pytest

from parley.joining.wording import act_in_words
from parley.model.passages import Passage
from parley.model.reports import Event
from parley.model.world import ActorRef
from tests.joining.build import FRONT, GOVERNOR, VESSARIA, Paper, day

CASES = [
    # sentence, the words of the act, who acts, what is claimed
    (
        "The general staff said that two brigades had crossed the Sorrel, but that this was a feint.",
        "crossed", VESSARIA, "two brigades had crossed the Sorrel",
    ),
    (
        "He agreed to meet on the ferry, the harbour master said.",
        "agreed", GOVERNOR, "Ana Reyl agreed to meet on the ferry",
    ),
    ("“We accept the offer,” the envoy wrote.", "accept", FRONT, "Tolmen Front: We accept the offer"),
    (
        "The town is quiet; its bridge was shelled at 4:30 in the morning, according to a nurse.",
        "shelled", FRONT, "its bridge was shelled at 4:30 in the morning",
    ),
    ("The army shelled a “rebel nest” near Dolin.", "shelled", VESSARIA, "The army shelled a “rebel nest” near Dolin"),
    ("Envoys of the U.N. Council met in Karsk.", "met", VESSARIA, "Envoys of the U.N. Council met in Karsk"),
    ("It fell.", "fell", ActorRef(name="it"), "It fell."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "act", "who", "claimed"), CASES, ids=[case[3] for case in CASES])
def test_the_clause_of_the_act_is_the_claim(sentence: str, act: str, who: ActorRef, claimed: str) -> None:
    paper = Paper("Ledger", day(1), sentence)
    start = sentence.index(act)
    event: Event = paper.event("AGREE", (who,))
    anchor, passage = Passage.of(sentence, (start, start + len(act))), Passage.of(sentence, (0, len(sentence)))
    assert act_in_words(event.model_copy(update={"anchor": anchor, "passage": passage})) == claimed
