"""The one behind the names: spellings joined within a document, then across the pile."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stemma.model.documents import Document
from stemma.model.entities import Actor, NameVariant
from stemma.model.ids import content_id
from stemma.model.mentions import NameMention
from stemma.store.tables import Tables
from stemma.text.names import SAME_NAME, name_similarity, name_tokens, spelling_keys, without_titles
from stemma.text.normalise import fold

_GATES = {"PER": "person", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people", "ORG": "group"}
_UNKNOWN_CODE = "--- ---"
_ACRONYM = 5  # characters
_RARE = 0.25
"""Share of the commonest full name's uses below which a fuller one is no name: "GETTY Max Verstappen"."""


@dataclass(slots=True, eq=False)
class _Cluster:
    """Mentions taken for one actor, and why."""

    key: str
    mentions: list[NameMention] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def gate(self) -> str:
        return _gate(self.mentions[0])

    @property
    def known(self) -> bool:
        return self.mentions[0].actor is not None


def link_actors(tables: Tables) -> Iterator[Actor]:
    """Yield the actors of the pile, each with every spelling met, in the order of their names.

    Names of the actor table join by its id. Other names join where they are of one type and their
    spellings agree; a name of one word ("Soleimani") goes to the full name in its own document, and
    to one in another document only where the pile knows a single candidate.
    """
    full: dict[str, _Cluster] = {}
    short: list[NameMention] = []
    for mention in _in_order(tables):
        if mention.actor is not None:
            key = f"table:{mention.actor.id}"
        elif _is_short(mention):
            short.append(mention)
            continue
        else:
            key = f"{_gate(mention)}:{_plain(mention)}"
        full.setdefault(key, _Cluster(key)).mentions.append(mention)
    clusters = _join_spellings(list(full.values()))
    clusters += _place_short_names(clusters, short)
    yield from sorted((_actor(cluster) for cluster in clusters), key=lambda a: (fold(a.name), a.id))


def _in_order(tables: Tables) -> list[NameMention]:
    """Return the names of the pile, whatever order it came in."""
    mentions = [m for d in tables.all(Document) for m in tables.of(NameMention, d.id)]
    return sorted(mentions, key=lambda m: (m.span, m.label))


def _gate(mention: NameMention) -> str:
    return _GATES.get(mention.label, "other")


def _plain(mention: NameMention) -> str:
    return " ".join(fold(without_titles(mention.text) or mention.text).replace(".", "").split())


def _is_short(mention: NameMention) -> bool:
    return _gate(mention) == "person" and len(name_tokens(mention.text)) < 2


def _join_spellings(clusters: list[_Cluster]) -> list[_Cluster]:
    """Join full names of one type whose spellings agree; two entries of the table never join."""
    clusters = sorted(clusters, key=lambda c: (not c.known, c.key))
    kept: list[_Cluster] = []
    by_key: dict[str, list[_Cluster]] = {}
    for cluster in clusters:
        keys = _blocks(cluster)
        candidates = {id(c): c for key in keys for c in by_key.get(key, ())}
        scored = [(_agreement(cluster, c), c) for c in candidates.values() if not (cluster.known and c.known)]
        best = max((score for score, _ in scored), default=0.0)
        same = [c for score, c in scored if score >= SAME_NAME and score >= best - 0.02]
        if len(same) == 1 and not cluster.known:
            _absorb(same[0], cluster, "the spellings agree")
            target = same[0]
        else:
            kept.append(cluster)
            target = cluster
        for key in keys:
            entries = by_key.setdefault(key, [])
            if target not in entries:
                entries.append(target)
    return kept


def _blocks(cluster: _Cluster) -> set[str]:
    """Return the keys under which clusters are compared: type and skeleton of the last part."""
    tokens = {name_tokens(m.text)[-1] for m in cluster.mentions if name_tokens(m.text)}
    return {f"{cluster.gate}:{key}" for token in tokens for key in spelling_keys(token)}


def _agreement(left: _Cluster, right: _Cluster) -> float:
    """Return how well the best pair of their spellings agrees."""
    pairs = [(a, b) for a in _spellings(left) for b in _spellings(right)]
    comparable = [pair for pair in pairs if left.gate == "person" or _comparable(*pair)]
    return max((name_similarity(a, b) for a, b in comparable), default=0.0)


