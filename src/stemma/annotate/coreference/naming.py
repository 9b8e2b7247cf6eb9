"""Names of one document joined into entities; a short name that fits several waits for its place."""

from collections.abc import Iterator, Sequence
from functools import cache

from stemma.annotate.coreference.lexicon import ADDRESS, person_nouns, sex_of_name
from stemma.annotate.coreference.mentions import Entity, Form, Named
from stemma.model.mentions import NameMention
from stemma.text.names import SAME_NAME, name_similarity, name_tokens, spelling_keys
from stemma.text.normalise import fold

_PLACES = frozenset({"LOC", "FAC", "NORP", "MISC"})
"""Types of names that nobody speaks under, beside persons, bodies and countries."""
_MEANT = frozenset({"PER", "ORG"})
"""Types of names that a pronoun, a title or a short name takes up."""
_COMPARED = 4
"""Spellings of an entity, from the first on, to which that of a name is compared. Set by hand."""


class Forms:
    """The forms in which names are written in one document, each read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str | None], Form] = {}

    def of(self, name: NameMention) -> Form:
        """Return the form of a name, and count the use."""
        key = name.text, name.label, name.actor.id if name.actor is not None else None
        form = self._known.get(key)
        if form is None:
            form = self._known[key] = _read_form(name)
        form.uses += 1
        return form

    def __iter__(self) -> Iterator[Form]:
        """Yield the forms in the order of their first use."""
        yield from self._known.values()


def _read_form(name: NameMention) -> Form:
    text, is_person = _bare(name.text), name.label == "PER"
    parts = name_tokens(text)
    return Form(
        text=text,
        label=name.label,
        parts=parts,
        length=len(name.text.split()),
        keys=_keys(name, text),
        sex=sex_of_name(text) if is_person else None,
        is_short=is_person and len(parts) < 2,
    )


class Names:
    """The entities behind the forms of names of one document, given in the order of their first use.

    Exact sieves first (Lee et al. 2013): one entry of the actor table, the same words, spellings that agree;
    then the short name that fits one full name alone.
    """

    def __init__(self, forms: Sequence[Form]) -> None:
        self._same: dict[str, Entity] = {}
        self._by_part: dict[str, list[Entity]] = {}
        self._spellings: dict[Entity, list[str]] = {}
        for form in forms:
            if not form.is_short:
                self._join_full(form)
        for form in forms:
            if form.is_short:
                self._join_short(form)

    def fitting(self, form: Form) -> Sequence[Entity]:
        """Return the persons whose full name a short one may be a part of, in the order of the text."""
        if not form.parts:
            return ()
        last = form.parts[-1]
        exact = self._by_part.get(last, [])
        if exact:
            return exact
        near = (e for key in sorted(spelling_keys(last)) for e in self._by_part.get("~" + key, ()))
        return list(dict.fromkeys(near))

    def _join_full(self, form: Form) -> None:
        entity = self._same_as(form) or self._spelled_alike(form) or _new(form)
        self._register(form, entity)
        self._spellings.setdefault(entity, []).append(form.text)
        if form.sex is not None:
            entity.tell_sex(form.sex, form.uses)

    def _join_short(self, form: Form) -> None:
        fitting = self.fitting(form)
        if fitting:
            form.entity = fitting[0] if len(fitting) == 1 else None
            return
        entity = self._same_as(form)
        if entity is None:
            entity = _new(form)
            if form.sex is not None:
                entity.tell_sex(form.sex)
        self._register(form, entity)

    def _same_as(self, form: Form) -> Entity | None:
        for key in form.keys:
            if key in self._same:
                return self._same[key]
        return None

    def _spelled_alike(self, form: Form) -> Entity | None:
        if form.label != "PER":
            return None
        alike = [
            entity
            for entity in self.fitting(form)
            if any(_similar(form.text, other) for other in self._spellings[entity][:_COMPARED])
        ]
        return alike[0] if len(alike) == 1 else None

    def _register(self, form: Form, entity: Entity) -> None:
        """Let names to come find an entity by a form of its name."""
        form.entity = entity
        entity.is_meant = entity.is_meant or form.label in _MEANT
        for key in form.keys:
            self._same.setdefault(key, entity)
        if form.label == "PER" and not form.is_short:
            parts = {form.parts[0], form.parts[-1]} | {"~" + key for key in spelling_keys(form.parts[-1])}
            for part in parts:
                bearers = self._by_part.setdefault(part, [])
                if entity not in bearers:
                    bearers.append(entity)


def _new(form: Form) -> Entity:
    return Entity(form.label == "PER", is_meant=form.label in _MEANT)


def _similar(left: str, right: str) -> bool:
    return name_similarity(left, right) >= SAME_NAME


def _keys(name: NameMention, bare: str) -> list[str]:
    """Return what names of one entity share whatever else differs: table entry, words, initials."""
    gate = "place" if name.label in _PLACES else "person" if name.label == "PER" else "body"
    words = [word for word in fold(bare).replace(".", "").split() if word != "the"]
    keys = [f"{gate}:{' '.join(words)}"]
    if name.actor is not None:
        keys.insert(0, f"table:{name.actor.id}")
    if gate == "body":
        initials = "".join(word[0] for word in bare.split() if word[0].isupper())
        spelled = name.text if name.text.isupper() else initials if len(initials) > 2 else ""
        keys += [f"initials:{spelled.replace('.', '')}"] if spelled else []
    return keys


def _bare(text: str) -> str:
    """Return a name without an office written before it with a capital: "Emperor Norton"."""
    words = text.split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in _before_names():
        del words[0]
    return " ".join(words)


@cache
def _before_names() -> frozenset[str]:
    return frozenset({*person_nouns(), *ADDRESS})


def settle(name: Named) -> None:
    """Give a name to the entity of its form, if that is told, and keep it there if it is the fullest yet."""
    entity = name.entity = name.form.entity
    if entity is not None and (not entity.names or fuller(entity.names[-1], name)):
        entity.names.append(name)


def fuller(name: Named, other: Named) -> bool:
    """Tell whether `other` has more parts of a name than `name`."""
    if name.form.label == "PER":
        return len(other.form.parts) > len(name.form.parts)
    return other.form.length > name.form.length


def fullest_before(entity: Entity, end: int) -> Named | None:
    """Return the fullest name of an entity that begins before `end`; of equally full ones the first."""
    for named in reversed(entity.names):
        if named.name.span.start < end:
            return named
    return None
