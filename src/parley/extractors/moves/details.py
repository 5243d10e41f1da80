"""What comes with a move: venues, conditions, the reason given."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from spacy.tokens import Token

from parley.extractors.contract import PlaceMention, TimeMention
from parley.extractors.events.classing import lemma
from parley.extractors.moves.kinds import PACKAGE
from parley.extractors.moves.patterns import of_class
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import Venue
from parley.model.world import When
from parley.ontology.tables import alternatives, read_table

Stance = Literal["offered", "refused", "agreed", "named"]
_STANCES: dict[str, Stance] = {
    "offer": "offered",
    "propose": "offered",
    "counter": "offered",
    "reject": "refused",
    "accept": "agreed",
    "agree": "agreed",
}
# "Held as the fourth round": no reason, but what it is.
_ORDINAL = re.compile(r"\s+(?:first|second|third|fourth|fifth|sixth|seventh|next|last|latest)\b")
_MEET = frozenset({"meet", "hold", "host", "sit", "talk", "negotiate", "attend", "sign", "convene", "gather"})
_MEETING = frozenset({"convene", "agree", "outcome", "adjourn", "mediate", "withdraw", "delegate"})
# A place name in these roles acts or is acted on, and tells no venue.
_IN_PERSON = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "amod", "nmod"})
_OF_PARTIES = frozenset({"from", "between", "of", "with", "by", "against", "for"})
_PLACED = re.compile(r"\b(?:in|at|on|near|along|to|or|and|,)\s*(?:the\s+)?$", re.IGNORECASE)


# After these "if" is a question, no condition: "did not say if".
_ASKED = re.compile(r"\b(?:say|says|said|know|knows|ask|asked|see|clear|wonder|decide|tell|told)\s+$", re.IGNORECASE)


@lru_cache(maxsize=2)
def _openers(kind: str) -> re.Pattern[str]:
    words = [
        w for row in read_table(PACKAGE, "conditions.csv") if row["kind"] == kind for w in alternatives(row["words"])
    ]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in longest_first) + r")\b", re.IGNORECASE)


def venues_in(
    parse: Parse, clause: Span, move: str, places: Sequence[PlaceMention], put: Sequence[Token] = ()
) -> tuple[Venue, ...]:
    """The places named as venues in the clause, once each in text order, and towns that are `put` forward themselves.

    What stands for a government is none, nor is the country that only tells where a town lies ("Gomel, Belarus").
    """
    found: dict[str, Venue] = {}
    last: PlaceMention | None = None
    for place in places:
        before = parse.text[max(0, place.span.start - 12) : place.span.start]
        named = place.literal and clause.contains(place.span) and _PLACED.search(before) is not None
        if (named and _is_where(parse, place, move)) or _is_put(place, move, put):
            if last is None or not _lies_in(last, place, parse):
                name = parse.text[place.span.start : place.span.end]
                found.setdefault(name, Venue(name=name, stance=_STANCES.get(move, "named"), where=place.where))
            last = place
    return tuple(found.values())


def _lies_in(town: PlaceMention, country: PlaceMention, parse: Parse) -> bool:
    """Whether a country stands right after a town of its own, parted by a comma."""
    between = parse.text[town.span.end : country.span.start].strip()
    inner, outer = town.where, country.where
    same = inner.place is not None and outer.place is not None and inner.place.country == outer.place.country
    return between == "," and same and outer.precision == "country" and inner.precision != "country"


def _is_where(parse: Parse, place: PlaceMention, move: str) -> bool:
    """Whether a place says where the parties are to meet or sign.

    A list that it stands in must not name parties ("officials from Russia and Ukraine", "and Ankara pressed"), and it
    must not tell where the matter is: "the war in Libya", "a truce in Kachin".
    """
    token = next(iter(parse.tokens(place.span)), None)
    if token is None:
        return False
    while token.dep_ in ("conj", "compound", "appos") and token.head.i != token.i:
        token = token.head
    if token.dep_ != "pobj":
        return token.dep_ not in _IN_PERSON
    above = token.head.head
    if token.head.lower_ in (*_OF_PARTIES, "including"):
        return False
    # A parser hangs "signed a truce in Havana" on the truce; a meeting or signing in a town is there all the same.
    if above.dep_ in ("acl", "relcl") and lemma(above) not in _MEET:
        return False
    if above.pos_ != "NOUN" or (move in _MEETING and place.where.precision != "country"):
        return True
    return any(of_class(above, name) for name in ("TALKS", "VENUE", "OFFER"))


def _is_put(place: PlaceMention, move: str, put: Sequence[Token]) -> bool:
    """Whether a town is what is proposed, offered or turned down."""
    is_town = place.where.precision in ("city", "district", "point")
    return is_town and move in _STANCES and any(place.span.start <= t.idx < place.span.end for t in put)


def conditions_in(parse: Parse, start: int, limit: int, move: str = "") -> tuple[str, ...]:
    """The conditions put between two offsets (the end of the trigger and of its clause), in their words."""
    found, at = [], start
    while (match := _openers("condition").search(parse.text, at, limit)) is not None:
        end = _end_of_clause(parse, match.end(), _own_end(parse, match, limit))
        opener = match.group().lower()
        asked = opener == "if" and _ASKED.search(parse.text, start, match.start())
        if asked or (opener == "without" and move in _MEETING):
            at = max(end, match.end())
            continue
        found.append(parse.text[match.start() : end].strip(" ,.;"))
        at = max(end, match.end())
    return tuple(found)


def reason_in(parse: Parse, start: int, limit: int) -> str | None:
    """The first reason put between two offsets, in its words."""
    match = _openers("reason").search(parse.text, start, limit)
    if match is None or _is_due(parse, match) or _ORDINAL.match(parse.text, match.end(), limit):
        return None
    if parse.tokens(Span(match.start(), match.end()))[0].dep_ == "prep" and match.group().lower().startswith("as "):
        # "Agreed to Oslo as the venue" says what Oslo is to be, and no reason.
        return None
    own_end = _own_end(parse, match, limit)
    aside = _ASIDE.match(parse.text, match.end())
    start = aside.end() if aside else match.end()
    own_end = parse.tokens(Span(match.start(), match.end()))[0].sent.end_char if aside else own_end
    return parse.text[match.start() : _end_of_clause(parse, start, own_end)].strip(" ,.;")


# "Because, he said, it was unsafe": who says it stands between the opener and the reason.
_ASIDE = re.compile(r",\s*(?:[\w’'-]+\s){1,4}(?:said|says|added|argued),")


def _own_end(parse: Parse, match: re.Match[str], limit: int) -> int:
    """Where what an opener governs ends, which may lie behind the next act: "because it left out a withdrawal"."""
    opener = list(parse.tokens(Span(match.start(), match.end())))
    if not opener:
        return limit
    last = opener[-1]
    edge = (last.head if last.dep_ in ("mark", "advmod") else last).right_edge
    return max(limit, edge.idx + len(edge.text))


def _is_due(parse: Parse, match: re.Match[str]) -> bool:
    """Whether "due to" only says what was to happen: "talks due to begin on Monday"."""
    after = parse.tokens(Span(match.end(), min(match.end() + 20, len(parse.text))))
    return match.group().lower() == "due to" and bool(after) and after[0].tag_ == "VB"


_LIST = re.compile(r",\s+(?:[A-Z]\w+|or [A-Z]|and [A-Z])")
_END = re.compile(r"[;:\"”]|\.\s|,")


def _end_of_clause(parse: Parse, start: int, limit: int) -> int:
    """The next comma that does not stand in a list of names, a stronger mark, or the sentence's end."""
    at = start
    while (mark := _END.search(parse.text, at, limit)) is not None:
        listed = _LIST.match(parse.text, mark.start(), limit)
        if mark.group() != "," or listed is None:
            return mark.start()
        at = mark.end()
    return limit