def _comparable(left: str, right: str) -> bool:
    """Tell whether two names that are no person's can be spellings of one: word for word, and no letters.

    The letters of an acronym are no sounds: "US" is not "Yeosu", nor "UN" the "UAE".
    """
    spelled = any(name.replace(".", "").isupper() and len(name) <= _ACRONYM for name in (left, right))
    return not spelled and len(name_tokens(left)) == len(name_tokens(right))


def _spellings(cluster: _Cluster) -> list[str]:
    return sorted({m.text for m in cluster.mentions if not _is_short(m)})


def _absorb(target: _Cluster, other: _Cluster, why: str) -> None:
    reason = f"{other.mentions[0].text!r} is {target.mentions[0].text!r}: {why}"
    if reason not in target.reasons:
        target.reasons.append(reason)
    target.reasons += other.reasons
    target.mentions += other.mentions


def _place_short_names(clusters: list[_Cluster], short: Iterable[NameMention]) -> list[_Cluster]:
    """Give each short name to its full name, in its document first; return clusters of the others."""
    persons: dict[str, list[_Cluster]] = {}
    homes = {id(c): {m.span.document for m in c.mentions} for c in clusters}
    for cluster in clusters:
        for key in _family_keys(cluster):
            persons.setdefault(key, []).append(cluster)
    left: dict[str, _Cluster] = {}
    for mention in short:
        keys = spelling_keys((name_tokens(mention.text) or ("",))[-1] or "-")
        fitting = list({id(c): c for key in sorted(keys) for c in persons.get(key, ())}.values())
        here = [c for c in fitting if mention.span.document in homes[id(c)]]
        target = here or fitting
        if len(target) == 1:
            where = "named in full in the same document" if here else "no other such name in the pile"
            _absorb(target[0], _Cluster("", [mention]), where)
            continue
        # two candidates in one document tell nothing across documents either
        key = f"person:{_plain(mention)}" + (f":{mention.span.document}" if len(target) > 1 else "")
        left.setdefault(key, _Cluster(key)).mentions.append(mention)
    return list(left.values())


def _family_keys(cluster: _Cluster) -> set[str]:
    """Return the skeletons of the last parts of a person's full names."""
    if cluster.gate != "person":
        return set()
    return {key for name in _spellings(cluster) for key in spelling_keys(name_tokens(name)[-1])}


def _actor(cluster: _Cluster) -> Actor:
    spans: dict[str, list[NameMention]] = {}
    for mention in sorted(cluster.mentions, key=lambda m: m.span):
        spans.setdefault(mention.text, []).append(mention)
    variants = sorted(spans.items(), key=lambda item: (-len(item[1]), item[0]))
    label = Counter(m.label for m in cluster.mentions).most_common()
    reference = cluster.mentions[0].actor
    name = reference.name if reference else _fullest({text: len(found) for text, found in variants})
    return Actor(
        id=reference.id if reference else content_id("actor", cluster.gate, *sorted(map(fold, spans))),
        name=name,
        label=min(label, key=lambda item: (-item[1], item[0]))[0],
        code=_code(cluster),
        variants=tuple(NameVariant(text, tuple(m.span for m in mentions)) for text, mentions in variants),
        reasons=tuple(sorted(set(cluster.reasons))),
    )


def _fullest(uses: Mapping[str, int]) -> str:
    """Return the name with most parts that is used often enough; of equally full ones the one most used."""
    full = max((count for name, count in uses.items() if len(name_tokens(name)) > 1), default=0)
    usual = [name for name, count in uses.items() if count >= _RARE * full] or list(uses)
    return max(usual, key=lambda name: (len(name_tokens(name)), uses[name], -list(uses).index(name)))


def _code(cluster: _Cluster) -> str:
    """Return the code of the actor; where its documents give different sectors, the sector is open."""
    codes = {m.actor.code for m in cluster.mentions if m.actor}
    if len(codes) > 1:
        certain = {code for code in codes if not code.endswith("---")}
        codes = certain if len(certain) == 1 else codes
    if len(codes) == 1:
        return codes.pop()
    countries = {code.split()[0] for code in codes}
    return f"{countries.pop()} ---" if len(countries) == 1 else _UNKNOWN_CODE
