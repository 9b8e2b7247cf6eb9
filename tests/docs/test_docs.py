"""The documentation names what there is, so that it cannot fall behind."""

import json
import re
from pathlib import Path

import pytest
from benchmarks.figures import BEGIN, END, table
from benchmarks.floors import load_baseline

from stemma.cli.app import COMMANDS
from stemma.model.records import KINDS
from stemma.pipeline.stages import STAGES

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
