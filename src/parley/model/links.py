"""Edges between reports or documents."""

from typing import Literal

from parley.model.base import Value, content_id
from parley.model.passages import Passage
from parley.model.world import ActorRef

LinkType = Literal["answers", "takes_back", "follows_up", "copy_of", "same_story"]
StandingActType = Literal[
    "asserted", "repeated", "denied", "withdrawn", "disowned", "corrected", "upheld", "superseded"
]


class Link(Value):
    """An edge from one report or document (`source`) to another (`target`), with the words that make it.

    A `takes_back` link says which standing `act` it is, and `by` whom; a spokesman who withdraws for his
    principal has the principal in `on_behalf_of`. `target` is None when what is taken back was not found here:
    joining looks for it in earlier documents. `detail` carries the headline of a `follows_up` link.
    """

    kind: Literal["link"] = "link"
    id: str
    type: LinkType
    source: str
    target: str | None
    act: StandingActType | None = None
    by: ActorRef | None = None
    on_behalf_of: ActorRef | None = None
    passage: Passage | None = None
    detail: str | None = None
    reason: str

    @staticmethod
    def id_for(type_: str, source: str, target: str | None, start: int | None = None) -> str:
        return content_id("l", type_, source, target, start)
