from hypothesis import given
from hypothesis import strategies as st

from stemma.model.mentions import Attribution, AttributionForm, Certainty, SourceKind, innermost_around
from stemma.model.spans import Span

bounds = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda at: (at[0], at[0] + at[1]))


def saying(*parts: tuple[int, int], document: str = "d1") -> Attribution:
    content = tuple(Span(document, *part) for part in parts)
    form, kind = AttributionForm.DIRECT, SourceKind.UNSTATED
    return Attribution(None, content, None, form, kind, anonymous=False, certainty=Certainty.CERTAIN)


@given(st.lists(st.lists(bounds, min_size=1, max_size=3), max_size=5), bounds)
def test_the_innermost_attribution_covers_the_span_and_no_shorter_one_does(contents, place):
    told = [saying(*parts) for parts in contents]
    span = Span("d1", *place)
    around = [
        sum(end - start for start, end in parts)
        for parts in contents
        if any(start <= place[0] and place[1] <= end for start, end in parts)
    ]
    found = innermost_around(span, told)
    assert found == innermost_around(span, reversed(told))
    assert (found is None) == (not around)
    if found is not None:
        assert sum(part.end - part.start for part in found.content) == min(around)


def test_words_of_another_report_are_around_nothing():
    assert innermost_around(Span("d1", 3, 5), [saying((0, 9), document="d2")]) is None
