"""What a person asks for by name, checked before the record is asked: a slip is named, never an empty table."""

from typing import TYPE_CHECKING, get_args

from parley.errors import InputError
from parley.settings import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parley.model.derived import ControlState
    from parley.record import Record


def known_types(kind: str) -> tuple[str, ...]:
    """The values that --type may have for a kind of entry; none where any word may stand there."""
    from parley.model.judgements import Verdict
    from parley.model.reports import ControlStatus, MoveType, QuoteMode
    from parley.ontology.plover import event_types

    if kind in ("events", "happenings"):
        return tuple(event_types())
    if kind == "judgements":
        return (*get_args(Verdict), "orphaned")
    closed = {"statements": QuoteMode, "moves": MoveType, "control": ControlStatus}
    return get_args(closed[kind]) if kind in closed else ()


def checked_types(kind: str, wanted: list[str] | None) -> tuple[str, ...] | None:
    """The types as the record spells them, whatever their case. InputError for one that this kind cannot have."""
    if not wanted:
        return None
    spelled = {name.casefold(): name for name in known_types(kind)}
    for word in wanted:
        if spelled and word.casefold() not in spelled:
            raise InputError(f"'{word}' is no type of {kind}.", did_you_mean(word, dict.fromkeys(spelled.values())))
    return tuple(spelled.get(word.casefold(), word) for word in wanted)


def checked_countries(wanted: list[str] | None) -> tuple[str, ...] | None:
    """ISO 3166 alpha-3 codes for codes or names of states. InputError for a name that no state has."""
    from parley.knowledge.rows import table

    if not wanted:
        return None
    codes: dict[str, str] = {}
    states: dict[str, str] = {}
    for row in table("countries"):
        states[row["name"]] = row["code"]
        for name in (row["code"], row["name"], *row["aliases"].split("|")):
            codes.setdefault(name.casefold(), row["code"])
    for word in wanted:
        # Three letters may be the code of an organisation, which no table lists as a whole.
        if word.casefold() not in codes and not (len(word) == len("UKR") and word.isalpha()):
            near = did_you_mean(word, states)
            raise InputError(f"'{word}' is no country.", near if near.startswith("Did") else "Give a name or UKR.")
    return tuple(codes.get(word.casefold(), word.upper()) for word in wanted)


def checked_outlets(record: "Record", wanted: list[str] | None) -> tuple[str, ...] | None:
    """The outlets asked for. InputError for one that this record has nothing of."""
    if not wanted:
        return None
    known = record.outlets()
    names = {name.casefold(): id for id, name in known.items()}
    for word in wanted:
        if word.casefold() not in names and word not in known:
            near = did_you_mean(word, dict.fromkeys(known.values()))
            raise InputError(f"Nothing in this record is from '{word}'.", near)
    return tuple(wanted)


def states_at(states: "Sequence[ControlState]", place: str) -> "list[ControlState]":
    """The states of the place of this name, by any name that the gazetteer has for it: Kiev is Kyiv."""
    from parley.knowledge.gazetteer import Gazetteer
    from parley.knowledge.gazetteer.names import fold

    name = fold(place)
    called = [s for s in states if name in (fold(s.where.text), fold(s.where.place.name) if s.where.place else None)]
    if called:
        return called
    ids = {entry.id for entry in Gazetteer.open().find(place)}
    return [s for s in states if s.where.place and s.where.place.id in ids]
