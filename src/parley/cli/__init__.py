"""The command line: commands without logic of their own."""

import io
import sys


def main() -> None:
    """Run `parley`; a ParleyError becomes one line on standard error and its exit code."""
    from parley.cli.commands import app
    from parley.cli.pipe import quiet
    from parley.errors import ParleyError

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout = quiet(sys.stdout)
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except ParleyError as error:
        print(f"parley: {error}", file=sys.stderr)  # noqa: T201 - the edge where errors become words
        sys.exit(error.exit_code)
