"""The family tree of the pile, and how many origins it comes down to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemma.lineage.archetypes import make_archetype
from stemma.lineage.clock import which_first
from stemma.lineage.contamination import ancestors, find_grafts, parents_of
from stemma.lineage.forest import Forest, Link, Missing, Node, hinted
from stemma.lineage.witnesses import text_key
from stemma.model.copies import Archetype, Derivation, Direction, IndependenceGroup, Relation, Reuse
from stemma.model.documents import Document
from stemma.store.tables import Tables

Texts = Mapping[str, Sequence[Document]]

_FLIPPED = {
    Direction.LEFT_TO_RIGHT: Direction.RIGHT_TO_LEFT,
    Direction.RIGHT_TO_LEFT: Direction.LEFT_TO_RIGHT,
}


def draw_lineage(tables: Tables) -> Iterator[Archetype | Derivation | IndependenceGroup]:
    """Yield missing parents, then who used whom, then the groups that count once each.

    A best-parent forest, not connected components: a document has one nearest parent at most, and further
    ones where it was put together from several; derivations make no circle. There is one group for each root,
    and a document is in the group of each root that it rests on. A borrowed quotation shares a claim, not an
    origin, so it joins nothing. Exact copies are one text here: another never raises the number of groups.
    """
    texts: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(tables.all(Document), key=lambda d: d.id):
        texts[text_key(document)].append(document)
    reuses = [reuse for reuse in tables.all(Reuse) if reuse.shares_origin]
    tree = _Tree(texts, reuses)
    yield from sorted(tree.archetypes.values(), key=lambda archetype: archetype.id)
    yield from sorted(tree.derivations(), key=lambda d: (d.parent, d.child))
    yield from sorted(tree.groups(), key=lambda group: group.documents)


class _Tree:
    """The forest of texts, told as a forest of documents."""

    def __init__(self, texts: Texts, reuses: Sequence[Reuse]) -> None:
        self._texts = texts
        links = list(_links(texts, reuses))
        self._forest = Forest(links)
        self._children = self._forest.children()
        written = {text: documents[0].text for text, documents in texts.items()}
        self._grafts = find_grafts(self._forest, links, written)
        self._above = parents_of(self._forest, self._grafts)
        self._within = {(r.left, r.right): r for r in reuses}
        self._first = _first_copies(texts, reuses)
        self.archetypes: dict[Node, Archetype] = {}
        for node in sorted(self._parents_missing(), key=str):
            below = [n for n in self._children.get(node, [node]) if not isinstance(n, Missing)]
            copies = [document for text in below for document in texts[text]]
            self.archetypes[node] = make_archetype(copies)

    def _parents_missing(self) -> Iterator[Node]:
        """Yield each missing parent, and each text of many copies of which none is the first."""
        yield from (node for node in self._children if isinstance(node, Missing))
        for text, documents in self._texts.items():
            copied = len(documents) > 1 and self._is_written(documents)
            if copied and text not in self._forest.parent and self._source(documents) is None:
                yield text

    def _is_written(self, documents: Sequence[Document]) -> bool:
        return (documents[0].id, documents[1].id) in self._within

    def _source(self, documents: Sequence[Document]) -> Document | None:
        """Return the copy from which the others of one text come, if any does."""
        return next((document for document in documents if document.id in self._first), None)

    def derivations(self) -> Iterator[Derivation]:
        """Yield who used whom, archetypes included."""
        for child, parent in self._forest.parent.items():
            link = self._forest.link[child]
            for name in self._names_of(child):
                yield Derivation(self._name(parent), name, link.reuse.relation, link.reuse.reasons)
        for graft in self._grafts:
            reasons = (
                f"{graft.words} of its words stand there and not in its family",
                *graft.link.reuse.reasons,
            )
            for name in self._names_of(graft.child):
                relation = graft.link.reuse.relation
                yield Derivation(self._name(graft.parent), name, relation, reasons, further=True)
        for text, documents in self._texts.items():
            yield from self._among_copies(text, documents)

    def _names_of(self, node: Node) -> list[str]:
        """Return who hangs under a node's parent: an archetype, one text's source, or all its copies."""
        if isinstance(node, Missing):
            return [self.archetypes[node].id]
        documents = self._texts[node]
        source = self._source(documents)
        return [source.id] if source else [document.id for document in documents]

    def _among_copies(self, text: str, documents: Sequence[Document]) -> Iterator[Derivation]:
        source = self._source(documents)
        parent = source.id if source else self.archetypes[text].id if text in self.archetypes else None
        for document in documents if parent else ():
            if document.id != parent and parent is not None:
                known = self._within.get((min(parent, document.id), max(parent, document.id)))
                reasons = known.reasons if known else ("the texts are the same",)
                relation = known.relation if known else Relation.REPRINT
                yield Derivation(parent, document.id, relation, reasons)

    def _name(self, node: Node) -> str:
        """Return the id of the record that stands for a node."""
        if node in self.archetypes:
            return self.archetypes[node].id
        documents = self._texts[str(node)]
        return (self._source(documents) or documents[0]).id

    def groups(self) -> Iterator[IndependenceGroup]:
        """Yield one group per root."""
        resting: dict[Node, list[str]] = defaultdict(list)
        for text, documents in self._texts.items():
            for root in self._roots(text):
                resting[root] += [document.id for document in documents]
        for root, ids in resting.items():
            yield IndependenceGroup(self._name(root), tuple(sorted(ids)))

    def _roots(self, text: str) -> set[Node]:
        """Return every root that a text rests on, through its nearest parent and the further ones."""
        return {node for node in ancestors(text, self._above) if not self._above.get(node)}


def _first_copies(texts: Texts, reuses: Iterable[Reuse]) -> set[str]:
    """Return the copies that go before another of their text, by the clock or a hint, and after none."""
    key = {document.id: text for text, documents in texts.items() for document in documents}
    by_id = {document.id: document for documents in texts.values() for document in documents}
    before, after = set(), set()
    for reuse in reuses:
        if key[reuse.left] != key[reuse.right] or reuse.direction is Direction.SIBLINGS:
            continue
        order = which_first([by_id[reuse.left]], [by_id[reuse.right]]) or hinted(reuse.lead)
        if order:
            parent, child = (reuse.left, reuse.right) if order > 0 else (reuse.right, reuse.left)
            before.add(parent)
            after.add(child)
    return before - after


def _links(texts: Texts, reuses: Iterable[Reuse]) -> Iterator[Link]:
    """Yield the best link of each two texts."""
    key = {document.id: text for text, documents in texts.items() for document in documents}
    best: dict[tuple[str, str], Link] = {}
    for reuse in reuses:
        left, right = key[reuse.left], key[reuse.right]
        if left == right:
            continue
        direction, lead, changes = reuse.direction, reuse.lead, reuse.changes
        flipped = left > right
        if flipped:
            left, right, direction = right, left, _FLIPPED.get(direction, direction)
            lead, changes = -lead, changes and changes[::-1]
        clock = which_first(texts[left], texts[right])
        link = Link(
            left, right, _strength(reuse, texts, key), reuse, direction, lead, changes, flipped, clock
        )
        if (left, right) not in best or (link.rank, reuse.id) < _rank(best[left, right]):
            best[left, right] = link
    yield from best.values()


def _rank(link: Link) -> tuple[tuple[float, float, str, str], str]:
    return link.rank, link.reuse.id


def _strength(reuse: Reuse, texts: Texts, key: Mapping[str, str]) -> float:
    """Return the share of the shorter text, in characters, that the passages cover."""
    left, right = (len(texts[key[document]][0].text) for document in (reuse.left, reuse.right))
    spans = [a.left if left <= right else a.right for a in reuse.passages]
    return min(1.0, sum(span.end - span.start for span in spans) / max(1, min(left, right)))
