"""Constraints from the lineage: a copy follows its original within days, siblings appear together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stemma.model.copies import Relation, Reuse
from stemma.model.datings import ClueRole, DateClue, DateRule
from stemma.model.documents import Document
from stemma.reconcile.dating.combination import Constraint
from stemma.reconcile.dating.day_sets import ALL, DaySet
from stemma.reconcile.dating.own_text import days_of

WRONG_WAY = 2
"""Days by which a copy may be older all the same: of 40 arrows of the development sets four point the wrong
way by one day. Of 31 quotations none."""
EPISODE = 31
"""Days within which a copy follows its original, or siblings lie together. TimeBank and AQUAINT: 26 of 27."""
WHOLE = 0.5
"""Part of one of two reports from which on it is the other over again."""
WHOLE_EPISODE = 14
"""Days within which such copies and siblings lie. TimeBank and AQUAINT: 10 of 10, within eight."""
QUOTED_WITHIN = 14
"""Days within which a quotation is borrowed, and a report cited with its date. Set by hand; 3 of 3 in one."""
LEAD = 500
"""Characters in which a report tells its news. What two reports share only further down is the story so
far, which is told for months: the two widest apart of AQUAINT's siblings, 104 and 231 days."""
SHARE = 0.05
"""Part of the longer report that is more than one sentence told again."""

Days = Mapping[str, DaySet]


def find_kin(
    reuses: Sequence[Reuse],
    clues: Mapping[str, Sequence[DateClue]],
    known: Days,
    documents: Mapping[str, Document],
) -> Iterator[tuple[str, Constraint]]:
    """Yield what the kin of each document say of its day, given the days that each can have.

    A copy is hardly older than its original, a rewriting or borrowed quotation follows within the episode;
    siblings lie as near to each other. A copy that cites its one original with a date bounds that too.
    """
    originals: dict[str, set[str]] = defaultdict(set)
    for reuse in reuses:
        quoted = reuse.relation is Relation.QUOTE_ONLY
        within = _episode(reuse, documents) if reuse.derived else None
        if quoted and reuse.arrow:
            words = ("quotes", "is quoted by")
            yield from _copied(reuse, DateRule.QUOTATION, words, (0, QUOTED_WITHIN), known)
        elif within and reuse.arrow:
            words = ("was copied from", "was copied by")
            yield from _copied(reuse, DateRule.COPY, words, (WRONG_WAY, within), known)
        elif within:
            yield from _siblings(reuse, within, known)
        if reuse.arrow and (quoted or reuse.shares_origin):
            originals[reuse.arrow[1]].add(reuse.arrow[0])
    for copy, found in sorted(originals.items()):
        if len(found) == 1:
            yield from _cited(min(found), copy, clues.get(copy, ()))


def _episode(reuse: Reuse, documents: Mapping[str, Document]) -> int | None:
    """Return the days within which two reports lie, or None where they share no news."""
    sides = ([p.left for p in reuse.passages], [p.right for p in reuse.passages])
    shares = [
        sum(span.end - span.start for span in side) / len(documents[name].text)
        for side, name in zip(sides, (reuse.left, reuse.right), strict=True)
    ]
    if min(shares) < SHARE or all(min(span.start for span in side) >= LEAD for side in sides):
        return None
    return WHOLE_EPISODE if max(shares) >= WHOLE else EPISODE


def _copied(
    reuse: Reuse, rule: DateRule, words: tuple[str, str], within: tuple[int, int], known: Days
) -> Iterator[tuple[str, Constraint]]:
    original, copy = reuse.arrow or ("", "")
    yield from _kin_of(copy, original, reuse, rule, words[0], within, known)
    yield from _kin_of(original, copy, reuse, rule, words[1], (within[1], within[0]), known)


def _siblings(reuse: Reuse, within: int, known: Days) -> Iterator[tuple[str, Constraint]]:
    for here, there in ((reuse.left, reuse.right), (reuse.right, reuse.left)):
        words = "comes from the same text as"
        yield from _kin_of(here, there, reuse, DateRule.SIBLINGS, words, (within, within), known)


def _kin_of(
    here: str, there: str, reuse: Reuse, rule: DateRule, words: str, within: tuple[int, int], known: Days
) -> Iterator[tuple[str, Constraint]]:
    days = known.get(there, ALL)
    if days != ALL:
        spans = tuple(passage for found in reuse.passages[:1] for passage in (found.left, found.right))
        words = f"{words} [{there}], within {max(within)} days"
        yield here, Constraint(rule, days.widened(*within), words, spans)


def _cited(original: str, copy: str, clues: Sequence[DateClue]) -> Iterator[tuple[str, Constraint]]:
    for clue in clues:
        days = days_of(clue)
        if clue.role is ClueRole.CITATION and days is not ALL and days:
            words = f"is cited by [{copy}] with the date “{clue.text}”"
            yield original, Constraint(DateRule.CITED, days.widened(QUOTED_WITHIN, 0), words, (clue.span,))
