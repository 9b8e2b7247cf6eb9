"""What keeps a told event from counting: negation, future, modality, hypothesis and habit.

The rules read the trigger's own clause first and then walk up through the verbs and nouns that govern it,
as long as what they say about it still holds of the trigger.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from stemma.annotate.coding import syntax
from stemma.model.events import Veto
from stemma.resources.plover_vetoes import VetoWords, load_veto_words

DEFINITE = {"the", "this", "that", "these", "those"}
CLAUSAL = ("xcomp", "ccomp", "acl", "advcl", "csubj", "csubj:pass", "parataxis")
ABOUT = ("of", "for", "against", "from", "about")
ARGUMENT = ("obj", "obl", "obl:agent", "nsubj:pass", "nmod", "iobj")


def find_veto(words: tuple[Token, ...]) -> Veto | None:
    """Return why the event told by these words (the trigger, then its carriers) does not count, if so."""
    for word in words:
        for veto in _walk(word):
            return veto
    return None


def _walk(word: Token) -> Iterator[Veto]:
    lexicon = load_veto_words()
    current: Token | None = word
    aside = False
    while current is not None:
        for veto in (*_own(current, lexicon), *_governed(current, lexicon)):
            # "Facing attacks, it shows no sign of leaving": the negation stops at the comma.
            if not (aside and veto is Veto.NEGATED):
                yield veto
        aside = aside or current.dep_ == "advcl"
        current = _next(current, lexicon)


def _own(word: Token, lexicon: VetoWords) -> Iterator[Veto]:
    """Yield what the words in the trigger's own clause or phrase say."""
    if _is_negated(word, lexicon):
        yield Veto.NEGATED
    marks = {child.lower_ for child in syntax.children(word, "mark", "case")}
    if marks & {"without"}:
        yield Veto.NEGATED
    if marks & lexicon.conditional or _is_inverted(word):
        yield Veto.HYPOTHETICAL
    yield from _auxiliary(word, lexicon)
    yield from _adjective(word, lexicon)
    if {child.lower_ for child in syntax.children(word, "det")} & lexicon.any_of_them:
        yield Veto.HABITUAL
    adverbs = {child.lower_ for child in syntax.children(word, "advmod")}
    if adverbs & lexicon.habitual and word.tag_ in ("VBP", "VBZ", "VB", "VBG"):
        yield Veto.HABITUAL


def _is_negated(word: Token, lexicon: VetoWords) -> bool:
    for child in word.children:
        follows = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
        if (
            child.dep_ in ("advmod", "det", "cc", "advmod:neg")
            and child.lower_ in lexicon.negators
            and follows != "only"
        ):
            return True
        if child.dep_ in ("nsubj", "nsubj:pass", "obj") and _denies(child, lexicon):
            return True
    return False


def _denies(noun: Token, lexicon: VetoWords) -> bool:
    if noun.lower_ in lexicon.nobody:
        return True
    return any(child.lower_ in {"no", "neither"} for child in syntax.children(noun, "det", "advmod"))


def _is_inverted(word: Token) -> bool:
    """Tell whether "should it try" or "had they attacked" opens a condition."""
    opening = next((child for child in syntax.children(word, "aux")), None)
    subject = next((child for child in syntax.children(word, "nsubj", "nsubj:pass")), None)
    if opening is None or subject is None or word.dep_ != "advcl":
        return False
    return opening.lower_ in {"should", "had", "were"} and opening.i < subject.i


def _auxiliary(word: Token, lexicon: VetoWords) -> Iterator[Veto]:
    auxiliaries = {child.lower_ for child in syntax.children(word, "aux")}
    if auxiliaries & lexicon.future:
        yield Veto.FUTURE
    elif "have" in auxiliaries and auxiliaries & {"would", "could", "might", "should"}:
        yield Veto.HYPOTHETICAL
    elif "would" in auxiliaries and _is_reported_past(word):
        yield Veto.FUTURE
    elif auxiliaries & lexicon.modal:
        yield Veto.MODAL


def _is_reported_past(word: Token) -> bool:
    return word.dep_ == "ccomp" and word.head.tag_ in ("VBD", "VBN")


def _adjective(word: Token, lexicon: VetoWords) -> Iterator[Veto]:
    for child in syntax.children(word, "amod"):
        yield from lexicon.adjectives.get(child.lower_, ())


