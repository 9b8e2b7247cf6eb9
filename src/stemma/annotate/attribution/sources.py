"""Sources: who says it, and where the words for that stand."""

from collections.abc import Sequence

from stemma.annotate.attribution.cues import is_passive
from stemma.annotate.attribution.lexicon import source_nouns
from stemma.annotate.words import Words
from stemma.model.mentions import SourceKind
from stemma.model.spans import Bounds

PERSONAL = frozenset({"he", "she", "i", "him", "her", "himself", "herself", "my", "his", "me"})
_OUTER = frozenset(",.;:?!-–—…”’)]")
_OPENERS = {")": "(", "]": "[", "”": "“", '"': '"', "’": "‘", "''": "''"}
_ASIDES = frozenset({"appos", "acl", "acl:relcl", "nmod", "nmod:unmarked", "advmod", "amod", "conj"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "case"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "ccomp", "dep", "appos"})
_CARRIERS = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})
_NO_SPEAKERS = frozenset({"it", "there", "what"})


def subject_of(words: Words, token: int) -> int | None:
    """Return the token that heads the source of a cue, or None where the text leaves it out.

    A participle or infinitive has the subject of the clause it hangs on; a conjoined verb that of its
    first conjunct; a passive has its agent.
    """
    inverted = speaker_after(words, token)
    if inverted is not None:
        return inverted
    for _ in range(6):
        passive = is_passive(words, token)
        own = _agent(words, token) if passive else _own_subject(words, token)
        own = own if own is not None else _quoted_as_saying(words, token)
        if own is not None or passive:
            return own
        dep, head = words.dep[token], words.head[token]
        if dep == "acl" or (dep == "acl:relcl" and words.pos[head] in _NOUNS):
            return _behind_document(words, head)
        if dep not in _CARRIERS or head == token:
            return None
        token = head
    return None


def speaker_after(words: Words, token: int) -> int | None:
    """Return who is named right after a verb behind a comma: "The town is lost, said the governor".

    Read off the line: parsers hang the governor on the town's verb, or take him for what is said.
    """
    if words.tag[token] not in FINITE:
        return None
    first, after = words.sentences[words.sentence[token]]
    if token - 1 <= first or token + 1 >= after or words.form[token - 1] != "," or is_passive(words, token):
        return None
    noun = token + 1
    while words.dep[noun] in _BEFORE_NOUN and words.head[noun] > noun:
        noun = words.head[noun]
    part = words.pos[noun] in ("NUM", "DET", "PRON") and bool(words.children_by(noun, ("nmod",)))
    speaks = part or words.pos[noun] in _NOUNS or words.lower[noun] in PERSONAL
    named = speaks and words.dep[noun] in _ARGUMENTS
    return noun if named and _follows_clause(words, token) and _ends(words, noun) else None


def _follows_clause(words: Words, verb: int) -> bool:
    """Tell whether what stands before a verb's comma is a clause, and the verb has no subject there."""
    clause = [child for child in words.children_by(verb, ("ccomp",)) if child < verb]
    if words.dep[verb] in ("parataxis", "conj") and words.head[verb] < verb:
        clause.append(words.head[verb])
    own = any(child < verb for child in words.children_by(verb, _SUBJECTS))
    return not own and any(words.children_by(head, _SUBJECTS) for head in clause)


def _ends(words: Words, noun: int) -> bool:
    """Tell whether a stop or comma follows a noun phrase: "said the army must go" goes on."""
    last = words.subtree(noun)[-1]
    return last + 1 >= len(words) or words.punctuation[last] or words.punctuation[last + 1]


def _quoted_as_saying(words: Words, token: int) -> int | None:
    """Return the officer of "the paper quoted an officer as saying": the object, not the subject."""
    if not any(words.lower[child] == "as" for child in words.children_by(token, ("mark", "case"))):
        return None
    objects = words.children_by(words.head[token], ("obj", "nsubj:pass"))
    return next((child for child in objects if child < token), None)


def _agent(words: Words, verb: int) -> int | None:
    """Return by whom something is said, for a passive verb."""
    for child in words.children_by(verb, ("obl:agent", "obl")):
        if words.dep[child] == "obl:agent" and words.lower[child] not in _NO_SPEAKERS:
            return child
        if words.dep[child] == "obl" and any(words.lower[c] == "by" for c in words.children[child]):
            return child
    return None


