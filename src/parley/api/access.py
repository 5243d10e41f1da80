"""Who is asking, and what they may do."""

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from parley.api.errors import RefusedError
from parley.api.library import Library
from parley.api.tokens import Scope, TokenBook, allows

_bearer = HTTPBearer(auto_error=False, description="A token made by 'parley token'; not needed on this machine.")


@dataclass(frozen=True)
class Caller:
    """Who asks: `name` is the token's; None where no token is needed."""

    name: str | None
    scope: Scope


@dataclass(frozen=True)
class Door:
    """Whether a token is needed, and which there are."""

    token_required: bool
    read_only: bool
    book: TokenBook

    def admit(self, secret: str | None) -> Caller:
        """The caller with this token; RefusedError where one is needed and this is none."""
        if not self.token_required:
            return Caller(None, "read" if self.read_only else "admin")
        token = self.book.find(secret) if secret else None
        if token is None:
            raise RefusedError(401, "no-token", "This record needs a token.", "Make one with 'parley token NAME'.")
        return Caller(token.name, "read" if self.read_only else token.scope)


def caller(request: Request, sent: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> Caller:
    """Who is asking."""
    door = cast(Door, request.app.state.door)
    return door.admit(sent.credentials if sent else None)


def _needs(scope: Scope, held: Caller) -> Caller:
    if not allows(held.scope, scope):
        raise RefusedError(
            403, "forbidden", f"This needs the scope '{scope}', and yours is '{held.scope}'.",
            f"Make a token for it: parley token NAME --scope {scope}",
        )  # fmt: skip
    return held


def reader(held: Annotated[Caller, Depends(caller)]) -> Caller:
    return _needs("read", held)


def reviewer(held: Annotated[Caller, Depends(caller)]) -> Caller:
    return _needs("review", held)


def admin(held: Annotated[Caller, Depends(caller)]) -> Caller:
    return _needs("admin", held)


def library(request: Request) -> Library:
    """The record that is served."""
    return cast(Library, request.app.state.library)


Books = Annotated[Library, Depends(library)]
Reviewer = Annotated[Caller, Depends(reviewer)]
