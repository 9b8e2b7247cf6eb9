"""Noun phrases: their extent, the noun they count, and the place that a common noun names."""

from collections.abc import Iterator

from spacy.tokens import Token

from stemma.annotate.coding.syntax import children, preposition
from stemma.resources.event_lexicon import load_event_lexicon

LEFT = {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "advmod"}
QUANTITIES = {
    *("dozens", "hundreds", "thousands", "scores", "one", "two", "some", "many", "most", "several", "all"),
    *("number", "group", "members", "majority", "tens", "millions", "more", "least", "part", "units", "each"),
    *("much", "half", "parts", "rest", "column", "columns", "series", "wave", "waves", "swathes"),
}


def noun_lemma(token: Token) -> str:
    """Return the singular of a noun of the lexicon; for other words the parser's lemma."""
    return load_event_lexicon().noun_lemmas.get(token.lower_, token.lemma_.lower())


def counted_noun(token: Token) -> Token:
    """Return the noun counted in "dozens of protesters", "much of Mosul"; else the noun itself.

    A number counts a plural: in "one of its oil and gas ministers" the ministers, even where the parser took
    "oil" for the first of two things counted.
    """
    if token.lower_ not in QUANTITIES and token.pos_ != "NUM":
        return token
    counted = next((child for child in children(token, "nmod", "obl") if preposition(child) == "of"), token)
    if token.pos_ != "NUM" or counted.tag_ != "NN":
        return counted
    return next((one for one in children(counted, "conj") if one.tag_ == "NNS"), counted)


def is_place_noun(token: Token) -> bool:
    """Tell whether a common noun stands for a place in which people live: "town", "capital"."""
    return token.pos_ != "PROPN" and noun_lemma(token) in load_event_lexicon().classes["@settlement"]


def defining_nouns(place: Token) -> Iterator[Token]:
    """Yield the nouns that name a place: "the town of Gori", "the second city, Mosul".

    A genitive of definition names what it hangs on; an apposition is the same thing (Quirk et al., A
    Comprehensive Grammar, 17.47 and 17.65). A capital, a part or a region of a region is named by the
    name at the end of the chain ("the capital of the region of South Ossetia").
    """
    for child in children(place, "nmod", "appos"):
        if child.dep_ == "appos" or preposition(child) == "of":
            yield child
            if is_place_noun(child):
                yield from defining_nouns(child)


def phrase_bounds(token: Token) -> tuple[int, int]:
    """Return the tokens of a noun phrase without what follows its head, names and counted nouns apart."""
    start, end = token.i, token.i + 1
    for child in token.children:
        if child.i < token.i and child.dep_ in LEFT:
            start = min(start, child.left_edge.i)
        elif child.dep_ in ("flat", "compound") and child.i > token.i:
            end = max(end, child.right_edge.i + 1)
    counted = counted_noun(token)
    return (start, max(end, phrase_bounds(counted)[1])) if counted is not token else (start, end)
