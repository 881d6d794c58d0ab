"""The facade that the command line, notebooks and the web call, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from tellings import pipeline
from tellings.engine import Local
from tellings.errors import DeskError, NoDesk, SourceError, UsageError
from tellings.group.stories import group as group_documents
from tellings.kinds import KINDS
from tellings.model.accounts import MadeWith, Outcome
from tellings.model.documents import Capture, Document, Rejection
from tellings.model.statements import Statement
from tellings.model.stories import Story
from tellings.model.values import Value
from tellings.read import sources as reading_sources
from tellings.read.page import clean_capture
from tellings.read.sources import Source
from tellings.render.exports.package_reader import is_package
from tellings.render.files import write_text
from tellings.settings import Settings
from tellings.settings import load as load_settings
from tellings.verification import Verification
from tellings.verification import verify as verify_file

if TYPE_CHECKING:
    from tellings.following.newsdesk import Desk

POLICIES = ("default", "ucdp", "acled")


@dataclass(frozen=True, slots=True)
class Reading(Outcome):
    """All the accounts made from one set of captures; shows itself in a notebook."""

    made_with: MadeWith

    def to_json(self, path: str | Path | None = None, *, with_texts: bool = False) -> str:
        """reading.json (schema in docs/reading.schema.json); written to `path` if one is given, packed where it ends in .gz."""
        from tellings.render.wire import to_json

        return _written(to_json(self, with_texts=with_texts), path)

    def to_markdown(self, path: str | Path | None = None) -> str:
        """The account in Markdown, citations as footnotes; written to `path` if one is given."""
        from tellings.render.markdown import to_markdown

        return _written(to_markdown(self), path)

    def to_html(self, path: str | Path | None = None) -> str:
        """The account as one self-contained page that asks nothing of any server; written to `path` if one is given."""
        from tellings.render.html import to_html

        return _written(to_html(self), path)

    def to(self, form: str, path: str | Path | None = None, *, columns: str = "findings",
           captures: Source | Iterable[Source | Rejection] = ()) -> bytes:
        """The reading in a format that other programs read (`tellings read --help` lists them), as bytes; written to `path`
        if one is given. `columns`: which table, for csv. `captures`: the sources that were read, for zip, which holds them.
        Raises UsageError when there is no such format or table."""
        from tellings.render.exports import Options, write

        found = reading_sources.captures(captures, limit=load_settings().limit)
        body = write(self, form, Options(columns, tuple(c for c in found if isinstance(c, Capture))))
        if path is not None:
            Path(path).write_bytes(body)
        return body

    def _repr_html_(self) -> str:
        """The account in a notebook: in a frame of its own, so that its styles stay inside."""
        from html import escape

        return f'<iframe sandbox="allow-scripts" style="width:100%;height:70vh;border:0" srcdoc="{escape(self.to_html())}"></iframe>'


def _written(text: str, path: str | Path | None) -> str:
    if path is not None:
        write_text(path, text)
    return text


@dataclass(frozen=True, slots=True)
class Request:
    """What `read` is asked to do, checked: all faults are raised at once, before any work."""

    captures: Iterable[Capture | Document | Rejection]
    options: pipeline.Options

    @classmethod
    def of(cls, sources: Source | Iterable[Source], today: str | date | None, policy: str, settings: Settings, *,
           allow_private: bool = False) -> Request:
        """Raises UsageError with every fault of the sources, the date and the policy."""
        faults: list[str] = []
        captures: Iterable[Capture | Document | Rejection] = ()
        try:
            captures = reading_sources.captures(sources, limit=settings.limit, allow_private=allow_private)
        except SourceError as error:
            faults += error.faults
        day = _day(today, faults)
        if policy not in POLICIES:
            faults.append(f"{policy!r} is no policy; choose one of: {', '.join(POLICIES)}")
        if faults:
            raise UsageError(faults)
        return cls(captures, pipeline.Options(day, policy, settings.model, settings.limit))

    def held(self) -> Request:
        """The same, with its captures in memory: where they are needed again once they are read."""
        return replace(self, captures=tuple(self.captures))


def _day(today: str | date | None, faults: list[str]) -> date | None:
    if today is None or isinstance(today, date):
        return today
    try:
        return date.fromisoformat(today)
    except ValueError:
        faults.append(f"{today!r} is no date; write it as 2025-07-04")
        return None


def clean(body: bytes | str, *, media_type: str = "text/html", name: str = "page.html", url: str | None = None,
          fetched_at: str | date | datetime | None = None, published: str | date | datetime | None = None) -> Document | Rejection:
    """The document of one page, or a Rejection (a value, never an exception for a bad page).

    `body`: bytes as fetched, or text. `fetched_at`, `published`: ISO 8601 text, date or datetime.
    """
    data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    hints = (("published", _iso(published)),) if published else ()
    fetched = _iso(fetched_at) if fetched_at else None
    capture = Capture.of(data, name=name, media_type=media_type, url=url, fetched_at=fetched, hints=hints)
    return clean_capture(capture, load_settings().limit)


def _iso(moment: str | date | datetime) -> str:
    return moment if isinstance(moment, str) else moment.isoformat()


def find(document: Document, *, today: str | date | None = None) -> tuple[Statement[Value], ...]:
    """The statements of a document, in order of place. `today`: the date it was read on, for relative dates."""
    faults: list[str] = []
    options = pipeline.Options(_day(today, faults), model=load_settings().model)
    if faults:
        raise UsageError(faults)
    return next(iter(pipeline.find([document], options)))


def group(documents: Iterable[Document]) -> tuple[Story, ...]:
    """The stories of these documents; every document in exactly one, except that a live blog's posts may stand in several."""
    return group_documents(list(documents))


