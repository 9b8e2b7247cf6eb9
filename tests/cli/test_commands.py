"""The commands as a user meets them: help, exit codes, bad input, and the way from reports to a brief."""

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

from stemma import api
from stemma.cli import app as application
from stemma.cli import options, streams
from stemma.cli.app import COMMANDS, app
from stemma.errors import UsageError
from stemma.export.rows import LAYERS
from stemma.store.case import CaseFile

STEMMA = Path(sys.executable).with_name("stemma")
DOCUMENTS = [
    {"id": "a", "text": "Iraq's army attacked Mosul on Friday, killing 12 civilians, officials said.\n"},
    {
        "id": "b",
        "text": "Russia and Georgia signed a ceasefire in Moscow on 12 August 2008.",
        "published": "2008-08-13",
    },
]


def run(*arguments, stdin=b""):
    """Return exit code, standard output and error of the installed command."""
    done = subprocess.run([STEMMA, *map(str, arguments)], input=stdin, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def rows(output):
    return [json.loads(line) for line in output.splitlines()]


def json_lines(documents):
    return "".join(json.dumps(document) + "\n" for document in documents).encode()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_every_command_explains_itself_with_an_example(command):
    result = CliRunner().invoke(app, [command.__name__, "--help"])
    assert result.exit_code == 0
    assert f"Examples:\n    stemma {command.__name__}" in result.stdout


@pytest.mark.parametrize("words", [["bench"], ["bench", "pipeline"]], ids=" ".join)
def test_every_group_of_commands_explains_itself_with_an_example(words):
    result = CliRunner().invoke(app, [*words, "--help"])
    assert result.exit_code == 0
    assert "Examples:\n    stemma bench pipeline " in result.stdout


COPIED = [
    {
        "id": "wire",
        "text": "At least 14 soldiers of the northern army were wounded by mines near the village of Sarmin"
        " on Monday, officials said. The road to the coast was closed for the rest of that day.",
    },
    {
        "id": "copy",
        "text": "41 soldiers of the northern army were wounded by mines near the village of Sarmin on Monday,"
        " officials said. The road to the coast was closed to all traffic for the rest of the day.",
    },
]


def test_two_documents_of_a_pile_are_shown_side_by_side_with_what_was_altered():
    code, output, error = run("lineage", "-q", "--pair", "wire", "copy", stdin=json_lines(COPIED))
    assert (code, error) == (0, "")
    assert "figure: “41 soldiers” │ “At least 14 soldiers”" in output


def test_a_pair_of_which_one_is_not_in_the_pile_is_told_so():
    code, _, error = run("lineage", "-q", "--pair", "wire", "nobody", stdin=json_lines(COPIED))
    assert code == 2
    assert "no document of the pile is called nobody" in error


def test_a_pair_that_shares_nothing_is_told_so():
    code, output, _ = run("lineage", "-q", "--pair", "a", "b", stdin=json_lines(DOCUMENTS))
    assert (code, output) == (0, "the two share nothing worth showing\n")


def test_trees_are_drawn_under_the_ids_that_a_pair_is_asked_for_by():
    pile = [{**document, "outlet": "The Courier"} for document in COPIED]
    code, output, error = run("lineage", "--tree", stdin=json_lines(pile) + b"{broken}")
    assert (code, error) == (0, "")
    assert "● wire (The Courier)" in output
    assert "● copy (The Courier)" in output
    assert output.splitlines()[-1].startswith("left out standard input:3: not valid JSON")


def test_a_tree_and_a_pair_at_once_are_refused():
    code, output, error = run("lineage", "--tree", "--pair", "a", "b", stdin=json_lines(DOCUMENTS))
    assert (code, output) == (2, "")
    assert "give one of them" in error


def test_times_are_explained_in_words_whatever_the_line_holds():
    code, output, _ = run("annotate", "--explain", stdin=json_lines(DOCUMENTS) + b"{broken}")
    assert code == 0
    assert "“Friday”" in output
    assert "left out standard input:3: not valid JSON" in output


def test_what_is_written_into_a_pipe_holds_no_sign_of_a_progress_bar():
    assert run("lineage", stdin=json_lines(COPIED))[2] == ""


def test_record_tells_of_a_document_that_it_left_out():
    french = {"id": "f", "language": "fr", "text": "Les troupes ont quitté la ville vendredi matin."}
    code, output, _ = run("record", stdin=json_lines([*DOCUMENTS, french]))
    assert code == 0
    assert rows(output)[-1] == {
        "id": "f",
        "error": {
            "code": "other_language",
            "message": "written in 'fr'; kept and compared, but not annotated",
        },
    }


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_output_stream_breaks_nothing(tmp_path, closed):
    (tmp_path / "a.jsonl").write_bytes(json_lines(COPIED))
    command = f"exec {STEMMA} lineage {tmp_path / 'a.jsonl'} {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_is_full_is_told_in_one_line():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [STEMMA, "lineage"], input=json_lines(COPIED), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (2, b"stemma: the output: No space left on device\n")


def test_files_are_not_written_into_what_is_a_file(tmp_path):
    (tmp_path / "a.txt").write_text("Troops left.")
    for command in (["demo", "--into"], ["export", tmp_path / "none.stemma"]):
        code, _, error = run(*command, tmp_path / "a.txt")
        assert code == 2
        assert "a.txt is a file; name a folder" in error


def test_help_loads_nothing_heavy():
    heavy = "{'spacy', 'numpy', 'trafilatura', 'rich'}"
    script = f"import sys, stemma.cli.app; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


def test_what_the_command_line_repeats_to_load_nothing_is_what_the_library_says():
    layers = inspect.signature(streams.annotate).parameters["layers"].default
    assert options.DEFAULT_PIPELINE == api.DEFAULT_PIPELINE
    assert layers == ",".join(LAYERS)


def test_the_package_runs_as_the_command_does():
    done = subprocess.run([sys.executable, "-m", "stemma", "--version"], capture_output=True, check=True)
    assert (0, done.stdout.decode(), done.stderr.decode()) == run("--version")


def test_the_help_of_the_whole_shows_the_way_from_reports_to_a_brief():
    shown = CliRunner().invoke(app, ["--help"]).stdout
    assert shown.index("stemma add ") < shown.index("stemma build ") < shown.index("stemma brief ")


def test_every_exit_code_is_told_in_the_help():
    for _, code in application.EXIT_CODES:
        assert f"{code} " in application.EPILOG


def test_a_case_that_is_not_there_is_one_clear_line_and_exit_code_2(tmp_path):
    code, output, error = run("build", tmp_path / "none.stemma")
    assert (code, output) == (2, "")
    assert error.startswith("stemma: there is no case at")
    assert error.count("\n") == 1


def test_a_file_that_is_no_case_is_refused_with_exit_code_2(tmp_path):
    (tmp_path / "x.stemma").write_text(
        "hello, I am a text, not a database, and long enough to be read as one"
    )
    code, _, error = run("brief", tmp_path / "x.stemma")
    assert code == 2
    assert "is no Stemma case" in error


def test_a_folder_in_the_place_of_the_case_is_answered_with_the_right_order(tmp_path):
    code, _, error = run("add", tmp_path, tmp_path / "x.stemma")
    assert code == 2
    assert f"stemma add NAME.stemma {tmp_path}" in error


def test_a_case_is_not_put_where_nothing_may_be_written(tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)  # the superuser may write everywhere
    with pytest.raises(UsageError, match="put the case elsewhere"):
        CaseFile.create_or_open(tmp_path / "x.stemma")


@pytest.mark.parametrize("where", ["none/brief.html", "made.html"])
def test_a_brief_that_cannot_be_written_says_so_before_it_is_composed(tmp_path, where):
    (tmp_path / "made.html").mkdir()
    code, _, error = run("brief", tmp_path / "none.stemma", "-o", tmp_path / where)
    assert code == 2
    assert "folder" in error
    assert error.count("\n") == 1


def test_a_folder_without_a_readable_file_is_refused_with_exit_code_2(tmp_path):
    code, _, error = run("add", tmp_path / "x.stemma", tmp_path)
    assert code == 2
    assert str(tmp_path) in error
    assert not (tmp_path / "x.stemma").exists()


def test_a_pipeline_that_is_not_installed_is_refused_with_exit_code_3(tmp_path):
    (tmp_path / "a.txt").write_text(DOCUMENTS[0]["text"])
    run("add", tmp_path / "x.stemma", tmp_path / "a.txt")
    code, _, error = run("build", tmp_path / "x.stemma", "--pipeline", "xx_no_such_pipeline")
    assert code == 3
    assert "xx_no_such_pipeline" in error


def test_a_pipeline_that_lacks_what_is_read_is_refused_with_exit_code_3_and_what_to_do(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank_en")
    code, output, error = run("annotate", "--pipeline", tmp_path / "blank_en", stdin=json_lines(DOCUMENTS))
    assert (code, output) == (3, "")
    assert "gives no dependency parse" in error
    assert "add a parser" in error
    assert error.count("\n") == 1


def test_bench_of_a_pipeline_that_is_not_there_is_one_line_and_exit_code_3():
    code, output, error = run("bench", "pipeline", "xx_no_such_pipeline")
    assert (code, output) == (3, "")
    assert "xx_no_such_pipeline" in error
    assert error.count("\n") == 1


def test_bench_on_a_folder_that_is_not_there_is_refused_with_exit_code_2(tmp_path):
    code, _, error = run("bench", "pipeline", "stemma_en", "--on", tmp_path / "none")
    assert code == 2
    assert "there is no folder" in error


def test_bench_of_the_shipped_pipeline_on_a_folder_is_one_json_object(tmp_path):
    (tmp_path / "reports.jsonl").write_bytes(json_lines(DOCUMENTS))
    code, output, _ = run("bench", "pipeline", "stemma_en", "--on", tmp_path, "--json")
    (found,) = rows(output)
    assert code == 0
    assert found["documents"] == 2
    assert set(found["agreement"].values()) == {1.0}
    assert [one["name"] for one in found["pipelines"]] == ["stemma_en", "stemma_en"]
    assert all(one["words_per_second"] > 0 for one in found["pipelines"])


def test_a_brief_of_a_case_that_was_not_built_says_what_to_do(tmp_path):
    (tmp_path / "a.txt").write_text(DOCUMENTS[0]["text"])
    run("add", tmp_path / "x.stemma", tmp_path / "a.txt")
    code, _, error = run("brief", tmp_path / "x.stemma")
    assert code == 2
    assert "run: stemma build" in error


def test_a_case_with_reports_that_were_not_built_is_not_shown_as_if_it_were_whole(tmp_path):
    path = tmp_path / "x.stemma"
    (tmp_path / "reports.jsonl").write_bytes(json_lines(COPIED))
    with CaseFile.create_or_open(path) as case:
        api.add(case, [tmp_path / "reports.jsonl"])
        api.build(case)
    assert run("brief", path)[0] == 0
    (tmp_path / "more.jsonl").write_bytes(json_lines(DOCUMENTS))
    assert run("add", path, tmp_path / "more.jsonl")[0] == 0
    for command in (["brief", path], ["export", path, tmp_path / "out"]):
        code, output, error = run(*command)
        assert (code, output) == (2, "")
        assert "run: stemma build" in error


def test_only_what_was_rejected_now_is_told(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"\x00\x01")
    run("add", tmp_path / "x.stemma", tmp_path / "a.txt")
    _, _, error = run("add", tmp_path / "x.stemma", tmp_path / "b.txt")
    assert "1 rejected" in error
    assert "b.txt" in error
    assert "a.txt" not in error


def test_annotate_answers_a_bad_line_in_its_place_and_goes_on():
    lines = json_lines(DOCUMENTS[:1]) + b'{"id": "broken", \n' + json_lines(DOCUMENTS[1:])
    code, output, _ = run("annotate", "--quiet", stdin=lines)
    first, bad, last = rows(output)
    assert code == 0
    assert (first["id"], last["id"]) == ("a", "b")
    assert bad["error"]["code"] == "broken_json"


def test_annotate_gives_back_only_the_layers_asked_for_and_offsets_into_the_text_as_given():
    code, output, _ = run("annotate", "--quiet", "--layers", "times,figures", stdin=json_lines(DOCUMENTS))
    first, last = rows(output)
    assert code == 0
    written = {"id", "published", "sentences", "cuts", "times", "figures"}
    assert (set(first), set(last)) == (written | {"published_unresolved"}, written)
    assert (first["published"], first["published_unresolved"]) == (None, "not_stated")
    for row, document in ((first, DOCUMENTS[0]), (last, DOCUMENTS[1])):
        assert row["times"]
        for time in row["times"]:
            assert document["text"][time["start"] : time["end"]] == time["text"]


def test_without_a_publication_date_a_weekday_is_unresolved_and_says_why():
    _, output, _ = run("annotate", "--quiet", "--layers", "times", stdin=json_lines(DOCUMENTS[:1]))
    (time,) = rows(output)[0]["times"]
    assert time["unresolved"] == "no_anchor"
    assert "first_day" not in time


def test_a_layer_that_does_not_exist_is_refused_with_the_ones_that_do():
    code, output, error = run("annotate", "--layers", "dreams", stdin=json_lines(DOCUMENTS))
    assert (code, output) == (2, "")
    assert "times, entities, attributions, figures, events" in error


def test_annotating_twice_gives_the_same_bytes():
    assert run("annotate", "--quiet", stdin=json_lines(DOCUMENTS)) == run(
        "annotate", "--quiet", stdin=json_lines(DOCUMENTS)
    )


CEASEFIRE = (
    "Russia and Georgia signed a ceasefire in Moscow on 12 August 2008. The agreement ends five days of "
    "fighting in South Ossetia, and both armies are to return to their barracks before the end of the week. "
    "President Nicolas Sarkozy of France, who carried the text between the two capitals, called it a first "
    "step and asked both sides to open the roads to aid convoys."
)


def test_record_counts_three_copies_of_one_report_as_one_origin():
    pile = [{"id": name, "text": CEASEFIRE, "published": "2008-08-13"} for name in "abc"]
    code, output, _ = run("record", "--quiet", stdin=json_lines(pile))
    assert code == 0
    assert rows(output)
    for row in rows(output):
        assert row["documents"] == ["a", "b", "c"]
        assert row["independent_origins"] == 1
        assert row["origins"] == [["a", "b", "c"]]


def test_lineage_pairs_two_copies_and_draws_them():
    text = " ".join(
        f"Sentence {n} tells that troops of brigade {n} left town {n} at dawn." for n in range(12)
    )
    pile = json_lines([{"id": name, "text": text} for name in ("one", "two")])
    _, output, _ = run("lineage", "--quiet", stdin=pile)
    (pair,) = rows(output)
    assert (pair["left"], pair["right"], pair["derived"]) == ("one", "two", True)
    _, tree, _ = run("lineage", "--quiet", "--tree", stdin=pile)
    assert "one" in tree
    assert "two" in tree


def test_from_a_folder_of_reports_to_a_page_a_table_and_a_clean_bill(tmp_path, examples):
    case, page = tmp_path / "g.stemma", tmp_path / "brief.html"
    reports = examples / "georgia-2008" / "reports"
    assert run("add", case, reports)[0] == 0
    assert run("build", case)[0] == 0
    assert run("brief", case, "-o", page)[0] == 0
    assert page.read_text().startswith("<!doctype html>")
    assert "CHRONOLOGY" in run("brief", case)[1]
    assert run("export", case, tmp_path / "out", "--format", "csv")[0] == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "alterations.csv",
        "annotations.csv",
        "archetypes.csv",
        "chains.csv",
        "datings.csv",
        "denials.csv",
        "documents.csv",
        "events.csv",
        "pairs.csv",
        "redatings.csv",
        "rejections.csv",
        "statements.csv",
    ]
    code, output, _ = run("verify", case)
    assert code == 0
    assert "all as they were written" in output
