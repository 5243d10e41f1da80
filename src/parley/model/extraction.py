"""What an extractor makes of one version: the whole set of its reports and links, and who made them."""

from parley.model.base import Value
from parley.model.links import Link
from parley.model.reports import Report


class Extraction(Value):
    """Everything that one extractor found in one version.

    It is complete by contract: a report of an earlier run of the same `extractor` on the same version that is not
    among `reports` is retired by the record. `extractor` is part of the reports' identity, `extractor_version` is
    part of their readings; `engine` says what it ran on ("en_core_web_md 3.8.0").
    """

    extractor: str
    extractor_version: str
    reports: tuple[Report, ...] = ()
    links: tuple[Link, ...] = ()
    engine: str = ""
