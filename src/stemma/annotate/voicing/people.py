"""How many people a source is: "two officials", "one of the officers", "officials"."""

from spacy.tokens import Span, Token

from stemma.model.mentions import SourceKind
from stemma.text.numerals import UNITS

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
    counted = [_count(head, kind) for head in heads]
    if any(low is None for low, _ in counted):
        return None, None
    lows = sum(low for low, _ in counted if low is not None)
    return lows, None if any(high is None for _, high in counted) else sum(
        h for _, h in counted if h is not None
    )


def _count(head: Token, kind: SourceKind) -> People:
    if head.lower_ in _ONE:
        return 1, 1
    number = _number(head)
    if number is not None:
        return number, number
    if head.pos_ in ("PRON", "DET") or (kind is SourceKind.GROUP and not _some(head)):
        return None, None
    if "Plur" in head.morph.get("Number", []) or head.tag_ in ("NNS", "NNPS"):
        return 2, None
    return 1, 1


def _number(head: Token) -> int | None:
    """Return the number that stands with a noun, or that stands for it ("two of the officials")."""
    words = (
        [head] if head.pos_ == "NUM" else [c for c in head.children if c.dep_ == "nummod" and c.i < head.i]
    )
    for word in words:
        if word.lower_ in UNITS:
            return UNITS[word.lower_]
        if word.text.isascii() and word.text.isdigit() and len(word.text) < 5:
            return int(word.text)
    return None


def _some(head: Token) -> bool:
    return any(child.lower_ in _MANY for child in head.children)
