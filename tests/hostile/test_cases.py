"""No case, a damaged one, or one that several programs use at once: one clear line, nothing lost."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hostile.torments import NEWS, put, rows
from stemma import api
from stemma.store.case import CaseFile
from stemma.store.verify import find_damage

STEMMA = Path(sys.executable).with_name("stemma")
PILE = rows(
    *(
        {"id": f"d{n}", "text": f"{NEWS} Troops left town {n}.", "published": f"2008-08-{n + 1:02}"}
        for n in range(12)
    )
)


def start(*arguments: object) -> subprocess.Popen[bytes]:
    command = [str(STEMMA), *map(str, arguments), "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def content(path: Path) -> tuple[list[object], list[object]]:
    """Return every row and every finished piece of work."""
    with sqlite3.connect(path) as case:
        records = case.execute("SELECT kind, id, document, position, digest FROM record ORDER BY kind, id")
        return records.fetchall(), case.execute("SELECT * FROM work ORDER BY name").fetchall()


@pytest.fixture(scope="module")
def reports(tmp_path_factory) -> Path:
    return put(tmp_path_factory.mktemp("reports"), "pile.jsonl", PILE)


@pytest.fixture(scope="module")
def added(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a case with documents, before it is built."""
    path = tmp_path_factory.mktemp("case") / "added.stemma"
    with CaseFile.create_or_open(path) as case:
        api.add(case, [reports])
    return path.read_bytes()


@pytest.fixture(scope="module")
def built(added, tmp_path_factory) -> Path:
    path = put(tmp_path_factory.mktemp("case"), "built.stemma", added)
    with CaseFile.open(path) as case:
        api.build(case)
    return path


def spoil(name: str, built: Path, path: Path) -> None:
    whole = built.read_bytes()
    contents = {
        "a text": b"hello " * 1_000,
        "an empty file": b"",
        "cut off after a page": whole[:4096],
        "cut off in the middle": whole[: len(whole) // 2],
        "pages of zeros": whole[:8192] + bytes(40_960) + whole[49_152:],
    }
    if name == "a folder":
        path.mkdir()
        return
    path.write_bytes(contents.get(name, whole))
    if name == "another database":
        path.unlink()
    change = {
        "another database": "CREATE TABLE x (a)",
        "written by a newer version": "PRAGMA user_version = 99",
        "without its tables": "DROP TABLE record",
    }
    if name in change:
        with sqlite3.connect(path) as case:
            case.execute(change[name])
        case.close()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a folder", 2),
        ("a text", 2),
        ("an empty file", 2),
        ("another database", 2),
        ("cut off after a page", 4),
        ("cut off in the middle", 4),
        ("written by a newer version", 2),
        ("without its tables", 2),
        ("pages of zeros", 4),
    ],
)
def test_what_is_no_whole_case_is_refused_in_one_line(name, code, built, tmp_path):
    path = tmp_path / "bad.stemma"
    spoil(name, built, path)
    done = subprocess.run([STEMMA, "brief", path], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith(f"stemma: {path}")
    assert done.stderr.count("\n") == 1


def test_a_place_that_cannot_be_written_is_refused_in_one_line(built, tmp_path):
    page = tmp_path / "nowhere" / "brief.html"
    done = subprocess.run([STEMMA, "brief", built, "-o", page], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        f"stemma: there is no folder {page.parent} to write brief.html into; make it first\n"
    )


def test_programs_that_make_add_and_build_one_case_at_a_time_lose_nothing(reports, built, tmp_path):
    path = tmp_path / "one.stemma"
    for command in (("add", path, reports), ("build", path)):
        running = [start(*command) for _ in range(2)]
        assert [program.communicate()[1] for program in running] == [b"", b""]
        assert [program.returncode for program in running] == [0, 0]
    assert content(path) == content(built)


def test_a_build_that_is_killed_goes_on_and_ends_as_if_nothing_had_happened(added, built, tmp_path):
    path = put(tmp_path, "one.stemma", added)
    running = start("build", path)
    while running.poll() is None:
        time.sleep(0.05)
        with CaseFile.open(path) as case:  # readable while it is being built
            assert list(find_damage(case)) == []
            if case.done("annotate d1"):
                running.kill()
    running.communicate()
    with CaseFile.open(path) as case:
        api.build(case)
        assert list(find_damage(case)) == []
    assert content(path) == content(built)


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files as POSIX systems do")
def test_a_full_disk_is_told_in_one_line_and_the_build_can_go_on(added, built, tmp_path):
    path = put(tmp_path, "one.stemma", added)
    limited = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    limited += f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(added)}, {len(added)}));"
    limited += "from stemma.cli.app import main; main()"
    command = [sys.executable, "-c", limited, "build", str(path), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"stemma: {path} cannot be used: ")
    with CaseFile.open(path) as case:
        api.build(case)
    assert content(path) == content(built)
