"""Traits: short strings, each true of a cue, constituent or quotation, on which the models put weights."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from stemma.annotate.attribution.constituents import Constituent
from stemma.annotate.attribution.setting import Setting, shared
from stemma.text.quotes import Quotation

_LIGHT = frozenset({"punct", "det", "cc", "aux", "aux:pass", "cop", "advmod", "discourse"})
_OWN = frozenset({"aux", "aux:pass", "cop", "advmod", "det", "compound:prt"})
_PASSIVE = frozenset({"aux:pass", "nsubj:pass"})
_ARGUMENTS = frozenset({"obj", "obl", "nmod", "xcomp", "ccomp", "acl", "nmod:poss", "advcl"})
_MARKED = frozenset({"ccomp", "xcomp", "advcl", "obl", "nmod", "acl"})

# Quotations before and after the sentence of a cue that may be its content, and how many characters away
# from each other they may stand; set by hand.
_BEFORE, _AFTER = 3, 5
_WIDEST_GAP = 400
_NEAR_QUOTATION = 12
"""Words between a cue and a quotation; set by hand."""


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


def cue_traits(setting: Setting, cue: int) -> list[str]:
    """Return what is true of a word that may be a cue."""
    words = setting.words
    word, relation, tag = f"{words.lemma[cue]}/{words.pos[cue]}", words.dep[cue], words.tag[cue]
    shape, group, reading = frame(setting, cue), setting.cue_class(cue), setting.reading(cue)
    subject = setting.kind(setting.subject(cue))
    quoted = "q" if setting.quotation_of[cue] >= 0 else "-"
    after = words.lower[cue + 1] if cue + 1 < len(words.lower) else "$"
    before = words.lower[cue - 1] if cue else "^"
    covered = min(2, setting.depth[cue])
    traits = [
        "every", f"word {word}", f"tag {tag}", f"word {word} {relation}",
        f"frame {shape}", f"frame {shape} {group}", f"relation {relation} {group}",
        f"reading {reading}", f"reading {reading} {word}",
        f"reading {reading} {group}", f"quoted {quoted} {word}", f"quoted {quoted} {reading}",
        f"subject {subject} {reading}", f"subject {subject} {word}",
        f"after {after}", f"after {after} {word}", f"before {before}",
        f"covered {covered} {reading}", f"tag {tag} {word}", f"headline {words.sentence[cue] == 0} {reading}",
    ]  # fmt: skip
    beside = _beside_quotation(setting, cue, 1), _beside_quotation(setting, cue, -1)
    traits += [
        f"right {beside[0]} {words.pos[cue]}", f"right {beside[0]} {group}", f"left {beside[1]} {group}",
        f"beside {beside[0]} {beside[1]} {reading}",
    ]  # fmt: skip
    traits += _traits_below(setting, cue, word)
    traits += _traits_above(setting, cue, word)
    return traits


def _beside_quotation(setting: Setting, cue: int, step: int) -> str:
    """Return what stands between a word and the next quotation on one side: the mark before it, and verbs."""
    words, own = setting.words, setting.quotation_of[cue]
    mark, verbs, token = "", 0, cue + step
    for _ in range(_NEAR_QUOTATION if setting.quotations else 0):
        if not 0 <= token < len(words.start):
            break
        number = setting.quotation_of[token]
        if number not in (-1, own):
            return f"{mark}{verbs}"
        if words.pos[token] == "PUNCT":
            mark = words.lower[token]
        verbs = min(2, verbs + (words.pos[token] == "VERB"))
        token += step
    return "-"


def _traits_below(setting: Setting, cue: int, word: str) -> Iterator[str]:
    words = setting.words
    for child in words.children[cue]:
        relation = words.dep[child]
        if relation in _OWN:
            yield f"own {words.lower[child]}"
            yield f"own {words.lower[child]} {word}"
        elif relation in _ARGUMENTS:
            argument, kind = relation + words.marker[child], setting.kind(child)
            yield f"argument {argument} {word}"
            yield f"argument {argument} {words.lemma[child]}"
            yield f"argument {argument} {kind}"
            yield f"argument {argument} {kind} {word}"


def _traits_above(setting: Setting, cue: int, word: str) -> Iterator[str]:
    words, token = setting.words, cue
    for step in range(3):
        above = words.head[token]
        if above == token:
            return
        yield f"up {step} {words.lemma[above]}"
        if above in setting.drafts:
            yield f"up {step} {setting.reading(above)}"
            yield f"up {step} {word} {words.dep[token]}"
        token = above


def held_by_rules(setting: Setting, cue: int, constituents: Sequence[Constituent]) -> list[str]:
    """Return the role that the rules give each constituent at a cue, or "?" where they found none there."""
    draft = setting.drafts.get(cue)
    if draft is None:
        return ["?"] * len(constituents)
    roles = {token: "X" for part in draft.content for token in setting.words.between(part)}
    if draft.source is not None:
        roles.update(dict.fromkeys(setting.words.between(draft.source), "S"))
    roles.update(dict.fromkeys(setting.words.between(draft.cue), "C"))
    return [roles.get(each.head, "-") for each in constituents]


def constituent_traits(
    setting: Setting, cue: int, constituents: Sequence[Constituent]
) -> Iterator[list[str]]:
    """Yield, for each constituent, what is true of it as seen from the cue."""
    words = setting.words
    lemma, group, subject = words.lemma[cue], setting.cue_class(cue), setting.subject(cue)
    voice = (
        "passive" if any(words.dep[child] in _PASSIVE for child in words.children[cue]) else words.tag[cue]
    )
    rules = ["^", *held_by_rules(setting, cue, constituents), "$"]
    paths = ["^", *(each.path for each in constituents), "$"]
    at = next(place for place, each in enumerate(constituents) if each.first == cue)
    own = setting.quotation_of[cue]
    for place, each in enumerate(constituents):
        path, rule, first = each.path, rules[place + 1], words.lower[each.first]
        steps = max(-6, min(6, place - at))
        number = setting.quotation_of[each.first]
        quoted = "-" if number < 0 else "same" if number == own else "other"
        marker, kind = words.marker[each.top], setting.kind(each.head)
        before = words.lower[each.first - 1] if each.first else "^"
        after = words.lower[each.last + 1] if each.last + 1 < len(words.lower) else "$"
        side = path[-1]
        yield [
            "every", f"path {path}", f"path {path} {lemma}", f"path {path} {kind}",
            f"path {path} {quoted} {own >= 0}", f"path {path} {rule}", f"path {path} {voice}",
            f"path {path} < {paths[place]}",
            f"path {path} > {paths[place + 2]}", f"rule {rule} {rules[place]} {rules[place + 2]}",
            f"rule {rule} {steps}", f"rule {rule} {lemma}",
            f"subject {each.head == subject} {steps} {voice}", f"subject {each.head == subject} {kind}",
            f"top {words.dep[each.top]} {marker} {side} {group}", f"first {first} {steps}",
            f"quoted {quoted} {steps}", f"before {before} {side}", f"after {after} {side}",
            f"long {min(4, (each.last - each.first) // 3)} {path}",
        ]  # fmt: skip


def quotations_outside(setting: Setting, cue: int) -> list[tuple[Quotation, list[str]]]:
    """Return the quotations around the sentence of a cue that may be its content, with their traits."""
    start, end = setting.words.extent(cue)
    first = bisect_right(setting.quotations, start, key=lambda quotation: quotation.end)
    last = bisect_left(setting.quotations, end, key=lambda quotation: quotation.start)
    before = setting.quotations[max(0, first - _BEFORE) : first][::-1]
    after = setting.quotations[last : last + _AFTER]
    inside = first < last
    return [*_followed(setting, cue, before, "L", inside), *_followed(setting, cue, after, "R", inside)]


def _followed(
    setting: Setting, cue: int, quotations: Sequence[Quotation], side: str, inside: bool
) -> Iterator[tuple[Quotation, list[str]]]:
    start, end = setting.words.extent(cue)
    edge = start if side == "L" else end
    for place, quotation in enumerate(quotations):
        gap = setting.text[quotation.end : edge] if side == "L" else setting.text[edge : quotation.start]
        if len(gap) > _WIDEST_GAP:
            return
        yield quotation, _quotation_traits(setting, cue, quotation, f"{side}{place}", gap, inside)
        edge = quotation.start if side == "L" else quotation.end


def _quotation_traits(
    setting: Setting, cue: int, quotation: Quotation, place: str, gap: str, inside: bool
) -> list[str]:
    words, draft = setting.words, setting.drafts.get(cue)
    bounds = (quotation.start, quotation.end)
    here = "?" if draft is None else "X" if any(shared(bounds, part) for part in draft.content) else "-"
    within = words.between(bounds)
    taken = "taken" if within and setting.depth[within[0]] else "free"
    close = "next" if not gap.strip() else "near" if len(gap.strip()) < 40 else "far"
    apart = f"{min(3, gap.count(chr(10)))} {close} {place}"
    last = setting.text[slice(*words.extent(cue))].rstrip()[-1:]
    last = last if last in ":,-—–" else "."
    ending = setting.text[quotation.end - 2 : quotation.end]
    ending = "comma" if "," in ending else "stop" if any(mark in ending for mark in ".?!") else "-"
    group, quoted = setting.cue_class(cue), "q" if setting.quotation_of[cue] >= 0 else "-"
    return [
        "every", f"place {place} {here}", f"place {place} {here} {taken}", f"apart {apart}",
        f"apart {apart} {here}",
        f"word {words.lemma[cue]} {place}", f"last {last} {apart}", f"last {last} {apart} {here}",
        f"inside {inside} {place} {here} {setting.reading(cue)}", f"quoted {quoted} {place}",
        f"ending {ending} {apart}", f"continues {quotation.continues} {place} {here}",
        f"continues {quotation.continues} {apart}", f"relation {words.dep[cue]} {place}",
        f"taken {taken} {apart}", f"long {min(3, (quotation.end - quotation.start) // 40)} {place} {close}",
        f"group {group} {place} {last}",
        f"all {apart} {here} {last} {inside} {taken} {quoted}",
    ]  # fmt: skip
