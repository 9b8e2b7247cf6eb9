"""Who is behind the pile: statements by speaker and kind, each counted once, with the way each came."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.export.brief_rows import KindRow, SpeakerRow, Telling, WhoSaysSo
from stemma.export.families import name_number
from stemma.export.quoting import Quoter
from stemma.export.unnamed import Description, count_unnamed, describe, find_introduced
from stemma.model.chains import Basis, Chain, ChainLink, Statement, StationKind
from stemma.model.copies import Archetype
from stemma.model.entities import Actor
from stemma.model.mentions import Attribution, SourceKind
from stemma.model.spans import Span
from stemma.model.voices import AgencyCredit, Voice
from stemma.store.tables import Tables
from stemma.text.outlets import name_key

_ARROWS = {Basis.INFERRED: "⇠"}


def who_says_so(tables: Tables, quote: Quoter) -> WhoSaysSo:
    """Return the speakers of a pile, those of most origins first, and how many statements are whose.

    A statement that copies repeat counts once, for the speaker whom its first report names.
    """
    pile = _Pile(tables, quote)
    told = [(pile.first(statement), statement) for statement in tables.all(Statement)]
    by_speaker: dict[str, list[tuple[Attribution, Statement]]] = defaultdict(list)
    ordered = sorted(told, key=lambda pair: pile.order(pair[0]))
    speakers = _take_up([pile.spoken(first) for first, _ in ordered])
    for speaker, pair in zip(speakers, ordered, strict=True):
        if speaker is not None:
            by_speaker[speaker].append(pair)
    rows = [pile.row(found) for found in by_speaker.values()]
    named = [row for row in rows if row.name]
    hidden = [
        (pile.describe(found[0][0]), row.people or 0)
        for found, row in zip(by_speaker.values(), rows, strict=True)
        if row.anonymous
    ]
    return WhoSaysSo(
        len(told),
        sum(len(statement.attributions) for _, statement in told),
        _kinds(told),
        sum(pile.is_named(first) for first, _ in told),
        sum(first.anonymous for first, _ in told),
        count_unnamed(hidden),
        tuple(sorted(named, key=lambda r: (-r.origins, -r.reports, -len(r.tellings), r.name))),
    )


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Under which key a speaker falls, and how the report describes one who has no name."""

    document: str
    key: str | None
    unnamed: Description | None


def _take_up(spoken: Sequence[_Spoken]) -> list[str | None]:
    """Return the key of each speaker; "the official" has that of the only official told of before him."""
    earlier: dict[str, list[tuple[Description, str]]] = defaultdict(list)
    keys: list[str | None] = []
    for one in spoken:
        key = one.key
        if key is not None and one.unnamed is not None:
            key = find_introduced(one.unnamed, earlier[one.document]) or key
            earlier[one.document].append((one.unnamed, key))
        keys.append(key)
    return keys


def _kinds(told: Sequence[tuple[Attribution, Statement]]) -> tuple[KindRow, ...]:
    statements: Counter[str] = Counter()
    tellings: Counter[str] = Counter()
    for first, statement in told:
        kind = f"anonymous {first.source_kind}" if first.anonymous else str(first.source_kind)
        statements[kind] += 1
        tellings[kind] += len(statement.attributions)
    ranked = sorted(statements, key=lambda kind: (-statements[kind], kind))
    return tuple(KindRow(kind, statements[kind], tellings[kind]) for kind in ranked)