def _own_subject(words: Words, verb: int) -> int | None:
    """Return the subject of an active verb; "it" only where there is no other."""
    it = None
    for child in words.children_by(verb, ("nsubj",)):
        if words.lower[child] not in _NO_SPEAKERS:
            return child
        if words.lower[child] == "it" and it is None:
            it = child
    return it


def _behind_document(words: Words, noun: int) -> int:
    """Return who stands behind "a resolution asking": the subject of the verb it is the object of."""
    kind, _ = source_nouns().get(words.lower[noun], (None, ""))
    if kind is SourceKind.DOCUMENT and words.dep[noun] == "obj":
        verb = words.head[noun]
        subject = _agent(words, verb) if is_passive(words, verb) else _own_subject(words, verb)
        return noun if subject is None else subject
    return noun


def source_bounds(words: Words, source: int, cue: int) -> Bounds | None:
    """Return where the source stands: all words under its head, on its side of the cue.

    A comma that closes an apposition belongs to it, and so does a closing bracket or quotation mark.
    """
    tokens = _with_rest_of_name(words, _unbroken(words, source, cue), cue)
    while tokens and (words.blank[tokens[-1]] or _is_loose(words, tokens)):
        tokens = tokens[:-1]
    while tokens and (words.blank[tokens[0]] or words.form[tokens[0]] in _OUTER):
        tokens = tokens[1:]
    return (words.start[tokens[0]], _closing_comma(words, tokens, cue)) if tokens else None


def _unbroken(words: Words, source: int, cue: int) -> range:
    """Return the unbroken run of tokens under the head of a source, around it, without its preposition."""
    under = {token for token in words.subtree(source) if _belongs(words, token, source)}
    first, after = source, source + 1 if source in under and source != cue else source
    while first - 1 in under and first - 1 != cue:
        first -= 1
    while after in under and after != cue:
        after += 1
    return range(first, after)


def _belongs(words: Words, token: int, source: int) -> bool:
    """Tell whether a token under a source is part of it: no loose piece, no preposition before it."""
    dep = words.dep[token]
    if dep == "dep":  # but a blank inside a line, such as the one that keeps two words together
        return words.blank[token] and "\n" not in words.form[token]
    return not (dep in ("case", "cc", "mark") and token < source and words.head[token] == source)


def without_manner(words: Words, source: Bounds, cue: Bounds) -> Bounds:
    """Return a source after its cue without how it was said: "said Emma, smiling", "said he, with a bow"."""
    for comma in words.between(source) if source[0] >= cue[1] else ():
        after = comma + 1
        if words.lower[comma] != "," or after >= len(words.lower):
            continue
        manner = words.pos[after] == "ADV" and words.lower[after].endswith("ly")
        if manner or words.tag[after] == "VBG" or words.lower[after] == "with":
            return source[0], words.end[comma - 1]
    return source


def _with_rest_of_name(words: Words, tokens: range, cue: int) -> range:
    """Add the names right after, which the parser cuts off where it takes "Mr." for the end of a sentence."""
    if not tokens or words.pos[tokens[-1]] != "PROPN":
        return tokens
    after = tokens.stop
    while after < len(words) and after != cue and words.pos[after] == "PROPN":
        after += 1
    return range(tokens.start, after)


def _closing_comma(words: Words, tokens: range, cue: int) -> int:
    """Return the end of the source, with the comma that closes the apposition it opened."""
    last = tokens[-1]
    if last + 1 >= cue or words.form[last + 1] != ",":
        return words.end[last]
    opened = any(words.form[token] == "," and words.dep[words.head[token]] in _ASIDES for token in tokens)
    return words.end[last + 1] if opened else words.end[last]


def _is_loose(words: Words, tokens: range) -> bool:
    """Tell whether the last word is no part of the source: a mark closing nothing, an adverb of manner."""
    last = tokens[-1]
    if words.dep[last] == "advmod" and words.lower[last].endswith("ly"):
        head = words.head[last]
        return head not in tokens or words.pos[head] != "VERB"
    return words.punctuation[last] and not _closes(words.form[tokens.start : tokens.stop])


def _closes(forms: Sequence[str]) -> bool:
    """Tell whether the last mark answers one inside the source: a bracket, a quotation mark, a comma."""
    *inside, last = forms
    if last == ",":
        return "," in inside
    return any(form in _OPENERS.get(last, "") for form in inside)
