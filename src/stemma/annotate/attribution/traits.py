"""Traits: what is true of a word, constituent or quotation, on which the models put weights.

Each kind of case has columns, the values that are read off it, and templates, which say what of it counts
alone and what together: "path lemma" is one trait for each pair of the two.
"""

from collections.abc import Iterator, Sequence

from stemma.annotate.attribution.cases import ALWAYS, Cases, Columns, Trait, Value, columns_of
from stemma.annotate.attribution.constituents import Constituent
from stemma.annotate.attribution.setting import Setting

_LIGHT = frozenset({"punct", "det", "cc", "aux", "aux:pass", "cop", "advmod", "discourse"})
_OWN = frozenset({"aux", "aux:pass", "cop", "advmod", "det", "compound:prt"})
_PASSIVE = frozenset({"aux:pass", "nsubj:pass"})
_ARGUMENTS = frozenset({"obj", "obl", "nmod", "xcomp", "ccomp", "acl", "nmod:poss", "advcl"})
_MARKED = frozenset({"ccomp", "xcomp", "advcl", "obl", "nmod", "acl"})

_OF_CUES = (
    ALWAYS, "word", "tag", "word relation", "frame", "frame group", "relation group", "reading",
    "reading word", "reading group", "quoted word", "quoted reading", "subject reading", "subject word",
    "after", "after word", "before", "covered reading", "tag word", "headline reading", "right pos",
    "right group", "left group", "right left reading",
)  # fmt: skip
_OF_CONSTITUENTS = (
    ALWAYS, "path", "path lemma", "path kind", "path quoted cue_quoted", "path rule", "path voice",
    "path path_before", "path path_after", "rule rule_before rule_after", "rule steps", "rule lemma",
    "is_subject steps voice", "is_subject kind", "relation marker side group", "first steps",
    "quoted steps", "before side", "after side", "length path",
)  # fmt: skip

_NEAR_QUOTATION = 12
"""Words between a cue and a quotation; set by hand."""


def cue_cases(setting: Setting, cues: Sequence[int]) -> Cases:
    """Return what is true of words that may be cues."""
    columns = columns_of([_told_of_cue(setting, cue) for cue in cues])
    own = [[*_traits_below(setting, cue), *_traits_above(setting, cue)] for cue in cues]
    return Cases(len(cues), columns, _OF_CUES, own)


def _told_of_cue(setting: Setting, cue: int) -> dict[str, Value]:
    words = setting.words
    return {
        "word": _word(setting, cue),
        "pos": words.pos[cue],
        "tag": words.tag[cue],
        "relation": words.dep[cue],
        "frame": frame(setting, cue),
        "group": setting.cue_class(cue),
        "reading": setting.reading(cue),
        "subject": setting.kind(setting.subject(cue)),
        "quoted": "q" if setting.quotation_of[cue] >= 0 else "-",
        "before": words.lower[cue - 1] if cue else "^",
        "after": words.lower[cue + 1] if cue + 1 < len(words.lower) else "$",
        "covered": min(2, setting.depth[cue]),
        "headline": words.sentence[cue] == 0,
        "left": _beside_quotation(setting, cue, -1),
        "right": _beside_quotation(setting, cue, 1),
    }


def _word(setting: Setting, cue: int) -> str:
    return f"{setting.words.lemma[cue]}/{setting.words.pos[cue]}"


def frame(setting: Setting, cue: int) -> str:
    """Return the relations under a cue, in order and with their markers: "nsubj _ obl:to ccomp:that"."""
    words = setting.words
    told, passed = [], False
    for child in words.children[cue]:
        if child > cue and not passed:
            told.append("_")
            passed = True
        relation = words.dep[child]
        if relation not in _LIGHT:
            marker = words.marker[child] if relation in _MARKED else ""
            told.append(f"{relation}:{marker}" if marker else relation)
    return " ".join(told if passed else [*told, "_"])


def _beside_quotation(setting: Setting, cue: int, step: int) -> str:
    """Return what stands between a word and the next quotation on one side: the mark before it, and verbs."""
    words, own = setting.words, setting.quotation_of[cue]
    near = range(cue + 1, min(len(words.start), cue + _NEAR_QUOTATION + 1))
    if step < 0:
        near = range(cue - 1, max(-1, cue - _NEAR_QUOTATION - 1), -1)
    mark, verbs = "", 0
    for token in near if _reaches_quotation(setting, near, own) else ():
        if setting.quotation_of[token] not in (-1, own):
            return f"{mark}{verbs}"
        if words.pos[token] == "PUNCT":
            mark = words.lower[token]
        verbs = min(2, verbs + (words.pos[token] == "VERB"))
    return "-"