def _governed(word: Token, lexicon: VetoWords) -> Iterator[Veto]:
    """Yield what the governing verb or noun says: "failed to", "threatened to", "plans for"."""
    head = word.head
    if head == word:
        if syntax.is_infinitive(word):
            yield Veto.FUTURE
        return
    if word.dep_ in CLAUSAL and word.pos_ in ("VERB", "AUX", "ADJ"):
        yield from _governed_clause(word, head, lexicon)
    elif word.dep_ in ARGUMENT:
        yield from _governed_noun(word, head, lexicon)
    elif word.dep_ in ("nsubj", "nsubj:pass") and not _is_definite(word):
        yield from _auxiliary(head, lexicon)
        yield from lexicon.adjectives.get(head.lower_, ())


def _governed_clause(word: Token, head: Token, lexicon: VetoWords) -> Iterator[Veto]:
    lemma = _lemma(head, lexicon)
    infinitive, gerund = syntax.is_infinitive(word), word.tag_ == "VBG"
    complement = word.dep_ in ("xcomp", "acl", "csubj") and (infinitive or gerund)
    if complement and lemma in lexicon.failing:
        yield Veto.NEGATED
    if (complement and lemma in lexicon.hypothetical) or (word.dep_ == "ccomp" and lemma in lexicon.doubting):
        yield Veto.HYPOTHETICAL
    if infinitive and not _is_implicative(word, lemma, lexicon):
        yield Veto.FUTURE
    if gerund and word.dep_ in ("xcomp", "advcl") and lemma in lexicon.intending:
        yield Veto.FUTURE
    if gerund and word.dep_ in ("acl", "advcl") and syntax.has_case(word, *ABOUT):
        yield from _by_class(lemma, lexicon)


def _is_implicative(word: Token, lemma: str, lexicon: VetoWords) -> bool:
    perfect = any(child.lower_ == "have" for child in syntax.children(word, "aux"))
    if lemma in lexicon.reporting:
        return perfect or word.dep_ == "ccomp"
    return lemma in lexicon.implicative


def _governed_noun(word: Token, head: Token, lexicon: VetoWords) -> Iterator[Veto]:
    mark = syntax.preposition(word)
    lemma = _lemma(head, lexicon)
    wanting = head.pos_ == "VERB" and (
        word.dep_ in ("obj", "nsubj:pass") or mark in ("for", "against", "of", "from")
    )
    if _is_definite(word) and lemma in lexicon.permitting:
        return
    if wanting or (word.dep_ == "nmod" and mark in ("of", "for", "on", "to", "against", "about", "in")):
        yield from _by_class(lemma, lexicon)


def _by_class(lemma: str, lexicon: VetoWords) -> Iterator[Veto]:
    if lemma in lexicon.failing or lemma in lexicon.lacking:
        yield Veto.NEGATED
    elif lemma in lexicon.hypothetical:
        yield Veto.HYPOTHETICAL
    elif lemma in lexicon.intending:
        yield Veto.FUTURE
    elif lemma in lexicon.doubting:
        yield Veto.HYPOTHETICAL


def _lemma(token: Token, lexicon: VetoWords) -> str:
    return lexicon.forms.get(token.lower_, token.lemma_.lower())


def _is_definite(noun: Token) -> bool:
    determined = any(child.lower_ in DEFINITE for child in syntax.children(noun, "det"))
    return determined or bool(syntax.children(noun, "nmod:poss", "acl:relcl"))


def _next(word: Token, lexicon: VetoWords) -> Token | None:
    """Return the word whose vetoes hold of `word` too, or None where the chain ends."""
    if word.dep_ == "conj" and not syntax.children(word, "nsubj", "nsubj:pass", "aux"):
        return _governor_of_conjunct(word)
    lemma = _lemma(word.head, lexicon)
    reaches_up = (
        word.dep_ in ("xcomp", "csubj")
        or (word.dep_ == "acl" and lemma in lexicon.transparent)
        or (word.dep_ in ("obj", "nsubj:pass") and lemma in lexicon.carrying)
        or (word.dep_ == "nmod" and word.pos_ == "NOUN" and _is_bare(word))
        or (word.dep_ == "advcl" and word.tag_ == "VBG" and not syntax.children(word, "mark"))
    )
    return word.head if reaches_up else None


def _is_bare(noun: Token) -> bool:
    return not syntax.children(noun, "det", "nmod:poss", "nummod")


def _governor_of_conjunct(word: Token) -> Token | None:
    """Return the first conjunct: auxiliaries and marks before it reach over "and", a negation over "or"."""
    first = word.head
    joined = {child.lower_ for child in syntax.children(word, "cc")}
    negated = any(child.lower_ in {"not", "n't", "never"} for child in syntax.children(first, "advmod"))
    return None if negated and not joined & {"or", "nor"} else first
