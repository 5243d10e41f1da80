"""The command that explains: how a sentence is read, word by word and rule by rule."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.adding import moment
from parley.cli.app import JsonOption, app, open_record
from parley.errors import NotFoundError

if TYPE_CHECKING:
    from datetime import datetime

    from parley.extractors.extract import Analysis, Engine
    from parley.model.passages import Span


def engine_here(ctx: typer.Context) -> "Engine | None":
    """The engine with the settings and the actors of the record in use; None where there is none and none is named."""
    from parley import pipeline

    try:
        with open_record(ctx) as record:
            return pipeline.load_engine(record)
    except NotFoundError:
        if ctx.obj is not None:
            raise
        return None


@app.command()
def explain(
    ctx: typer.Context,
    sentence: Annotated[str, typer.Argument(help="a sentence or a passage")],
    published: Annotated[str | None, typer.Option(help="date of publication, for words such as 'yesterday'")] = None,
    as_json: JsonOption = False,
) -> None:
    """Show how SENTENCE is read: parse, actors, times, places, who said it, frames with their rules, and reports."""
    from parley import pipeline
    from parley.cli.listing import print_entries
    from parley.cli.tables import print_json

    found = pipeline.explain(sentence, moment(published) if published else None, engine_here(ctx))
    if as_json:
        print_json((*found.statements, *found.events, *found.moves, *found.controls))
        return
    print_reading(found)
    for kind, entries in (("statements", found.statements), ("events", found.events), ("moves", found.moves),
                          ("control", found.controls)):  # fmt: skip
        print_entries(kind, entries, as_json=False, empty="none")


def print_reading(found: "Analysis") -> None:
    """Print the parse, and what was found in it, each beside its words and above the rule that found it."""
    from parley.cli.tables import print_blocks, print_table

    text = found.parse.text

    def words(*spans: "Span") -> str:
        return " … ".join(text[span.start : span.end] for span in spans)

    parse = ((t.text, t.lemma_, t.pos_, t.dep_, t.head.text) for t in found.parse.doc if not t.is_space)
    print_table("Parse", ("word", "lemma", "part of speech", "relation", "to"), parse, empty="no words")
    who = (
        (words(m.span), ", ".join(filter(None, (m.actor.name, m.actor.country, m.actor.sector))),
         f"{m.form}: {m.reason}")
        for m in found.mentions.all()
    )  # fmt: skip
    print_blocks("Who", who, empty="nobody found")
    times = (
        (words(t.span), f"{_moment(t.when.start)} to {_moment(t.when.end)}", f"{t.when.precision}: {t.rule}")
        for t in found.times
    )
    print_blocks("When", times, empty="no time found")
    places = (
        (p.where.text, p.where.place.name if p.where.place else "not in the gazetteer", f"{p.form}: {p.reason}")
        for p in found.places
    )
    print_blocks("Where", places, empty="no place found")
    said = (
        (words(*(h.source for h in a.hops if h.source)) or "nobody named", a.strength, words(*a.content),
         f"{a.rule}: {'; '.join(a.reason)}")
        for a in found.attributions
    )  # fmt: skip
    print_blocks("Who said it", said, empty="nothing attributed")
    frames = (
        (words(f.trigger), " ".join(filter(None, (f.type, f.mode, f.cameo, f.polarity, f.reality, f.time))),
         "; ".join(f.reason))
        for f in found.frames
    )  # fmt: skip
    print_blocks("Frames", frames, empty="no act found")


def _moment(at: "datetime | None") -> str:
    return f"{at:%Y-%m-%d %H:%M}".removesuffix(" 00:00") if at else "?"
