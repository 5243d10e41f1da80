"""Write the API's description for the app: web/src/api/openapi.json. Run `npm run types` in web/ afterwards."""

import json
from pathlib import Path

from parley.api.app import describe

PLACE = Path(__file__).resolve().parents[1] / "web" / "src" / "api" / "openapi.json"


def main() -> None:
    PLACE.parent.mkdir(parents=True, exist_ok=True)
    PLACE.write_text(json.dumps(describe(), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
