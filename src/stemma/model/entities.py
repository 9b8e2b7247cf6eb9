"""The one behind the names."""

from dataclasses import dataclass

from stemma.model.spans import Span


@dataclass(frozen=True, slots=True)
class NameVariant:
    """One spelling of an actor's name, and everywhere it stands."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, group or country, with every spelling met in the pile."""

    id: str
    name: str
    label: str
    """PER, ORG, GPE, LOC, FAC, NORP or MISC."""
    code: str
    variants: tuple[NameVariant, ...]
    reasons: tuple[str, ...] = ()
    """Why spellings were joined, one sentence each."""
