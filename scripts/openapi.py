"""Write the API's description for the app and its fingerprint; run `npm run types` in web/ afterwards.

The description itself is not kept in git; the types made from it are, with the fingerprint of what they were made from.
"""

import hashlib
import json
from pathlib import Path

from parley.api.app import describe

WEB = Path(__file__).resolve().parents[1] / "web"
DESCRIPTION = WEB / ".cache" / "openapi.json"
FINGERPRINT = WEB / "src" / "api" / "openapi.sha256"


def fingerprint(text: str) -> str:
    """What changes when the description does."""
    return hashlib.sha256(text.encode()).hexdigest()


def description() -> str:
    return json.dumps(describe(), indent=1, sort_keys=True) + "\n"


def main() -> None:
    text = description()
    DESCRIPTION.parent.mkdir(parents=True, exist_ok=True)
    DESCRIPTION.write_text(text, encoding="utf-8")
    FINGERPRINT.write_text(fingerprint(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
