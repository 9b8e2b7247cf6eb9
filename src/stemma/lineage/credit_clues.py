"""The clues of credits and citations: whom each of two documents names as its origin, and portals."""

from collections.abc import Iterator

from stemma.lineage.clock import find_earlier, is_days_later, is_later
from stemma.lineage.credits import Citation, Credits, Weight, carries
from stemma.lineage.judgement import Clue, Side
from stemma.model.copies import Relation
from stemma.model.documents import Document
from stemma.text.outlets import is_outlet, same_name

# Log-odds, set by hand as in `clues`.
CITES_OTHER = 4.0
IS_THE_AGENCY = 4.0
SAME_AGENCY = 3.0
ONE_AGENCY = 2.0
SAME_PUBLICATION = 4.0
CITES_THIRD = 1.5
COPY_MARK = 1.0
COPY_MARKS = 0.8
"""On both sides: two copies of a third, or a copy of a copy."""
OWN_REPORTING = 1.0
PORTAL = 1.5
"""A page of a portal: it has the text from whom it names, or from anybody but a portal."""
LATER_VERSION = 0.5
"""Of an outlet's own story, beside the clock: it writes its stories on, and none of it is the wire's."""
QUOTED = 0.4
"""Weight of an agency's credit for who had a quotation first: public words are taken down by all."""


def find_credit_clues(
    documents: tuple[Document, Document], credited: tuple[Credits, Credits], relation: Relation
) -> Iterator[Clue]:
    """Yield what the credits and citations of two documents tell of the direction."""
    left, right = credited
    yield from _one_sided(Side.LEFT, left, right, relation, documents)
    yield from _one_sided(Side.RIGHT, right, left, relation, documents)
    yield from _common_parent(left, right, relation)
    yield from _agency(left, right, relation, documents)
    yield from _portals(left, right, relation)
    yield from _versions(left, right, relation, documents)


def common_citations(left: Credits, right: Credits) -> list[tuple[Citation, Citation]]:
    """Return the third parties that both documents cite, strongest first."""
    pairs = [
        (one, other)
        for one in left.citations
        for other in right.citations
        if same_name(one.name, other.name)
        and not is_outlet(one.name, left.outlet)
        and not is_outlet(other.name, right.outlet)
    ]
    return sorted(pairs, key=lambda pair: (-max(pair[0].weight, pair[1].weight), pair))


def _one_sided(
    side: Side, one: Credits, other: Credits, relation: Relation, documents: tuple[Document, Document]
) -> Iterator[Clue]:
    """Yield what `side` says about itself or the other document."""
    for citation in one.citations:
        if is_outlet(citation.name, other.outlet) and not is_outlet(citation.name, one.outlet):
            yield Clue(side.other, CITES_OTHER, f"{side.word} cites {citation.name}, the other's outlet")
            break
    if one.own_agency and one.agency:
        weight = IS_THE_AGENCY * _trust(relation)
        late = relation is not Relation.QUOTE_ONLY and is_days_later(side, documents)
        source = Side.NEITHER if late and not other.own_agency else side
        yield Clue(source, weight, f"{side.word} is the agency that it credits ({one.agency_words})")
    if one.copied and not other.copied:
        yield Clue(side.other, COPY_MARK, f"{side.word} carries a copyist's mark ({one.copied[0]})")
    if one.reported and not other.reported:
        yield Clue(side, OWN_REPORTING, f"{side.word} has a dateline or correspondent of its own")


def _common_parent(left: Credits, right: Credits, relation: Relation) -> Iterator[Clue]:
    """Yield what points to a third text; where prose was copied, its citations were copied with it."""
    if left.copied and right.copied:
        yield Clue(Side.NEITHER, COPY_MARKS, "both carry copyists' marks")
    if relation not in {Relation.REWRITTEN, Relation.SAME_SOURCE}:
        return
    for ours, theirs in common_citations(left, right)[:1]:
        if max(ours.weight, theirs.weight) >= Weight.ACCOUNT:
            yield Clue(Side.NEITHER, SAME_PUBLICATION, f"both cite {ours.name}")
            return
    for side, citing, other in ((Side.LEFT, left, right), (Side.RIGHT, right, left)):
        strong = (c for c in citing.citations if c.weight is Weight.PUBLICATION)
        third = [c for c in strong if not _is_between(c, left, right)]
        if third and not other.own_agency:
            yield Clue(Side.NEITHER, CITES_THIRD, f"{side.word} cites {third[0].name}")


def _agency(
    left: Credits, right: Credits, relation: Relation, documents: tuple[Document, Document]
) -> Iterator[Clue]:
    """Yield what a third agency's credit says: carriers of a wire are siblings, a reworking comes later."""
    if left.own_agency or right.own_agency or not (left.agency or right.agency):
        return
    for side, one, other in ((Side.LEFT, left, right), (Side.RIGHT, right, left)):
        if carries(one, other):
            source = Side.NEITHER if is_later(side.other, documents) else side.other
            yield Clue(source, IS_THE_AGENCY, f"{side.word} carries {one.agency_words}, the other's outlet")
            return
    if left.agency == right.agency:
        yield Clue(Side.NEITHER, SAME_AGENCY, f"both carry {left.agency_words}")
    elif left.agency is None or right.agency is None:
        side, carrier = (Side.LEFT, left) if left.agency else (Side.RIGHT, right)
        late = relation is Relation.SAME_WIRE or is_later(side, documents)
        source = Side.NEITHER if late else side
        yield Clue(source, ONE_AGENCY * _trust(relation), f"{side.word} carries {carrier.agency_words}")


def _portals(left: Credits, right: Credits, relation: Relation) -> Iterator[Clue]:
    """Yield what a portal's page says: it comes from the other one if that may be the one it is from."""
    weight = PORTAL * _trust(relation)
    if left.portal and right.portal:
        yield Clue(Side.NEITHER, weight, "both are portals, which print what others wrote")
        return
    for side, one, other in ((Side.LEFT, left, right), (Side.RIGHT, right, left)):
        if not one.portal:
            continue
        if one.provider and is_outlet(one.provider, other.outlet):
            yield Clue(side.other, CITES_OTHER, f"{side.word} has its text from {one.provider}")
        elif one.provider or other.agency or other.copied:
            words = f"from {one.provider}" if one.provider else "as the other has"
            yield Clue(Side.NEITHER, weight, f"{side.word} has its text from elsewhere, {words}")
        else:
            yield Clue(side.other, weight, f"{side.word} is a portal, which prints what others wrote")


def _versions(
    left: Credits, right: Credits, relation: Relation, documents: tuple[Document, Document]
) -> Iterator[Clue]:
    """Yield the earlier version of a story that one outlet writes on; much the same text may be one page."""
    edited = relation in {Relation.EDITED_COPY, Relation.REWRITTEN}
    wire = any(told.agency and not told.own_agency for told in (left, right))
    if edited and left.outlet and left.outlet == right.outlet and not (left.portal or wire):
        for clue in find_earlier(*documents):
            yield Clue(clue.source, LATER_VERSION, f"both are of {left.outlet}")


def _trust(relation: Relation) -> float:
    return QUOTED if relation is Relation.QUOTE_ONLY else 1.0


def _is_between(citation: Citation, left: Credits, right: Credits) -> bool:
    """Tell whether the one cited is one of the two, or the agency that a document credits anyway."""
    return (
        is_outlet(citation.name, left.outlet)
        or is_outlet(citation.name, right.outlet)
        or any(c.agency and same_name(citation.name, c.agency_words) for c in (left, right))
    )
