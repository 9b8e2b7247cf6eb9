"""The shipped sample case says the same thing in its reports, its truth and its README."""

import gzip
import json
import re
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]

ROLES = {
    "wire original",
    "trimmed reprint",
    "spun copy",
    "translated to and fro",
    "borrowed quotation",
    "independent original",
    "same source",
    "official statement",
    "follow-up",
    "wrong headline",
    "other language",
    "broken file",
}
DERIVED_AND_SHARES_ORIGIN = {
    "reprint": (True, True),
    "edited_copy": (True, True),
    "rewritten": (True, True),
    "same_wire": (True, True),
    "same_source": (False, True),
    "quote_only": (False, False),
}
VERDICTS = {"conflict", "superseded", "refines", "drift", "incomparable"}
PLOVER = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}


@pytest.fixture(scope="module")
def case(examples: Path) -> Path:
    return examples / "georgia-2008"


def read_rows(case: Path, name: str) -> list[Row]:
    lines = (case / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read_texts(case: Path) -> dict[str, str]:
    return {row["id"]: row["text"] for row in read_rows(case, "docs")}


def read_page(path: Path) -> str:
    """Return what a reader sees of a page, in the encoding that it declares."""
    raw = path.read_bytes()
    charset = re.search(rb'charset="?([\w-]+)', raw)
    assert charset, f"{path.name} declares no encoding"
    shown = re.sub(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->", " ", raw.decode(charset[1].decode()))
    return join_lines(unescape(re.sub(r"<[^>]+>", "", shown)))


def join_lines(text: str) -> str:
    return " ".join(text.split())


def quotes_of(row: Row) -> list[Row]:
    figures = [quote for figure in row.get("figures", ()) for quote in figure["quotes"]]
    return [*row.get("quotes", ()), *figures]


def test_every_role_is_played(case):
    assert {row["role"] for row in read_rows(case, "documents")} == ROLES


def test_at_least_two_originals_are_independent(case):
    roles = Counter(row["role"] for row in read_rows(case, "documents"))
    assert roles["independent original"] >= 2


def test_every_file_is_accounted_for(case):
    told = {row["file"] for row in read_rows(case, "documents")}
    assert told == {f"reports/{path.name}" for path in (case / "reports").iterdir()}


@pytest.mark.parametrize("name", ["documents", "docs", "events", "attributions"])
def test_ids_are_unique(case, name):
    ids = Counter(row["id"] for row in read_rows(case, name))
    assert [key for key, count in ids.items() if count > 1] == []


def test_an_id_is_the_file_stem_or_the_id_in_the_collection(case):
    for row in read_rows(case, "documents"):
        path = case / row["file"]
        if path.suffix != ".jsonl":
            assert row["id"] == path.stem
            continue
        lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        assert row["id"] in {line["id"] for line in lines}


def test_only_the_broken_file_has_no_text(case):
    told = {row["id"] for row in read_rows(case, "documents") if row["role"] != "broken file"}
    assert told == set(read_texts(case))


def test_a_page_holds_every_paragraph_of_its_text(case):
    texts = read_texts(case)
    pages = [path for path in (case / "reports").glob("*.html") if path.stem in texts]
    assert len(pages) >= 7
    for path in pages:
        page = read_page(path)
        for paragraph in texts[path.stem].split("\n\n"):
            assert join_lines(paragraph) in page, f"{path.name}: {paragraph[:60]}"


def test_a_plain_file_is_its_text(case):
    texts = read_texts(case)
    paths = list((case / "reports").glob("*.txt"))
    assert paths
    for path in paths:
        assert path.read_bytes().decode("utf-8") == texts[path.stem]


def test_the_collection_holds_the_texts_and_dates_of_the_truth(case):
    docs = {row["id"]: row for row in read_rows(case, "docs")}
    lines = (case / "reports" / "newsdesk.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 2
    for line in map(json.loads, lines):
        assert line == docs[line["id"]]


def test_the_broken_file_cannot_be_read_as_text_or_unpacked(case):
    (row,) = (row for row in read_rows(case, "documents") if row["role"] == "broken file")
    raw = (case / row["file"]).read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    with pytest.raises(EOFError):
        gzip.decompress(raw)


def test_a_report_is_short(case):
    lengths = {name: len(text.split()) for name, text in read_texts(case).items()}
    assert {name: n for name, n in lengths.items() if not 120 <= n <= 350} == {}


def test_expected_cuts_are_found(case):
    texts = read_texts(case)
    for row in read_rows(case, "documents"):
        path = case / row["file"]
        for cut in row["cuts"]:
            if path.suffix == ".txt":
                assert texts[row["id"]][cut["start"] : cut["end"]] == cut["quote"]
            else:
                assert cut["quote"] in read_page(path)
                assert cut["quote"] not in texts[row["id"]]


@pytest.mark.parametrize("name", ["events", "disagreements"])
def test_every_quote_stands_at_its_offsets(case, name):
    texts = read_texts(case)
    for row in read_rows(case, name):
        for quote in quotes_of(row):
            assert texts[quote["document"]][quote["start"] : quote["end"]] == quote["quote"]
        for report in row.get("reports", ()):
            assert texts[report["doc"]][report["start"] : report["end"]] == report["quote"]


def test_every_time_expression_stands_at_its_offsets(case):
    texts = read_texts(case)
    for row in read_rows(case, "times"):
        assert texts[row["id"]][row["start"] : row["end"]] == row["text"]


def test_every_english_report_has_its_times_against_its_true_date(case):
    documents = {row["id"]: row for row in read_rows(case, "documents")}
    rows = read_rows(case, "times")
    assert {row["id"] for row in rows} == {name for name, row in documents.items() if row["language"] == "en"}
    for row in rows:
        assert row["dct"] == documents[row["id"]]["true_published"][:10]


def test_a_weekday_and_its_date_agree(case):
    weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    seen = 0
    for row in read_rows(case, "times"):
        named = [n for n, weekday in enumerate(weekdays) if weekday in row["text"]]
        for weekday in named:
            seen += 1
            assert date.fromisoformat(row["value"][:10]).weekday() == weekday, row
    assert seen > 20


def test_attribution_spans_are_whole_words_of_their_report(case):
    rows = read_rows(case, "attributions")
    texts = read_texts(case)
    assert len(rows) >= 6
    for row in rows:
        text = row["text"]
        assert text == texts[row["id"]]
        for attribution in row["attributions"]:
            source = [attribution["source"]] if attribution["source"] else []
            for start, end in [*source, *attribution["cue"], *attribution["content"], *attribution["hedges"]]:
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()
                assert not re.search(r"\w\w", text[max(start - 1, 0) : start + 1])
                assert not re.search(r"\w\w", text[end - 1 : end + 1])


def test_an_attribution_lies_inside_one_that_exists(case):
    for row in read_rows(case, "attributions"):
        known = {attribution["id"] for attribution in row["attributions"]}
        assert {attribution["inside"] for attribution in row["attributions"]} <= known | {None}


def test_a_pair_is_listed_once_and_joins_two_reports(case):
    names = set(read_texts(case))
    pairs = [frozenset((row["left"], row["right"])) for row in read_rows(case, "pairs")]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 and pair <= names for pair in pairs)


def test_what_a_pair_shares_follows_from_its_relation(case):
    for row in read_rows(case, "pairs"):
        assert (row["derived"], row["shares_origin"]) == DERIVED_AND_SHARES_ORIGIN[row["relation"]]


def test_a_source_is_not_published_after_its_copy(case):
    published = {row["id"]: row["true_published"] for row in read_rows(case, "documents")}
    directed = [row for row in read_rows(case, "pairs") if row["direction"] == "left->right"]
    assert directed
    for row in directed:
        assert published[row["left"]] <= published[row["right"]]


def test_every_report_rests_on_exactly_one_origin(case):
    listed = Counter(name for row in read_rows(case, "origins") for name in row["documents"])
    assert listed == dict.fromkeys(read_texts(case), 1)


def test_reports_of_one_origin_are_the_pairs_that_share_one(case):
    groups = [frozenset(row["documents"]) for row in read_rows(case, "origins")]
    together = {frozenset((a, b)) for group in groups for a in group for b in group if a != b}
    shared = {
        frozenset((row["left"], row["right"])) for row in read_rows(case, "pairs") if row["shares_origin"]
    }
    assert together == shared


def test_an_event_rests_on_the_origins_of_its_reports(case):
    origin = {name: row["origin"] for row in read_rows(case, "origins") for name in row["documents"]}
    borrowed = {row["right"] for row in read_rows(case, "pairs") if row["relation"] == "quote_only"}
    for event in read_rows(case, "events"):
        assert set(event["documents"]) == {report["doc"] for report in event["reports"]}
        own = {origin[name] for name in event["documents"] if name not in borrowed}
        every = {origin[name] for name in event["documents"]}
        assert own <= set(event["independent_origins"]) <= every
        assert event["independent_origins"]


def test_events_have_plover_types_and_ordered_days(case):
    events = read_rows(case, "events")
    for event in events:
        types = [event["plover"], *(other["plover"] for other in event["acceptable_alternatives"])]
        assert set(types) <= PLOVER | {None}
        assert date.fromisoformat(event["date_start"]) <= date.fromisoformat(event["date_end"])
    assert {"core", "minor", "background", "negated"} == {event["tier"] for event in events}


def test_every_verdict_occurs_among_the_disagreements(case):
    assert {row["verdict"] for row in read_rows(case, "disagreements")} == VERDICTS


def test_one_person_is_spelt_in_three_ways(case):
    spellings = set(re.findall(r"\bKoko[iyï]t[iy]\b", "\n".join(read_texts(case).values())))
    assert len(spellings) >= 3


def test_the_readme_lists_every_file_and_every_outlet(case, examples):
    readme = (examples / "README.md").read_text(encoding="utf-8")
    for row in read_rows(case, "documents"):
        assert Path(row["file"]).name in readme
        assert row["outlet"] is None or row["outlet"] in readme
