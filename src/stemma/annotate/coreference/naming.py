"""Names of one document joined into entities; a short name that fits several waits for its place."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from stemma.annotate.coreference.lexicon import ADDRESS, person_nouns, sex_of_name
from stemma.annotate.coreference.mentions import Entity
from stemma.model.mentions import NameMention
from stemma.text.names import SAME_NAME, name_similarity, name_tokens, spelling_keys
from stemma.text.normalise import fold

PLACES = frozenset({"LOC", "FAC", "NORP", "MISC"})
"""Types of names that nobody speaks under, beside persons, bodies and countries."""


class Names:
    """The entities behind the names of one document, which do not overlap.

    Exact sieves first (Lee et al. 2013): one entry of the actor table, the same words, spellings that agree;
    then the short name that fits one full name alone.
    """

    def __init__(self, names: Iterable[NameMention]) -> None:
        self._of: dict[int, Entity] = {}
        self._same: dict[str, Entity] = {}
        self._by_part: dict[str, list[Entity]] = {}
        ordered = sorted(names, key=lambda name: name.span.start)
        for name in ordered:
            if not self._is_short(name):
                self._place(name, _keys(name))
        for name in ordered:
            if self._is_short(name):
                self._place_short(name)
        for entity in dict.fromkeys(self._of.values()):
            entity.names = _rising(entity.names)

    def entity(self, name: NameMention) -> Entity | None:
        """Return the entity of a name; None where it fits several full names."""
        return self._of.get(name.span.start)

    def fitting(self, name: NameMention) -> Sequence[Entity]:
        """Return the persons whose full name a short one may be a part of, in the order of the text."""
        tokens = called(name)
        if not tokens:
            return ()
        exact = self._by_part.get(tokens[-1], [])
        if exact:
            return exact
        near = (e for key in sorted(spelling_keys(tokens[-1])) for e in self._by_part.get("~" + key, ()))
        return list(dict.fromkeys(near))

    def join(self, name: NameMention, entity: Entity) -> None:
        """Give a short name that fits several to the one it was found to mean."""
        self._of[name.span.start] = entity

    @staticmethod
    def _is_short(name: NameMention) -> bool:
        return name.label == "PER" and len(called(name)) < 2

    def _place(self, name: NameMention, keys: Sequence[str]) -> Entity:
        entity = next((self._same[key] for key in keys if key in self._same), None)
        if entity is None and name.label == "PER":
            entity = self._spelled_alike(name)
        if entity is None:
            entity = Entity(name.label == "PER")
        self._join(name, entity, keys)
        return entity

    def _join(self, name: NameMention, entity: Entity, keys: Sequence[str]) -> None:
        entity.names.append(name)
        self._of[name.span.start] = entity
        for key in keys:
            self._same.setdefault(key, entity)
        tokens = called(name)
        if name.label != "PER" or len(tokens) < 2:
            return
        sex = sex_of_name(_bare(name.text))
        if sex is not None:
            entity.sexes[sex] += 1
        for token in {tokens[0], tokens[-1]}:
            self._index(token, entity)
        for key in spelling_keys(tokens[-1]):
            self._index("~" + key, entity)

    def _index(self, key: str, entity: Entity) -> None:
        known = self._by_part.setdefault(key, [])
        if entity not in known:
            known.append(entity)

    def _spelled_alike(self, name: NameMention) -> Entity | None:
        alike = [
            entity
            for entity in self.fitting(name)
            if any(_similar(name, other) for other in entity.names[:4])
        ]
        return alike[0] if len(alike) == 1 else None

    def _place_short(self, name: NameMention) -> None:
        fitting = self.fitting(name)
        if len(fitting) == 1:
            self._join(name, fitting[0], ())
        elif not fitting:
            entity = self._place(name, _keys(name))
            if entity.names == [name] and (sex := sex_of_name(_bare(name.text))):
                entity.sexes[sex] += 1


def _similar(name: NameMention, other: NameMention) -> bool:
    return name_similarity(_bare(name.text), _bare(other.text)) >= SAME_NAME


def _keys(name: NameMention) -> list[str]:
    """Return what names of one entity share whatever else differs: table entry, words, initials."""
    gate = "place" if name.label in PLACES else "person" if name.label == "PER" else "body"
    words = [word for word in fold(_bare(name.text)).replace(".", "").split() if word != "the"]
    keys = [f"{gate}:{' '.join(words)}"]
    if name.actor is not None:
        keys.insert(0, f"table:{name.actor.id}")
    initials = "".join(word[0] for word in _bare(name.text).split() if word[0].isupper())
    if gate == "body":
        spelled = name.text if name.text.isupper() else initials if len(initials) > 2 else ""
        keys += [f"initials:{spelled.replace('.', '')}"] if spelled else []
    return keys


@lru_cache(maxsize=512)  # about the names of one document, each of which is asked for many times
def _bare(text: str) -> str:
    """Return a name without an office written before it with a capital: "Emperor Norton"."""
    words = text.split()
    while len(words) > 1 and (_is_office(words[0]) or words[0].rstrip(".").casefold() in ADDRESS):
        words = words[1:]
    return " ".join(words)


def _is_office(word: str) -> bool:
    return word.rstrip(".").casefold() in person_nouns()


def fuller(name: NameMention, other: NameMention) -> bool:
    """Tell whether `other` has more parts of a name than `name`."""
    if name.label == "PER":
        return len(name_tokens(_bare(other.text))) > len(called(name))
    return len(other.text.split()) > len(name.text.split())


def _rising(names: Iterable[NameMention]) -> list[NameMention]:
    """Return, in the order of the text, each name that is fuller than all before it."""
    found: list[NameMention] = []
    for name in sorted(names, key=lambda one: one.span.start):
        if not found or fuller(found[-1], name):
            found.append(name)
    return found


def fullest_before(entity: Entity, end: int) -> NameMention | None:
    """Return the fullest name of an entity that begins before `end`; of equally full ones the first."""
    return next((name for name in reversed(entity.names) if name.span.start < end), None)


def called(name: NameMention) -> tuple[str, ...]:
    """Return the parts of a name as it is used here."""
    return name_tokens(_bare(name.text))
