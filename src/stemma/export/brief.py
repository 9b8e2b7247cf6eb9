"""The brief: what an analyst should see first, composed once and rendered as terminal, Markdown or HTML."""

import re
from collections import Counter
from dataclasses import replace

from stemma.export.brief_rows import (
    Brief,
    ChronologyRow,
    DisagreementRow,
    Evidence,
    KinshipRow,
    SourceRow,
)
from stemma.export.dates import date_questions
from stemma.export.families import borrowings, family_trees, name_number, short_names
from stemma.export.pile import pile_rows
from stemma.export.side_by_side import MOST_SIDE_BY_SIDE, Collator
from stemma.export.wording import CERTAINTY_WORDS, when_words
from stemma.model.claims import Contradiction, Variant, Verdict
from stemma.model.copies import Archetype, IndependenceGroup, Relation, Reuse
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import Event
from stemma.model.mentions import Attribution, Sentence
from stemma.model.problems import Rejection
from stemma.model.spans import Span
from stemma.store.tables import Tables

WORTH_A_REMARK = frozenset({Verdict.CONFLICT, Verdict.SUPERSEDED, Verdict.DRIFT})
"""Verdicts that an analyst must see beside the event; the others stand in their own section."""

PRONOUNS = frozenset(
    {"he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "his", "their", "her"}
)
"""Speakers whose name the text leaves open; the brief names none of them."""

_BLANKS = re.compile(r"\s+")


def compose_brief(tables: Tables, name: str) -> Brief:
    """Return the brief of a built case."""
    documents = tables.all(Document)
    names = short_names(documents)
    ordered = tuple(sorted(documents, key=lambda d: name_number(names[d.id])))
    events = tables.all(Event)
    days = [day for event in events for day in (event.first_day, event.last_day) if day]
    quoter = _Quoter(tables, names)
    return Brief(
        name=name,
        documents=ordered,
        names=names,
        origins=len(tables.all(IndependenceGroup)),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        pile=pile_rows(tables, ordered, names),
        left_out=tables.all(Rejection),
        families=family_trees(tables),
        borrowings=borrowings(tables),
        kinships=_kinships(tables, quoter),
        chronology=_chronology(tables, quoter),
        disagreements=_disagreements(tables, quoter),
        sources=_sources(tables, quoter),
        kinds=_kinds(tables),
        spellings=tuple(actor for actor in tables.all(Actor) if len(actor.variants) > 1),
        questions=_questions(tables, names),
    )


class _Quoter:
    """Turns spans into evidence."""

    def __init__(self, tables: Tables, names: dict[str, str]) -> None:
        self.names = names
        self.documents = {document.id: document for document in tables.all(Document)}
        self.attributions = {attribution.id: attribution for attribution in tables.all(Attribution)}
        self._sentences: dict[str, list[Span]] = {}
        for sentence in tables.all(Sentence):
            self._sentences.setdefault(sentence.span.document, []).append(sentence.span)

    def __call__(self, span: Span, attribution: str | None = None) -> Evidence:
        told = self.attributions.get(attribution or "")
        source = self.words(told.named_source) if told and told.named_source else None
        source = None if source and source.casefold() in PRONOUNS else source
        return Evidence(span.document, self.names[span.document], span, self.words(span), source)

    def in_sentence(self, span: Span) -> Evidence:
        """Return the words with the rest of their sentence around them."""
        sentences = self._sentences.get(span.document, [])
        around = next((s for s in sentences if s.start <= span.start and span.end <= s.end), span)
        text = self.documents[span.document].text
        before, after = text[around.start : span.start], text[span.end : around.end]
        return replace(self(span), before=_BLANKS.sub(" ", before), after=_BLANKS.sub(" ", after))

    def words(self, span: Span) -> str:
        return " ".join(self.documents[span.document].quote(span).split())


def _chronology(tables: Tables, quote: _Quoter) -> tuple[ChronologyRow, ...]:
    disputed: dict[str, list[Contradiction]] = {}
    for contradiction in tables.all(Contradiction):
        if contradiction.verdict in WORTH_A_REMARK:
            disputed.setdefault(contradiction.event, []).append(contradiction)
    missing = {group.root for group in tables.all(IndependenceGroup)} & {a.id for a in tables.all(Archetype)}
    behind = {d: g.root for g in tables.all(IndependenceGroup) for d in g.documents if g.root in missing}
    rows = []
    for rank, event in enumerate(tables.all(Event)):
        remarks = [CERTAINTY_WORDS[event.certainty]]
        remarks += [
            f"{c.field} {' | '.join(v.value for v in c.values)}" for c in disputed.get(event.id, [])[:1]
        ]
        if len(event.origins) == 1 and all(document in behind for document in event.documents):
            remarks.append("only through an original that is not in the pile")
        said = tuple(r for r in remarks if r)
        rows.append(ChronologyRow(rank, when_words(event), event, said, _told(event, quote)))
    return tuple(sorted(rows, key=lambda row: _day_order(row.event)))


def _told(event: Event, quote: _Quoter) -> tuple[Evidence, ...]:
    """Return each sentence that tells an event once, in the order of the reports."""
    spans: dict[Span, str | None] = {}
    for mention in event.mentions:
        spans[mention.span] = spans.get(mention.span) or mention.attribution
    ordered = sorted(spans, key=lambda span: (name_number(quote.names[span.document]), span.start))
    return tuple(quote(span, spans[span]) for span in ordered)


def _day_order(event: Event) -> tuple[bool, str, str]:
    return event.first_day is None, str(event.first_day), str(event.last_day)


def _kinships(tables: Tables, quote: _Quoter) -> tuple[KinshipRow, ...]:
    shown = [r for r in tables.all(Reuse) if r.relation is not Relation.BOILERPLATE_ONLY]
    collate = Collator(tables, quote.names)
    return tuple(
        KinshipRow(
            reuse,
            quote.names[reuse.left],
            quote.names[reuse.right],
            tuple(
                _by_name(reason, quote.names[reuse.left], quote.names[reuse.right])
                for reason in reuse.reasons
            ),
            tuple((quote(passage.left), quote(passage.right)) for passage in reuse.passages),
            collate(reuse) if place < MOST_SIDE_BY_SIDE else None,
        )
        for place, reuse in enumerate(sorted(shown, key=lambda r: (not r.derived, -r.score, r.left, r.right)))
    )


def _by_name(reason: str, left: str, right: str) -> str:
    return re.sub(r"\b(left|right)\b", lambda side: left if side[1] == "left" else right, reason)


def _disagreements(tables: Tables, quote: _Quoter) -> tuple[DisagreementRow, ...]:
    labels = {event.id: event.label for event in tables.all(Event)}

    def values(variant: Variant) -> tuple[str, tuple[Evidence, ...]]:
        return variant.value, tuple(quote.in_sentence(span) for span in variant.evidence)

    order = list(Verdict)
    return tuple(
        DisagreementRow(c, labels.get(c.event, c.event), tuple(values(v) for v in c.values))
        for c in sorted(tables.all(Contradiction), key=lambda c: order.index(c.verdict))
    )


def _sources(tables: Tables, quote: _Quoter) -> tuple[SourceRow, ...]:
    group = {d: g.id for g in tables.all(IndependenceGroup) for d in g.documents}
    actors = {span: actor.id for actor in tables.all(Actor) for v in actor.variants for span in v.spans}
    said: dict[str, list[Attribution]] = {}
    for attribution in tables.all(Attribution):
        if attribution.named_source and attribution.within is None:
            known = actors.get(attribution.speaker) if attribution.speaker else None
            key = known or quote.words(attribution.named_source).casefold()
            said.setdefault(key, []).append(attribution)
    rows = []
    for attributions in said.values():
        documents = {a.content[0].document for a in attributions}
        first = attributions[0]
        evidence = tuple(quote(a.content[0], a.id) for a in attributions)
        name = evidence[0].source or ""
        origins = len({group.get(d, d) for d in documents})
        rows.append(SourceRow(name, first.source_kind, first.anonymous, len(documents), origins, evidence))
    named = [row for row in rows if row.name]
    return tuple(sorted(named, key=lambda row: (-row.origins, -row.reports, -len(row.evidence), row.name)))


def _kinds(tables: Tables) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for attribution in tables.all(Attribution):
        counts[
            f"anonymous {attribution.source_kind}" if attribution.anonymous else attribution.source_kind
        ] += 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _questions(tables: Tables, names: dict[str, str]) -> tuple[str, ...]:
    found = []
    for archetype in tables.all(Archetype):
        children = ", ".join(sorted((names[c] for c in archetype.children if c in names), key=name_number))
        found.append(
            f"{archetype.name or 'The original'} of {children} is missing: they cannot be checked against it."
        )
    found += date_questions(tables, names)
    single = sum(len(event.origins) == 1 for event in tables.all(Event))
    if single:
        found.append(f"{single} of {len(tables.all(Event))} events rest on one origin alone.")
    return tuple(found)
