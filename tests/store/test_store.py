"""What the store promises, the same on every database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import tellings
from tellings.desk import example
from tellings.errors import DeskError, UsageError
from tellings.model.documents import Capture, Document
from tellings.store import opening, records, texts
from tellings.store.store import Store
from tellings.store.tables import metadata
from tellings.store.writer import Writer

AT = "2031-03-01T08:00:00.000000+00:00"
PAGE = ("<html><head><title>Dam at Ilvermark gives way</title></head><body><p>The dam above Ilvermark gave way on Friday &amp; two people "
        "were killed, the mayor said.</p><p>About 300 people left their homes, Rosa Teel of the county said.</p></body></html>")


def kept(store: Store) -> Document:
    """A document in the store."""
    capture = Capture.of(PAGE.encode(), name="dam.html", media_type="text/html", url="https://example.org/dam")
    document = tellings.clean(PAGE, name="dam.html", url="https://example.org/dam")
    assert isinstance(document, Document)
    with store.writing() as writer:
        writer.put_capture(capture, "page1", (AT, AT))
        number = writer.put_document(document, tellings.find(document), page="page1", day=741_000, reporting="x", made="test")
        writer.put_text(number, document.title or "", document.body)
    return document


def test_what_is_put_comes_back_the_same(url: str) -> None:
    with Store.open(url) as store:
        document = kept(store)
        with store.reading() as reader:
            assert reader.document(document.id) == document
            assert reader.statements([document.id])[document.id] == tellings.find(document)
            assert reader.known([document.id, "other"]) == {document.id}
            assert reader.captures([document.id])[0].body == PAGE.encode()
            row = reader.newest("page1")
            assert (row.id, row.replaced, row.fetched_at) == (document.id, None, AT)
            assert reader.last_at() == AT


def test_an_account_comes_back_the_same() -> None:
    reading = tellings.read(example("bridge-opening"))
    for account in reading.accounts:
        assert records.unpack_account(records.pack_account(account)) == account
    for document in reading.documents:
        assert records.unpack_document(*records.pack_document(document)) == document
    for document in reading.documents:
        mine = tuple(s for s in reading.statements if s.document == document.id)
        assert records.unpack_statements(records.pack_statements(mine)) == mine


def twice(writer: Writer) -> None:
    for _ in range(2):
        writer.put_story("s1", 1, AT, None)


def test_a_transaction_that_fails_leaves_nothing(url: str) -> None:
    with Store.open(url) as store:
        with pytest.raises(DeskError), store.writing() as writer:
            twice(writer)
        with store.reading() as reader:
            assert reader.story("s1") is None


def test_a_reader_sees_one_moment(url: str) -> None:
    with Store.open(url) as store, store.reading() as reader:
        assert reader.story("s1") is None
        with store.writing() as writer:
            writer.put_story("s1", 1, AT, None)
        assert reader.story("s1") is None
        with store.reading() as later:
            assert later.story("s1") is not None


def test_a_story_is_found_by_the_beginning_of_its_id(url: str) -> None:
    with Store.open(url) as store:
        with store.writing() as writer:
            for name in ("abc1", "abc2", "abcd", "abc"):
                writer.put_story(name, 1, AT, None)
        with store.reading() as reader:
            found = [reader.story(name) for name in ("abc", "abc1", "abcd", "ab", "x", "%")]
        assert [row.id if row else None for row in found] == ["abc", "abc1", "abcd", None, None, None]


def test_features_are_counted(url: str) -> None:
    keys = list(range(1, 1201))
    with Store.open(url) as store, store.writing() as writer:
        writer.count(keys)
        writer.count(keys[:600])
        writer.post(keys[:700], 5)
        seen = writer.seen([1, 600, 601, 5000, 2**62])
        assert seen == {1: 2, 600: 2, 601: 1}
        writer.post([1], 4)
        assert {key: sorted(units) for key, units in writer.posted([701, 700, 1]).items()} == {1: [4, 5], 700: [5]}
        assert (writer.posted([]), writer.seen([]), writer.placed([])) == ({}, {}, {})


@pytest.mark.parametrize("query, hit", [
    ("dam", True), ("DAM homes", True), ('"gave way"', True), ('"way gave"', False), ("dam -mayor", False), ("flood OR dam", True),
    ("flood", False), ("homes", True), ("home", True), ("", False), ('" OR NEAR( *', False), ("ilvermark:x^2 AND", False), ("-dam", False),
])
def test_search_takes_what_people_write(url: str, query: str, hit: bool) -> None:
    with Store.open(url) as store:
        document = kept(store)
        with store.reading() as reader:
            found = [n for n, _ in reader.found(query, 10)]
            if query != "-dam":  # PostgreSQL answers a bare "not", SQLite cannot
                assert bool(found) == hit
            assert {reader.numbered(found)[n] for n in found} <= {document.id}


def test_a_query_in_the_language_of_fts5() -> None:
    assert texts.fts5('storm "old town" -ferry') == '(("storm") AND ("old town")) NOT ("ferry")'
    assert texts.fts5("flood OR dam") == '("flood" OR "dam")'


def test_migrations_make_the_tables_that_the_code_knows(url: str) -> None:
    with Store.open(url) as store, store.engine.connect() as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or name in metadata.tables}
        context = MigrationContext.configure(connection, opts=ours)
        assert compare_metadata(context, metadata) == []
        assert opening.version_of(store.engine) == opening.HEAD


def test_the_newest_migration_is_the_head() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == opening.HEAD


def test_opening_twice_makes_a_desk_once(url: str) -> None:
    for _ in range(2):
        with Store.open(url) as store, store.reading() as reader:
            assert reader.story_list() == []


@pytest.mark.parametrize("name", ["mysql://u@h/d", "sqlite://", "sqlite:///:memory:", "postgresql://["])
def test_a_wrong_address_is_told(name: str) -> None:
    with pytest.raises(UsageError):
        Store.open(name)


def test_a_desk_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tellings add makes it"):
        Store.open(str(tmp_path / "desk.sqlite"), make=False)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_desk_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite").write_text("this is no database at all, but it is long enough to be looked at " * 20)
    with pytest.raises(DeskError, match="cannot be opened"):
        Store.open(str(tmp_path / "desk.sqlite"))


def test_a_server_that_does_not_answer_is_told() -> None:
    from tests.databases import free_port

    with pytest.raises(DeskError, match=r"cannot be opened: no server answers there \(.+\); is it running"):
        Store.open(f"postgresql://desk:secret@127.0.0.1:{free_port()}/news")


def test_a_password_is_never_shown() -> None:
    assert "secret" not in opening.shown(opening.address("postgresql://desk:secret@db.example.org/news"))


def test_a_desk_of_a_later_release_is_left_alone(url: str) -> None:
    with Store.open(url) as store, store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DeskError, match="later release"):
        Store.open(url)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "books.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE documents (title TEXT)")
    with pytest.raises(DeskError, match="tables of another program"):
        Store.open(str(path))
    with closing(sqlite3.connect(path)) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["documents"]
