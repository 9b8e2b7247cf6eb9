import sqlite3
from contextlib import closing

import pytest

from stemma.store.case import CaseFile
from stemma.store.kept import KeptInMemory, content_key


@pytest.fixture
def path(tmp_path):
    return tmp_path / "one.stemma"


def keep(path, *asked, **new):
    """Open the case, ask for some keys, put others, and return what was found."""
    with CaseFile.create_or_open(path) as case:
        kept = case.kept("reading")
        found = [kept.get(key) for key in asked]
        for key, body in new.items():
            kept.put(key, body)
        with case.transaction():
            case.save_kept()
    return found


def test_what_was_kept_is_there_when_the_case_is_opened_again(path):
    keep(path, one=b"1", two=b"")
    assert keep(path, "one", "two", "three") == [b"1", b"", None]


def test_what_nothing_asked_for_is_dropped(path):
    keep(path, one=b"1", two=b"2")
    assert keep(path, "one") == [b"1"]
    assert keep(path, "one", "two") == [b"1", None]


def test_one_piece_of_work_does_not_see_what_another_keeps(path):
    keep(path, one=b"1")
    with CaseFile.open(path) as case:
        assert case.kept("judging").get("one") is None


def test_a_body_that_changed_on_the_disk_is_not_there(path):
    keep(path, one=b"as it was")
    with closing(sqlite3.connect(path)) as connection, connection:
        ((body,),) = connection.execute("SELECT body FROM kept").fetchall()
        connection.execute("UPDATE kept SET body = ?", (body.replace(b"was", b"saw"),))
    assert keep(path, "one") == [None]


def test_what_is_put_can_be_asked_for_before_it_is_saved(path):
    with CaseFile.create_or_open(path) as case:
        for kept in (case.kept("reading"), KeptInMemory()):
            assert kept.get("one") is None
            kept.put("one", b"1")
            assert kept.get("one") == b"1"


def save_and_fail(case):
    with case.transaction():
        case.save_kept()
        raise RuntimeError("power cut")


def test_nothing_is_kept_of_a_transaction_that_failed(path):
    with CaseFile.create_or_open(path) as case:
        case.kept("reading").put("one", b"1")
        with pytest.raises(RuntimeError):
            save_and_fail(case)
    assert keep(path, "one") == [None]


def test_keys_tell_how_their_parts_are_parted():
    assert (
        len({content_key("ab", "c"), content_key("a", "bc"), content_key("abc"), content_key("abc", "")}) == 4
    )
    assert content_key("a", b"b") == content_key("a", "b")
