"""The command line: commands without logic of their own."""

import sys


def main() -> None:
    """Run `parley`; a ParleyError becomes one line on standard error and its exit code."""
    from parley.cli.commands import app
    from parley.errors import ParleyError

    try:
        app()
    except ParleyError as error:
        print(f"parley: {error}", file=sys.stderr)  # noqa: T201 - the edge where errors become words
        sys.exit(error.exit_code)
