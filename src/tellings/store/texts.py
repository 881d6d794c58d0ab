"""Full-text search: FTS5 in SQLite, tsvector in PostgreSQL. The one place where the two speak differently of texts."""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

from tellings.store.records import plain

LONGEST = 400_000  # characters of a text that are indexed: PostgreSQL's limit is on the words of a row
PIECE = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
WORD = re.compile(r"\w+")


def make(connection: Connection) -> None:
    """The index, in a new desk."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("CREATE VIRTUAL TABLE texts USING fts5(title, body, content='', tokenize='porter unicode61')")
    else:
        connection.exec_driver_sql("CREATE TABLE texts (document bigint PRIMARY KEY, words tsvector NOT NULL)")
        connection.exec_driver_sql("CREATE INDEX ix_texts_words ON texts USING gin (words)")


def put(connection: Connection, document: int, title: str, body: str) -> None:
    """A report's title and reporting, to be found."""
    values = {"n": document, "title": plain(title), "body": plain(body[:LONGEST])}
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO texts (rowid, title, body) VALUES (:n, :title, :body)"), values)
    else:
        connection.execute(text("INSERT INTO texts VALUES (:n, setweight(to_tsvector('english', :title), 'A') || "
                                "to_tsvector('english', :body))"), values)


def find(connection: Connection, query: str, most: int) -> list[tuple[int, float]]:
    """The numbers of the documents that hold all words of a query, with how well they match, best first."""
    if connection.dialect.name == "sqlite":
        asked = fts5(query)
        statement = "SELECT rowid, -bm25(texts, 4.0, 1.0) FROM texts WHERE texts MATCH :q ORDER BY 2 DESC, 1 DESC LIMIT :most"
    else:
        asked = plain(query)
        statement = ("SELECT document, ts_rank(words, q) FROM texts, websearch_to_tsquery('english', :q) q WHERE words @@ q "
                     "ORDER BY 2 DESC, 1 DESC LIMIT :most")
    if not asked:
        return []
    return [(int(n), float(rank)) for n, rank in connection.execute(text(statement), {"q": asked, "most": most})]


def fts5(query: str) -> str:
    """A query as people write it (words, "a phrase", OR, -without) in FTS5's own language; "" where nothing is asked."""
    asked: list[str] = []
    barred: list[str] = []
    either = False
    for minus, phrase, word in PIECE.findall(query):
        words = WORD.findall(plain(phrase or word))
        if word == "OR" and asked:
            either = True
        elif words and minus:
            barred.append(f'"{" ".join(words)}"')
        elif words:
            piece = f'"{" ".join(words)}"'
            asked.append(f"{asked.pop()} OR {piece}" if either else piece)
            either = False
    wanted = " AND ".join(f"({a})" for a in asked)
    return f"({wanted}) NOT ({' OR '.join(barred)})" if asked and barred else wanted