def _reaches_quotation(setting: Setting, near: range, own: int) -> bool:
    numbers = setting.quotation_of[min(near[0], near[-1]) : max(near[0], near[-1]) + 1] if near else ()
    return any(number not in (-1, own) for number in {*numbers})


def _traits_below(setting: Setting, cue: int) -> Iterator[Trait]:
    words, word = setting.words, _word(setting, cue)
    for child in words.children[cue]:
        relation = words.dep[child]
        if relation in _OWN:
            yield "own", words.lower[child]
            yield "own word", words.lower[child], word
        elif relation in _ARGUMENTS:
            argument, kind = relation + words.marker[child], setting.kind(child)
            yield "argument word", argument, word
            yield "argument lemma", argument, words.lemma[child]
            yield "argument kind", argument, kind
            yield "argument kind word", argument, kind, word


def _traits_above(setting: Setting, cue: int) -> Iterator[Trait]:
    words, word, token = setting.words, _word(setting, cue), cue
    for step in range(3):
        above = words.head[token]
        if above == token:
            return
        yield "up lemma", step, words.lemma[above]
        if above in setting.drafts:
            yield "up reading", step, setting.reading(above)
            yield "up word relation", step, word, words.dep[token]
        token = above


def constituent_cases(setting: Setting, seen: Sequence[tuple[int, Sequence[Constituent]]]) -> Cases:
    """Return what is true of constituents as seen from their cues; each cue comes with those around it."""
    columns: dict[str, list[Value]] = {}
    for cue, constituents in seen:
        for name, values in _told_of_constituents(setting, cue, constituents).items():
            columns.setdefault(name, []).extend(values)
    count = sum(len(constituents) for _, constituents in seen)
    return Cases(count, columns, _OF_CONSTITUENTS)


def _told_of_constituents(setting: Setting, cue: int, constituents: Sequence[Constituent]) -> Columns:
    words, count = setting.words, len(constituents)
    firsts, lasts, tops, heads, paths = zip(*constituents, strict=True)
    lower = words.lower
    passive = any(words.dep[child] in _PASSIVE for child in words.children[cue])
    own, subject, at = setting.quotation_of[cue], setting.subject(cue), firsts.index(cue)
    rules = held_by_rules(setting, cue, heads)
    numbers = [setting.quotation_of[first] for first in firsts]
    return {
        "path": paths,
        "path_before": ["^", *paths[:-1]],
        "path_after": [*paths[1:], "$"],
        "side": [path[-1] for path in paths],
        "relation": [words.dep[top] for top in tops],
        "marker": [words.marker[top] for top in tops],
        "kind": [setting.kinds[head] for head in heads],
        "is_subject": [head == subject for head in heads],
        "rule": rules,
        "rule_before": ["^", *rules[:-1]],
        "rule_after": [*rules[1:], "$"],
        "quoted": [_quoted(number, own) if number >= 0 else "-" for number in numbers],
        "first": [lower[first] for first in firsts],
        "before": [lower[first - 1] if first else "^" for first in firsts],
        "after": [lower[last + 1] if last + 1 < len(lower) else "$" for last in lasts],
        "steps": [steps if -6 < steps < 6 else -6 if steps < 0 else 6 for steps in range(-at, count - at)],
        "length": [
            (last - first) // 3 if last - first < 12 else 4 for first, last in zip(firsts, lasts, strict=True)
        ],
        "lemma": [words.lemma[cue]] * count,
        "group": [setting.cue_class(cue)] * count,
        "voice": ["passive" if passive else words.tag[cue]] * count,
        "cue_quoted": [own >= 0] * count,
    }


def _quoted(number: int, own: int) -> str:
    return "same" if number == own else "other"


def held_by_rules(setting: Setting, cue: int, heads: Sequence[int]) -> list[str]:
    """Return the role that the rules give each word at a cue, or "?" where they found none there."""
    draft = setting.drafts.get(cue)
    if draft is None:
        return ["?"] * len(heads)
    roles = {token: "X" for part in draft.content for token in setting.words.between(part)}
    if draft.source is not None:
        roles.update(dict.fromkeys(setting.words.between(draft.source), "S"))
    roles.update(dict.fromkeys(setting.words.between(draft.cue), "C"))
    return [roles.get(head, "-") for head in heads]
