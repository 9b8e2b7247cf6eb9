"""The chain of each attribution: from the report over its outlet, originals and credits to the speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.model.chains import Basis, Chain, ChainLink, Statement, StationKind
from stemma.model.documents import Document
from stemma.model.mentions import Attribution, SourceKind
from stemma.model.spans import Span
from stemma.model.voices import Relay, RelayRole, Voice
from stemma.reconcile.descent import Descent, read_descent
from stemma.reconcile.statements import find_statements, tellings
from stemma.store.tables import Tables
from stemma.text.outlets import name_key, names_publisher, same_name

_KINDS = {SourceKind.OUTLET: StationKind.OUTLET, SourceKind.DOCUMENT: StationKind.DOCUMENT}


def draw_chains(tables: Tables) -> Iterator[Statement | Chain]:
    """Yield the statements of the pile, then the chain of each attribution, in the order of the texts.

    A link is stated with its words, given with the document, or inferred through lineage with the words that
    two reports share. What must be there and is not known is a missing link with the reason.
    """
    statements = find_statements(tables)
    yield from statements
    pile = _Pile(tables, statements)
    for attribution in sorted(pile.attributions.values(), key=lambda a: (a.content, a.id)):
        yield pile.chain(attribution)


class _Pile:
    """What the chains are drawn from."""

    def __init__(self, tables: Tables, statements: Sequence[Statement]) -> None:
        self.documents = {document.id: document for document in tables.all(Document)}
        self.attributions = {attribution.id: attribution for attribution in tables.all(Attribution)}
        self._voices = {voice.attribution: voice for voice in tables.all(Voice)}
        self._told = tellings(statements)
        self._descent: Descent = read_descent(tables)

    def chain(self, attribution: Attribution) -> Chain:
        """Return the chain of one attribution."""
        document = attribution.content[0].document
        links = [*self._reports(attribution), *self._speakers(attribution)]
        if links[-1].kind is not StationKind.SPEAKER:
            why = f"nobody is named behind {links[-1].name!r}"
            links.append(ChainLink(StationKind.SPEAKER, "", Basis.MISSING, why=why))
        return Chain(attribution.id, document, tuple(_merged(links)))

    def _twin(self, attribution: Attribution, document: str) -> Attribution | None:
        """Return the attribution of another report that tells the same statement."""
        told = [self.attributions[other] for other in self._told[attribution.id].attributions]
        return next((one for one in told if one.content[0].document == document), None)

    def _reports(self, attribution: Attribution) -> Iterator[ChainLink]:
        """Yield the report, what it was taken from as far as lineage knows, and the outlet of each."""
        document, current = attribution.content[0].document, attribution
        yield self._article(document, Basis.GIVEN)
        yield self._outlet(document)
        seen = {document}
        while (step := self._descent.step(document, current.content, self._siblings(current))) is not None:
            if step.parent in seen:
                break
            yield step.link
            twin = self._twin(current, step.parent)
            if step.parent not in self.documents:
                return
            yield self._outlet(step.parent)
            seen.add(step.parent)
            document = step.parent
            if twin is None:
                break
            yield from self._relays(twin) if twin is not attribution else ()
            current = twin
        credit = self._descent.credit_behind(document)
        if credit is not None:
            yield credit

    def _siblings(self, attribution: Attribution) -> tuple[Attribution, ...]:
        return tuple(self.attributions[one] for one in self._told[attribution.id].attributions)

    def _article(self, document: str, basis: Basis) -> ChainLink:
        return ChainLink(StationKind.ARTICLE, self.documents[document].name, basis, record=document)

    def _outlet(self, document: str) -> ChainLink:
        """Return the outlet of a report as given with it; stated where the dateline names it too."""
        outlet, credit = self.documents[document].outlet, self._descent.credits.get(document)
        if outlet is not None:
            stated = (credit.span,) if credit and same_name(credit.agency, outlet) else ()
            return ChainLink(StationKind.OUTLET, outlet, Basis.STATED if stated else Basis.GIVEN, stated)
        why = "no outlet is given with the report"
        return ChainLink(StationKind.OUTLET, "", Basis.MISSING, why=why)

    def _speakers(self, attribution: Attribution) -> Iterator[ChainLink]:
        """Yield who the words name, from the outermost attribution to the innermost."""
        nested = [attribution]
        while (outer := self.attributions.get(nested[0].within or "")) is not None and outer not in nested:
            nested.insert(0, outer)
        for one in nested:
            yield from self._relays(one)
            yield self._source(one)
            yield from self._relays(one, quoting=True)

    def _relays(self, attribution: Attribution, *, quoting: bool = False) -> Iterator[ChainLink]:
        """Yield those on the report's side of a source, or those whom the source quotes."""
        voice = self._voices.get(attribution.id)
        for relay in voice.relays if voice else ():
            if (relay.role is RelayRole.QUOTING) == quoting:
                yield self._relay(relay)

    def _relay(self, relay: Relay) -> ChainLink:
        kind = _KINDS.get(relay.kind, StationKind.SPEAKER)
        return ChainLink(kind, self._words(relay.span), Basis.STATED, (relay.span,))

    def _source(self, attribution: Attribution) -> ChainLink:
        """Return the source as the text names it, or as the report does from which the words were taken."""
        named = attribution.named_source
        if named is not None:
            return self._named(attribution, named, Basis.STATED, self._anonymity(attribution))
        for twin in sorted(self._siblings(attribution), key=lambda a: (a.content, a.id)):
            if twin.named_source is not None:
                name = self.documents[twin.content[0].document].name
                why = f"the same words are told in {name}, which names their speaker"
                return self._named(twin, twin.named_source, Basis.INFERRED, why)
        return ChainLink(StationKind.SPEAKER, "", Basis.MISSING, why="the report names nobody who said it")

    def _named(self, attribution: Attribution, named: Span, basis: Basis, why: str) -> ChainLink:
        words = self._words(named)
        kind = _KINDS.get(attribution.source_kind, StationKind.SPEAKER)
        if attribution.source_kind is SourceKind.ORGANISATION and names_publisher(words):
            kind = StationKind.OUTLET
        spans = tuple(dict.fromkeys(span for span in (attribution.source, named) if span is not None))
        return ChainLink(kind, words, basis, spans, why, attribution.id)

    def _anonymity(self, attribution: Attribution) -> str:
        if not attribution.anonymous:
            return ""
        voice = self._voices.get(attribution.id)
        ground = voice.ground if voice else None
        return (
            f"without a name: {self._words(ground)}" if ground else "without a name, and no reason is stated"
        )

    def _words(self, span: Span) -> str:
        return " ".join(self.documents[span.document].quote(span).split())


