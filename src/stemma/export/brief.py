"""The brief: what an analyst should see first, composed once and rendered as terminal, Markdown or HTML."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.export.brief_rows import (
    Brief,
    ChronologyRow,
    DisagreementRow,
    Evidence,
    KinshipRow,
)
from stemma.export.dates import date_questions
from stemma.export.denied import denial_rows
from stemma.export.families import RELATION_WORDS, borrowings, family_trees, name_number, short_names
from stemma.export.held import held_words
from stemma.export.pile import pile_rows
from stemma.export.quoting import Quoter
from stemma.export.side_by_side import MOST_SIDE_BY_SIDE, Collator
from stemma.export.speech_rows import stances_by_subject
from stemma.export.who import who_says_so
from stemma.export.wording import CERTAINTY_WORDS, when_words
from stemma.model.claims import Contradiction, Variant, Verdict
from stemma.model.copies import Archetype, IndependenceGroup, Relation, Reuse
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import Event
from stemma.model.problems import Rejection
from stemma.model.spans import Span
from stemma.model.stances import Stance
from stemma.store.tables import Tables
from stemma.text.counting import counted

WORTH_A_REMARK = frozenset({Verdict.CONFLICT, Verdict.SUPERSEDED, Verdict.DRIFT})
"""Verdicts that an analyst must see beside the event; the others stand in their own section."""


def compose_brief(tables: Tables, name: str) -> Brief:
    """Return the brief of a built case."""
    documents = tables.all(Document)
    names = short_names(documents)
    ordered = tuple(sorted(documents, key=lambda d: name_number(names[d.id])))
    events = tables.all(Event)
    days = [day for event in events for day in (event.first_day, event.last_day) if day]
    quoter = Quoter(tables, names)
    return Brief(
        name=name,
        documents=ordered,
        names=names,
        origins=len(tables.all(IndependenceGroup)),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        pile=pile_rows(tables, ordered, names),
        left_out=tuple(sorted(tables.all(Rejection), key=_line_order)),
        families=family_trees(tables),
        borrowings=borrowings(tables),
        kinships=_kinships(tables, quoter),
        chronology=_chronology(tables, quoter),
        disagreements=_disagreements(tables, quoter),
        denials=denial_rows(tables, quoter),
        who=who_says_so(tables, quoter),
        spellings=tuple(actor for actor in tables.all(Actor) if len(actor.variants) > 1),
        questions=_questions(tables, names),
    )


def _line_order(rejection: Rejection) -> tuple[str, int]:
    """Return by what rejections are ordered: the file, and within it the line as a number."""
    name, _, line = rejection.name.rpartition(":")
    return (name, int(line)) if name and line.isdecimal() else (rejection.name, 0)


def _chronology(tables: Tables, quote: Quoter) -> tuple[ChronologyRow, ...]:
    disputed: dict[str, list[Contradiction]] = {}
    for contradiction in tables.all(Contradiction):
        if contradiction.verdict in WORTH_A_REMARK:
            disputed.setdefault(contradiction.event, []).append(contradiction)
    missing = {group.root for group in tables.all(IndependenceGroup)} & {a.id for a in tables.all(Archetype)}
    behind = {d: g.root for g in tables.all(IndependenceGroup) for d in g.documents if g.root in missing}
    stances = stances_by_subject(tables.all(Stance))
    rows = []
    for rank, event in enumerate(tables.all(Event)):
        remarks = [CERTAINTY_WORDS[event.certainty]]
        remarks += [
            f"{c.field} {' | '.join(v.value for v in c.values)}" for c in disputed.get(event.id, [])[:1]
        ]
        if len(event.origins) == 1 and all(document in behind for document in event.documents):
            remarks.append("only through an original that is not in the pile")
        said = tuple(r for r in remarks if r)
        rows.append(ChronologyRow(rank, when_words(event), event, said, _told(event, quote, stances)))
    return tuple(sorted(rows, key=lambda row: _day_order(row.event)))


def _told(event: Event, quote: Quoter, stances: Mapping[str, Sequence[Stance]]) -> tuple[Evidence, ...]:
    """Return each sentence that tells an event once, in the order of the reports, with who holds it so."""
    spans: dict[Span, str | None] = {}
    held: dict[Span, str] = {}
    for mention in event.mentions:
        spans[mention.span] = spans.get(mention.span) or mention.attribution
        held.setdefault(mention.span, held_words(stances.get(mention.mention, ()), quote))
    ordered = sorted(spans, key=lambda span: (name_number(quote.names[span.document]), span.start))
    return tuple(replace(quote(span, spans[span]), held=held[span]) for span in ordered)


def _day_order(event: Event) -> tuple[bool, str, str]:
    return event.first_day is None, str(event.first_day), str(event.last_day)


def _kinships(tables: Tables, quote: Quoter) -> tuple[KinshipRow, ...]:
    shown = [r for r in tables.all(Reuse) if r.relation is not Relation.BOILERPLATE_ONLY]
    collate = Collator(tables, quote.names)
    return tuple(
        KinshipRow(
            reuse,
            quote.names[reuse.left],
            quote.names[reuse.right],
            RELATION_WORDS[reuse.relation],
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


def _disagreements(tables: Tables, quote: Quoter) -> tuple[DisagreementRow, ...]:
    labels = {event.id: event.label for event in tables.all(Event)}

    def values(variant: Variant) -> tuple[str, tuple[Evidence, ...]]:
        return variant.value, tuple(quote.in_sentence(span) for span in variant.evidence)

    order = list(Verdict)
    return tuple(
        DisagreementRow(c, labels.get(c.event, c.event), tuple(values(v) for v in c.values))
        for c in sorted(tables.all(Contradiction), key=lambda c: order.index(c.verdict))
    )


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
        events = counted(len(tables.all(Event)), "event")
        found.append(f"{single} of {events} {'rests' if single == 1 else 'rest'} on one origin alone.")
    return tuple(found)
