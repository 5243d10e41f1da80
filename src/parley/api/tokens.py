"""Tokens for a record that is served beyond this machine.

Invariant: only the hash of a token is kept. A token is 32 random bytes, so a plain SHA-256 cannot be guessed back;
slow hashes are for passwords that people think up.
"""

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from parley.errors import MalformedError, NotFoundError

Scope = Literal["read", "review", "admin"]
# Each scope may do what stands before it.
SCOPES: tuple[Scope, ...] = ("read", "review", "admin")
TOKENS_FILE = "tokens.json"
_PREFIX = "parley_"


@dataclass(frozen=True)
class Token:
    """What is kept of a token: whose it is, what it allows, its hash."""

    name: str
    scope: Scope
    sha256: str
    made_at: str


def allows(held: Scope, wanted: Scope) -> bool:
    """Whether the scope `held` covers `wanted`."""
    return SCOPES.index(held) >= SCOPES.index(wanted)


class TokenBook:
    """The tokens of one record, in `tokens.json` beside it, readable by its owner only."""

    def __init__(self, record: Path) -> None:
        self.file = record / TOKENS_FILE

    def all(self) -> list[Token]:
        """Every token, in the order in which they were made."""
        if not self.file.exists():
            return []
        try:
            return [Token(**row) for row in json.loads(self.file.read_text(encoding="utf-8"))]
        except (ValueError, TypeError) as error:
            raise MalformedError(f"{self.file} is damaged.", "Delete it and make new tokens.") from error

    def make(self, name: str, scope: Scope) -> str:
        """A new token's secret, which is shown once; MalformedError when the name is taken."""
        if any(token.name == name for token in self.all()):
            raise MalformedError(f"There is a token '{name}' already.", f"Revoke it: parley token --revoke {name}")
        secret = _PREFIX + secrets.token_urlsafe(32)
        made = datetime.now(UTC).isoformat(timespec="seconds")
        self._write([*self.all(), Token(name, scope, _hash(secret), made)])
        return secret

    def revoke(self, name: str) -> None:
        """Forget a token; NotFoundError where there is none of that name."""
        kept = [token for token in self.all() if token.name != name]
        if len(kept) == len(self.all()):
            raise NotFoundError(f"There is no token '{name}'.", "List them: parley token")
        self._write(kept)

    def find(self, secret: str) -> Token | None:
        """The token with this secret; every hash is compared, so the time says nothing."""
        wanted = _hash(secret)
        found = None
        for token in self.all():
            if hmac.compare_digest(token.sha256, wanted):
                found = token
        return found

    def _write(self, tokens: list[Token]) -> None:
        beside = self.file.with_suffix(".new")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump([asdict(token) for token in tokens], stream, indent=1)
        beside.replace(self.file)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
