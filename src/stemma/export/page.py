"""The brief as one self-contained HTML file: nothing is fetched, and every line opens its words."""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined

from stemma.export.brief_rows import Brief, Evidence
from stemma.export.drawing import draw_families
from stemma.export.side_by_side import LEGEND, MOST_SIDE_BY_SIDE
from stemma.export.wording import alone_words, behind_words, headline, short_path
from stemma.model.documents import Document


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a document's text as the page shows it."""

    text: str
    anchor: str | None
    cited: bool
    cut: str | None
    """The rule that cut it, or None."""


def render_page(brief: Brief) -> str:
    """Return the brief as HTML whose content policy forbids every request."""
    script = files("stemma.export").joinpath("templates/brief.js").read_text(encoding="utf-8")
    cited = _cited(brief)
    return (
        _templates()
        .get_template("brief.html")
        .render(
            brief=brief,
            title=headline(brief),
            behind=behind_words(brief.who),
            alone=alone_words(brief),
            drawing=draw_families(brief.families, brief.borrowings),
            texts=[
                (row, stretches(row.document, row.name, cited.get(row.document.id, set())))
                for row in brief.pile
            ],
            legend=list(LEGEND.items()),
            unlaid=sum(row.reuse.derived and row.side_by_side is None for row in brief.kinships),
            most=MOST_SIDE_BY_SIDE,
            script=script,
            script_digest=b64encode(sha256(script.encode()).digest()).decode(),
        )
    )


def _templates() -> Environment:
    """Return the templates, which escape whatever they are given and refuse what they are not."""
    environment = Environment(
        loader=PackageLoader("stemma.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["basename"] = short_path
    return environment


def stretches(document: Document, name: str, cited: set[tuple[int, int]]) -> list[Stretch]:
    """Return a document's text in pieces, with an anchor wherever a cited stretch begins.

    Together the pieces give the text back, unchanged.
    """
    edges = {0, len(document.text)}
    edges |= {edge for bounds in cited for edge in bounds}
    edges |= {edge for cut in document.cuts for edge in (cut.start, cut.end)}
    starts = {start for start, _ in cited}
    ordered = sorted(edges)
    return [
        Stretch(
            document.text[start:end],
            f"{name}-{start}" if start in starts else None,
            any(first <= start and end <= last for first, last in cited),
            next((cut.rule for cut in document.cuts if cut.start <= start and end <= cut.end), None),
        )
        for start, end in pairwise(ordered)
    ]


def _cited(brief: Brief) -> dict[str, set[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for evidence in _all_evidence(brief):
        found.setdefault(evidence.document, set()).add((evidence.span.start, evidence.span.end))
    return found


def _all_evidence(brief: Brief) -> list[Evidence]:
    listed = [evidence for row in brief.chronology for evidence in row.evidence]
    listed += [evidence for row in brief.disagreements for _, found in row.values for evidence in found]
    listed += [telling.evidence for row in brief.who.speakers for telling in row.tellings]
    listed += [row.ground for row in brief.who.speakers if row.ground]
    listed += [evidence for row in brief.denials for evidence in (row.words, *row.targets)]
    listed += [evidence for row in brief.kinships for pair in row.passages for evidence in pair]
    return listed
