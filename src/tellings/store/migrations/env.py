"""Alembic's way in: migrations run on the connection that the desk was opened with, in its transaction."""

from alembic import context

from tellings.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
