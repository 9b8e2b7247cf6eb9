"""How surely the source says it: hedges, modality and polarity of the content, after FactBank."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from stemma.annotate.attribution.drafts import Draft, tokens_at
from stemma.annotate.attribution.lexicon import CueClass, hedge_words, longest_hedges
from stemma.model.mentions import Certainty
from stemma.model.spans import Bounds
from stemma.resources.reading import read_rows

_UNCOMMITTED = frozenset(
    {
        CueClass.REQUEST, CueClass.ORDER, CueClass.INTENTION, CueClass.PROMISE, CueClass.OPPOSITION,
        CueClass.QUESTION, CueClass.THREAT, CueClass.HOPE, CueClass.DOUBT, CueClass.RETRACTION,
    }
)  # fmt: skip
_DENYING = frozenset({CueClass.DENIAL, CueClass.REFUSAL})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nobody", "none", "nothing"})
_OBLIGATION = frozenset({"must", "ought", "shall"})


def find_hedges(parse: Doc, draft: Draft) -> tuple[tuple[Bounds, str], ...]:
    """Return each hedge inside a draft's content, with its degree."""
    return tuple(hedge for part in draft.content for hedge in hedges_in(parse, part))


def hedges_in(parse: Doc, part: Bounds) -> Iterator[tuple[Bounds, str]]:
    """Yield where each hedge of a stretch stands, and its degree ("PR", "PS-", "distance")."""
    span = tokens_at(parse, part)
    words = [token.lower_ for token in span]
    longest = longest_hedges()
    at = 0
    while at < len(words):
        lengths = range(min(longest.get(words[at], 0), len(words) - at), 0, -1)
        length = next((n for n in lengths if tuple(words[at : at + n]) in hedge_words()), 0)
        if length and not _is_noun(span[at]):
            last = span[at + length - 1]
            yield (span[at].idx, last.idx + len(last)), hedge_words()[tuple(words[at : at + length])]
        at += max(length, 1)


def _is_noun(token: Token) -> bool:
    """Tell "May" the month and "a can" from the hedges."""
    return token.pos_ in ("NOUN", "PROPN")


def judge_certainty(parse: Doc, draft: Draft, hedges: tuple[tuple[Bounds, str], ...]) -> Certainty:
    """Return certainty and polarity of the content as its source puts them.

    A negated content is CT−; a request, order, intention or opposition is UU; an accusation is CT+.
    """
    if draft.cue_class in _UNCOMMITTED or draft.negated:
        return Certainty.UNCOMMITTED
    root = _root(parse, draft)
    if _is_unsaid(root):
        return Certainty.UNCOMMITTED
    negative = _is_negative(root) != (draft.cue_class in _DENYING)
    degrees = {degree for bounds, degree in hedges if qualifies(parse, bounds, root)}
    if negative and _is_impossible(root):
        return Certainty.CERTAINLY_NOT
    if "PS" in degrees or "PS-" in degrees:
        return Certainty.POSSIBLY_NOT if negative or "PS-" in degrees else Certainty.POSSIBLE
    if degrees & {"PR", "PR-"} or draft.cue_class is CueClass.EXPECTATION:
        return Certainty.PROBABLY_NOT if negative or "PR-" in degrees else Certainty.PROBABLE
    return Certainty.CERTAINLY_NOT if negative else Certainty.CERTAIN


def _root(parse: Doc, draft: Draft) -> Token:
    """Return the head of what is held; a chain ("the report says he said that …") passes it through."""
    root = parse[draft.root] if draft.root is not None else tokens_at(parse, draft.content[0]).root
    while (inner := next((c for c in root.children if c.dep_ == "ccomp" and c.i > root.i), None)) is not None:
        root = inner
    return root


def _is_unsaid(root: Token) -> bool:
    """Tell whether the content is a question, a condition's consequence or a demand: nothing is asserted."""
    children = list(root.children)
    obliged = any(child.dep_ == "aux" and child.lower_ in _OBLIGATION for child in children)
    conditional = any(
        child.dep_ == "advcl"
        and any(c.lower_ in ("if", "unless") and c.dep_ == "mark" for c in child.children)
        for child in children
    )
    would = any(child.dep_ == "aux" and child.lower_ in ("will", "would", "'ll", "’ll") for child in children)
    return obliged or (conditional and would) or any(child.lower_ == "whether" for child in children)


def _is_impossible(root: Token) -> bool:
    """Tell whether something is ruled out: "could not have come" denies, "may not come" leaves it open."""
    modal = next((c for c in root.children if c.dep_ == "aux" and c.lower_ in ("can", "could", "ca")), None)
    after = modal.nbor() if modal is not None and modal.i + 1 < len(modal.doc) else None
    return after is not None and after.lower_ in ("not", "n't", "n’t", "never")


def _is_negative(root: Token) -> bool:
    for child in root.children:
        if child.lower_ in _NEGATIONS and child.dep_ in (
            "advmod",
            "det",
            "nsubj",
            "nsubj:pass",
            "obj",
            "cc:preconj",
        ):
            return True
        if child.dep_ in ("nsubj", "nsubj:pass") and any(
            c.lower_ in ("no", "neither") for c in child.children
        ):
            return True
    return False


def qualifies(parse: Doc, hedge: Bounds, root: Token) -> bool:
    """Tell whether a hedge stands on the clause that a word heads and not on a clause inside it."""
    token = tokens_at(parse, hedge).root
    if root.i in (token.i, token.head.i) or root.head.i == token.i:
        return True
    for _ in range(3):
        if token.i in (root.i, root.head.i):
            return True
        if token.dep_ not in ("advmod", "aux", "conj", "xcomp", "amod"):
            return False
        token = token.head
    return False


def is_factive(cue: Token) -> bool:
    """Tell whether a cue takes its content for true, so that whoever uses it says it too: "admitted"."""
    particle = next((child.lower_ for child in cue.children if child.dep_ == "compound:prt"), "-")
    return (cue.lemma_.lower(), particle) in _factive_cues()


@cache
def _factive_cues() -> frozenset[tuple[str, str]]:
    """Return lemma and particle of each factive cue."""
    return frozenset((lemma, particle) for lemma, particle in read_rows("factive_cues.tsv"))
