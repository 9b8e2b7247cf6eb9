import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_dating, make_document
from builders_reconcile import make_reuse
from stemma.annotate.language import parse_documents
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.redating import redate_times
from stemma.annotate.times import find_pieces, find_times, resolve_anew
from stemma.annotate.timex.lexer import read_lexemes
from stemma.annotate.timex.periods import Period
from stemma.annotate.timex.symbolic import read_reading, read_symbol, symbolic_of
from stemma.annotate.timex.symbols import (
    Absolute,
    Anchor,
    Choice,
    Counted,
    Feast,
    Named,
    Offset,
    SameQuarter,
    YearBefore,
)
from stemma.model.copies import Direction, Relation
from stemma.model.dates import Dating
from stemma.model.datings import DateReason, DateRule, DocumentDating
from stemma.store.memory import MemoryTables

DAYS = st.dates(date(1980, 1, 1), date(2030, 12, 31))
UNITS = st.sampled_from(["D", "W", "WE", "M", "Q", "S", "H", "Y"])
STEPS = st.sampled_from([None, -1, 0, 1])
AMOUNTS = st.integers(-40, 40)


def offsets(anchors, amounts=AMOUNTS):
    return st.builds(lambda a, n, u: Offset(a, n, u, u), st.sampled_from(anchors), amounts, UNITS)


YEARS = st.none() | offsets([Anchor.DOCUMENT, Anchor.NARRATIVE])
SIMPLE = st.one_of(
    offsets([Anchor.DOCUMENT, Anchor.NARRATIVE, Anchor.EVENT]),
    offsets([Anchor.CONTEXT], st.just(0)),
    st.builds(Absolute, st.builds(Period, UNITS, st.integers(1500, 2400))),
    st.builds(Absolute, st.builds(Period, st.sampled_from(["D", "W", "WE"]), st.integers(90_000, 700_000))),
    st.builds(YearBefore, st.sampled_from([Anchor.DOCUMENT, Anchor.NARRATIVE])),
    st.builds(SameQuarter, st.none() | st.integers(1900, 2100)),
    st.builds(Named, st.just("WD"), st.integers(1, 7), st.none(), YEARS, STEPS),
    st.builds(Named, st.just("DM"), st.integers(0, 30), st.none(), st.none(), STEPS),
    st.builds(
        Named, st.just("M"), st.integers(0, 11), st.none() | st.integers(1, 31), YEARS, STEPS,
        st.none() | st.integers(1, 7),
    ),
    st.builds(Named, st.sampled_from(["S", "Q"]), st.integers(0, 3), st.none(), YEARS, STEPS),
    st.builds(Feast, st.sampled_from(["christmas", "new year's eve", "thanksgiving"]), YEARS, STEPS),
    st.builds(
        lambda day, other: Choice((Period("D", day.toordinal()), Period("D", other.toordinal()))), DAYS, DAYS
    ),
)  # fmt: skip
SYMBOLS = st.recursive(SIMPLE, lambda inner: st.builds(Counted, inner, AMOUNTS, UNITS), max_leaves=3)


@given(SYMBOLS)
def test_a_symbol_is_read_back_as_it_was_written(symbol):
    assert read_symbol(symbolic_of(symbol)) == symbol


@pytest.fixture(scope="module")
def corpora(shared):
    return {
        name: [
            json.loads(line) for line in (shared / f"data/times/{name}.jsonl").read_text("utf-8").splitlines()
        ]
        for name in ("timebank", "aquaint", "wikiwars_train")
    }


def test_every_reading_of_three_corpora_is_kept_whole(corpora):
    for row in (row for rows in corpora.values() for row in rows):
        for piece in find_pieces(row["text"], read_lexemes(row["text"])):
            reading = piece.reading
            kept = symbolic_of(reading.symbol) + reading.clock
            assert read_reading(reading.type, kept, reading.mod) == reading


