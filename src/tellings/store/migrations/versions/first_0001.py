"""The first release: captures, documents, stories, judgements, changes."""

import sqlalchemy as sa
from alembic import op

from tellings.store import texts

revision = "0001"
down_revision = None


def upgrade() -> None:
    _captures()
    _changes()
    _counts()
    _judgements()
    _memberships()
    _postings()
    _stories()
    _documents()
    _units()
    texts.make(op.get_bind())


def _number() -> sa.Column[int]:
    """The key of a table that counts itself up."""
    return sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False)


def _short(name: str, nullable: bool = False) -> sa.Column[str]:
    """An id or an instant."""
    return sa.Column(name, sa.String(length=32), nullable=nullable)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _captures() -> None:
    op.create_table("captures",
        _short("id"),
        _short("page", nullable=True),
        _text("name"),
        sa.Column("url", sa.Text(), nullable=True),
        _short("fetched_at"),
        _short("at"),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures"))
    )
    op.create_index(op.f("ix_captures_at"), "captures", ["at"], unique=False)
    op.create_index(op.f("ix_captures_page"), "captures", ["page"], unique=False)


def _changes() -> None:
    op.create_table("changes",
        _number(),
        _short("at"),
        _short("story"),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("kind"),
        _text("text"),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_changes"))
    )
    op.create_index(op.f("ix_changes_at"), "changes", ["at"], unique=False)
    op.create_index(op.f("ix_changes_story"), "changes", ["story"], unique=False)


def _counts() -> None:
    op.create_table("counts",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_counts")),
        sqlite_with_rowid=False
    )


def _judgements() -> None:
    op.create_table("judgements",
        _number(),
        _short("at"),
        _text("judge"),
        _text("relation"),
        sa.Column("verdict", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        _short("left"),
        _short("right"),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_judgements"))
    )
    op.create_index(op.f("ix_judgements_left"), "judgements", ["left"], unique=False)
    op.create_index(op.f("ix_judgements_right"), "judgements", ["right"], unique=False)


def _memberships() -> None:
    op.create_table("memberships",
        _short("story"),
        sa.Column("version", sa.Integer(), nullable=False),
        _short("at"),
        _short("redirect", nullable=True),
        sa.Column("members", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("story", "version", name=op.f("pk_memberships"))
    )


def _postings() -> None:
    op.create_table("postings",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "unit", name=op.f("pk_postings")),
        sqlite_with_rowid=False
    )


def _stories() -> None:
    op.create_table("stories",
        _short("id"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        _short("since"),
        _short("changed"),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("happened", sa.Text(), server_default="", nullable=False),
        sa.Column("reports", sa.Integer(), server_default="0", nullable=False),
        sa.Column("origins", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claimants", sa.Integer(), server_default="0", nullable=False),
        _short("follows", nullable=True),
        _short("redirect", nullable=True),
        sa.Column("account", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories"))
    )
    op.create_index(op.f("ix_stories_changed"), "stories", ["changed"], unique=False)
    op.create_index(op.f("ix_stories_follows"), "stories", ["follows"], unique=False)
    op.create_index("ix_stories_unsettled", "stories", ["id"], unique=False,
                    sqlite_where=sa.text("settled < version"), postgresql_where=sa.text("settled < version"))


def _documents() -> None:
    op.create_table("documents",
        _number(),
        _short("id"),
        _short("page", nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        _short("reporting"),
        _short("replaced", nullable=True),
        _text("made"),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("statements", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["captures.id"], name=op.f("fk_documents_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id"))
    )
    op.create_index(op.f("ix_documents_page"), "documents", ["page"], unique=False)


def _units() -> None:
    op.create_table("units",
        _number(),
        _short("document"),
        sa.Column("posts", sa.Text(), server_default="", nullable=False),
        _short("story"),
        sa.Column("day", sa.Integer(), nullable=False),
        _short("text"),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("traits", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_units_document")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_units"))
    )
    op.create_index(op.f("ix_units_document"), "units", ["document"], unique=False)
    op.create_index(op.f("ix_units_story"), "units", ["story"], unique=False)
    op.create_index(op.f("ix_units_text"), "units", ["text"], unique=False)
