import json
from pathlib import Path

import pytest

from builders import make_document
from stemma.lineage.credits import find_credits

CASES = json.loads((Path(__file__).parent.parent / "cases" / "credits.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_report_says_where_it_comes_from(case):
    credited = find_credits(make_document(case["text"], outlet=case["outlet"]))
    assert credited.agency == case["agency"]
    assert credited.own_agency == case["own"]
    assert sorted({citation.name for citation in credited.citations}) == case["cites"]
    assert credited.day == (tuple(case["day"]) if case["day"] else None)


def test_a_citation_stands_where_it_says():
    document = make_document("Banks were robbed, the Tigris Monitor reported. The Tigris Monitor is a site.")
    for citation in find_credits(document).citations:
        assert document.text[citation.start : citation.end] == citation.name


@pytest.mark.parametrize(
    ("outlet", "head", "portal", "provider"),
    [
        ("yahoo.com/news", "Ferry sinks\n\nLocal 10 Sundale•\n\nJuly 15, 2018", True, "Local 10 Sundale"),
        ("Yahoo News", "Ferry sinks\n\nlakeshorepost.com•\n\nFerry sinks", True, "lakeshorepost.com"),
        ("MSN", "Ferry sinks\n\nLakeshore Post — Jane Roe\n\n", True, "Lakeshore Post"),
        ("msn.com", "Ferry sinks\n\nBy Jane Roe\n\n", True, None),
        ("Lakeshore Post", "Ferry sinks\n\nLocal 10 Sundale•\n\n", False, None),
    ],
)
def test_a_portal_says_from_whom_it_has_a_text(outlet, head, portal, provider):
    found = find_credits(make_document(f"{head}A ferry sank on Sunday.", outlet=outlet))
    assert (found.portal, found.provider) == (portal, provider)
