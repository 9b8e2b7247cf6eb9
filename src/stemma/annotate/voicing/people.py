"""How many people a source is: "two officials", "one of the officers", "officials"."""

from spacy.tokens import Span, Token

from stemma.model.mentions import SourceKind
from stemma.text.numbers import find_numbers

People = tuple[int | None, int | None]
_PERSONS = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.GROUP})
_ONE = frozenset({"he", "she", "i", "one", "somebody", "someone"})
_MANY = frozenset({"several", "many", "some", "few", "various", "numerous"})


def count_people(source: Span, kind: SourceKind) -> People:
    """Return the least and the greatest number of people that a source can be; None where it is open.

    "Officials" are two or more; a group without a number ("the Georgians") is no number of people.
    """
    if kind not in _PERSONS:
        return None, None
    inside = {token.i for token in source}
    heads = [source.root, *(t for t in source.root.conjuncts if t.i in inside)]
    counted = [_count(head, source, kind) for head in heads]
    if any(low is None for low, _ in counted):
        return None, None
    lows = sum(low for low, _ in counted if low is not None)
    return lows, None if any(high is None for _, high in counted) else sum(
        h for _, h in counted if h is not None
    )


def _count(head: Token, source: Span, kind: SourceKind) -> People:
    if head.lower_ in _ONE:
        return 1, 1
    number = _number(head, source)
    if number is not None:
        return number
    if head.pos_ in ("PRON", "DET") or (kind is SourceKind.GROUP and not _some(head)):
        return None, None
    if "Plur" in head.morph.get("Number", []) or head.tag_ in ("NNS", "NNPS"):
        return 2, None
    return 1, 1


def _number(head: Token, source: Span) -> People | None:
    """Return the bounds of the number with a noun, or that stands for it ("at least two of the officials").

    Whoever speaks is one at least: "fewer than five officials" are one to four.
    """
    words = [head, *(c for c in head.children if c.dep_ == "nummod" and c.i < head.i)]
    places = [word.idx - source.start_char for word in words]
    for number in find_numbers(source.text):
        bounds = number.low, number.high
        if bounds != (None, None) and any(number.start <= place < number.end for place in places):
            low, high = bounds
            return 1 if low is None else int(low), None if high is None else int(high)
    return None


def _some(head: Token) -> bool:
    return any(child.lower_ in _MANY for child in head.children)