def read(sources: Source | Iterable[Source], *, today: str | date | None = None, policy: str | None = None,
         progress: pipeline.Progress | None = None, jobs: int = 1) -> Reading:
    """One cited account a story.

    `sources`: paths, globs, folders, file objects, Captures or Documents. `today`: date the reports were read, for
    relative dates. `policy`: default, ucdp or acled. `progress(step, done, of)`: called as work goes on (`of` is 0 where
    unknown). `jobs`: processes that share the work, 0 for one a processor. Raises UsageError, with all faults at once, before
    any work; a bad page becomes one of `rejections`.
    """
    settings = load_settings()
    return run(Request.of(sources, today, policy or settings.policy, settings), progress, jobs)


def run(request: Request, progress: pipeline.Progress | None = None, jobs: int = 1) -> Reading:
    """The reading of a checked request. `jobs`: processes that share the work, 0 for one a processor."""
    outcome = pipeline.read(request.captures, request.options, progress, Local(jobs))
    return Reading(outcome.documents, outcome.rejections, outcome.statements, outcome.accounts, made_with(request.options))


def made_with(options: pipeline.Options) -> MadeWith:
    """The versions behind a reading."""
    package = options.model.replace("_", "-")
    try:
        model = f"{package} {version(package)}"
    except (PackageNotFoundError, ValueError):
        model = options.model
    return MadeWith(version("tellings"), model, tuple((k.name, k.version) for k in KINDS), options.policy,
                    options.today.isoformat() if options.today else None)


def verify(path: str | Path, sources: Source | Iterable[Source] = ()) -> Verification:
    """Every span of a reading.json (or of a zip, with its own captures), read again from the captures. Raises UsageError for
    wrong paths, all at once."""
    faults = [] if Path(path).is_file() else [f"{path}: there is no such file"]
    if not faults and sources in ([], ()) and not is_package(path):
        faults.append(f"{path} is no zip with captures of its own: name the files, folders or globs it was read from")
    try:
        captures = reading_sources.captures(sources, limit=load_settings().limit)
    except SourceError as error:
        faults += error.faults
    if faults:
        raise UsageError(faults)
    return verify_file(path, captures)


def follow(url: str | None = None, *, make: bool = False) -> Desk:
    """The desk that keeps captures and follows stories. `url`: sqlite:///FILE, postgresql://..., or a path; by default that of the
    settings, else a SQLite file in the user's data folder. `make`: whether it is made when it is not there yet."""
    from tellings.following.newsdesk import Desk
    from tellings.store.opening import default_url

    settings = load_settings()
    options = pipeline.Options(None, settings.policy, settings.model, settings.limit)
    return Desk.open(url or settings.desk or default_url(), options, make=make)


def shown(desk: Desk, stories: Iterable[str], at: str = "", policy: str = "") -> Reading:
    """Stories of a desk as one reading, now or as of an instant; `policy`: weighed otherwise than the desk weighs."""
    outcomes = [desk.show(story, at, policy) for story in stories]
    accounts = {a.id: a for o in outcomes for a in o.accounts}
    documents = {d.id: d for o in outcomes for d in o.documents}
    statements = {s.id: s for o in outcomes for s in o.statements}
    made = made_with(replace(desk.options, policy=policy or desk.options.policy))
    return Reading(tuple(documents.values()), (), tuple(statements.values()), tuple(accounts.values()), made)


def whereabouts() -> str:
    """Where the desk of the settings is, and how it is with it, in a line. Raises DeskError when it cannot be opened."""
    from tellings.store.opening import HEAD

    try:
        with follow() as desk:
            found = desk.info()
    except NoDesk as none:
        return f"{none} (TELLINGS_DESK names another place)"
    except DeskError as error:
        raise DeskError(f"{error}; put that right, or name another desk in TELLINGS_DESK") from error
    reports = dict(found.counts)["documents"]
    return f"{found.address} ({found.database}, version {HEAD}, {found.size / 1e6:,.1f} MB, {reports:,} reports)"


def example(name: str = "harbour-fire") -> Path:
    """The folder of a story set that ships with the project."""
    return Path(str(resources.files("tellings") / "examples" / name))
