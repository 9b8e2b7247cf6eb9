"""Names: what the language pipeline found, trimmed, and what the tables know."""

from collections.abc import Iterator

from stemma.annotate.naming.actor_table import Known, known_capital, known_name, known_person
from stemma.annotate.naming.listed import find_listed_names
from stemma.annotate.naming.metonyms import acts
from stemma.annotate.naming.namesakes import name_people
from stemma.annotate.naming.stretches import Stretch
from stemma.annotate.naming.trimming import find_recognised_names
from stemma.annotate.parsed import ParsedDocument
from stemma.model.mentions import ActorReference, NameMention
from stemma.text.names import name_tokens


def find_names(parsed: ParsedDocument) -> Iterator[NameMention]:
    """Yield every name in the order of the text, without overlaps, and with the actor it stands for.

    Titles, possessives and punctuation stand outside a name. A capital that acts ("Baghdad refused")
    is its country's government, elsewhere a place (the manual of PLOVER: metonyms).
    """
    listed = list(find_listed_names(parsed))
    found = _without_overlaps([*listed, *find_recognised_names(parsed, listed)])
    stretches = name_people(parsed, found)
    people = _full_names(parsed, stretches)
    for stretch in stretches:
        text = parsed.document.text[stretch.start : stretch.end]
        known = _known_in_context(parsed, stretch, text, people)
        label = _label(stretch, known)
        yield NameMention(parsed.span(stretch.start, stretch.end), text, label, _reference(parsed, known))


def _reference(parsed: ParsedDocument, known: Known | None) -> ActorReference | None:
    published = parsed.document.published
    return known.reference(published.first_day, published.last_day) if known else None


def _without_overlaps(stretches: list[Stretch]) -> list[Stretch]:
    """Keep the longest of names that overlap; of equally long ones the one that the tables know."""
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.start - s.end, s.known is None, s.start, s.label)):
        if all(stretch.end <= other.start or other.end <= stretch.start for other in kept):
            kept.append(stretch)
    return sorted(kept)


def _full_names(parsed: ParsedDocument, stretches: list[Stretch]) -> dict[str, set[str]]:
    """Return, for each part of a full personal name in the document, the full names that have it."""
    names: dict[str, set[str]] = {}
    for stretch in stretches:
        text = parsed.document.text[stretch.start : stretch.end]
        tokens = name_tokens(text) if stretch.label == "PER" else []
        for token in tokens if len(tokens) > 1 else ():
            names.setdefault(token, set()).add(text)
    return names


def _known_in_context(
    parsed: ParsedDocument, stretch: Stretch, text: str, people: dict[str, set[str]]
) -> Known | None:
    """Return what the tables know about a name, as its document uses it."""
    known = stretch.known
    if stretch.label == "PER":
        full = people.get(name_tokens(text)[-1], set()) - {text} if len(name_tokens(text)) == 1 else set()
        if full:
            found = {k.id: k for name in sorted(full) if (k := known_name(name) or known_person(name))}
            return next(iter(found.values())) if len(found) == 1 else None
        return known or known_person(text)
    if known and known.label == "GPE" and (government := known_capital(text)) and acts(parsed, stretch):
        return government
    return known


def _label(stretch: Stretch, known: Known | None) -> str:
    """Return the type of a name: the tables' where they know it, the pipeline's elsewhere."""
    if known is None or stretch.label == "PER":
        return stretch.label
    land = stretch.label == "GPE" and (stretch.known is None or stretch.known.label == "GPE")
    return "GPE" if land else known.label
