"""Serving the app: its files, and its one page for every address of a view.

Invariant: only files that were there when the server started are served; the path of a request is looked up in a
table and never joined to a folder.
"""

import mimetypes
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from parley.web import BUILD_COMMAND, built

# Vite puts a hash of the contents into these names, so they never change.
_HASHED = "assets/"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
_UNBUILT = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Parley</title>
<h1>The app has not been built</h1>
<p>Build it once, with Node 20 or newer, in the folder of the source:</p><pre>{BUILD_COMMAND}</pre>
<p>The API works without it: <a href="/api/openapi.json">/api/openapi.json</a>.</p></html>"""


def install(app: FastAPI, folder: Path | None = None) -> None:
    """Serve the built app, or a page that says how to build it."""
    root = folder or built()
    files = _files(root) if root else {}
    index = _from_anywhere(files["index.html"][0]) if "index.html" in files else None

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str) -> Response:
        found = files.get(path)
        if found is not None and path != "index.html":
            lasting = "public, max-age=31536000, immutable" if path.startswith(_HASHED) else "no-cache"
            return Response(found[0], media_type=found[1], headers={"cache-control": lasting})
        if path.startswith(("api/", _HASHED)) or path == "api":
            raise HTTPException(404, "there is nothing at this address")
        content = index or _UNBUILT.encode()
        return HTMLResponse(content, status_code=200 if index else 503, headers={"cache-control": "no-cache"})


def _from_anywhere(index: bytes) -> bytes:
    """The page with its files named from the root: it is served at every depth of address."""
    return index.replace(b'"./assets/', b'"/assets/')


def _files(root: Path) -> dict[str, tuple[bytes, str]]:
    """Every file under `root` by its address, with its type; they are few and small, so they are kept."""
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_file():
            kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            found[path.relative_to(root).as_posix()] = (path.read_bytes(), kind)
    return found
