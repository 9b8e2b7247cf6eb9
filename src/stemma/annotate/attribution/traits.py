"""Traits: what is true of a word, constituent or quotation, on which the models put weights.

Each kind of case has columns, the values that are read off it, and templates, which say what of it counts
alone and what together: "path lemma" is one trait for each pair of the two.
"""

from collections.abc import Iterator, Sequence

from stemma.annotate.attribution.cases import ALWAYS, Cases, Columns, Trait, Value
from stemma.annotate.attribution.constituents import Constituents, joined
from stemma.annotate.attribution.cues import is_passive
from stemma.annotate.attribution.setting import Setting
from stemma.annotate.words import Words

_LIGHT = frozenset({"punct", "det", "cc", "aux", "aux:pass", "cop", "advmod", "discourse"})
_OWN = frozenset({"aux", "aux:pass", "cop", "advmod", "det", "compound:prt"})
_ARGUMENTS = frozenset({"obj", "obl", "nmod", "xcomp", "ccomp", "acl", "nmod:poss", "advcl"})
_MARKED = frozenset({"ccomp", "xcomp", "advcl", "obl", "nmod", "acl"})

_OF_CUES = (
    ALWAYS, "word", "tag", "word relation", "frame", "frame group", "relation group", "reading",
    "reading word", "reading group", "quoted word", "quoted reading", "subject reading", "subject word",
    "after", "after word", "before", "tag word", "right pos", "right group", "left group",
    "right left reading",
)  # fmt: skip
_OF_CONSTITUENTS = (
    ALWAYS, "path", "path lemma", "path kind", "path quoted cue_quoted", "path rule", "path voice",
    "path path_before", "path path_after", "rule rule_before rule_after", "rule steps", "rule lemma",
    "is_subject steps voice", "is_subject kind", "relation marker side group", "first steps",
    "quoted steps", "before side", "after side", "length path",
)  # fmt: skip

_NEAR_QUOTATION = 12
"""Words between a cue and a quotation; set by hand."""
_FAR = 6
"""Constituents from a cue on that count as equally far; set by hand."""


def cue_cases(setting: Setting, cues: Sequence[int]) -> Cases:
    """Return what is true of words that may be cues."""
    words, quotation_of = setting.words, setting.quotation_of
    before, after = ["^", *words.lower], [*words.lower[1:], "$"]
    told = [f"{words.lemma[cue]}/{words.pos[cue]}" for cue in cues]
    columns: Columns = {
        "word": told,
        "pos": [words.pos[cue] for cue in cues],
        "tag": [words.tag[cue] for cue in cues],
        "relation": [words.dep[cue] for cue in cues],
        "frame": [_frame(words, cue) for cue in cues],
        "group": [setting.cue_class(cue) for cue in cues],
        "reading": [setting.reading(cue) for cue in cues],
        "subject": [setting.kind(setting.subject(cue)) for cue in cues],
        "quoted": ["q" if quotation_of[cue] >= 0 else "-" for cue in cues],
        "before": [before[cue] for cue in cues],
        "after": [after[cue] for cue in cues],
        "left": [_up_to_quotation(setting, cue, -1) for cue in cues],
        "right": [_up_to_quotation(setting, cue, 1) for cue in cues],
    }
    own = [[*_traits_below(setting, cue, word)] for cue, word in zip(cues, told, strict=True)]
    return Cases(len(cues), columns, _OF_CUES, own)


def _frame(words: Words, cue: int) -> str:
    """Return the relations under a cue, in order and with their markers: "nsubj _ obl:to ccomp:that"."""
    told: list[str] = []
    passed = False
    for child in words.children[cue]:
        if child > cue and not passed:
            told.append("_")
            passed = True
        relation = words.dep[child]
        if relation not in _LIGHT:
            marker = words.marker[child] if relation in _MARKED else ""
            told.append(f"{relation}:{marker}" if marker else relation)
    return " ".join(told if passed else [*told, "_"])


def _up_to_quotation(setting: Setting, cue: int, step: int) -> str:
    """Return what stands between a word and the next quotation on one side: the mark before it, and verbs."""
    words, quoted = setting.words, setting.next_quoted(cue, step)
    if quoted is None or abs(quoted - cue) > _NEAR_QUOTATION:
        return "-"
    between = range(cue + step, quoted, step)
    marks = [words.lower[token] for token in between if words.pos[token] == "PUNCT"]
    verbs = min(2, sum(words.pos[token] == "VERB" for token in between))
    return f"{marks[-1] if marks else ''}{verbs}"


