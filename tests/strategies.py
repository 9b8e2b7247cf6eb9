"""Hypothesis strategies for records of the model."""

from datetime import date

from hypothesis import strategies as st

from builders import make_document
from stemma.model.dates import Unresolved
from stemma.model.documents import Cut, Document
from stemma.model.figures import Figure, FigureKind
from stemma.model.mentions import NameMention, TimeExpression, TimexType
from stemma.model.spans import Span

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).filter(lambda text: text.strip() != "")


@st.composite
def spans(draw: st.DrawFn, document: str = "d1", length: int = 80) -> Span:
    """Draw a span inside a text of `length` characters."""
    start = draw(st.integers(0, length - 1))
    return Span(document, start, draw(st.integers(start + 1, length)))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document with cuts inside its text."""
    text = draw(texts)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    cuts = tuple(Cut(a, b, "rule") for a, b in zip(edges[::2], edges[1::2], strict=False))
    published = draw(st.one_of(st.none(), days.map(date.isoformat)))
    return make_document(text, published, draw(st.uuids().map(str)), cuts, title=draw(st.none() | texts))


@st.composite
def time_expressions(draw: st.DrawFn) -> TimeExpression:
    """Draw a time expression that keeps the second law."""
    interval = draw(st.one_of(st.none(), st.tuples(days, days).map(sorted)))
    first, last = interval or (None, None)
    reason = None if interval else draw(st.sampled_from(Unresolved))
    kind = draw(st.sampled_from(TimexType))
    return TimeExpression(draw(spans()), draw(texts), kind, draw(texts), first, last, reason)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Draw a figure that keeps the second law."""
    low, high = sorted(draw(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))))
    bounds = draw(st.sampled_from([(low, high), (low, None), (None, high), (None, None)]))
    reason = Unresolved.VAGUE if bounds == (None, None) else None
    kind = draw(st.sampled_from(FigureKind))
    return Figure(draw(spans()), draw(texts), kind, *bounds, of=draw(st.none() | spans()), unresolved=reason)


names = st.builds(NameMention, spans(), texts, st.sampled_from(["PER", "ORG", "GPE", "LOC"]))
records = st.one_of(documents(), time_expressions(), figures(), names)
