"""Which attributions of the pile are one statement that was told several times."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.model.alterations import Collation
from stemma.model.chains import Statement
from stemma.model.copies import Direction, Relation, Reuse
from stemma.model.documents import Document
from stemma.model.mentions import Attribution
from stemma.model.spans import Span
from stemma.reconcile.corroboration import Origins, read_origins
from stemma.reconcile.joining import JoinedSets
from stemma.reconcile.wording import content_stems
from stemma.store.tables import Tables

# Set by hand on the sample case and the authored cases of tests/cases/chains.json.
_ALIKE = 0.34
"""Share of their stems that two contents have in common (Dice) from which they are one."""
_ALONE = 0.12
"""The same where neither sentence tells anything else."""
_AGAIN = 0.6
"""Share of a headline's stems that the content has which tells the same in full."""
_STOPS = tuple(".!?…")
_SPEAKER = 0.3
"""What a speaker with a word in common adds."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Said:
    """The stems of what an attribution says, and of whom it names."""

    content: frozenset[str]
    speaker: frozenset[str]


def find_statements(tables: Tables) -> tuple[Statement, ...]:
    """Return the statements of the pile, in the order of the first attribution of each.

    Two attributions are one statement where a sentence was taken over from one report into the other, or
    into both from one text, or a quotation was borrowed, and their contents agree. Reports that carry one
    text make the same statements. What two reporters heard for themselves stays two.
    """
    documents = {document.id: document for document in tables.all(Document)}
    told = {d: _in_order(tables.of(Attribution, d)) for d in sorted(documents)}
    same = JoinedSets()
    pairs = (
        *_of_equal_texts(documents, told),
        *_of_headlines(documents, told),
        *_of_kin(tables, documents, told),
    )
    for one, other in pairs:
        same.join(one, other)
    groups: dict[str, list[Attribution]] = defaultdict(list)
    for attributions in told.values():
        for attribution in attributions:
            groups[same.find(attribution.id)].append(attribution)
    origins = read_origins(tables)
    takers: dict[str, set[str]] = defaultdict(set)
    for giver, taker in _loans(tables.all(Reuse)):
        takers[giver].add(taker)
    return tuple(
        _statement(found, origins, takers) for found in sorted(groups.values(), key=lambda g: g[0].content)
    )


def _in_order(attributions: Iterable[Attribution]) -> list[Attribution]:
    return sorted(attributions, key=lambda a: (a.content, a.id))


def _statement(found: Sequence[Attribution], origins: Origins, takers: Mapping[str, set[str]]) -> Statement:
    carrying = {attribution.content[0].document for attribution in found}
    borrowed = {taker for giver in carrying for taker in takers.get(giver, ()) if taker in carrying}
    documents, first = sorted(carrying), carrying - borrowed or carrying
    return Statement(
        tuple(sorted(attribution.id for attribution in found)),
        tuple(documents),
        tuple(sorted({root for document in first for root in origins.get(document, (document,))})),
    )


def _loans(reuses: Iterable[Reuse]) -> Iterator[Pair]:
    """Yield who lent a quotation and who took it; where that is open, one origin is still what they have."""
    for reuse in reuses:
        if reuse.relation is Relation.QUOTE_ONLY:
            turned = reuse.direction is Direction.RIGHT_TO_LEFT
            yield (reuse.right, reuse.left) if turned else (reuse.left, reuse.right)


def _of_equal_texts(
    documents: Mapping[str, Document], told: Mapping[str, Sequence[Attribution]]
) -> Iterator[Pair]:
    """Yield the attributions that stand at one place of one text."""
    first: dict[tuple[object, ...], str] = {}
    for identity, attributions in told.items():
        for attribution in attributions:
            place = tuple((span.start, span.end) for span in attribution.content)
            cue = attribution.cue.start if attribution.cue else None
            key = (documents[identity].text, place, cue)
            known = first.setdefault(key, attribution.id)
            if known != attribution.id:
                yield known, attribution.id


def _of_headlines(
    documents: Mapping[str, Document], told: Mapping[str, Sequence[Attribution]]
) -> Iterator[Pair]:
    """Yield what a headline tells and the attribution of its report that tells it again in full.

    The headline is the first line, where no full stop ends it; its speaker has a word in common with the
    other's, or is left out.
    """
    for identity, attributions in told.items():
        line = documents[identity].text.split("\n", 1)[0]
        if line.rstrip()[-1:] in _STOPS:
            continue
        above = [a for a in attributions if a.content[-1].end <= len(line)]
        below = [a for a in attributions if a.content[0].start >= len(line)]
        for one in above:
            said = _said(documents, one)
            alike = [(_held(said, _said(documents, other)), other) for other in below]
            best = max(alike, key=lambda found: (found[0], -found[1].content[0].start), default=None)
            if best is not None and best[0] >= _AGAIN:
                yield one.id, best[1].id


def _held(said: _Said, other: _Said) -> float:
    """Return the share of a headline's stems that the other content holds; 0 where others speak."""
    if said.speaker and other.speaker and not said.speaker & other.speaker:
        return 0.0
    return len(said.content & other.content) / max(1, len(said.content))


