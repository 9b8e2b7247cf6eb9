"""How surely the source says it: hedges, modality and polarity of the content, after FactBank."""

from collections.abc import Sequence
from functools import cache

from stemma.annotate.attribution.drafts import Draft
from stemma.annotate.attribution.lexicon import CueClass, hedge_words, longest_hedges
from stemma.annotate.words import Words
from stemma.model.mentions import Certainty
from stemma.model.spans import Bounds
from stemma.resources.reading import read_rows

Hedge = tuple[Bounds, str]
"""Where a hedge stands, and its degree ("PR", "PS-", "distance")."""

_UNCOMMITTED = frozenset(
    {
        CueClass.REQUEST, CueClass.ORDER, CueClass.INTENTION, CueClass.PROMISE, CueClass.OPPOSITION,
        CueClass.QUESTION, CueClass.THREAT, CueClass.HOPE, CueClass.DOUBT, CueClass.RETRACTION,
    }
)  # fmt: skip
_DENYING = frozenset({CueClass.DENIAL, CueClass.REFUSAL})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nobody", "none", "nothing"})
_NEGATING = frozenset({"advmod", "det", "nsubj", "nsubj:pass", "obj", "cc:preconj"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NEGATED = _SUBJECTS | {"obj"}
_OPINIONS = frozenset({"suspect", "suppose", "presume", "guess", "reckon"})
"""Verbs of belief that leave room for doubt: FactBank's PR; who believes or knows leaves none."""
_OPEN = frozenset({"unclear", "unknown", "uncertain", "unsure"})
_SETTLED = frozenset({"clear", "known", "know", "certain", "sure"})
_ASKING = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whether", "if"})
_OBLIGATION = frozenset({"must", "ought", "shall"})
_FUTURE = frozenset({"will", "would", "'ll"})
_QUALIFYING = frozenset({"advmod", "aux", "conj", "xcomp", "amod"})


def find_hedges(words: Words, draft: Draft) -> list[Hedge]:
    """Return each hedge inside a draft's content."""
    return [hedge for part in draft.content for hedge in hedges_in(words, part)]


def hedges_in(words: Words, part: Bounds) -> list[Hedge]:
    """Return each hedge of a stretch, in the order of the text; of two that overlap the first and longest."""
    tokens, longest, found = words.between(part), longest_hedges(), list[Hedge]()
    end = 0
    for token, word in enumerate(words.lower[tokens.start : tokens.stop], tokens.start):
        if word not in longest or token < end:
            continue
        line = words.lower[token : min(token + longest[word], tokens.stop)]
        length = next((n for n in range(len(line), 0, -1) if tuple(line[:n]) in hedge_words()), 0)
        end = token + length
        if length and words.pos[token] not in ("NOUN", "PROPN"):  # "May" the month and "a can" are none
            found.append(((words.start[token], words.end[end - 1]), hedge_words()[tuple(line[:length])]))
    return found


def judge_certainty(words: Words, draft: Draft, hedges: Sequence[Hedge]) -> Certainty:
    """Return certainty and polarity of the content as its source puts them.

    A negated content is CT−; a request, order, intention or opposition is UU; an accusation is CT+.
    """
    if draft.cue_class in _UNCOMMITTED or draft.negated:
        return Certainty.UNCOMMITTED
    root = _root(words, draft)
    if _is_unsaid(words, root) or _is_left_open(words, draft):
        return Certainty.UNCOMMITTED
    negative = _is_negative(words, root) != (draft.cue_class in _DENYING)
    degrees = {degree for bounds, degree in hedges if qualifies(words, bounds, root)}
    if negative and _is_impossible(words, root):
        return Certainty.CERTAINLY_NOT
    if "PS" in degrees or "PS-" in degrees:
        return Certainty.POSSIBLY_NOT if negative or "PS-" in degrees else Certainty.POSSIBLE
    if degrees & {"PR", "PR-"} or draft.cue_class is CueClass.EXPECTATION or _is_opinion(words, draft):
        return Certainty.PROBABLY_NOT if negative or "PR-" in degrees else Certainty.PROBABLE
    return Certainty.CERTAINLY_NOT if negative else Certainty.CERTAIN


def _is_opinion(words: Words, draft: Draft) -> bool:
    cue = words.between(draft.cue)
    return draft.cue_class is CueClass.BELIEF and any(words.lemma[token] in _OPINIONS for token in cue)


def _is_left_open(words: Words, draft: Draft) -> bool:
    """Tell whether the content says that something is not known: "it was not clear who had fired"."""
    head = draft.root if draft.root is not None else words.root(words.between(draft.content[0]))
    for token in (head, *words.children_by(head, ("xcomp", "ccomp"))):
        open_ = words.lower[token] in _OPEN
        if open_ or (words.lower[token] in _SETTLED and _is_negative(words, token)):
            asked = words.children_by(token, ("ccomp", "csubj", "advcl", "acl"))
            if any(words.lower[words.subtree(clause)[0]] in _ASKING for clause in asked):
                return True
    return False


def _root(words: Words, draft: Draft) -> int:
    """Return the head of what is held; a chain ("the report says he said that …") passes it through."""
    root = draft.root if draft.root is not None else words.root(words.between(draft.content[0]))
    while inner := [c for c in words.children[root] if c > root and words.dep[c] == "ccomp"]:
        root = inner[0]
    return root


def _is_unsaid(words: Words, root: int) -> bool:
    """Tell whether the content is a question, a condition's consequence or a demand: nothing is asserted."""
    helping = {words.lower[child] for child in words.children_by(root, ("aux",))}
    if helping & _OBLIGATION or any(words.lower[child] == "whether" for child in words.children[root]):
        return True
    return bool(helping & _FUTURE) and any(
        words.dep[below] == "mark" and words.lower[below] in ("if", "unless")
        for clause in words.children_by(root, ("advcl",))
        for below in words.children[clause]
    )


def _is_impossible(words: Words, root: int) -> bool:
    """Tell whether something is ruled out: "could not have come" denies, "may not come" leaves it open."""
    helping = words.children_by(root, ("aux",))
    modal = next((token for token in helping if words.lower[token] in ("can", "could", "ca")), None)
    return modal is not None and words.lower[modal + 1 : modal + 2] in (["not"], ["n't"], ["never"])


def _is_negative(words: Words, root: int) -> bool:
    """Tell whether a clause is negated by its own words or by those of a noun in it: "took no prisoners"."""
    for child in words.children_by(root, _NEGATING):
        if words.lower[child] in _NEGATIONS:
            return True
        if words.dep[child] in _NEGATED and any(
            words.lower[below] in ("no", "neither") for below in words.children[child]
        ):
            return True
    return False


def qualifies(words: Words, hedge: Bounds, root: int) -> bool:
    """Tell whether a hedge stands on the clause that a word heads and not on a clause inside it."""
    token, above = words.root(words.between(hedge)), words.head[root]
    if words.head[token] == root:
        return True
    for _ in range(3):
        if token in (root, above):
            return True
        if words.dep[token] not in _QUALIFYING:
            return False
        token = words.head[token]
    return False


def is_factive(words: Words, cue: int) -> bool:
    """Tell whether a cue takes its content for true, so that whoever uses it says it too: "admitted"."""
    particles = [words.lower[child] for child in words.children_by(cue, ("compound:prt",))]
    return (words.lemma[cue], particles[0] if particles else "-") in _factive_cues()


@cache
def _factive_cues() -> frozenset[tuple[str, str]]:
    """Return lemma and particle of each factive cue."""
    return frozenset((lemma, particle) for lemma, particle in read_rows("factive_cues.tsv"))
