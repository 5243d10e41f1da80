"""Put the built web app into the wheel; build it first where it is missing and npm is there."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AppHook(BuildHookInterface[Any]):
    """Runs for wheels only: an editable install uses src/parley/web/dist as `make app` leaves it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's signature
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        if (root / "src/parley/web/dist/index.html").is_file():
            return
        npm = shutil.which("npm")
        if npm is None:
            self.app.display_warning("npm is not installed: the wheel will not hold the web app.")
            return
        for command in ("ci", "run build"):
            subprocess.run([npm, *command.split()], cwd=root / "web", check=True)
