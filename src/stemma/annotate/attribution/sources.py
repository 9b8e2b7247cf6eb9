"""Sources: who says it, and where the words for that stand."""

from spacy.tokens import Token

from stemma.annotate.attribution.cues import is_passive
from stemma.annotate.attribution.lexicon import source_nouns
from stemma.annotate.words import Words
from stemma.model.mentions import SourceKind
from stemma.model.spans import Bounds

_PERSONAL = frozenset({"he", "she", "i", "him", "her", "himself", "herself", "my", "his", "me"})
_OUTER = frozenset(",.;:?!-–—…”’)]")
_OPENERS = {")": "(", "]": "[", "”": "“", '"': '"', "’": "‘", "''": "''"}
_ASIDES = frozenset({"appos", "acl", "acl:relcl", "nmod", "nmod:unmarked", "advmod", "amod", "conj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "case"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "ccomp", "dep", "appos"})
_NO_SPEAKERS = frozenset({"it", "there", "what"})


def subject_of(token: Token) -> Token | None:
    """Return the token that heads the source of a cue, or None where the text leaves it out.

    A participle or infinitive has the subject of the clause it hangs on; a conjoined verb that of its
    first conjunct; a passive has its agent.
    """
    inverted = speaker_after(token)
    if inverted is not None:
        return inverted
    for _ in range(6):
        own = _own_subject(token) or _quoted_as_saying(token)
        if own is not None or is_passive(token):
            return own
        if token.dep_ == "acl" or (token.dep_ == "acl:relcl" and token.head.pos_ in ("NOUN", "PROPN")):
            return _behind_document(token.head)
        if token.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "parataxis") or token.head.i == token.i:
            return None
        token = token.head
    return None


def speaker_after(token: Token) -> Token | None:
    """Return who is named right after a verb behind a comma: "The town is lost, said the governor".

    Read off the line: parsers hang the governor on the town's verb, or take him for what is said.
    """
    if token.tag_ not in _FINITE or token.i == token.sent.start or token.i + 1 >= token.sent.end:
        return None
    if token.nbor(-1).text != "," or is_passive(token) or token.nbor(-1).i == token.sent.start:
        return None
    noun = token.nbor()
    while noun.dep_ in _BEFORE_NOUN and noun.head.i > noun.i and noun.head.sent.start == token.sent.start:
        noun = noun.head
    speaks = noun.pos_ in ("NOUN", "PROPN") or noun.lower_ in _PERSONAL
    return noun if speaks and noun.dep_ in _ARGUMENTS and _follows_clause(token) and _ends(noun) else None


def _follows_clause(verb: Token) -> bool:
    """Tell whether what stands before a verb's comma is a clause, and the verb has no subject there."""
    clause = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
    clause += [verb.head] if verb.dep_ in ("parataxis", "conj") and verb.head.i < verb.i else []
    own = any(child.dep_.startswith("nsubj") and child.i < verb.i for child in verb.children)
    return not own and any(child.dep_.startswith("nsubj") for head in clause for child in head.children)


def _ends(noun: Token) -> bool:
    """Tell whether a stop or comma follows a noun phrase: "said the army must go" goes on."""
    after = noun.right_edge.i + 1
    return after >= len(noun.doc) or noun.doc[after].is_punct or noun.right_edge.is_punct


def _quoted_as_saying(token: Token) -> Token | None:
    """Return the officer of "the paper quoted an officer as saying": the object, not the subject."""
    if not any(child.lower_ == "as" and child.dep_ in ("mark", "case") for child in token.children):
        return None
    return next((c for c in token.head.children if c.dep_ in ("obj", "nsubj:pass") and c.i < token.i), None)


def _own_subject(token: Token) -> Token | None:
    wanted = "obl:agent" if is_passive(token) else "nsubj"
    for child in token.children:
        if child.dep_ == wanted and child.lower_ not in _NO_SPEAKERS:
            return child
        if is_passive(token) and child.dep_ == "obl" and any(c.lower_ == "by" for c in child.children):
            return child
    return next(
        (c for c in token.children if c.dep_ == wanted and c.lower_ == "it" and not is_passive(token)), None
    )


def _behind_document(noun: Token) -> Token:
    """Return who stands behind "a resolution asking": the subject of the verb it is the object of."""
    kind, _ = source_nouns().get(noun.lower_, (None, ""))
    if kind is SourceKind.DOCUMENT and noun.dep_ == "obj":
        subject = _own_subject(noun.head)
        return noun if subject is None else subject
    return noun


def source_bounds(source: Token, cue: Token) -> Bounds | None:
    """Return where the source stands: all words under its head, on its side of the cue.

    A comma that closes an apposition belongs to it, and so does a closing bracket or quotation mark.
    """
    before = source.i < cue.i
    beside = (t for t in source.subtree if t.i != cue.i and (t.i < cue.i) == before)
    under = [t for t in beside if t.dep_ != "dep" or _is_mere_blank(t)]
    tokens = _connected([t for t in under if not _is_preposition(t, source)], source)
    tokens = _with_rest_of_name(tokens, cue)
    while tokens and (tokens[-1].is_space or _is_loose(tokens)):
        tokens.pop()
    while tokens and (tokens[0].is_space or tokens[0].text in _OUTER):
        tokens.pop(0)
    if not tokens:
        return None
    return tokens[0].idx, _closing_comma(tokens, cue)


def _is_mere_blank(token: Token) -> bool:
    """Tell whether a token is a blank inside a line, such as the one that keeps two words together."""
    return token.is_space and "\n" not in token.text


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


def _with_rest_of_name(tokens: list[Token], cue: Token) -> list[Token]:
    """Add the names right after, which the parser cuts off where it takes "Mr." for the end of a sentence."""
    while tokens and tokens[-1].i + 1 < len(cue.doc):
        following = tokens[-1].nbor()
        if following.i == cue.i or following.pos_ != "PROPN" or tokens[-1].pos_ != "PROPN":
            break
        tokens.append(following)
    return tokens


def _closing_comma(tokens: list[Token], cue: Token) -> int:
    """Return the end of the source, with the comma that closes the apposition it opened."""
    last = tokens[-1]
    end = last.idx + len(last)
    opened = any(token.text == "," and token.head.dep_ in _ASIDES for token in tokens)
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    if opened and following is not None and following.text == "," and following.i < cue.i:
        return following.idx + 1
    return end


def _is_preposition(token: Token, source: Token) -> bool:
    return token.head.i == source.i and token.dep_ in ("case", "cc", "mark") and token.i < source.i


def _connected(tokens: list[Token], source: Token) -> list[Token]:
    """Return the unbroken run of tokens around the head of the source."""
    tokens = sorted(tokens, key=lambda t: t.i)
    at = next((n for n, token in enumerate(tokens) if token.i == source.i), None)
    if at is None:
        return []
    first = last = at
    while first > 0 and tokens[first - 1].i == tokens[first].i - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1:
        last += 1
    return tokens[first : last + 1]


def _is_loose(tokens: list[Token]) -> bool:
    """Tell whether the last word is no part of the source: a mark closing nothing, an adverb of manner."""
    last = tokens[-1]
    own = any(token.i == last.head.i and token.pos_ == "VERB" for token in tokens)
    manner = last.dep_ == "advmod" and last.lower_.endswith("ly") and not own
    return manner or (last.is_punct and not _closes(tokens))


def _closes(tokens: list[Token]) -> bool:
    """Tell whether the last mark answers one inside the source: a bracket, a quotation mark, a comma."""
    last = tokens[-1].text
    if last == ",":
        return any(token.text == "," for token in tokens[:-1])
    return any(token.text in _OPENERS.get(last, "") for token in tokens[:-1])
