"""Attributions by form rather than by verb: "according to", and the colon of headlines and dialogue."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from stemma.annotate.attribution.drafts import Draft, bounds_of, snap, tidy, tokens_at, touching, without
from stemma.annotate.attribution.lexicon import CueClass, cue_words, source_nouns
from stemma.annotate.attribution.sources import source_bounds
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.cuts import paragraph_bounds
from stemma.text.quotes import Quotation

_COLON_SPEAKER = re.compile(r"[\"“]?(?:From )?([A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,5}?): +(?=\S)")
HEARSAY = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
_ABOUT = re.compile(r" (?:on|to|about|over) ", re.IGNORECASE)
COURSES = frozenset({"plan", "schedule", "script", "custom"})
"""Things go according to them, and they say nothing."""
_LONGEST_SPEAKER = 6  # words before a colon; set by hand
_LOWEST_HEADLINE = 5
"""Lines over the report, without a full stop, among which its headline is: section, date. Set by hand."""


def read_according(parse: Doc, words: Words, text: str, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield each "according to X": the content is the rest of its sentence, or its own quotation."""
    for at, following in enumerate(pairwise(words.lower)):
        if following != ("according", "to") or "".join(words.lower[at + 2 : at + 3]) in COURSES:
            continue
        token, last = parse[at], parse[at + 1]
        cue = (token.idx, last.idx + len(last))
        source = _source_after(words, last, token)
        if source is None:
            continue
        content = _rest_of_sentence(words, text, token, cue, source, quotations)
        if content:
            yield Draft(cue, content, source, CueClass.SPEECH)


def _source_after(words: Words, last: Token, token: Token) -> Bounds | None:
    noun = token.head if token.head.i > last.i else next((t for t in last.children if t.i > last.i), None)
    if noun is None and last.i + 1 < len(last.doc):
        noun = next(
            (t for t in last.doc[last.i + 1 : last.i + 12] if t.pos_ in ("NOUN", "PROPN", "PRON")), None
        )
        while noun is not None and noun.head.i > last.i and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
    return source_bounds(words, noun.i, last.i) if noun is not None else None


def _rest_of_sentence(
    words: Words,
    text: str,
    token: Token,
    cue: Bounds,
    source: Bounds,
    quotations: Sequence[Quotation],
) -> tuple[Bounds, ...]:
    sentence = _whole_sentence(token, text, quotations)
    whole = bounds_of(words, (t.i for t in sentence))
    if whole is None:
        return ()
    hole = (cue[0], source[1])
    parts = without((whole[0], max(whole[1], source[1])), hole)
    before = [part for part in parts if part[1] <= cue[0] and text[slice(*part)].strip(" ,“”\"'‘’")]
    after = [part for part in parts if part[0] >= source[1]]
    if before and not _is_middle(text, after):
        after = []
    found = []
    for part in [*before, *after]:
        snapped = snap(part, quotations, cue)
        pieces = (
            [tidied for piece in without(snapped, hole) if (tidied := tidy(text, piece, quotations))]
            if snapped
            else []
        )
        found.extend(pieces)
    return tuple(sorted(found))


def _is_middle(text: str, after: Sequence[Bounds]) -> bool:
    """Tell whether "according to X" stands in the middle: a comma and a good part of the sentence follow."""
    return any(text[part[0]] == "," and part[1] - part[0] > 40 for part in after)


def _whole_sentence(token: Token, text: str, quotations: Sequence[Quotation]) -> Span:
    """Return the sentence, or two where a quotation's last mark was read as the end of the first."""
    sentence = token.sent
    if sentence.start == token.i or (token.text.islower() and sentence[0].i >= token.i - 2):
        for quotation in quotations:
            if (
                0 <= sentence.start_char - quotation.end <= 2
                and "\n" not in text[quotation.end : sentence.start_char]
            ):
                return tokens_at(sentence.doc, (quotation.start, sentence.end_char))
    return sentence