def _traits_below(setting: Setting, cue: int, word: str) -> Iterator[Trait]:
    words = setting.words
    for child in words.children[cue]:
        relation = words.dep[child]
        if relation in _OWN:
            yield "own", words.lower[child]
            yield "own word", words.lower[child], word
        elif relation in _ARGUMENTS:
            argument, kind = relation + words.marker[child], setting.kinds[child]
            yield "argument word", argument, word
            yield "argument lemma", argument, words.lemma[child]
            yield "argument kind", argument, kind
            yield "argument kind word", argument, kind, word


def constituent_cases(setting: Setting, seen: Sequence[tuple[int, Constituents]]) -> Cases:
    """Return what is true of constituents as seen from their cues; each cue comes with those around it."""
    columns: dict[str, list[Value]] = {}
    for cue, constituents in seen:
        for name, values in _told_from_cue(setting, cue, constituents).items():
            columns.setdefault(name, []).extend(values)
    together = joined([constituents for _, constituents in seen])
    return Cases(
        len(together),
        {**columns, **_told_alone(setting, together)},
        _OF_CONSTITUENTS,
        shared=_told_of_view(setting, [cue for cue, _ in seen]),
        runs=[len(constituents) for _, constituents in seen],
    )


def _told_of_view(setting: Setting, cues: Sequence[int]) -> Columns:
    """Return what is true of the cues that constituents are seen from."""
    words = setting.words
    return {
        "lemma": [words.lemma[cue] for cue in cues],
        "group": [setting.cue_class(cue) for cue in cues],
        "voice": ["passive" if is_passive(words, cue) else words.tag[cue] for cue in cues],
        "cue_quoted": [setting.quotation_of[cue] >= 0 for cue in cues],
    }


def _told_alone(setting: Setting, all_: Constituents) -> Columns:
    """Return what is true of constituents wherever they are seen from."""
    words, kinds = setting.words, setting.kinds
    before, after = ["^", *words.lower], [*words.lower[1:], "$"]
    return {
        "path": all_.path,
        "side": [path[-1] for path in all_.path],
        "relation": [words.dep[top] for top in all_.top],
        "marker": [words.marker[top] for top in all_.top],
        "kind": [kinds[head] for head in all_.head],
        "first": [words.lower[first] for first in all_.first],
        "before": [before[first] for first in all_.first],
        "after": [after[last] for last in all_.last],
        "length": [
            (last - first) // 3 if last - first < 12 else 4
            for first, last in zip(all_.first, all_.last, strict=True)
        ],
    }


def _told_from_cue(setting: Setting, cue: int, constituents: Constituents) -> Columns:
    """Return what is true of constituents as one cue sees them."""
    paths, quotation_of, subject = constituents.path, setting.quotation_of, setting.subject(cue)
    rules = _held_by_rules(setting, cue, constituents.head)
    own, at = quotation_of[cue], constituents.first.index(cue)
    numbers = [quotation_of[first] for first in constituents.first]
    return {
        "path_before": ["^", *paths[:-1]],
        "path_after": [*paths[1:], "$"],
        "is_subject": [head == subject for head in constituents.head],
        "rule": rules,
        "rule_before": ["^", *rules[:-1]],
        "rule_after": [*rules[1:], "$"],
        "quoted": ["-" if number < 0 else "same" if number == own else "other" for number in numbers],
        "steps": _steps(at, len(constituents) - at),
    }


def _steps(before: int, after: int) -> list[int]:
    """Return how far from a cue each constituent stands, up to `_FAR` on both sides.

    >>> _steps(2, 8)
    [-2, -1, 0, 1, 2, 3, 4, 5, 6, 6]
    """
    near = range(-min(before, _FAR), min(after, _FAR))
    return [-_FAR] * (before - _FAR) + [*near] + [_FAR] * (after - _FAR)


def _held_by_rules(setting: Setting, cue: int, heads: Sequence[int]) -> list[str]:
    """Return the role that the rules give each word at a cue, or "?" where they found none there."""
    draft, between = setting.drafts.get(cue), setting.words.between
    if draft is None:
        return ["?"] * len(heads)
    roles = dict.fromkeys((token for part in draft.content for token in between(part)), "X")
    if draft.source is not None:
        roles.update(dict.fromkeys(between(draft.source), "S"))
    roles.update(dict.fromkeys(between(draft.cue), "C"))
    return [roles.get(head, "-") for head in heads]