def _merged(links: Sequence[ChainLink]) -> list[ChainLink]:
    """Return the links with each outlet and speaker once.

    The outlet of a parent is filled in where the copy names it; one that is given and then stated keeps
    the words that state it.
    """
    kept: list[ChainLink] = []
    for link in links:
        place = next((n for n, known in enumerate(kept) if _is_one(known, link)), None)
        if place is None:
            if len(kept) > _OWN and _fills(kept[-1], link):
                kept.pop()
            kept.append(link)
        elif kept[place].basis is not Basis.STATED:
            known = kept[place]
            kept[place] = replace(known, basis=link.basis, spans=(*known.spans, *link.spans))
    return kept


_OWN = 2
"""The report itself and its own outlet, which no credit fills in: they are who published the copy."""


def _fills(missing: ChainLink, link: ChainLink) -> bool:
    outlets = missing.kind is link.kind is StationKind.OUTLET
    return outlets and missing.basis is Basis.MISSING and link.basis is Basis.STATED


def _is_one(known: ChainLink, link: ChainLink) -> bool:
    """Tell whether two links are one: one outlet under two names, or the same speaker named again."""
    if known.kind is not link.kind or not known.name or not link.name:
        return False
    if link.kind is StationKind.OUTLET:
        keys = sorted((name_key(known.name), name_key(link.name)), key=len)
        return same_name(known.name, link.name) or keys[1].endswith(f" {keys[0]}")
    return link.kind is not StationKind.ARTICLE and name_key(known.name) == name_key(link.name)
