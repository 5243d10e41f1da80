"""Every option of Parley, once: its name with its unit, its default and its help.

The command line's flags, the configuration file, the documentation and the tests all derive from this table.
Nothing is read at import: `load` reads `parley.toml` when asked.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from dataclasses import field as dataclass_field
from pathlib import Path

from parley.errors import MalformedError, NotFoundError


def option(default: object, help: str) -> object:
    """One row of the table: a default and what the option does."""
    return dataclass_field(default=default, metadata={"help": help})


@dataclass(frozen=True)
class Settings:
    """The options, with their defaults."""

    engine_model: str = option("md", "spaCy pipeline: md, sm, or the name or path of one you installed")  # type: ignore[assignment]
    max_document_mb: float = option(20.0, "a file larger than this many megabytes is refused")  # type: ignore[assignment]
    max_paragraph_chars: int = option(20_000, "a paragraph longer than this is not coded, only kept")  # type: ignore[assignment]
    batch_documents: int = option(8, "documents parsed at a time")  # type: ignore[assignment]
    lock_wait_seconds: float = option(5.0, "how long to wait for another process that is writing the record")  # type: ignore[assignment]
    max_record_mb: float = option(0.0, "largest size the record file may reach; 0 for no limit")  # type: ignore[assignment]
    fetch_timeout_seconds: float = option(60.0, "longest time that fetching one page may take")  # type: ignore[assignment]
    fetch_pause_seconds: float = option(2.0, "shortest time between two requests to one host")  # type: ignore[assignment]
    fetch_retries: int = option(3, "how often a request that failed for the moment is tried again")  # type: ignore[assignment]
    fetch_max_redirects: int = option(10, "redirects followed before a page is given up")  # type: ignore[assignment]
    fetch_private: bool = option(False, "fetch from private and loopback addresses too")  # type: ignore[assignment]
    fetch_robots: bool = option(True, "obey robots.txt")  # type: ignore[assignment]

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """The settings in the `[settings]` table of `path`; defaults where it is absent.

        Raises MalformedError for a file that is not TOML or a value of the wrong type, NotFoundError for an
        option that does not exist.
        """
        if not path.exists():
            return cls()
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8")).get("settings", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise MalformedError(f"{path} is not valid TOML: {error}.", "Mend it or delete it.") from error
        return cls.of(table, str(path))

    @classmethod
    def of(cls, table: Mapping[str, object], source: str) -> "Settings":
        """Settings from plain values; `source` names them in errors."""
        known = {f.name: f for f in fields(cls)}
        values: dict[str, object] = {}
        for name, value in table.items():
            if name not in known:
                raise NotFoundError(f"{source}: there is no setting '{name}'.", did_you_mean(name, known))
            wanted = type(known[name].default)
            if wanted is float and type(value) is int:
                value = float(value)
            if type(value) is not wanted:
                raise MalformedError(
                    f"{source}: setting '{name}' must be {wanted.__name__}, not {value!r}.",
                    f"Its default is {known[name].default!r}.",
                )
            values[name] = value
        return cls(**values)  # type: ignore[arg-type]


def did_you_mean(name: str, known: Mapping[str, object]) -> str:
    """A hint naming the closest known names."""
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Known: {', '.join(sorted(known))}."
