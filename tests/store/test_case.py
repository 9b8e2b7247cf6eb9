import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_document
from stemma.errors import DamagedCase, NewerCaseFile, NotACaseFile, UsageError
from stemma.model.documents import Document
from stemma.model.mentions import NameMention
from stemma.model.spans import Span
from stemma.store.case import CaseFile
from stemma.store.codec import decode, encode, kind_of
from stemma.store.schema import FORMAT
from stemma.store.verify import find_damage
from strategies import records


@given(record=records)
def test_a_record_comes_back_from_its_row_as_it_was(record):
    assert decode(kind_of(record), encode(record)) == record


@given(record=records)
def test_the_same_record_always_gives_the_same_bytes(record):
    assert encode(record) == encode(decode(kind_of(record), encode(record)))


@pytest.fixture
def case(tmp_path: Path):
    with CaseFile.create_or_open(tmp_path / "one.stemma") as opened:
        yield opened


def test_what_is_written_is_found_again_after_closing(tmp_path):
    path = tmp_path / "one.stemma"
    document = make_document("Troops left Mosul.")
    with CaseFile.create_or_open(path) as case, case.transaction():
        case.write([document, NameMention(Span("d1", 12, 17), "Mosul", "GPE")])
    with CaseFile.open(path) as case:
        assert case.all(Document) == (document,)
        assert [name.text for name in case.of(NameMention, "d1")] == ["Mosul"]
        assert case.of(NameMention, "d2") == ()


def test_a_closed_case_is_a_single_file(tmp_path):
    with CaseFile.create_or_open(tmp_path / "one.stemma") as case, case.transaction():
        case.write([make_document("Troops left.")])
    assert [path.name for path in tmp_path.iterdir()] == ["one.stemma"]


def test_a_transaction_that_fails_leaves_nothing_behind(case):
    def write_and_fail():
        with case.transaction():
            case.write([make_document("Troops left.")])
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert case.all(Document) == ()


def test_a_case_can_be_read_while_it_is_being_written(case):
    with case.transaction():
        case.write([make_document("Troops left.", name="a")])
    with case.transaction():
        case.write([make_document("Troops stayed.", name="b")])
        with CaseFile.open(case.path) as reader:
            assert [document.id for document in reader.all(Document)] == ["a"]


def test_a_changed_byte_is_noticed_although_the_database_itself_does_not_mind(case):
    with case.transaction():
        case.write([make_document("Troops left.")])
    connection = sqlite3.connect(case.path)
    connection.execute("UPDATE record SET body = CAST(replace(body, 'left', 'held') AS BLOB)")
    connection.commit()
    connection.close()
    assert [line.split(":")[0] for line in find_damage(case)] == ["document d1"]


def test_a_quotation_beyond_the_end_of_its_document_is_damage(case):
    with case.transaction():
        case.write([make_document("Troops left."), NameMention(Span("d1", 50, 60), "Nowhere", "GPE")])
    assert any("50–60" in line for line in find_damage(case))


def test_an_untouched_case_has_no_damage(case):
    with case.transaction():
        case.write([make_document("Troops left Mosul."), NameMention(Span("d1", 12, 17), "Mosul", "GPE")])
    assert list(find_damage(case)) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a database", b"plain text " * 200])
def test_a_file_that_is_no_case_is_refused_by_name(tmp_path, content):
    path = tmp_path / "page.stemma"
    path.write_bytes(content)
    with pytest.raises(NotACaseFile, match=r"page\.stemma"):
        CaseFile.open(path)


def test_another_programs_database_is_no_case(tmp_path):
    path = tmp_path / "other.stemma"
    sqlite3.connect(path).executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1);")
    with pytest.raises(NotACaseFile):
        CaseFile.open(path)


def test_a_case_of_a_newer_stemma_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "new.stemma"
    CaseFile.create_or_open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerCaseFile, match="newer"):
        CaseFile.open(path)
    assert path.read_bytes() == before


@pytest.fixture
def sealed(tmp_path, monkeypatch):
    """Return the path of a case that nobody may write."""
    path = tmp_path / "sealed #1.stemma"
    with CaseFile.create_or_open(path) as case, case.transaction():
        case.write([make_document("Troops left.")])
    monkeypatch.setattr("os.access", lambda *_: False)
    return path


def test_a_case_that_may_not_be_written_is_read_and_leaves_no_file_beside_it(sealed):
    with CaseFile.open(sealed) as case:
        assert [document.text for document in case.all(Document)] == ["Troops left."]
        assert list(find_damage(case)) == []
        assert [path.name for path in sealed.parent.iterdir()] == [sealed.name]


def test_writing_into_a_case_that_may_not_be_written_is_refused_by_name(sealed):
    with CaseFile.open(sealed) as case, pytest.raises(UsageError, match="sealed #1"), case.transaction():
        case.write([make_document("Troops stayed.", name="b")])


def test_a_case_that_was_cut_off_is_damaged_and_not_something_else(tmp_path):
    path = tmp_path / "cut.stemma"
    with CaseFile.create_or_open(path) as case, case.transaction():
        case.write([make_document(f"Troops left {n}.", name=str(n)) for n in range(200)])
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DamagedCase, match="build it again"):
        CaseFile.open(path)


def test_a_case_in_a_folder_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no folder"):
        CaseFile.create_or_open(tmp_path / "nowhere" / "x.stemma")


@given(texts=st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=5, unique=True))
def test_documents_come_back_in_the_same_order_whatever_the_order_of_writing(tmp_path_factory, texts):
    documents = [make_document(text, name=f"d{number}") for number, text in enumerate(texts)]
    orders = []
    for number, ordered in enumerate((documents, documents[::-1])):
        folder = tmp_path_factory.mktemp("case")
        with CaseFile.create_or_open(folder / f"{number}.stemma") as case, case.transaction():
            case.write(ordered)
        with CaseFile.open(folder / f"{number}.stemma") as case:
            orders.append([document.id for document in case.all(Document)])
    assert orders[0] == orders[1]


def test_a_case_that_another_program_has_for_a_moment_is_waited_for(tmp_path):
    path = tmp_path / "one.stemma"
    CaseFile.create_or_open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN IMMEDIATE")
        release = Timer(0.2, other.execute, ["COMMIT"])
        release.start()
        CaseFile.open(path).close()
        release.join()
