"""How moments are stored: UTC text of fixed width, so that order as text is order in time."""

from datetime import UTC, datetime

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator


def stamp(moment: datetime) -> str:
    """`moment` as it is stored, always 27 characters; a moment without a zone is taken for UTC."""
    return aware(moment).isoformat(timespec="microseconds")[:26] + "Z"


def aware(moment: datetime) -> datetime:
    """`moment` in UTC; one without a zone is taken for UTC."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def unstamp(text: str) -> datetime:
    return datetime.fromisoformat(text)


def at_or_now(moment: datetime | None) -> datetime:
    """The moment given, in UTC, or the present one."""
    return aware(moment) if moment else datetime.now(UTC)


class Moment(TypeDecorator[datetime]):
    """A column of moments; reads and writes aware datetimes in UTC."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return None if value is None else stamp(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else unstamp(value)
