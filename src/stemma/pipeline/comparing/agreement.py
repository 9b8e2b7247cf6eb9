"""How often two pipelines say the same of the same reports, and sentences in which they do not."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from stemma.pipeline.comparing.gold import f1
from stemma.pipeline.comparing.reading import ReadDocument, Reading, Word

Row = dict[str, Any]
Fact = tuple[int, str]
"""Where something stands that a reading says, and what it says."""


_WORDS: dict[str, Callable[[Word], Hashable]] = {
    "tags": lambda word: word.tag,
    "parts of speech": lambda word: word.part,
    "heads": lambda word: word.head,
    "heads and relations": lambda word: (word.head, word.relation),
}
_LAYERS: dict[str, Callable[[Row], Iterable[Hashable]]] = {
    "sentences": lambda row: (tuple(span) for span in row["sentences"]),
    "names": lambda row: ((name["start"], name["end"]) for name in row["entities"]),
    "names and types": lambda row: ((name["start"], name["end"], name["label"]) for name in row["entities"]),
    "times": lambda row: ((time["start"], time["end"], time["value"]) for time in row["times"]),
    "attributions": lambda row: (
        (str(said["source"]), str(said["cue"]), str(said["content"])) for said in row["attributions"]
    ),
    "events": lambda row: ((event["trigger"][0], event["type"]) for event in row["events"]),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence of one report, and what only one of the two readings says of it."""

    document: str
    sentence: str
    lost: tuple[str, ...]
    """Only the pipeline compared against says it."""
    gained: tuple[str, ...]
    """Only the pipeline asked about says it."""


def agree(one: Reading, other: Reading) -> dict[str, float]:
    """Return how often two readings of the same reports agree, each from 0 to 1.

    For words, sentences, names, attributions and events it is the F1 of one's places (with their types)
    against the other's; for tags, parts of speech, heads and relations the share of the words that both
    have. A relation agrees only where the head does too.
    """
    pairs = [
        (one.documents[name], other.documents[name]) for name in one.documents if name in other.documents
    ]
    words = [(a, b, place) for a, b in pairs for place in a.words.keys() & b.words.keys()]
    shares = {"words": _overlap((set(a.words), set(b.words)) for a, b in pairs)}
    for name, says in _WORDS.items():
        same = sum(says(a.words[place]) == says(b.words[place]) for a, b, place in words)
        shares[name] = same / len(words) if words else 1.0
    for name, facts in _LAYERS.items():
        shares[name] = _overlap((set(facts(a.row)), set(facts(b.row))) for a, b in pairs)
    return {name: round(share, 4) for name, share in shares.items()}


def _overlap(pairs: Iterable[tuple[set[Any], set[Any]]]) -> float:
    shared = left = right = 0
    for one, other in pairs:
        shared, left, right = shared + len(one & other), left + len(one), right + len(other)
    return f1(shared, left, right)


def find_differences(one: Reading, other: Reading, texts: dict[str, str], most: int) -> list[Difference]:
    """Return the sentences in which `one` and `other` differ most, from as many reports as there are.

    Sentences are those of `other`, which is compared against.
    """
    by_document = [
        sorted(_differences(one.documents[name], read, name, texts[name]), key=_weight)
        for name, read in other.documents.items()
        if name in one.documents
    ]
    rounds = max((len(found) for found in by_document), default=0)
    picked = [found[n] for n in range(rounds) for found in sorted(by_document, key=_first) if n < len(found)]
    return picked[:most]


def _weight(difference: Difference) -> int:
    return -len(difference.lost) - len(difference.gained)


def _first(found: list[Difference]) -> int:
    return _weight(found[0]) if found else 0


def _differences(one: ReadDocument, other: ReadDocument, name: str, text: str) -> Iterator[Difference]:
    gained, lost = _only(one.row, other.row, text), _only(other.row, one.row, text)
    for start, end in other.row["sentences"]:
        here = [tuple(words for place, words in side if start <= place < end) for side in (lost, gained)]
        if any(here):
            yield Difference(name, " ".join(text[start:end].split()), *here)


def _only(one: Row, other: Row, text: str) -> list[Fact]:
    """Return what only the first of two rows says, in the order of the text."""
    known = set(_facts(other, text))
    return [fact for fact in sorted(set(_facts(one, text))) if fact not in known]


def _facts(row: Row, text: str) -> Iterator[Fact]:
    for name in row["entities"]:
        yield name["start"], f"name: {_words(text, name['start'], name['end'])} {name['label']}"
    for said in row["attributions"]:
        source = _words(text, *said["source"]) if said["source"] else "nobody named"
        content = " … ".join(_words(text, *span) for span in said["content"])
        yield (said["cue"] or said["content"][0])[0], f"said: {source}: {content}"
    for event in row["events"]:
        veto = f", {event['veto']}" if "veto" in event else ""
        sides = [[_words(text, *p["span"]) for p in event[side]] for side in ("actors", "recipients")]
        between = " → ".join(", ".join(side) or "?" for side in sides)
        start, end = event["trigger"]
        yield start, f"event: {event['type']} {_words(text, start, end)} ({between}{veto})"


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())