def parsed_of(nlp, texts):
    documents = [make_document(text, name=f"d{n}") for n, text in enumerate(texts)]
    return [ParsedDocument(*pair) for pair in zip(documents, parse_documents(documents, nlp), strict=True)]


def times_of(parsed, published):
    return list(find_times(ParsedDocument(replace(parsed.document, published=published), parsed.parse)))


@pytest.fixture(scope="module")
def reports(nlp, examples):
    lines = (examples / "georgia-2008/gold/docs.jsonl").read_text("utf-8").splitlines()
    return parsed_of(nlp, [json.loads(line)["text"] for line in lines])


@given(day=DAYS, width=st.integers(0, 30), data=st.data())
def test_a_day_known_later_resolves_as_one_known_from_the_start(reports, day, width, data):
    parsed = data.draw(st.sampled_from(reports))
    known = Dating(day, date.fromordinal(day.toordinal() + width), ("told by the pile",))
    undated = times_of(parsed, make_dating(None))
    assert resolve_anew(undated, known) == times_of(parsed, known)


def test_a_corpus_without_dates_resolves_anew_as_it_does_with_them(nlp, corpora):
    rows = [row for name in ("timebank", "aquaint") for row in corpora[name][::8]]
    for parsed, row in zip(parsed_of(nlp, [row["text"] for row in rows]), rows, strict=True):
        known = make_dating(row["dct"][:10])
        assert resolve_anew(times_of(parsed, make_dating(None)), known) == times_of(parsed, known)


def dated(document, first, last=None):
    day = date.fromisoformat(first)
    reason = DateReason(DateRule.METADATA, "stated", ())
    return DocumentDating(document, day, date.fromisoformat(last) if last else day, (reason,))


def redated(nlp, texts, datings, reuses=(), published=None):
    found = []
    for parsed in parsed_of(nlp, texts):
        found += times_of(parsed, make_dating(published))
    tables = MemoryTables([*found, *datings, *reuses])
    return [(one.time.text, one.value, one.anchored_on) for one in redate_times(tables)]


def test_an_open_expression_is_resolved_from_the_day_that_the_pile_tells(nlp):
    told = redated(
        nlp, ["He was killed on Jan. 3. Two days later the mission paused."], [dated("d0", "2020-02-07")]
    )
    assert told == [("Jan. 3", "2020-01-03", "d0"), ("Two days later", "2020-01-05", "d0")]


def test_what_the_days_of_a_narrow_interval_disagree_on_lies_between_what_they_give(nlp):
    parsed = parsed_of(nlp, ["He spoke on Tuesday."])[0]
    times = times_of(parsed, make_dating(None))
    (one,) = redate_times(MemoryTables([*times, dated("d0", "2020-02-04", "2020-02-13")]))
    assert (one.value, one.first_day, one.last_day) == ("XXXX-WXX-2", date(2020, 2, 4), date(2020, 2, 11))


def test_a_wide_interval_dates_only_what_all_of_it_agrees_on(nlp):
    told = redated(
        nlp, ["He spoke on Tuesday. She fell in March."], [dated("d0", "2020-04-04", "2020-11-13")]
    )
    assert told == [("March", "2020-03", "d0")]


ORIGINAL = "He spoke on Tuesday of peace."
COPY = f"{ORIGINAL} He left on Tuesday evening."


def copied():
    original, copy = (make_document(text, name=f"d{n}") for n, text in enumerate((ORIGINAL, COPY)))
    return make_reuse(original, copy, ((ORIGINAL, ORIGINAL),), Relation.EDITED_COPY, Direction.LEFT_TO_RIGHT)


@pytest.mark.parametrize("published", [None, "2020-02-13"])
def test_what_a_copy_took_over_is_counted_from_the_day_of_its_original(nlp, published):
    datings = [dated("d0", "2020-02-07"), dated("d1", "2020-02-13")]
    told = redated(nlp, [ORIGINAL, COPY], datings, [copied()], published)
    assert ("Tuesday", "2020-02-04", "d0") in told
    assert not any(value == "2020-02-04TEV" for _, value, _ in told)
