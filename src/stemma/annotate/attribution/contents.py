"""Contents that the syntax ties to a cue: clauses, infinitives, objects and prepositional objects."""

from collections.abc import Iterator

from stemma.annotate.attribution.cues import Cue
from stemma.annotate.words import Words

# Which complements right of an object belong to the content: more than half of them do in PolNeAR (train).
_WITH_OBJECT = frozenset({"as", "for", "to", "with", "of", "from", "over", "against", "about"})
_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_MARKERS = frozenset({"case", "mark"})
_HOLDS_ASIDE = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON"})
_WITH_PREPOSITION = frozenset({"obl", "advcl", "nmod", "acl", "ccomp", "xcomp"})
_OF_NOUNS = frozenset({"acl", "ccomp", "csubj", "xcomp"})

Found = tuple[int, list[list[int]], int | None]
"""The head of the content, its tokens in one group per stretch, and the preposition that joins the cue."""


def find_content(words: Words, cue: Cue) -> Found | None:
    """Return what a cue's own syntax gives as its content, or None."""
    if not cue.word.takes:
        return None
    if words.pos[cue.token] == "NOUN":
        return _noun_content(words, cue)
    return _clause(words, cue) or _predicate(words, cue) or _object(words, cue) or _prepositional(words, cue)


def _clause(words: Words, cue: Cue) -> Found | None:
    """Find a finite clause, or the clause that a parenthetical "he said" stands in."""
    if "c" not in cue.word.takes:
        return None
    token = cue.token
    for child in words.children_by(token, _CLAUSES):
        if not is_infinitive(words, child):
            return child, [[*_from_conjunction(words, child), *_continued(words, token, child)]], None
    if (clause := _clause_of_medium(words, token)) is not None:
        return clause, [_from_conjunction(words, clause)], None
    head = words.head[token]
    if words.dep[token] == "parataxis" and words.pos[head] in _HOLDS_ASIDE:
        while words.dep[head] in _SUBJECTS and words.head[head] > token:
            head = words.head[head]  # "the raid, they said on Monday, was the third": the raid is its subject
        own = set(words.subtree(token))
        return head, [[each for each in words.subtree(head) if each not in own]], None
    return None


def _clause_of_medium(words: Words, verb: int) -> int | None:
    """Return the clause that the parser hangs on that in which it is said: "said in a statement … that"."""
    for noun in words.children_by(verb, ("obl",)):
        for clause in words.children_by(noun, ("acl",)) if noun > verb else ():
            if _conjunction(words, clause) is not None:
                return clause
    return None


def _conjunction(words: Words, clause: int) -> int | None:
    """Return the "that" of a clause."""
    marks = words.children_by(clause, ("mark",))
    return next((mark for mark in marks if words.lower[mark] == "that"), None)


def _from_conjunction(words: Words, clause: int) -> list[int]:
    """Return a clause's tokens from its "that" on: "on Tuesday that …" leaves Tuesday outside."""
    first = _conjunction(words, clause)
    tokens = words.subtree(clause)
    return tokens if first is None else [token for token in tokens if token >= first]


def _continued(words: Words, cue: int, clause: int) -> Iterator[int]:
    """Yield the further clauses right of the first, which the parser hangs on the cue as well."""
    for child in words.children_by(cue, ("ccomp", "xcomp")) if clause > cue else ():
        if child > clause:
            yield from words.subtree(child)


def _predicate(words: Words, cue: Cue) -> Found | None:
    """Find an infinitive or predicate, together with the object that is its logical subject."""
    if "i" not in cue.word.takes:
        return None
    token = cue.token
    complements = words.children_by(token, ("xcomp", "ccomp", "advcl"))
    child = next((c for c in complements if c > token and _is_predicate(words, c)), None)
    if child is None:
        return None
    tokens = words.subtree(child)
    obj = next(iter(words.children_by(token, ("obj",))), None)
    if obj is not None and obj < child and cue.word.lemma != "tell":
        tokens = [*words.subtree(obj), *tokens]
    subject = next(iter(words.children_by(token, ("nsubj:pass",))), None)
    if subject is not None and "r" not in cue.word.takes:
        return child, [words.subtree(subject), tokens], None
    return child, [tokens], None


def _is_predicate(words: Words, complement: int) -> bool:
    return words.dep[complement] == "xcomp" or is_infinitive(words, complement)


def is_infinitive(words: Words, token: int) -> bool:
    """Tell whether a verb is an infinitive without a subject of its own."""
    children = words.children[token]
    to = any(words.tag[child] == "TO" and words.lower[child] == "to" for child in children)
    return to and not any(words.dep[child] in _SUBJECTS for child in children)


def _object(words: Words, cue: Cue) -> Found | None:
    """Find an object with the complements that belong to it: "an ally of arming rebels"."""
    if "o" not in cue.word.takes:
        return None
    token = cue.token
    for passive in words.children_by(token, ("nsubj:pass",)):
        return None if _is_question_word(words, passive) else (passive, [words.subtree(passive)], None)
    objects = (child for child in words.children_by(token, ("obj",)) if not _is_question_word(words, child))
    obj = next(objects, None)
    if obj is None or obj < token:
        return None
    tokens = words.subtree(obj)
    for child in words.children[token]:
        if child > obj and words.dep[child] not in ("punct", "dep"):
            if not _belongs_to_object(words, child):
                break
            tokens.extend(words.subtree(child))
    return obj, [tokens], None


def _is_question_word(words: Words, token: int) -> bool:
    return words.tag[token].startswith("W")


def _belongs_to_object(words: Words, child: int) -> bool:
    dep = words.dep[child]
    if dep in ("obl", "advcl"):
        return any(words.lower[mark] in _WITH_OBJECT for mark in words.children_by(child, _MARKERS))
    return dep in ("xcomp", "ccomp")


def _prepositional(words: Words, cue: Cue) -> Found | None:
    """Find what follows the cue's own preposition, which joins the cue: "warned of", "called for"."""
    wanted, token = cue.word.prepositions, cue.token
    for child in words.children_by(token, _WITH_PREPOSITION) if wanted else ():
        marks = (mark for mark in words.children_by(child, _MARKERS) if words.lower[mark] in wanted)
        case = next(marks, None) if child > token else None
        if case is not None and case - token <= 3:
            following = [each for each in words.subtree(child) if each > case]
            return child, [following], case if case == token + 1 else None
    return None


def _noun_content(words: Words, cue: Cue) -> Found | None:
    """Find the clause or infinitive that a noun brings along, or what follows its preposition."""
    for child in words.children_by(cue.token, _OF_NOUNS):
        if child > cue.token and (
            ("i" in cue.word.takes and is_infinitive(words, child))
            or ("c" in cue.word.takes and _is_marked(words, child))
        ):
            return child, [words.subtree(child)], None
    return _prepositional(words, cue)


def _is_marked(words: Words, clause: int) -> bool:
    marks = words.children_by(clause, ("mark",))
    return any(words.lower[mark] in ("that", "whether") for mark in marks)