# What a time limits: "by Friday", "within 48 hours", "until noon", "a deadline of Friday".
_LIMIT = re.compile(
    r"\b(?:by|until|till|before|within|no later than|not later than|deadline of|as of|expires?|for)\s+(?:the\s+)?$"
)
_NUMBER = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty-four|thirty|forty-eight|seventy-two)"
)
_SPELLED = re.compile(
    r"\b(?:within|by|in|gave?n?(?: \w+){1,5}?|sets?(?: \w+){1,6}? deadline of|extended [^.]{3,80}? by|until)"
    rf"\s+(the end of (?:the |this |next )?\w+|(?:the next )?{_NUMBER}[ -](?:more )?(?:hours?|days?|weeks?|months?)"
    r"|noon|midnight|dawn|nightfall|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
_LIMITED = frozenset({"demand", "offer", "propose", "condition", "counter", "guarantee"})
_LASTING = re.compile(
    rf"\b(?:for (?:the next |at least |up to |another )?{_NUMBER}[ -]"
    r"(?:hours?|days?|weeks?|months?|years?)|until [^,.;]{3,40}|while [^,.;]{3,60}|as long as [^,.;]{3,60}"
    r"|(?:on|during|throughout) (?:the|their|its|his|her) (?:journey|travel|talks|stay|passage|way)[^,.;]{0,40})",
    re.IGNORECASE,
)
_LASTS = frozenset({"guarantee", "offer", "agree", "accept", "propose", "counter"})


def deadline_in(parse: Parse, words: Span, move: str, times: Sequence[TimeMention]) -> When | None:
    """The time by which a demand or offer is to be answered or met; None where the words set none."""
    if move not in _LIMITED:
        return None
    spelled = _SPELLED.search(parse.text, words.start, words.end)
    for time in times:
        before = parse.text[max(words.start, time.span.start - 24) : time.span.start]
        held = spelled is not None and time.span.overlaps(Span(*spelled.span(1)))
        limits = _LIMIT.search(before) is not None and not before.rstrip().endswith("for")
        if words.contains(time.span) and (limits or held) and move != "offer":
            return time.when
    if spelled is None or move == "offer":
        return None
    return When(precision="vague", text=spelled.group(1))


def duration_in(parse: Parse, words: Span, move: str) -> str | None:
    """How long what is vouched for, offered or agreed is to hold, in its words."""
    match = _LASTING.search(parse.text, words.start, words.end) if move in _LASTS else None
    return match.group().strip() if match else None
