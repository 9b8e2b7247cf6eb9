"""One sentence of the sample case followed through every stage: the page `docs/how-it-works.md`."""

from collections.abc import Iterator

from stemma.model.claims import Contradiction
from stemma.model.copies import IndependenceGroup, Reuse
from stemma.model.documents import Document
from stemma.model.events import Event, EventMention
from stemma.model.figures import Figure
from stemma.model.mentions import Attribution, NameMention, Sentence, TimeExpression
from stemma.model.spans import Span
from stemma.store.tables import Tables

HEAD = """# How it works: one sentence, followed through every stage

Written from the sample case by `make golden`, so that it stays true. The stages are those of
[`pipeline/stages.py`](../src/stemma/pipeline/stages.py), from top to bottom.

```mermaid
flowchart LR
    files[files and rows] --> ingest
    ingest -- documents --> lineage
    ingest -- documents --> annotate
    lineage -- pairs, family trees, origins --> reconcile
    annotate -- mentions with their spans --> reconcile
    lineage -- derived pairs --> alterations
    annotate --> alterations
    reconcile -- actors, events, statements --> shown[brief and export]
    alterations --> shown
    ingest -. rejections .-> shown
```
"""
INGEST = """## Ingest

Bytes become a document whose text is never changed again. Page furniture is marked, not removed; language
and date come with what they rest on, and what cannot be read becomes a rejection.
"""
LINEAGE = """## Lineage

Compared are only texts that share runs of four words, or rare names, numbers and days. Of each pair the
passages are aligned; prose that stands in both tells a copy, and so do facts in the same order that nobody
else has who tells the event. Clues are weighed for the direction: hours, credits, what was left out. A copy
hangs under the text from which least had to be changed, and each root of the trees counts as one origin.
"""
ANNOTATE = """## Annotate

The language model parses each report once. Names are looked up in the actor table; times are read by a
grammar, whose values stay symbolic until a day is known. For who says what, the parse is laid out as plain
lists, one a property of its words ([`words.py`](../src/stemma/annotate/words.py)); rules propose, a trained
linker decides, and grammar puts right what cannot be. Events are coded after PLOVER from their verbs and
nouns, and kept with a veto where they did not happen.
"""
RECONCILE = """## Reconcile

Spellings come together as actors, mentions as events, attributions as statements, and undated reports get
the days that the rest of the pile leaves them. What copies tell counts once. Values that stand against each
other get a verdict, with the reason.
"""


def follow(tables: Tables, document_name: str, words: str) -> str:
    """Return the page about the sentence of a document in which `words` stand."""
    document = next(d for d in tables.all(Document) if d.name == document_name)
    at = document.text.index(words)
    sentence = next(s.span for s in tables.of(Sentence, document.id) if s.span.start <= at < s.span.end)
    return (
        "\n".join(
            [
                HEAD,
                *_ingest(document, sentence),
                *_lineage(tables, document),
                *_annotate(tables, document, sentence),
                *_reconcile(tables, sentence),
            ]
        )
        + "\n"
    )


def _ingest(document: Document, sentence: Span) -> Iterator[str]:
    basis = "; ".join(document.published.basis)
    yield INGEST
    yield f"`{document.name}` is read as {document.media_type}: {len(document.text):,} characters,"
    yield f"language `{document.language}`, published {document.published.first_day} ({basis})."
    yield f"{len(document.cuts)} stretches of page furniture are marked."
    yield f"Our sentence stands at characters {sentence.start}–{sentence.end}:\n"
    yield f"> {' '.join(document.quote(sentence).split())}\n"


def _lineage(tables: Tables, document: Document) -> Iterator[str]:
    names = {d.id: d.name for d in tables.all(Document)}
    yield LINEAGE
    for reuse in tables.all(Reuse):
        if document.id in (reuse.left, reuse.right):
            pair = f"`{names[reuse.left]}` (left) and `{names[reuse.right]}` (right)"
            yield f"- {pair}: {reuse.relation}, {reuse.direction}. {'; '.join(reuse.reasons)}."
    for group in tables.all(IndependenceGroup):
        if document.id in group.documents:
            together = ", ".join(sorted(f"`{names[d]}`" for d in group.documents))
            yield f"\nOne origin: {together}.\n"


def _annotate(tables: Tables, document: Document, sentence: Span) -> Iterator[str]:
    yield ANNOTATE
    yield "| found | words | what they mean |"
    yield "|---|---|---|"
    for name in tables.of(NameMention, document.id):
        if sentence.covers(name.span):
            yield f"| name | {name.text} | {name.label}, {name.actor.code if name.actor else 'in no table'} |"
    for time in tables.of(TimeExpression, document.id):
        if sentence.covers(time.span):
            yield f"| time | {time.text} | `{time.value}`, {_days(time)} |"
    yield from _told(tables, document, sentence)
    yield ""


def _told(tables: Tables, document: Document, sentence: Span) -> Iterator[str]:
    for told in tables.of(Attribution, document.id):
        if any(sentence.overlaps(part) for part in told.content):
            kind = f"{told.form}, {told.source_kind}, {told.certainty}"
            yield f"| attribution | {_said(document, told)} | {kind} |"
    for mention in tables.of(EventMention, document.id):
        if sentence.covers(mention.trigger):
            yield f"| event mention | {document.quote(mention.trigger)} | {_what(mention)} |"
    for figure in tables.of(Figure, document.id):
        if sentence.covers(figure.span):
            yield f"| figure | {figure.text} | {figure.kind}, low {figure.low}, high {figure.high} |"


def _days(time: TimeExpression) -> str:
    return f"{time.first_day} … {time.last_day}" if time.first_day else f"unresolved: {time.unresolved}"


def _said(document: Document, told: Attribution) -> str:
    source = document.quote(told.source) if told.source else "unstated"
    return f"{source} · {document.quote(told.cue)}" if told.cue else source


def _what(mention: EventMention) -> str:
    sides = [", ".join(f"{p.name} ({p.code})" for p in side) for side in (mention.actors, mention.recipients)]
    days = f"{mention.first_day} … {mention.last_day}" if mention.first_day else f"day {mention.undated}"
    veto = f", does not count: {mention.veto}" if mention.veto else ""
    return f"{mention.type}: {sides[0] or '?'} → {sides[1] or '?'}; {days}{veto}"


def _reconcile(tables: Tables, sentence: Span) -> Iterator[str]:
    names = {d.id: d.name for d in tables.all(Document)}
    yield RECONCILE
    for event in tables.all(Event):
        if not any(mention.span.overlaps(sentence) for mention in event.mentions):
            continue
        days = f"{event.first_day} … {event.last_day}" if event.first_day else "day not told"
        yield f"**{event.label}** ({event.type}, {days}),"
        yield f"told by {len(event.documents)} reports of {len(event.origins)} independent origins:"
        yield "; ".join(", ".join(f"`{names[d]}`" for d in group) for group in event.origins) + ".\n"
        for found in tables.all(Contradiction):
            if found.event == event.id:
                values = " against ".join(f"“{value.value}”" for value in found.values)
                yield f"- Disagreement on {found.field}: {values} – {found.verdict}: {found.why}."
        yield ""
