"""Constraints from the lineage: a copy follows its original within days, siblings appear together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stemma.model.copies import Relation, Reuse
from stemma.model.datings import ClueRole, DateClue, DateRule
from stemma.model.spans import Span
from stemma.reconcile.dating.combination import Constraint
from stemma.reconcile.dating.day_sets import ALL, DaySet, between
from stemma.reconcile.dating.own_text import days_of

EPISODE = 14
"""Days within which a copy follows its original; the lineage reckons with as many. Set by hand."""
QUOTED = Relation.QUOTE_ONLY

Days = Mapping[str, DaySet]


def find_kin(
    reuses: Sequence[Reuse], clues: Mapping[str, Sequence[DateClue]], known: Days, names: Mapping[str, str]
) -> Iterator[tuple[str, Constraint]]:
    """Yield what the kin of each document say of its day, given the days that each can have.

    A copy is not older than its original, a rewriting or borrowed quotation follows within the episode;
    siblings lie as near to each other. A copy that cites its one original with a date bounds that too.
    """
    originals: dict[str, set[str]] = defaultdict(set)
    for reuse in reuses:
        if reuse.shares_origin or reuse.relation is QUOTED:
            arrow = reuse.arrow
            spans = tuple(passage for found in reuse.passages[:1] for passage in (found.left, found.right))
            if arrow is None:
                yield from _siblings(reuse, spans, known, names)
            else:
                originals[arrow[1]].add(arrow[0])
                yield from _copied(*arrow, reuse, spans, known, names)
    for copy, found in sorted(originals.items()):
        if len(found) == 1:
            yield from _cited(min(found), copy, clues.get(copy, ()), names)


def _copied(
    original: str,
    copy: str,
    reuse: Reuse,
    spans: tuple[Span, ...],
    known: Days,
    names: Mapping[str, str],
) -> Iterator[tuple[str, Constraint]]:
    rule = DateRule.QUOTATION if reuse.relation is QUOTED else DateRule.COPY
    what = "quotes" if reuse.relation is QUOTED else "was copied from"
    days = known.get(original, ALL)
    if days.first:
        yield copy, Constraint(rule, between(days.first, None), f"{what} {names[original]}", spans)
    if days.last:
        words = f"{what} {names[original]}, within {EPISODE} days"
        yield copy, Constraint(rule, between(None, days.last).widened(0, EPISODE), words, spans)
    days = known.get(copy, ALL)
    what = "is quoted by" if reuse.relation is QUOTED else "was copied by"
    if days.last:
        yield original, Constraint(rule, between(None, days.last), f"{what} {names[copy]}", spans)
    if days.first:
        words = f"{what} {names[copy]}, within {EPISODE} days"
        yield original, Constraint(rule, between(days.first, None).widened(EPISODE, 0), words, spans)


def _siblings(
    reuse: Reuse, spans: tuple[Span, ...], known: Days, names: Mapping[str, str]
) -> Iterator[tuple[str, Constraint]]:
    if not reuse.derived:
        return
    for here, there in ((reuse.left, reuse.right), (reuse.right, reuse.left)):
        days = known.get(there, ALL)
        if days.first or days.last:
            near = between(days.first, days.last).widened(EPISODE, EPISODE)
            words = f"comes from the same text as {names[there]}, within {EPISODE} days"
            yield here, Constraint(DateRule.SIBLINGS, near, words, spans)


def _cited(
    original: str, copy: str, clues: Sequence[DateClue], names: Mapping[str, str]
) -> Iterator[tuple[str, Constraint]]:
    for clue in clues:
        days = days_of(clue)
        if clue.role is ClueRole.CITATION and days is not ALL and days:
            words = f"is cited by {names[copy]} with the date “{clue.text}”"
            yield original, Constraint(DateRule.CITED, days.widened(EPISODE, 0), words, (clue.span,))
