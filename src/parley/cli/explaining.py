"""The command that explains: how a sentence is read, word by word and rule by rule."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.adding import moment
from parley.cli.app import JsonOption, app, open_record
from parley.errors import NotFoundError

if TYPE_CHECKING:
    from parley.extractors.extract import Engine


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
    from parley.cli.tables import print_json, print_table

    found = pipeline.explain(sentence, moment(published) if published else None, engine_here(ctx))
    reports = (*found.statements, *found.events, *found.moves, *found.controls)
    if as_json:
        print_json(reports)
        return
    words = [(t.text, t.lemma_, t.pos_, t.dep_, t.head.text) for t in found.parse.doc if not t.is_space]
    print_table("Parse", ("word", "lemma", "part of speech", "relation", "to"), words, empty="no words")
    text = found.parse.text
    who = [
        (text[m.span.start : m.span.end], m.actor.name, m.actor.country or "", m.actor.sector or "", m.form, m.reason)
        for m in found.mentions.all()
    ]
    print_table("Who", ("mention", "actor", "country", "sector", "form", "why"), who, empty="nobody found")
    times = [(text[t.span.start : t.span.end], str(t.when.start or ""), str(t.when.end or ""), t.when.precision, t.rule)
             for t in found.times]  # fmt: skip
    print_table("When", ("words", "from", "to", "precision", "rule"), times, empty="no time found")
    places = [(p.where.text, p.where.place.name if p.where.place else "not in the gazetteer", p.form, p.reason)
              for p in found.places]  # fmt: skip
    print_table("Where", ("words", "place", "form", "why"), places, empty="no place found")
    said = [(" ".join(text[h.source.start : h.source.end] for h in a.hops if h.source) or "nobody named",
             a.strength, " … ".join(text[c.start : c.end] for c in a.content), a.rule, "; ".join(a.reason))
            for a in found.attributions]  # fmt: skip
    print_table("Who said it", ("source", "how", "words", "rule", "why"), said, empty="nothing attributed")
    frames = [(text[f.trigger.start : f.trigger.end], f.type + (f" {f.mode}" if f.mode else ""), f.cameo or "",
               f"{f.polarity} {f.reality} {f.time}", f.rule, "; ".join(f.reason)) for f in found.frames]  # fmt: skip
    print_table("Frames", ("trigger", "PLOVER", "CAMEO", "modality", "rule", "why"), frames, empty="no act found")
    for kind, entries in (("statements", found.statements), ("events", found.events), ("moves", found.moves),
                          ("control", found.controls)):  # fmt: skip
        print_entries(kind, entries, as_json=False, empty="none")
