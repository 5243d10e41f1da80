"""The code of an act by words from the code of the deed that it is about: lexicon/parallels.csv.

"agreed to lift the curfew" is 0351 because lifting one is 0813. Invariant: the PLOVER type stays what it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from parley.extractors.events.classing import noun_row
from parley.extractors.events.composing import act_of
from parley.extractors.events.drafts import Draft
from parley.extractors.events.lexicon import PACKAGE
from parley.extractors.events.refining import refine
from parley.ontology.tables import read_table

ACTS = ("AGREE", "appeal", "demand", "REJECT", "THREATEN")


@dataclass(frozen=True)
class Deed:
    """The type and code that a word has by itself, before anything governs it."""

    type: str
    code: str


@lru_cache(maxsize=1)
def parallel_codes() -> Mapping[tuple[str, str], str]:
    """The code by family of act and beginning of the deed's code; empty where none runs parallel."""
    return {(act, row["deed"]): row[act] for row in read_table(PACKAGE, "lexicon/parallels.csv") for act in ACTS}


def deeds_of(drafts: Iterable[Draft]) -> dict[int, Deed]:
    """What each word names by itself, refined, by the index of the verb and of the noun."""
    found: dict[int, Deed] = {}
    for draft in drafts:
        alone = replace(draft, notes=[])
        refine(alone)
        if alone.cameo is not None:
            found |= {i: Deed(alone.type, alone.cameo) for i in (draft.anchor.i, draft.token.i)}
    return found


def settle(draft: Draft, deeds: Mapping[int, Deed]) -> bool:
    """Give the draft the code that runs parallel to that of its deed, in place; whether it can be no finer."""
    deed = _deed(draft, deeds)
    if deed is None:
        return False
    if draft.cameo is None and deed.type == draft.type:
        draft.cameo = deed.code
        return True
    code = _parallel(act_of(draft.type, draft.token), deed.code)
    if code is None:
        return False
    draft.cameo = code
    draft.notes.append(f"code {code} by what it is about ({deed.code})")
    return len(code) > len("030") or draft.type == "THREATEN"


def _deed(draft: Draft, deeds: Mapping[int, Deed]) -> Deed | None:
    """The act itself where an auxiliary turned it into another ("will release"), else the first deed it is about."""
    own = deeds.get(draft.token.i)
    if own is not None and own.type != draft.type:
        return own
    for word in draft.content.words if draft.content is not None else ():
        if word.i in deeds and word.i != draft.token.i:
            return deeds[word.i]
        row = noun_row(word)
        if row is not None and row.cameo not in ("", "="):
            return Deed(row.type, row.cameo)
    return None


def _parallel(act: str, code: str) -> str | None:
    act = act if act in ACTS else "AGREE" if act == "vow" else ""
    table = parallel_codes()
    return next((table[act, code[:n]] for n in range(len(code), 1, -1) if (act, code[:n]) in table), "") or None
