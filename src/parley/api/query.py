"""The filters that every address takes, and how they become the record's `Filter`.

Invariant: a parameter that is not in this table is refused, so that a misspelt filter never shows everything.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from parley.errors import MalformedError
from parley.record import Filter

MAX_PAGE = 500
Words = Annotated[str, Field(max_length=300)]
Several = Annotated[list[Words] | None, Field(default=None, max_length=100)]
_DAY = len("2022-02-28")


class FilterQuery(BaseModel):
    """The filters. Several values of one field mean any of them; several fields mean all of them."""

    model_config = ConfigDict(extra="forbid")

    actor: Several = Field(None, description="Who takes part: an id, or whole words of a name.", examples=[["a:ukr"]])
    source: Several = Field(None, description="Who the report comes from: anybody in its chain of attribution.")
    country: Several = Field(None, description="Country of an actor, ISO 3166 alpha-3.", examples=[["UKR"]])
    place: Several = Field(None, description="Where: a place's id, or whole words of its name.", examples=[["Kherson"]])
    type: Several = Field(
        None,
        description="PLOVER type of an event, kind of a move, status of a control report, mode of a statement; "
        "standing or class of a claim.",
    )
    issue: Several = Field(None, description="What a move is about.", examples=[["venue"]])
    outlet: Several = Field(None, description="Who published: an outlet's name or id.")
    document: Several = Field(None, description="Documents by id.")
    id: Several = Field(None, description="Entries by id.")
    since: Words | None = Field(None, description="From this day or moment on.", examples=["2022-02-24"])
    until: Words | None = Field(None, description="Until the end of this day, or until this moment.")
    text: Words | None = Field(None, description='Words of the passage; "a phrase", endin* with any ending.')
    as_of: Words | None = Field(None, description="What stood at the end of this day.", examples=["2022-02-27"])
    by: Literal["published", "recorded", "event"] = Field(
        "published", description="What as_of means: published by then, in this record by then, or happened by then."
    )
    rejected: bool = Field(False, description="Show also what a person rejected.")
    superseded: bool = Field(False, description="Show also what stands only in versions that were replaced.")

    def to_filter(self, **more: object) -> Filter:
        """The record's filter; MalformedError for a date that is none."""
        several = ("actor", "source", "country", "place", "type", "issue", "outlet", "document", "id")
        chosen = {name: tuple(value) if (value := getattr(self, name)) else None for name in several}
        return Filter(
            **chosen,  # type: ignore[arg-type]
            since=moment(self.since, "since"),
            until=moment(self.until, "until", end_of_day=True),
            text=self.text or None,
            as_of=last_moment(self.as_of),
            by=self.by,
            rejected=self.rejected,
            superseded=self.superseded,
            **more,  # type: ignore[arg-type]
        )


class PageQuery(FilterQuery):
    """The filters, and which page of the entries."""

    limit: int = Field(50, ge=1, le=MAX_PAGE, description="Entries on a page.")
    after: Words | None = Field(None, description="The `next` of the page before.")
    order: Literal["published", "when"] = Field("published", description="By publication, or by the entry's own time.")
    newest_first: bool = Field(False, description="The newest first.")
    facets: bool = Field(False, description="Count also types, outlets, actors, places, months.")

    def page(self) -> Filter:
        """The filter with its page."""
        return self.to_filter(
            limit=self.limit, after=self.after or None, order=self.order, newest_first=self.newest_first
        )


def last_moment(as_of: str | None) -> datetime | None:
    """The moment that `as_of` means: of a bare date its last microsecond, for what stood then includes that moment."""
    at = moment(as_of, "as_of", end_of_day=True)
    return at - timedelta(microseconds=1) if at and as_of and len(as_of) == _DAY else at


def moment(text: str | None, name: str, *, end_of_day: bool = False) -> datetime | None:
    """A moment in UTC; a bare date is its first instant, or the first of the next day for `end_of_day`."""
    if not text:
        return None
    try:
        if len(text) == _DAY:
            day = date.fromisoformat(text)
            return datetime.combine(day + timedelta(days=1 if end_of_day else 0), time.min, UTC)
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise MalformedError(
            f"{name} is {text!r}, which is no date.", "Write it as 2022-02-28 or 2022-02-28T18:00:00Z."
        ) from error
