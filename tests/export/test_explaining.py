import json
import subprocess
import sys
from pathlib import Path

from builders import make_parsed
from stemma.annotate.times import find_times
from stemma.export.explaining import explain_times

STEMMA = Path(sys.executable).with_name("stemma")


def _explained(nlp, text, published=None):
    parsed = make_parsed(nlp, text, published)
    return explain_times(parsed.document, list(find_times(parsed)))


def test_a_time_is_told_with_its_rule_its_symbolic_value_and_what_it_is_counted_from(nlp):
    assert _explained(nlp, "The camp was raided last week.", "2020-05-14") == (
        "d1 · published: 2020-05-14\n"
        "  “last week”: DATE · 2020-W19 · 2020-05-04 to 2020-05-10 · week\n"
        "      rule unit · symbolic DCT-1W · counted from 2020-05-14, the day of publication"
    )


def test_what_stays_open_tells_why(nlp):
    told = _explained(nlp, "The camp was raided last week.")
    assert "published: unknown" in told
    assert "open: the day it is counted from is not known" in told


def test_what_is_counted_from_other_words_quotes_them(nlp):
    told = _explained(nlp, "The envoy was shot on May 3. Two days later the border was closed.", "2020-05-14")
    assert "counted from “May 3”, 2020-05-03" in told


def test_the_command_explains_the_times_of_each_document():
    rows = [{"id": "a", "text": "The camp was raided on Friday.\n", "published": "2020-05-14"}, {"id": "b"}]
    given = "".join(json.dumps(row) + "\n" for row in rows).encode()
    done = subprocess.run(
        [STEMMA, "annotate", "--explain", "--quiet"], input=given, capture_output=True, check=True
    )
    shown = done.stdout.decode().splitlines()
    assert shown[1] == "  “Friday”: DATE · 2020-05-08 · 2020-05-08 · day"
    assert shown[-1] == "left out b: no field 'text'"
