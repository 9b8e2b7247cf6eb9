"""Kinds of source: a person, an office, a document; and whether it stays without a name."""

import re

from spacy.tokens import Doc, Token

from stemma.annotate.attribution.drafts import tokens_at
from stemma.annotate.attribution.lexicon import source_nouns
from stemma.model.mentions import SourceKind
from stemma.model.spans import Bounds

_ANONYMITY = re.compile(
    r"condition of anonymity|not authori[sz]ed to|anonymous|unnamed|declined to be (?:named|identified)",
    re.IGNORECASE,
)
_PERSONAL = frozenset({"he", "she", "i", "him", "her", "himself", "herself", "my", "his", "me"})
_PLURAL = frozenset({"they", "we", "them", "us", "who", "those", "these", "you", "our", "their"})
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


def classify_source(parse: Doc, bounds: Bounds, sentence: str) -> tuple[SourceKind, bool]:
    """Return what kind of source stands at `bounds`, and whether it is kept without a name.

    A person with a name is a person, whatever the office; an office-holder without a name is an official.
    """
    span = tokens_at(parse, bounds)
    head = _counted(span.root)
    noun = source_nouns().get(head.lower_)
    if (
        noun is not None
        and noun[0] is SourceKind.DOCUMENT
        and head.ent_type_ == "ORG"
        and head.pos_ == "PROPN"
    ):
        noun = None  # "Control Data" is a firm
    labels = {token.ent_type_ for token in span if token.ent_type_}
    stated = bool(_ANONYMITY.search(sentence))
    if "PER" in labels and not (
        noun and noun[0] in (SourceKind.DOCUMENT, SourceKind.ORGANISATION, SourceKind.OUTLET)
    ):
        return SourceKind.PERSON, False
    if noun is not None:
        unnamed = noun[1] == "unnamed" or (stated and noun[1] == "office")
        return noun[0], unnamed
    return _by_form(head, span.text, labels), stated and "PER" not in labels and head.pos_ == "NOUN"


def _counted(head: Token) -> Token:
    """Return the noun behind a number or a name: "officials" in "one of the officials", "the Trump team"."""
    named = [c for c in head.children if c.dep_ == "flat" and c.pos_ == "NOUN" and c.i > head.i]
    if head.pos_ == "PROPN" and named:
        return named[-1]
    if head.pos_ not in ("NUM", "DET", "PRON"):
        return head
    return next((c for c in head.children if c.dep_ == "nmod" and c.pos_ in ("NOUN", "PROPN")), head)


def _by_form(head: Token, words: str, labels: set[str]) -> SourceKind:
    if head.pos_ == "PRON":
        return _by_pronoun(head.lower_)
    if _OUTLETS.search(words) and "PER" not in labels:
        return SourceKind.OUTLET
    if head.ent_type_ in _LABELS:
        return _LABELS[head.ent_type_]
    if head.pos_ == "PROPN":
        return SourceKind.ORGANISATION if head.text.isupper() else SourceKind.PERSON
    return SourceKind.GROUP if "Plur" in head.morph.get("Number", []) else SourceKind.PERSON


def _by_pronoun(word: str) -> SourceKind:
    if word in _PERSONAL:
        return SourceKind.PERSON
    return SourceKind.GROUP if word in _PLURAL else SourceKind.ORGANISATION
