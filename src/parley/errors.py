"""Everything Parley raises on purpose.

Each message names the thing, the cause and the next command. The edges translate: the command line prints one
line and exits with `exit_code`, the API answers one JSON shape, the web app shows the same words.

    ParleyError
    ├── InputError          what was given cannot be used
    │   ├── UnreadableError   a document cannot be read (empty, binary, no text)
    │   ├── MalformedError    a file is not of the form it claims (JSONL, CSV, an export)
    │   ├── NotFoundError     no such record, entry, setting or file
    │   └── FetchError        a web address cannot be fetched (server, robots.txt, private address)
    ├── RecordError         the record cannot be used as it is
    │   ├── NewerRecordError  made by a later version of Parley
    │   ├── BusyRecordError   another process is writing
    │   └── FullDiskError     no room left to write
    └── MissingPieceError   a model or data file that must be installed first
"""


class ParleyError(Exception):
    """A problem a person can act on; `hint` is the next command to run or thing to do."""

    exit_code = 1
    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InputError(ParleyError):
    exit_code = 2
    code = "bad-input"


class UnreadableError(InputError):
    code = "unreadable"


class MalformedError(InputError):
    code = "malformed"


class NotFoundError(InputError):
    code = "not-found"


class FetchError(InputError):
    code = "fetch"


class RecordError(ParleyError):
    exit_code = 3
    code = "record"


class NewerRecordError(RecordError):
    code = "newer-record"


class BusyRecordError(RecordError):
    code = "busy-record"


class FullDiskError(RecordError):
    code = "full-disk"


class MissingPieceError(ParleyError):
    exit_code = 4
    code = "missing-piece"
