"""What words mean before the document's dates are known, and the rule that read them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from parley.extractors.times.calendar import Moment, Unit

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
# What an incomplete or relative meaning leans on: the publication, the last date mentioned, or whichever the style
# of the text prefers.
Ref = Literal["anchor", "last", "auto"]


@dataclass(frozen=True)
class Meaning:
    """An expression before resolution.

    A date is either named (`moment`, perhaps incomplete, with `which` -1, 0 or 1 for last, this and next) or moved
    (`amount` of `unit` from `ref`; amount None is an unknown number, whose direction is `sign`).

    - `clock` is a time of day laid over the day, in `zone`;
    - `value` is set where nothing needs resolving: durations, sets, "now";
    - `year_shift` and `year_ref` are of "in May of that year";
    - `short` says that the year was two digits, `movable` which feast must be computed;
    - `aside` keeps a story from going on from this date;
    - `event` says that the words go on with an event that the expression is measured from, `origin` is that date where
      it stands in the words ("two days before Easter"), or the whole that a stretch is part of.
    """

    type: TimexType = "DATE"
    moment: Moment | None = None
    clock: Moment | None = None
    value: str | None = None
    ref: Ref = "auto"
    which: int | None = None
    amount: float | None = None
    unit: Unit | None = None
    sign: int = 0
    year_shift: int | None = None
    year_ref: Ref = "auto"
    mod: str | None = None
    approximate: bool = False
    aside: bool = False
    short: bool = False
    zone: str | None = None
    movable: str | None = None
    event: Literal["after", "before", "at"] | None = None
    origin: "Meaning | None" = None


Builder = Callable[[re.Match[str]], Meaning | None]


@dataclass(frozen=True)
class Rule:
    """A named pattern and what makes a meaning of its match; None from `build` refuses the match."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


@dataclass(frozen=True)
class Found:
    """A meaning at its place in the text, half-open offsets."""

    start: int
    end: int
    rule: str
    meaning: Meaning