def read_hearsay(parse: Doc, words: Words, text: str, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield each "reportedly" and "allegedly": its clause is the content, and nobody is named."""
    for token in (parse[at] for at, form in enumerate(words.lower) if form in HEARSAY):
        if token.dep_ != "advmod" or token.head.pos_ not in ("VERB", "AUX"):
            continue
        verb = token.head
        cue = (token.idx, token.idx + len(token))
        clause = [t for t in verb.subtree if t.i != token.i and not _is_loose(t, verb)]
        whole = bounds_of(words, (t.i for t in clause))
        parts = without(whole, cue) if whole is not None else []
        content = tuple(t for part in parts if (t := tidy(text, part, quotations)))
        if content:
            yield Draft(cue, content, None, CueClass.REPORT, verb.i)


def _is_loose(token: Token, verb: Token) -> bool:
    """Tell whether a word only links the clause to what stands before it: "who", "and"."""
    return token.head.i == verb.i and token.i < verb.i and token.dep_ in ("cc", "mark", "punct")


def read_colons(parse: Doc, text: str, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield headlines and turns of dialogue that name their source before a colon: "Watchdog: …".

    "Mayor on the strike: …" is said by the mayor. A country, or a line without a verb, is a topic:
    "Germany: Cruise ship hits a bridge".
    """
    begun = False
    for number, (start, end) in enumerate(paragraph_bounds(text)):
        match = _COLON_SPEAKER.match(text, start, end)
        heads = not begun and number < _LOWEST_HEADLINE
        begun = begun or text[start:end].endswith(".")
        if match is None or match.end() >= end:
            continue
        source = match.start(1), match.start(1) + len(_ABOUT.split(match.group(1))[0])
        span = tokens_at(parse, source)
        if len(span) > _LONGEST_SPEAKER or not _can_say(span):
            continue
        content = tidy(text, (match.end(), end), quotations)
        if content is None or not any(char.isalpha() for char in text[slice(*content)]):
            continue
        quoted = bool(touching(quotations, *content))
        named = number == 0 or quoted or _speaks(span)
        headline = heads and named and _is_said(parse, span, content, quoted)
        if headline or _is_turn(span):
            colon = match.end(1)
            yield Draft((colon, colon + 1), (content,), source, CueClass.SPEECH)


def _can_say(span: Span) -> bool:
    """Tell a speaker before a colon, "Watchdog:", from "World Cup 2018:" and "the minister's answer:"."""
    head = span.root
    answers = head.lower_ in cue_words("noun") and any(c.dep_ == "nmod:poss" for c in head.children)
    counts = any(char.isdigit() for char in span.text)
    return not answers and not counts and (head.pos_ == "PROPN" or head.lower_ in source_nouns())


def _speaks(span: Span) -> bool:
    """Tell whether a line under the first one begins with a speaker for sure: a person, or a noun for one."""
    return span.root.lower_ in source_nouns() or any(token.ent_type_ == "PER" for token in span)


def _is_said(parse: Doc, speaker: Span, content: Bounds, quoted: bool) -> bool:
    """Tell what a headline's speaker says from its topic: quoted, said by an office, or with a verb."""
    if quoted or speaker.root.lower_ in source_nouns():
        return True
    said = tokens_at(parse, content)
    place = all(token.ent_type_ in ("GPE", "LOC") for token in speaker)
    ours = any(token.lower_ in ("we", "our", "us") for token in said)
    verbs = any(token.pos_ in ("VERB", "AUX") and token.dep_ != "amod" for token in said)
    return verbs and (not place or ours)


def _is_turn(span: Span) -> bool:
    """Tell whether a paragraph begins with a speaker's name: capitals, or a person."""
    person = all(token.ent_type_ == "PER" for token in span)
    named = span.root.pos_ == "PROPN" or span.root.lower_ in source_nouns()
    return person or (span.text.isupper() and len(span.text) > 2 and named)
