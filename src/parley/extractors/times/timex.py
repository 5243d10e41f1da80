"""The mention with its TIMEX3 view."""

from dataclasses import dataclass

from parley.extractors.contract import TimeMention
from parley.extractors.times.meaning import TimexType


@dataclass(frozen=True)
class TimexMention(TimeMention):
    """A time mention that also keeps its TIMEX3 type and value, as in TimeML 1.2.1.

    A decade is written "199", a century "19", a year before Christ "BC0490"; X stands for what is unknown.
    """

    type: TimexType = "DATE"
    value: str = ""
    mod: str | None = None


def timex(mention: TimeMention) -> tuple[str, str]:
    """The TIMEX3 type and value of a mention that `find_times` made."""
    if not isinstance(mention, TimexMention):
        raise TypeError("only mentions made by find_times have a TIMEX3 view")
    return mention.type, mention.value
