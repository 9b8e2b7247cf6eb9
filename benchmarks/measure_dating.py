"""Documents without a date: TimeBank, AQUAINT, seeds, sample case and authored piles, their dates hidden."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from statistics import median

from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.running import count_failures, read_documents
from benchmarks.sets import SAMPLE, SAMPLE_DOCUMENTS, SEED_FILES, SEED_TIMES, seeds
from stemma import api
from stemma.model.datings import DateClue, DocumentDating
from stemma.model.documents import Document
from stemma.model.problems import Rejection
from stemma.reconcile.datings import date_from_own_words

SAMPLE_TRUTH = f"{SAMPLE}/documents.jsonl"
AUTHORED = "data/piles/docs.jsonl"
NEAR = 3
"""Days within which both ends lie for a date to be near."""
NARROW = 14
"""Days of the widest interval that a pile should leave where it tells enough."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One interval beside the true day; an end that is None is open."""

    first: date | None
    last: date | None
    truth: date

    @property
    def width(self) -> int | None:
        """The number of days, or None where an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    @property
    def holds(self) -> bool:
        """Whether nothing said of the day is wrong; true of an interval that is open at both ends."""
        return (self.first or self.truth) <= self.truth <= (self.last or self.truth)

    def within(self, days: int) -> bool:
        """Tell whether both ends lie within so many days of the truth."""
        ends = (self.first, self.last)
        return all(end is not None and abs((end - self.truth).days) <= days for end in ends)


def score_intervals(judged: Iterable[Judged]) -> dict[str, float]:
    """Return shares of all documents, the share of closed intervals that hold, and the number of wrong ones.

    `year`: both ends lie in the true year. `wrong_intervals` counts intervals open at one end too.
    """
    every = list(judged)
    closed = [one for one in every if one.width is not None]
    widths = [one.width for one in closed if one.width is not None]
    shares = {
        "exact": sum(one.within(0) for one in every),
        "near": sum(one.within(NEAR) for one in every),
        "year": sum(bool(one.first and one.last) and _years(one) == {one.truth.year} for one in every),
        "coverage": len(closed),
        "bounded": sum(bool(one.first or one.last) for one in every),
        "narrow": sum(width <= NARROW for width in widths),
    }
    if widths:
        print(f"  {len(closed)} of {len(every)} intervals are closed; median {median(widths):g} days")
    return {
        **{name: found / len(every) for name, found in shares.items()},
        "holds": sum(one.holds for one in closed) / len(closed) if closed else 1.0,
        "wrong_intervals": sum(not one.holds for one in every),
    }


def _years(one: Judged) -> set[int]:
    return {end.year for end in (one.first, one.last) if end}


def measure_piles(piles: Iterable[Iterable[Row]], truth: Mapping[str, str]) -> Scores:
    """Return the scores of piles of which nothing but the texts is given.

    `alone_…`: what is left where each document is looked at by itself, as `annotate` does.
    """
    together: list[Judged] = []
    alone: list[Judged] = []
    failures = 0
    for rows in piles:
        tables = api.record(read_documents({"id": row["id"], "text": row["text"]} for row in rows))
        together += judge(tables.all(DocumentDating), truth)
        own = (date_from_own_words(d, tables.of(DateClue, d.id)) for d in tables.all(Document))
        alone += judge(own, truth)
        failures += count_failures(tables.all(Rejection))
    by_itself = score_intervals(alone)
    return {
        **score_intervals(together),
        "alone_coverage": by_itself["coverage"],
        "alone_wrong_intervals": by_itself["wrong_intervals"],
        "stage_failures": failures,
    }


def judge(datings: Iterable[DocumentDating], truth: Mapping[str, str]) -> list[Judged]:
    """Return each interval beside the true day of its document, where that is known."""
    return [
        Judged(dating.first_day, dating.last_day, date.fromisoformat(truth[dating.document][:10]))
        for dating in datings
        if dating.document in truth
    ]


def measure_corpus(file: str, corpora: Corpora) -> Scores:
    """Return the scores on a corpus whose creation times are hidden."""
    rows = corpora.rows(file)
    return measure_piles([rows], {row["id"]: row["dct"] for row in rows})


def measure_seeds(corpora: Corpora) -> Scores:
    """Return the scores on the seeds as they were found."""
    return measure_piles([seeds(corpora)], {row["id"]: row["dct"] for row in corpora.rows(SEED_TIMES)})


def measure_sample(corpora: Corpora) -> Scores:
    """Return the scores on the sample case; one of its documents never had a day."""
    published = {row["id"]: row["true_published"] for row in corpora.rows(SAMPLE_TRUTH)}
    return measure_piles(
        [corpora.rows(SAMPLE_DOCUMENTS)], {name: day for name, day in published.items() if day}
    )


def measure_authored(corpora: Corpora) -> Scores:
    """Return the scores on the authored piles, one after the other."""
    rows = corpora.rows(AUTHORED)
    piles = [[row for row in rows if row["pile"] == name] for name in sorted({r["pile"] for r in rows})]
    return measure_piles(piles, {row["id"]: row["true_published"] for row in rows})


MEASURES = (
    Measure("dating/seeds", (SEED_TIMES, *SEED_FILES), measure_seeds),
    Measure("dating/sample", (SAMPLE_DOCUMENTS, SAMPLE_TRUTH), measure_sample),
    Measure("dating/piles", (AUTHORED,), measure_authored),
    *(
        Measure(f"dating/{name}", (file,), partial(measure_corpus, file))
        for name in ("timebank", "aquaint")
        for file in (f"data/times/{name}.jsonl",)
    ),
)