def _of_kin(
    tables: Tables, documents: Mapping[str, Document], told: Mapping[str, Sequence[Attribution]]
) -> Iterator[Pair]:
    """Yield the attributions of each two related reports that say the same, one to one."""
    said = {a.id: _said(documents, a) for attributions in told.values() for a in attributions}
    aligned: dict[Pair, list[tuple[Span, Span]]] = defaultdict(list)
    for collation in tables.all(Collation):
        aligned[collation.left, collation.right] += collation.sentences
    for reuse in sorted(tables.all(Reuse), key=lambda r: (r.left, r.right)):
        pair = (reuse.left, reuse.right)
        stretches = aligned.get(pair) or [(passage.left, passage.right) for passage in reuse.passages]
        same = documents[reuse.left].text == documents[reuse.right].text
        if not same and (reuse.derived or reuse.relation is Relation.QUOTE_ONLY):
            yield from _matches(said, told[reuse.left], told[reuse.right], stretches)


def _said(documents: Mapping[str, Document], attribution: Attribution) -> _Said:
    named = attribution.named_source
    return _Said(_stems(documents, attribution.content), _stems(documents, [named] if named else []))


def _matches(
    said: Mapping[str, _Said],
    left: Sequence[Attribution],
    right: Sequence[Attribution],
    stretches: Sequence[tuple[Span, Span]],
) -> Iterator[Pair]:
    """Yield the best pairs first, each attribution once."""
    scored: dict[Pair, float] = {}
    for here, there in stretches:
        ours, theirs = _within(left, here), _within(right, there)
        least = _ALONE if len(ours) == len(theirs) == 1 else _ALIKE
        for one, other in ((a, b) for a in ours for b in theirs):
            score = _likeness(said[one.id], said[other.id])
            if score >= least:
                scored[one.id, other.id] = max(score, scored.get((one.id, other.id), 0.0))
    taken: set[str] = set()
    for pair, _ in sorted(scored.items(), key=lambda item: (-item[1], sorted(item[0]))):
        if taken.isdisjoint(pair):
            taken |= {*pair}
            yield pair


def _within(attributions: Iterable[Attribution], stretch: Span) -> list[Attribution]:
    return [a for a in attributions if any(part.overlaps(stretch) for part in a.content)]


def _likeness(one: _Said, other: _Said) -> float:
    """Return how alike two contents are, and the more where the speakers have a word in common."""
    shared = 2 * len(one.content & other.content) / max(1, len(one.content) + len(other.content))
    return shared + (_SPEAKER if shared and one.speaker & other.speaker else 0.0)


def _stems(documents: Mapping[str, Document], spans: Iterable[Span]) -> frozenset[str]:
    return frozenset(stem for span in spans for stem in content_stems(documents[span.document].quote(span)))


def tellings(statements: Iterable[Statement]) -> dict[str, Statement]:
    """Return the statement that each attribution tells, by the attribution's id."""
    return {attribution: statement for statement in statements for attribution in statement.attributions}
