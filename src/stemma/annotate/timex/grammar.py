"""The grammar: rules over word classes, compiled to regular expressions over one sign per lexeme.

Every lexeme becomes one character, so a rule is an ordinary regular expression that never sees
letters, and a document is read once per rule over a string as long as its word count.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from stemma.annotate.timex.lexer import WORD, Lexeme
from stemma.resources.reading import read_text

_CLASS = re.compile(r"[A-Z][A-Z0-9]*")
_PART = re.compile(r"@[a-z]+")
_NAMED = re.compile(r"\b([a-z]\w*)=(\(|[\ue000-\uf8ff])")
_OTHER = "."
_FIRST_SIGN = 0xE000


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar: the reading's name, its pattern, and the examples below it."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GrammarMatch:
    """A stretch of lexemes that a rule matched, with its named parts as ranges of lexemes."""

    rule: str
    first: int
    after: int
    parts: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and the sign that stands for each word class in their patterns."""

    rules: tuple[Rule, ...]
    signs: dict[str, str]
    stretch: re.Pattern[str]
    """Signs of word classes side by side, with the sign behind them."""
    core: re.Pattern[str]
    """A sign of which an expression may consist: of any class but the glue."""

    def matches(self, lexemes: Sequence[Lexeme]) -> list[GrammarMatch]:
        """Return the matches in text order; of overlapping ones the longest, then the first rule's."""
        everything = "".join(self.signs.get(lexeme.kind, _OTHER) for lexeme in lexemes)
        # Nine words of ten are no part of any match: the rules read what is left, and count as before.
        places = [
            place
            for stretch in self.stretch.finditer(everything)
            if self.core.search(stretch.group())
            for place in range(*stretch.span())
        ]
        coded = "".join([everything[place] for place in places])
        candidates = [
            (match.start() - match.end(), order, match)
            for order, rule in enumerate(self.rules)
            for match in rule.pattern.finditer(coded)
        ]
        candidates.sort(key=lambda candidate: (candidate[0], candidate[1], candidate[2].start()))
        taken: list[tuple[int, int]] = []
        kept = []
        for _, order, match in candidates:
            if _claim(taken, match.span()):
                kept.append(_match(self.rules[order].name, match, places))
        return sorted(kept, key=lambda match: match.first)


def _claim(taken: list[tuple[int, int]], bounds: tuple[int, int]) -> bool:
    place = bisect_left(taken, bounds)
    if place < len(taken) and taken[place][0] < bounds[1]:
        return False
    if place and taken[place - 1][1] > bounds[0]:
        return False
    taken.insert(place, bounds)
    return True


def _match(rule: str, match: re.Match[str], places: Sequence[int]) -> GrammarMatch:
    parts: dict[str, tuple[int, int]] = {}
    for group, text in match.groupdict().items():
        if text:
            first, after = match.span(group)
            parts[group.rstrip("_")] = (places[first], places[after - 1] + 1)
    return GrammarMatch(rule, places[match.start()], places[match.end() - 1] + 1, parts)


@cache
def load_grammar() -> Grammar:
    """Return the grammar of the resources, compiled once per process."""
    signs: dict[str, str] = {}
    shared: dict[str, str] = {}
    rules: list[Rule] = []
    glue: list[str] = []
    for line in read_text("time_grammar.txt").splitlines():
        if line.startswith("@"):
            name, _, body = line.partition("=")
            shared[name.strip()] = f"({_expand(body, shared)})"
        elif line.startswith(">"):
            rules[-1] = Rule(rules[-1].name, rules[-1].pattern, (*rules[-1].examples, line[1:].strip()))
        elif line.startswith("~"):
            glue += line[1:].split()
        elif line and not line.startswith("#"):
            name, _, body = line.partition(":")
            rules.append(Rule(name.strip(), _compiled(_expand(body, shared), signs), ()))
    known = "".join(sign for name, sign in signs.items() if name != WORD)
    core = "".join(sign for name, sign in signs.items() if name not in {WORD, *glue})
    return Grammar(tuple(rules), signs, re.compile(f"[{known}]+.?"), re.compile(f"[{core}]"))


def _expand(body: str, shared: dict[str, str]) -> str:
    return _PART.sub(lambda part: shared[part.group()], body)


def _compiled(body: str, signs: dict[str, str]) -> re.Pattern[str]:
    coded = _CLASS.sub(lambda name: signs.setdefault(name.group(), chr(_FIRST_SIGN + len(signs))), body)
    used: dict[str, int] = {}
    named = _NAMED.sub(lambda part: _group(part[1], part[2], used), coded)
    return re.compile(re.sub(r"\((?!\?)", "(?:", re.sub(r"\s+", "", named)))


def _group(name: str, opening: str, used: dict[str, int]) -> str:
    """Return a named group; a name used again in one rule gets underscores, which its reading never sees."""
    used[name] = used.get(name, 0) + 1
    unique = name + "_" * (used[name] - 1)
    return f"(?P<{unique}>" if opening == "(" else f"(?P<{unique}>{opening})"
