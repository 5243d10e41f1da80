"""What is worked out before anybody asks: what the first pages of the app show."""

import logging

from parley.api.library import Library
from parley.api.query import FilterQuery
from parley.api.routes import analysis, names
from parley.errors import ParleyError

log = logging.getLogger("parley.api")


def read_ahead(books: Library) -> None:
    """Work out what the views show without a filter, the overview first; what fails here fails there."""
    try:
        books.warm()
        analysis.overview(books, analysis.OverviewQuery())
        analysis.days(books)
        for limit in (0, analysis.TimelineQuery().limit):
            analysis.timeline(books, analysis.TimelineQuery(limit=limit))
        analysis.acting(books, analysis.NetworkQuery())
        names.marks(books, FilterQuery())
    except ParleyError:
        log.info("the record could not be read ahead", exc_info=True)
