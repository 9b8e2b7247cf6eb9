"""The documentation names what there is, so that it cannot fall behind."""

import json
import re
from pathlib import Path

import pytest
from benchmarks.figures import BEGIN, END, table
from benchmarks.floors import load_baseline
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from stemma.cli.app import COMMANDS, app
from stemma.export.columns import COLUMNS
from stemma.model.documents import Document
from stemma.model.records import KINDS
from stemma.pipeline.stages import STAGES
from stemma.store.case import CaseFile

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_every_command_is_in_the_reference(command):
    assert f"`stemma {command.__name__} " in REFERENCE


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_every_stage_is_in_the_reference_with_what_it_makes(stage):
    row = next(
        line for line in REFERENCE.splitlines() if line.startswith(f"| `{stage.name}` | {stage.per} |")
    )
    assert all(f"`{kind.__name__}`" in row for kind in stage.writes)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
def test_every_record_is_in_the_glossary_or_the_reference(kind):
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert f"`{kind.__name__}`" in glossary + REFERENCE


def fields(row):
    """Return the names of all fields of a row, nested ones included."""
    if isinstance(row, list):
        return {name for one in row for name in fields(one)}
    if isinstance(row, dict):
        return set(row) | {name for value in row.values() for name in fields(value)}
    return set()


@pytest.mark.parametrize("name", ["annotations", "pairs", "events", "alterations", "rejections"])
def test_every_field_of_a_row_is_in_the_reference(name):
    lines = (ROOT / "tests" / "golden" / "sample" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    found = fields([json.loads(line) for line in lines]) - {"quote"}  # for the reviewer alone
    told = " ".join(re.findall(r"`[^`\n]+`", REFERENCE))
    assert found
    assert not {field for field in found if not re.search(rf"\b{field}\b", told)}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_exported_file_is_in_the_reference_with_its_columns(name):
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`\n]+`", REFERENCE))))
    assert {name, *COLUMNS[name]} <= told


def options_of(words):
    """Return the options of the command that `words` begin with, or None where there is no such command."""
    command = get_command(app)
    for word in words:
        if not isinstance(command, TyperGroup) or word.startswith("-") or word.isupper():
            break
        if word not in command.commands:
            return None
        command = command.commands[word]
    return {name for each in command.params for name in each.opts}


@pytest.mark.parametrize(
    "page", [*PAGES, *sorted(ROOT.glob("changelog.d/*.*.md"))], ids=lambda page: str(page.relative_to(ROOT))
)
def test_every_command_on_a_page_is_one_that_is_understood(page):
    text = page.read_text(encoding="utf-8")
    for line in re.findall(r"^ *stemma [^#\n]+|(?<=`)stemma [^`\n]+", text, re.MULTILINE):
        words = re.split(r"[\s\[\]|<>=]+", line)[1:]
        known = options_of(words)
        assert known is not None, line
        assert {word for word in words if re.fullmatch("--?[a-z]+", word)} <= {*known, "--help"}, line


def test_the_tutorial_shows_what_add_says_and_names_documents_that_there_are(tmp_path, examples):
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    case = tmp_path / "georgia.stemma"
    said = CliRunner().invoke(app, ["add", str(case), str(examples / "georgia-2008" / "reports")]).stderr
    said = said.replace(f"{tmp_path}/", "").replace(str(examples), "examples")
    assert said in tutorial
    pair = re.search(r"--pair (\w+) (\w+)", tutorial)
    with CaseFile.open(case) as opened:
        assert pair
        assert {document.id for document in opened.all(Document)} >= set(pair.groups())


CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for place in ("src", "benchmarks")
    for path in (ROOT / place).rglob("*.py")
)
GLOSSARY = [
    line.split("|") for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
]


def test_every_name_of_code_in_the_glossary_is_in_the_code():
    named = {name for row in GLOSSARY if len(row) > 3 for name in re.findall(r"`([\w.]+)`", row[2])}
    words = set(re.findall(r"\w+", CODE))
    assert len(named) > 50
    assert not {name for name in named if not set(name.split(".")) <= words}


@pytest.mark.parametrize(
    "module", sorted((ROOT / "src/stemma/model").glob("*.py")), ids=lambda path: path.stem
)
def test_every_noun_of_the_model_is_in_the_glossary(module):
    known = " ".join(cell for row in GLOSSARY for cell in row)
    classes = re.findall(r"^class (\w+)", module.read_text(encoding="utf-8"), re.MULTILINE)
    assert not [name for name in classes if f"`{name}" not in known]


def test_every_figure_in_the_readme_is_a_floor_that_the_gate_holds():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition(BEGIN)[2].partition(END)[0]
    assert shown == table(load_baseline(ROOT / "benchmarks" / "baseline.json").floors)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), target
