"""Contents that the syntax ties to a cue: clauses, infinitives, objects and prepositional objects."""

from collections.abc import Iterator

from spacy.tokens import Token

from stemma.annotate.attribution.cues import Cue

# Which complements right of an object belong to the content: more than half of them do in PolNeAR (train).
_WITH_OBJECT = frozenset({"as", "for", "to", "with", "of", "from", "over", "against", "about"})
_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass"})

Found = tuple[Token, list[list[Token]], Token | None]
"""The head of the content, its tokens in one group per stretch, and the preposition that joins the cue."""


def find_content(cue: Cue) -> Found | None:
    """Return what a cue's own syntax gives as its content, or None."""
    if cue.word.takes == frozenset():
        return None
    if cue.token.pos_ == "NOUN":
        return _noun_content(cue)
    return _clause(cue) or _predicate(cue) or _object(cue) or _prepositional(cue)


def _clause(cue: Cue) -> Found | None:
    """Find a finite clause, or the clause that a parenthetical "he said" stands in."""
    if "c" not in cue.word.takes:
        return None
    token = cue.token
    for child in token.children:
        if child.dep_ in _CLAUSES and not is_infinitive(child):
            return child, [[*_from_conjunction(child), *_continued(cue, child)]], None
    if (clause := _clause_of_medium(token)) is not None:
        return clause, [_from_conjunction(clause)], None
    if token.dep_ == "parataxis" and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON"):
        own = {t.i for t in token.subtree}
        return token.head, [[t for t in token.head.subtree if t.i not in own and t.sent == token.sent]], None
    return None


def _clause_of_medium(verb: Token) -> Token | None:
    """Return the clause that the parser hangs on that in which it is said: "said in a statement … that"."""
    media = (child for child in verb.children if child.dep_ == "obl" and child.i > verb.i)
    clauses = (clause for noun in media for clause in noun.children if clause.dep_ == "acl")
    return next(
        (c for c in clauses if any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)), None
    )


def _from_conjunction(clause: Token) -> list[Token]:
    """Return a clause's tokens from its "that" on: "on Tuesday that …" leaves Tuesday outside."""
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    return [t for t in clause.subtree if mark is None or t.i >= mark.i]


def _continued(cue: Cue, clause: Token) -> Iterator[Token]:
    """Yield the further clauses right of the first, which the parser hangs on the cue as well."""
    for child in cue.token.children:
        if child.i > clause.i > cue.token.i and child.dep_ in ("ccomp", "xcomp"):
            yield from child.subtree


def _predicate(cue: Cue) -> Found | None:
    """Find an infinitive or predicate, together with the object that is its logical subject."""
    if "i" not in cue.word.takes:
        return None
    token = cue.token
    child = next((c for c in token.children if _is_predicate(c) and c.i > token.i), None)
    if child is None:
        return None
    tokens = list(child.subtree)
    obj = next((c for c in token.children if c.dep_ == "obj" and c.i < child.i), None)
    if obj is not None and cue.word.lemma != "tell":
        tokens = [*obj.subtree, *tokens]
    subject = next((c for c in token.children if c.dep_ == "nsubj:pass"), None)
    if subject is not None and "r" not in cue.word.takes:
        return child, [list(subject.subtree), tokens], None
    return child, [tokens], None


def _is_predicate(child: Token) -> bool:
    return child.dep_ == "xcomp" or (child.dep_ in ("ccomp", "advcl") and is_infinitive(child))


def is_infinitive(token: Token) -> bool:
    """Tell whether a verb is an infinitive without a subject of its own."""
    return any(c.lower_ == "to" and c.tag_ == "TO" for c in token.children) and not any(
        c.dep_.startswith("nsubj") for c in token.children
    )


def _object(cue: Cue) -> Found | None:
    """Find an object with the complements that belong to it: "an ally of arming rebels"."""
    if "o" not in cue.word.takes:
        return None
    token = cue.token
    passive = next((c for c in token.children if c.dep_ == "nsubj:pass"), None)
    if passive is not None:
        return None if passive.tag_.startswith("W") else (passive, [list(passive.subtree)], None)
    obj = next((c for c in token.children if c.dep_ == "obj" and not c.tag_.startswith("W")), None)
    if obj is None or obj.i < token.i:
        return None
    tokens = list(obj.subtree)
    for child in token.children:
        if child.i > obj.i and child.dep_ not in ("punct", "dep"):
            if not _belongs_to_object(child):
                break
            tokens.extend(child.subtree)
    return obj, [tokens], None


def _belongs_to_object(child: Token) -> bool:
    if child.dep_ in ("xcomp", "ccomp"):
        return True
    marks = {c.lower_ for c in child.children if c.dep_ in ("case", "mark")}
    return child.dep_ in ("obl", "advcl") and bool(marks & _WITH_OBJECT)


def _prepositional(cue: Cue) -> Found | None:
    """Find what follows the cue's own preposition, which joins the cue: "warned of", "called for"."""
    wanted = cue.word.prepositions
    for child in cue.token.children:
        if child.i < cue.token.i or child.dep_ not in ("obl", "advcl", "nmod", "acl", "ccomp", "xcomp"):
            continue
        case = next((c for c in child.children if c.dep_ in ("case", "mark") and c.lower_ in wanted), None)
        if case is not None and case.i - cue.token.i <= 3:
            return (
                child,
                [[t for t in child.subtree if t.i > case.i]],
                case if case.i == cue.token.i + 1 else None,
            )
    return None


def _noun_content(cue: Cue) -> Found | None:
    token = cue.token
    for child in token.children:
        if child.dep_ not in ("acl", "ccomp", "csubj", "xcomp") or child.i < token.i:
            continue
        infinitive = is_infinitive(child)
        clause = any(c.lower_ in ("that", "whether") and c.dep_ == "mark" for c in child.children)
        if (infinitive and "i" in cue.word.takes) or (clause and "c" in cue.word.takes):
            return child, [list(child.subtree)], None
    return _prepositional(cue)
