"""The tables of a desk. A difference between databases is one branch here or in `texts.py`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s",
                                       "pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"})
ID = String(32)
AT = String(32)  # an instant as text, always UTC with six decimals: sorts as time does, in every database
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # counts itself up in both

captures = Table(  # the bytes as fetched; a capture is here once its whole batch is
    "captures", metadata,
    Column("id", ID, primary_key=True),
    Column("page", ID, index=True),  # of its address; null without one
    Column("name", Text, nullable=False),
    Column("url", Text),
    Column("fetched_at", AT, nullable=False),
    Column("at", AT, nullable=False, index=True),
    Column("reason", Text, nullable=False, server_default=""),  # why it holds no report; else ""
    Column("record", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

documents = Table(  # what was read from a capture, and what was found in it
    "documents", metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", ID, ForeignKey("captures.id"), nullable=False, unique=True),
    Column("page", ID, index=True),
    Column("day", Integer, nullable=False),  # of publication, else of capture, as an ordinal
    Column("reporting", ID, nullable=False),  # hash of what is mined: furniture apart
    Column("replaced", ID),  # by which later version of the page; "gone" where the page was taken away
    Column("made", Text, nullable=False),  # versions of reader, kinds and language model
    Column("record", LargeBinary, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("statements", LargeBinary, nullable=False),
)

units = Table(  # what is in one story: a report, or the posts of a live blog that are on one matter
    "units", metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("document", ID, ForeignKey("documents.id"), nullable=False, index=True),
    Column("posts", Text, nullable=False, server_default=""),  # their ids with spaces between; "" for the whole
    Column("story", ID, nullable=False, index=True),
    Column("day", Integer, nullable=False),
    Column("text", ID, nullable=False, index=True),  # hash: exact copies share it
    Column("open", Boolean, nullable=False),  # not replaced, not withdrawn
    Column("traits", LargeBinary, nullable=False),
)

stories = Table(
    "stories", metadata,
    Column("id", ID, primary_key=True),
    Column("version", Integer, nullable=False),  # of its membership
    Column("settled", Integer, nullable=False),  # the version its account was made of
    Column("first_day", Integer, nullable=False),
    Column("last_day", Integer, nullable=False),
    Column("since", AT, nullable=False),
    Column("changed", AT, nullable=False, index=True),
    Column("title", Text, nullable=False, server_default=""),
    Column("happened", Text, nullable=False, server_default=""),
    Column("reports", Integer, nullable=False, server_default="0"),
    Column("origins", Integer, nullable=False, server_default="0"),
    Column("claimants", Integer, nullable=False, server_default="0"),
    Column("follows", ID, index=True),
    Column("redirect", ID),  # the story it was merged into
    Column("account", LargeBinary),
)
Index("ix_stories_unsettled", stories.c.id, sqlite_where=stories.c.settled < stories.c.version,
      postgresql_where=stories.c.settled < stories.c.version)

memberships = Table(  # which reports a story had, version by version: only ever added to
    "memberships", metadata,
    Column("story", ID, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", AT, nullable=False),
    Column("redirect", ID),
    Column("members", LargeBinary, nullable=False),
)

changes = Table(  # what changed, in order: only ever added to
    "changes", metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("at", AT, nullable=False, index=True),
    Column("story", ID, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

judgements = Table(  # by a person: two reports are, or are not, of one story; later rows outvote earlier ones
    "judgements", metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("at", AT, nullable=False),
    Column("judge", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("verdict", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("left", ID, nullable=False, index=True),  # a page or a capture: see `anchor` in the record
    Column("right", ID, nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
)

counts = Table(  # in how many reports of a month a word, phrase or run stands, by its number
    "counts", metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("seen", Integer, nullable=False),
    sqlite_with_rowid=False,
)

postings = Table(  # which units are looked up by a number; which documents print a line of their outlet, by the line's
    "postings", metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("unit", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
