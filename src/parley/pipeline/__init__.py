"""The one place that joins readers, extractors, the record and joining."""

from parley.pipeline.adding import (
    ACTORS_FILE,
    Outcome,
    Status,
    add,
    add_read,
    code_again,
    edit_document,
    explain,
    extract,
    load_engine,
    read,
    undo,
)
from parley.pipeline.deriving import (
    corpus_of,
    derive,
    derived_entries,
    export,
    is_joined,
    join_record,
    rebuild,
)

__all__ = [
    "ACTORS_FILE",
    "Outcome",
    "Status",
    "add",
    "add_read",
    "code_again",
    "corpus_of",
    "derive",
    "derived_entries",
    "edit_document",
    "explain",
    "export",
    "extract",
    "is_joined",
    "join_record",
    "load_engine",
    "read",
    "rebuild",
    "undo",
]
