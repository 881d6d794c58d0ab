"""The desk's memory: the only SQL. Captures, documents, stories, judgements and what changed, in SQLite or PostgreSQL by URL."""
