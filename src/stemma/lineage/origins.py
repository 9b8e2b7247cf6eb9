"""The family tree of the pile, and how many origins it comes down to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemma.lineage.archetypes import make_archetype
from stemma.lineage.forest import Forest, Link, Missing, Node, walk
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

    A best-parent forest, not connected components: a document has one parent at most, derivations make no
    circle, and every document is in exactly one group. A borrowed quotation shares a claim, not an origin, so
    it joins nothing. Exact copies are one text here: another copy never raises the number of groups.
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
        self._forest = Forest(_links(texts, reuses))
        self._children = self._forest.children()
        self._within = {(r.left, r.right): r for r in reuses}
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
        for document in documents:
            others = [other for other in documents if other.id != document.id]
            if any(self._leads(document, other) for other in others) and not any(
                self._leads(other, document) for other in others
            ):
                return document
        return None

    def _leads(self, parent: Document, child: Document) -> bool:
        if parent.id < child.id:
            reuse = self._within.get((parent.id, child.id))
            return reuse is not None and reuse.direction is Direction.LEFT_TO_RIGHT
        reuse = self._within.get((child.id, parent.id))
        return reuse is not None and reuse.direction is Direction.RIGHT_TO_LEFT

    def derivations(self) -> Iterator[Derivation]:
        """Yield who used whom, archetypes included."""
        for child, parent in self._forest.parent.items():
            link = self._forest.link[child]
            for name in self._names_of(child):
                yield _derivation(self._name(parent), name, link.reuse)
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
                yield Derivation(parent, document.id, relation, 1.0, reasons)

    def _name(self, node: Node) -> str:
        """Return the id of the record that stands for a node."""
        if node in self.archetypes:
            return self.archetypes[node].id
        documents = self._texts[str(node)]
        return (self._source(documents) or documents[0]).id

    def groups(self) -> Iterator[IndependenceGroup]:
        """Yield one group per tree."""
        roots = {self._forest.root(text) for text in self._texts}
        for root in roots:
            texts = [node for node in walk(self._children, root) if not isinstance(node, Missing)]
            ids = sorted(document.id for text in texts for document in self._texts[text])
            yield IndependenceGroup(self._name(root), tuple(ids))


def _derivation(parent: str, child: str, reuse: Reuse) -> Derivation:
    return Derivation(parent, child, reuse.relation, reuse.score, reuse.reasons)


def _links(texts: Texts, reuses: Iterable[Reuse]) -> Iterator[Link]:
    """Yield the best link of each two texts."""
    key = {document.id: text for text, documents in texts.items() for document in documents}
    best: dict[tuple[str, str], Link] = {}
    for reuse in reuses:
        left, right = key[reuse.left], key[reuse.right]
        if left == right:
            continue
        direction = reuse.direction
        if left > right:
            left, right, direction = right, left, _FLIPPED.get(direction, direction)
        link = Link(left, right, _strength(reuse, texts, key), reuse, direction)
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
