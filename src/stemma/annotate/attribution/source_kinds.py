"""Kinds of source: a person, an office, a document; and whether it stays without a name."""

import re
from functools import cache

from stemma.annotate.attribution.lexicon import source_nouns
from stemma.annotate.attribution.sources import PERSONAL
from stemma.annotate.words import Words
from stemma.model.mentions import SourceKind
from stemma.model.spans import Bounds
from stemma.resources.reading import read_rows
from stemma.text.outlets import agencies, name_key

_ANONYMITY = (
    "condition of anonymity", "not authorized to", "not authorised to", "anonymous", "unnamed",
    "declined to be named", "declined to be identified",
)  # fmt: skip
_PLURAL = frozenset({"they", "we", "them", "us", "who", "those", "these", "you", "our", "their"})
_KNOWING = frozenset({"familiar", "briefed", "knowledge", "close", "aware"})
_NAMED_BY_NOUN = frozenset({SourceKind.DOCUMENT, SourceKind.ORGANISATION, SourceKind.OUTLET})
"""A noun that makes one of these of the name of a person: "the Mueller report"."""
_LABELS = {
    "PER": SourceKind.PERSON,
    "ORG": SourceKind.ORGANISATION,
    "GPE": SourceKind.ORGANISATION,
    "LOC": SourceKind.ORGANISATION,
    "NORP": SourceKind.GROUP,
}
_OUTLETS = re.compile(
    r"\b(?:Times|Post|Journal|News|Press|Reuters|Tribune|Herald|Guardian|Telegraph|Gazette|CNN|BBC|AP|AFP|UPI|NBC|CBS|ABC|TV"
    r"|Radio|Jazeera|Arabiya|Interfax|Tass|TASS|Xinhua|Hill|Politico|Bloomberg|Fox)\b"
)


def classify_source(words: Words, source: Bounds, sentence: str) -> tuple[SourceKind, bool]:
    """Return what kind of source stands at `source`, and whether its sentence keeps it without a name.

    A person with a name is a person, whatever the office; an office-holder without a name is an official.
    """
    tokens = words.between(source)
    head = _counted(words, words.root(tokens))
    kind, anonymity = source_nouns().get(words.lower[head], (None, "-"))
    if kind is SourceKind.DOCUMENT and words.entity[head] == "ORG" and words.pos[head] == "PROPN":
        kind = None  # "Control Data" is a firm
    if words.pos[head] != "PRON" and _is_listed_outlet(words, tokens):
        return SourceKind.OUTLET, False
    if "PER" in words.entity[tokens.start : tokens.stop] and kind not in _NAMED_BY_NOUN:
        return SourceKind.PERSON, False
    if kind is not None:
        hidden = anonymity == "office" or kind is SourceKind.GROUP
        return kind, anonymity == "unnamed" or (hidden and _is_kept_back(sentence)) or _is_knowing(
            words, tokens
        )
    return _by_form(words, head, tokens), words.pos[head] == "NOUN" and _is_kept_back(sentence)


def _is_listed_outlet(words: Words, tokens: range) -> bool:
    """Tell whether a source is the name of an outlet, or a news agency with its name."""
    lowered = words.lower[tokens.start : tokens.stop]
    if "agency" in lowered and lowered[max(0, lowered.index("agency") - 1)] in ("news", "press"):
        return True
    name = name_key(" ".join(words.form[tokens.start : tokens.stop]))
    return name in agencies() or name in _outlets()


@cache
def _outlets() -> frozenset[str]:
    return frozenset(name_key(name) for name, listed in read_rows("relays.tsv") if listed == "outlet")


def _is_knowing(words: Words, tokens: range) -> bool:
    """Tell whether people are told of only by what they know: "people familiar with the talks"."""
    behind = words.lower[tokens.start + 1 : tokens.stop]
    return not {"people", "person"}.isdisjoint(
        words.lower[tokens.start : tokens.stop]
    ) and not _KNOWING.isdisjoint(behind)


def _is_kept_back(sentence: str) -> bool:
    """Tell whether a sentence says that somebody is not named."""
    lowered = sentence.lower()
    return any(words in lowered for words in _ANONYMITY)


def _counted(words: Words, head: int) -> int:
    """Return the noun behind a number or a name: "officials" in "one of the officials", "the Trump team"."""
    if words.pos[head] == "PROPN":
        named = [c for c in words.children_by(head, ("flat",)) if words.pos[c] == "NOUN" and c > head]
        return named[-1] if named else head
    if words.pos[head] not in ("NUM", "DET", "PRON"):
        return head
    counted = words.children_by(head, ("nmod",))
    return next((child for child in counted if words.pos[child] in ("NOUN", "PROPN")), head)


def _by_form(words: Words, head: int, tokens: range) -> SourceKind:
    if words.pos[head] == "PRON":
        return _by_pronoun(words.lower[head])
    if _OUTLETS.search(" ".join(words.form[tokens.start : tokens.stop])):
        return SourceKind.OUTLET
    if words.entity[head] in _LABELS:
        return _LABELS[words.entity[head]]
    if words.pos[head] == "PROPN":
        return SourceKind.ORGANISATION if words.form[head].isupper() else SourceKind.PERSON
    plural = words.tag[head] in ("NNS", "NNPS") or words.lower[head] in _PLURAL
    return SourceKind.GROUP if plural else SourceKind.PERSON


def _by_pronoun(word: str) -> SourceKind:
    if word in PERSONAL:
        return SourceKind.PERSON
    return SourceKind.GROUP if word in _PLURAL else SourceKind.ORGANISATION