class _Pile:
    """What the rows are made from."""

    def __init__(self, tables: Tables, quote: Quoter) -> None:
        self._quote = quote
        self._attributions = {attribution.id: attribution for attribution in tables.all(Attribution)}
        self._voices = {voice.attribution: voice for voice in tables.all(Voice)}
        self._chains = {chain.attribution: chain for chain in tables.all(Chain)}
        self._missing = {a.id: a.name or "an original" for a in tables.all(Archetype)}
        self._credits = {credit.span.document: credit.agency for credit in tables.all(AgencyCredit)}
        actors = tables.all(Actor)
        self._actors = {span: actor for actor in actors for v in actor.variants for span in v.spans}
        self._names: dict[str, list[tuple[Span, Actor]]] = defaultdict(list)
        for span, actor in self._actors.items():
            self._names[span.document].append((span, actor))
        self._people = {a.name: a for a in actors if a.label == "PER" and " " in a.name}

    def order(self, attribution: Attribution) -> tuple[int, int, str]:
        """Return where an attribution stands in the pile: by the order of publication, then in its text."""
        first = attribution.content[0]
        return name_number(self._quote.names[first.document]), first.start, attribution.id

    def first(self, statement: Statement) -> Attribution:
        """Return the first telling of a statement that names its source, else its first."""
        told = [self._attributions[attribution] for attribution in statement.attributions]
        return min(told, key=lambda a: (a.named_source is None, self.order(a)))

    def spoken(self, attribution: Attribution) -> _Spoken:
        """Return the key under which a speaker's statements fall together: the actor's id, or the words."""
        document, named = attribution.content[0].document, attribution.named_source
        if named is None:
            return _Spoken(document, None, None)
        words = self._quote.words(named)
        actor = self._actor(attribution)
        unnamed = self.describe(attribution) if attribution.anonymous and actor is None else None
        return _Spoken(document, actor.id if actor else name_key(words), unnamed)

    def describe(self, attribution: Attribution) -> Description:
        """Return how a report describes somebody without a name: "official", of Iraq."""
        source = attribution.source or attribution.content[0]
        near = self._names.get(source.document, ())
        return describe(self._quote.words(source), (actor.id for span, actor in near if source.covers(span)))

    def is_named(self, attribution: Attribution) -> bool:
        """Tell whether a person speaks with a name: one that is known, or a word written like one."""
        if attribution.source_kind is not SourceKind.PERSON or attribution.anonymous:
            return False
        if attribution.source is None or attribution.speaker is not None:
            return attribution.speaker is not None
        return any(word[0].isupper() for word in self._quote.words(attribution.source).split()[1:])

    def _actor(self, attribution: Attribution) -> Actor | None:
        """Return who speaks: the actor of the name, else the one person whose whole name stands there."""
        if attribution.speaker is not None or attribution.source is None:
            return self._actors.get(attribution.speaker) if attribution.speaker else None
        words = self._quote.words(attribution.source).rstrip(" ,").split()
        ends = range(2, len(words) + 1)
        stretches = (" ".join(words[start:end]).rstrip(",") for end in ends for start in range(end - 1))
        found = {actor.id: actor for name in stretches if (actor := self._people.get(name)) is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def _name(self, found: Sequence[Telling], actor: Actor | None) -> str:
        """Return what most reports call a speaker where they first quote them.

        There news style gives name and office. A report that gives less than the whole name does not count,
        and so "Credit agency giant Equifax" of one report is the Equifax of the others.
        """
        introduced: dict[str, str] = {}
        for telling in found:
            if telling.evidence.source:
                introduced.setdefault(telling.evidence.document, telling.evidence.source)
        full = [words for words in introduced.values() if actor and actor.name in words]
        if actor and actor.label == "PER" and not full:
            return actor.name
        usual = Counter(full or introduced.values()).most_common(1)
        return usual[0][0] if usual else ""

    def row(self, found: Sequence[tuple[Attribution, Statement]]) -> SpeakerRow:
        """Return one speaker with the statements that are theirs."""
        first = found[0][0]
        documents = {document for _, statement in found for document in statement.documents}
        roots = {root for _, statement in found for root in statement.origins}
        voices = [self._voices[a.id] for a, _ in found if a.id in self._voices]
        grounds = [voice.ground for voice in voices if voice.ground is not None]
        tellings = tuple(self._telling(attribution, statement) for attribution, statement in found)
        return SpeakerRow(
            self._name(tellings, self._actor(first)),
            first.source_kind,
            first.anonymous,
            max((voice.low for voice in voices if voice.low is not None), default=None),
            self._quote(grounds[0]) if grounds else None,
            tellings,
            len(documents),
            len(roots),
            self._root_words(roots.pop()) if len(roots) == 1 else None,
        )

    def _telling(self, attribution: Attribution, statement: Statement) -> Telling:
        evidence = self._quote(attribution.content[0], attribution.id)
        chain = self._chains.get(attribution.id)
        words = chain_words(chain, self._quote.names) if chain else ""
        return Telling(evidence, words, len(statement.documents))

    def _root_words(self, root: str) -> str:
        if root in self._missing:
            return f"{self._missing[root]} (not in the pile)"
        outlet = self._quote.documents[root].outlet or self._credits.get(root)
        return f"{self._quote.names[root]} {outlet}" if outlet else self._quote.names[root]


def chain_words(chain: Chain, names: Mapping[str, str]) -> str:
    """Return a chain on one line: "D3 Daily Lantern ⇠ D4 Volga Herald Agency ← the army".

    "←" is stated or given, "⇠" inferred through lineage, "?" missing.
    """
    parts: list[str] = []
    for before, link in zip((None, *chain.links), chain.links, strict=False):
        own = link.kind is StationKind.OUTLET and link.record is None
        if before is not None and before.kind is StationKind.ARTICLE and own:
            parts[-1] += f" {link.name}" if link.name else ""
        else:
            arrow = f"{_ARROWS.get(link.basis, '←')} " if parts else ""
            parts.append(arrow + _link_words(link, names))
    return " ".join(parts)


def _link_words(link: ChainLink, names: Mapping[str, str]) -> str:
    if link.kind is StationKind.ARTICLE:
        return names.get(link.record or "", link.name)
    return link.name or f"? ({link.why})"
