"""Attributions by form rather than by verb: "according to", and the colon of headlines and dialogue."""

import re
from collections.abc import Iterator, Sequence

from stemma.annotate.attribution.drafts import Draft, bounds_of, snap, tidy, touching, without
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
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_LONGEST_SPEAKER = 6  # words before a colon; set by hand
_LOWEST_HEADLINE = 5
"""Lines over the report, without a full stop, among which its headline is: section, date. Set by hand."""


def read_according(words: Words, text: str, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield each "according to X": the content is the rest of its sentence, or its own quotation."""
    for token, form in enumerate(words.lower):
        if form != "according" or words.lower[token + 1 : token + 2] != ["to"]:
            continue
        cue = (words.start[token], words.end[token + 1])
        source = _source_after(words, token)
        content = _rest_of_sentence(words, text, token, cue, source, quotations) if source is not None else ()
        if content:
            yield Draft(cue, content, source, CueClass.SPEECH)


def _source_after(words: Words, token: int) -> Bounds | None:
    """Return where the source of "according to" stands; None for a thing's course."""
    last = token + 1
    if not COURSES.isdisjoint(words.lower[last + 1 : last + 2]):
        return None
    under = (child for child in words.children[last] if child > last)
    noun = words.head[token] if words.head[token] > last else next(under, None)
    if noun is None:
        beside = range(last + 1, min(last + 12, len(words)))
        noun = next((each for each in beside if words.pos[each] in _NOUNS), None)
        noun = _top_of_phrase(words, noun, last) if noun is not None else None
    return source_bounds(words, noun, last) if noun is not None else None


def _top_of_phrase(words: Words, noun: int, last: int) -> int:
    while (head := words.head[noun]) != noun and head > last and words.pos[head] in ("NOUN", "PROPN"):
        noun = head
    return noun


def _rest_of_sentence(
    words: Words, text: str, token: int, cue: Bounds, source: Bounds, quotations: Sequence[Quotation]
) -> tuple[Bounds, ...]:
    whole = bounds_of(words, _whole_sentence(words, text, token, quotations))
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


def _whole_sentence(words: Words, text: str, token: int, quotations: Sequence[Quotation]) -> range:
    """Return the sentence, or two where a quotation's last mark was read as the end of the first."""
    first, after = words.sentences[words.sentence[token]]
    start, end = words.extent(token)
    if first == token or (words.form[token].islower() and first >= token - 2):
        for quotation in touching(quotations, start - 3, start):
            if quotation.end <= start and "\n" not in text[quotation.end : start]:
                return words.between((quotation.start, end))
    return range(first, after)


def read_hearsay(words: Words, text: str, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield each "reportedly" and "allegedly": its clause is the content, and nobody is named."""
    for token, form in enumerate(words.lower):
        if form not in HEARSAY or words.dep[token] != "advmod":
            continue
        verb = words.head[token]
        if words.pos[verb] not in ("VERB", "AUX"):
            continue
        cue = (words.start[token], words.end[token])
        clause = [each for each in words.subtree(verb) if each != token and not _is_loose(words, each, verb)]
        whole = bounds_of(words, clause)
        parts = without(whole, cue) if whole is not None else []
        content = tuple(t for part in parts if (t := tidy(text, part, quotations)))
        if content:
            yield Draft(cue, content, None, CueClass.REPORT, verb)


def _is_loose(words: Words, token: int, verb: int) -> bool:
    """Tell whether a word only links the clause to what stands before it: "who", "and"."""
    return words.head[token] == verb and token < verb and words.dep[token] in ("cc", "mark", "punct")


def read_colons(words: Words, text: str, quotations: Sequence[Quotation]) -> Iterator[Draft]:
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
        speaker = words.between(source)
        if len(speaker) > _LONGEST_SPEAKER or not _can_say(words, speaker):
            continue
        content = tidy(text, (match.end(), end), quotations)
        if content is None or not any(char.isalpha() for char in text[slice(*content)]):
            continue
        quoted = bool(touching(quotations, *content))
        named = number == 0 or quoted or _speaks(words, speaker)
        headline = heads and named and _is_said(words, speaker, content, quoted)
        introduced = quoted and text.startswith("From ", start)
        if headline or introduced or _is_turn(words, text, speaker):
            colon = match.end(1)
            yield Draft((colon, colon + 1), (content,), source, CueClass.SPEECH)


def _can_say(words: Words, speaker: range) -> bool:
    """Tell a speaker before a colon, "Watchdog:", from "World Cup 2018:" and "the minister's answer:"."""
    head = words.root(speaker)
    person = any(words.entity[token] == "PER" for token in speaker)
    if not person and words.pos[head] != "PROPN" and words.lower[head] not in source_nouns():
        return False
    answers = words.lower[head] in cue_words("noun") and bool(words.children_by(head, ("nmod:poss",)))
    counts = any(char.isdigit() for token in speaker for char in words.form[token])
    return not answers and not counts


def _speaks(words: Words, speaker: range) -> bool:
    """Tell whether a line under the first one begins with a speaker for sure: a person, or a noun for one."""
    person = any(words.entity[token] == "PER" for token in speaker)
    return person or words.lower[words.root(speaker)] in source_nouns()


def _is_said(words: Words, speaker: range, content: Bounds, quoted: bool) -> bool:
    """Tell what a headline's speaker says from its topic: quoted, said by an office, or with a verb."""
    if quoted or words.lower[words.root(speaker)] in source_nouns():
        return True
    said = words.between(content)
    place = all(words.entity[token] in ("GPE", "LOC") for token in speaker)
    ours = any(words.lower[token] in ("we", "our", "us") for token in said)
    verbs = any(words.pos[token] in ("VERB", "AUX") and words.dep[token] != "amod" for token in said)
    return verbs and (not place or ours)


def _is_turn(words: Words, text: str, speaker: range) -> bool:
    """Tell whether a paragraph begins with a speaker's name: capitals, or a person."""
    if all(words.entity[token] == "PER" for token in speaker):
        return True
    head = words.root(speaker)
    named = words.pos[head] == "PROPN" or words.lower[head] in source_nouns()
    printed = text[words.start[speaker[0]] : words.end[speaker[-1]]]
    return named and len(printed) > 2 and printed.isupper()
