"""What people decided about entries. Judgements are data: appended, undone by a further judgement, never edited."""

from datetime import datetime
from typing import Literal

from pydantic import JsonValue

from parley.model.base import Value, content_id
from parley.model.passages import Passage

Verdict = Literal["accept", "reject", "edit", "add", "same", "different", "undo"]


class Target(Value):
    """What a judgement is about: an id, and the quotation by which it is found again when the id is gone.

    `kind` is "statement", "event", "move", "control", "document", "link", "actor", or "judgement" (for an undo). An
    actor's id may be narrowed to one document: "a:ana-reyl@d-0123456789abcdef", with that `document`.
    """

    id: str
    kind: str
    document: str | None = None
    version: str | None = None
    anchor: Passage | None = None


class Judgement(Value):
    """A person's verdict on `target`, with its author, time and reason.

    `edit` sets `field` of the target to `new` (JSON, as the canonical form writes it) and keeps what stood there
    in `old`. `add` carries the whole report in `new`. `same` and `different` bind `target` and `other`; of two
    actors, `new` has the target (the one kept) and `old` the other as they were named then. `undo` takes back the
    judgement that is its target; an undo can be undone.
    """

    kind: Literal["judgement"] = "judgement"
    id: str
    verdict: Verdict
    target: Target
    other: Target | None = None
    field: str | None = None
    old: JsonValue = None
    new: JsonValue = None
    author: str
    at: datetime
    reason: str = ""

    @staticmethod
    def id_for(verdict: str, target: str, author: str, at: datetime, field: str | None, other: str | None) -> str:
        return content_id("j", verdict, target, author, at.isoformat(), field, other)
