"""The facade that the command line, notebooks and the web call, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tellings import pipeline
from tellings.group.stories import group as group_documents
from tellings.kinds import KINDS
from tellings.model.accounts import MadeWith, Outcome
from tellings.model.documents import Capture, Document, Rejection
from tellings.model.statements import Statement
from tellings.model.stories import Story
from tellings.model.values import Value
from tellings.read.page import clean_capture


@dataclass(frozen=True, slots=True)
class Reading(Outcome):
    """All the accounts made from one set of captures; shows itself in a notebook."""

    made_with: MadeWith

    def to_json(self, path: str | Path | None = None, *, with_texts: bool = False) -> str:
        """reading.json; written to `path` if one is given."""
        from tellings.render.wire import to_json

        return _written(to_json(self, with_texts=with_texts), path)


def _written(text: str, path: str | Path | None) -> str:
    if path is not None:
        Path(path).write_text(text, encoding="utf-8")
    return text


def clean(body: bytes | str, *, media_type: str = "text/html", name: str = "page.html", url: str | None = None,
          fetched_at: str | date | datetime | None = None, published: str | date | datetime | None = None) -> Document | Rejection:
    """The document of one page, or a Rejection (a value, never an exception for a bad page)."""
    data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    hints = (("published", _iso(published)),) if published else ()
    return clean_capture(Capture.of(data, name=name, media_type=media_type, url=url,
                                    fetched_at=_iso(fetched_at) if fetched_at else None, hints=hints))


def _iso(moment: str | date | datetime) -> str:
    return moment if isinstance(moment, str) else moment.isoformat()


def find(document: Document, *, today: str | date | None = None) -> tuple[Statement[Value], ...]:
    """The statements of a document, in order of place."""
    options = pipeline.Options(date.fromisoformat(today) if isinstance(today, str) else today)
    return next(iter(pipeline.find([document], options, lambda step, done, total: None)))


def group(documents: Iterable[Document]) -> tuple[Story, ...]:
    """The stories of these documents."""
    return group_documents(list(documents))


def read(sources: Any, *, today: str | date | None = None, policy: str = "default", progress: Any = None) -> Reading:
    """One cited account a story. `sources`: paths, globs, folders, file objects, Captures or Documents."""
    options = pipeline.Options(date.fromisoformat(today) if isinstance(today, str) else today, policy)
    outcome = pipeline.read(sources, options, progress)
    return Reading(outcome.documents, outcome.rejections, outcome.statements, outcome.accounts, made_with(options))


def made_with(options: pipeline.Options) -> MadeWith:
    """The versions behind a reading."""
    model = options.model.replace("_", "-")
    return MadeWith(version("tellings"), f"{model} {version(model)}", tuple((k.name, k.version) for k in KINDS),
                    options.policy, options.today.isoformat() if options.today else None)
