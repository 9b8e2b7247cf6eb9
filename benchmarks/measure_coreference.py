"""Who is meant: pronouns, titles and short names tied to names, on texts read through for this purpose.

The gold holds offsets only. A mention has the number of its entity, or null where the text names nobody;
a link is right where its antecedent is one of that entity's names.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from spacy.tokens import DocBin
from spacy.vocab import Vocab

from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.running import read_documents
from stemma.annotate.attributions import find_attributions
from stemma.annotate.coreference.links import Link, LinkKind, Turn
from stemma.annotate.coreferences import find_links
from stemma.annotate.language import load_pipeline, parse_documents
from stemma.annotate.names import find_names
from stemma.annotate.parsed import ParsedDocument
from stemma.model.mentions import Attribution, NameMention
from stemma.model.spans import Span

GOLD = "tests/cases/coreference.jsonl"
TEXTS = (
    "data/language/gum_dev.spacy",
    "data/attribution/polnear_dev.jsonl",
    "examples/georgia-2008/gold/docs.jsonl",
)


def measure_coreference(part: str, corpora: Corpora) -> Scores:
    """Return precision and coverage of the links of each kind.

    Precision is the share of right links among those made; coverage the share of mentions with a name in
    the gold that got a link.
    """
    gold = [row for row in corpora.rows(GOLD) if row["part"] == part]
    documents = read_documents({"id": row["sha256"], "text": read_text(corpora, row)} for row in gold)
    parses = parse_documents(documents, load_pipeline())
    counts: Counter[tuple[str, str]] = Counter()
    for row, document, parse in zip(gold, documents, parses, strict=True):
        counts.update(judge(row, find_all_links(ParsedDocument(document, parse))))
    scores = {}
    for kind in LinkKind:
        right, wrong, spurious = (counts[kind, what] for what in ("right", "wrong", "spurious"))
        named = right + wrong + counts[kind, "open"]
        scores[f"{kind}_precision"] = right / max(1, right + wrong + spurious)
        scores[f"{kind}_coverage"] = (right + wrong) / max(1, named)
    return scores


def judge(row: Row, links: Iterable[Link]) -> Iterator[tuple[str, str]]:
    """Yield kind and outcome of each mention of the gold: right, wrong, open, spurious or rightly left."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.kind, []).append(link)
    for start, end, kind, entity in row["mentions"]:
        here = (one for one in found.get(kind, ()) if _overlaps(one.span, start, end))
        antecedent = next((one.antecedent for one in here), None)
        if antecedent is None:
            yield kind, "open" if entity is not None else "left"
        elif entity is None:
            yield kind, "spurious"
        else:
            own = any(_overlaps(antecedent.span, *name) for name in row["entities"][entity])
            yield kind, "right" if own else "wrong"


def _overlaps(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def find_all_links(parsed: ParsedDocument) -> tuple[Link, ...]:
    """Return the links of a document, with predicted names and speakers."""
    parsed.add(find_names(parsed))
    turns = [_turn(attribution) for attribution in find_attributions(parsed)]
    return find_links(parsed, parsed.all(NameMention), turns)


def _turn(attribution: Attribution) -> Turn:
    source = attribution.source
    content = tuple((span.start, span.end) for span in attribution.content)
    return Turn(content, (source.start, source.end) if source is not None else None)


def read_text(corpora: Corpora, row: Row) -> str:
    """Return the text that a row of the gold is about. Raises ValueError where it is another by now."""
    if row["file"].endswith(".spacy"):
        first, last = row["rows"]
        text = "\n\n".join(_paragraphs(corpora.path(row["file"]))[first : last + 1])
    else:
        text = next(one["text"] for one in corpora.rows(row["file"]) if one["id"] == row["row"])
    if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
        raise ValueError(f"a text of {row['file']} is not the one that the gold was made on")
    return text


@cache
def _paragraphs(path: Path) -> list[str]:
    return [doc.text.strip() for doc in DocBin().from_disk(path).get_docs(Vocab())]


MEASURES = tuple(
    Measure(f"coreference/{part}", (GOLD, *TEXTS), partial(measure_coreference, part))
    for part in ("development", "held")
)
