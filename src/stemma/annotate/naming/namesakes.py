"""People whose family name is a place's too: Lewis Hamilton, Denzel Washington."""

from collections.abc import Iterable
from dataclasses import replace

from stemma.annotate.naming.metonyms import is_dateline
from stemma.annotate.naming.stretches import Stretch
from stemma.annotate.parsed import ParsedDocument
from stemma.text.names import name_tokens

_LOCATING = frozenset(("in", "at", "near", "outside", "inside", "around", "across"))


def name_people(parsed: ParsedDocument, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches, those that name a person by the family name alone as that person's.

    A town's name is a person's where the text names the person in full and puts nothing into the town.
    A country's stays the country's: who writes of Michael Jordan may write of Jordan too.
    """
    named = [(stretch, _tokens(parsed, stretch)) for stretch in stretches]
    people = {tokens[-1] for stretch, tokens in named if stretch.label == "PER" and len(tokens) > 1}
    towns = {stretch: tokens[0] for stretch, tokens in named if _is_town(stretch) and len(tokens) == 1}
    visited = {name for stretch, name in towns.items() if _is_located(parsed, stretch)}
    taken = {stretch for stretch, name in towns.items() if name in people - visited}
    return [replace(one, label="PER", known=None) if one in taken else one for one, _ in named]


def _tokens(parsed: ParsedDocument, stretch: Stretch) -> tuple[str, ...]:
    return name_tokens(parsed.text[stretch.start : stretch.end])


def _is_town(stretch: Stretch) -> bool:
    country = stretch.known is not None and len(stretch.known.id) == len("USA")
    return stretch.label in ("GPE", "LOC") and not country


def _is_located(parsed: ParsedDocument, stretch: Stretch) -> bool:
    if is_dateline(parsed.text, stretch):
        return True
    head = parsed.tokens(parsed.span(stretch.start, stretch.end)).root
    return any(child.dep_ == "case" and child.lower_ in _LOCATING for child in head.children)
