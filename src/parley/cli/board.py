"""The talks board on a terminal: per process its parties, a lane per issue with the moves in order, and its rounds."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding

from parley.cli.tables import cut, day, names, plain, print_table, when_text
from parley.model.derived import BoardMove, PerSource, Round, Talks

# Under the day, so that the eye runs down the days.
INDENT = len("    2022-02-28  ")
SHOWN_CHARS = 200


def print_board(talks: Sequence[Talks]) -> None:
    """Print every process: a line per move with its state, below it its terms and its words with their id."""
    console = Console()
    for process in talks:
        console.print(plain(f"Talks: {process.name}", style="bold"))
        if process.mediators:
            console.print(plain(f"  third parties: {names(process.mediators)}"))
        for issue in dict.fromkeys(m.issue for m in process.moves):
            moves = [m for m in process.moves if m.issue == issue]
            console.print(plain(f"  {issue} ({len(moves)})", style="bold"))
            for move in moves:
                console.print(plain(f"    {day(move.at):<10}  {_who(move)}: {move.move}, {move.state}"))
                for line in _below(move):
                    console.print(Padding(plain(line), (0, 0, 0, INDENT)))
        console.print()


def _who(move: BoardMove) -> str:
    return f"{names(move.by)} → {names(move.to)}" if move.to else names(move.by)


def _below(move: BoardMove) -> Iterator[str]:
    terms = "; ".join(_terms(move))
    if terms:
        yield terms
    seen = f" and {len(move.repeats)} more" if move.repeats else ""
    yield f"“{cut(move.words, SHOWN_CHARS)}” {move.report}{seen}"


def _terms(move: BoardMove) -> Iterator[str]:
    yield from (v.name if v.stance == "named" else f"{v.name} ({v.stance})" for v in move.venues)
    yield from move.conditions
    if move.deadline is not None:
        yield f"by {when_text(move.deadline)}"
    if move.duration:
        yield f"for {move.duration}"
    for delegate in move.delegates:
        yield f"{delegate.who.name}, {delegate.office}" if delegate.office else delegate.who.name
    if move.level:
        yield f"at the level of {move.level}"
    if move.stated_reason:
        yield move.stated_reason


def print_rounds(talks: Sequence[Talks], rounds: Sequence[Round]) -> None:
    """The rounds of each process, with the number, days, venue, outcome and sequel that each source gave."""
    for process in talks:
        rows = [
            (day(r.first_day), *map(_per_source, (r.numbers, r.dates, r.venues, r.outcomes, r.next)))
            for r in rounds
            if r.talks == process.id
        ]
        headings = ("day", "number", "dates given", "venues given", "outcome", "next")
        print_table(f"Rounds: {process.name}", headings, rows, empty="no meeting is reported yet.")


def _per_source(said: Sequence[PerSource]) -> str:
    return "; ".join(f"{s.value} ({s.outlet})" for s in said)
