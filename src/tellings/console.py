"""What the commands share: exit codes, what is said on standard error, progress, and where an account is written."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.render.exports import EXPORTS
from tellings.render.files import write_text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tellings.desk import Reading
    from tellings.model.documents import Rejection
    from tellings.pipeline import Progress

DONE, INCOMPLETE, NOTHING, STOPPED = 0, 1, 2, 130
OTHERS = {e.name: e for e in EXPORTS}
FORMATS = ("terminal", "markdown", "html", "json", *OTHERS)
ENDINGS = {**{e.ending: e.name for e in EXPORTS}, "": "terminal", ".txt": "terminal", ".md": "markdown", ".markdown": "markdown",
           ".html": "html", ".htm": "html", ".json": "json", ".json.gz": "json"}
PATIENCE = 2.0  # seconds of work before a progress bar appears


def export(body: bytes, form: str, output: Path | None) -> None:
    """A format for other programs, to a file or to standard output; never bytes to a terminal."""
    if output is None and OTHERS[form].text:
        encode("utf-8")
        sys.stdout.write(body.decode("utf-8"))
        return
    output = output or Path(f"account{OTHERS[form].ending}")
    output.write_bytes(body)
    say(f"wrote {output} ({len(body) / 1000:,.0f} kB)")


def whole_bytes(limit: str, faults: list[str]) -> int:
    digits = limit.replace("_", "").replace(",", "")
    if not digits.isdecimal() or not int(digits[:18]):
        faults.append(f"--limit is a number of bytes above 0, not {limit!r}")
        return 1
    return int(digits[:18])


def format_of(form: str | None, output: Path | None, faults: list[str], sources: Sequence[str] = ()) -> str:
    """The format asked for, else that of the output's ending; and every reason why the output cannot be written."""
    if form is not None and form not in FORMATS:
        faults.append(f"{form!r} is no format; choose one of: {', '.join(FORMATS)}")
    if output is None:
        faults += ["standard output is closed; name a file with --output"] if sys.stdout is None else []
        return form or "terminal"
    folder = output.absolute().parent
    if output.is_dir():
        faults.append(f"{output} is a folder; name a file in it")
    elif not folder.is_dir():
        faults.append(f"{output}: there is no folder {folder} to write to")
    elif not os.access(output if output.exists() else folder, os.W_OK):
        faults.append(f"{output}: it may not be written (permission denied)")
    elif output.is_file() and any(output.samefile(s) for s in sources if s != "-" and os.path.isfile(s)):  # noqa: PTH113  a bad name is False
        faults.append(f"{output} is one of the reports; it would be overwritten")
    ending = max((e for e in ENDINGS if e and output.name.lower().endswith(e)), key=len, default=output.suffix.lower())
    if form is None and ending not in ENDINGS:
        known = ", ".join(filter(None, ENDINGS))
        faults.append(f"{output}: no format ends in {output.suffix}; say one with --format, or end the name in one of: {known}")
    return form or ENDINGS.get(ending, "terminal")


def write(reading: Reading, form: str, output: Path | None, with_texts: bool) -> None:
    """The account, to a file or to the screen. A page goes to account.html when the screen is a terminal."""
    if form == "terminal":
        show(reading, output)
        return
    if form == "html" and output is None and sys.stdout.isatty():
        output = Path("account.html")
    text = {"markdown": reading.to_markdown, "html": reading.to_html, "json": lambda: reading.to_json(with_texts=with_texts)}[form]()
    if output is None:
        encode("utf-8")  # the files' own encoding, whatever the terminal's is
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    say(f"wrote {output} ({write_text(output, text) / 1000:,.0f} kB)")


def show(reading: Reading, output: Path | None) -> None:
    from rich.console import Console

    from tellings.render.terminal import show

    if output is None:
        show(reading, Console())
        return
    with output.open("w", encoding="utf-8") as file:
        show(reading, Console(file=file, width=100, color_system=None))
    say(f"wrote {output}")


@contextmanager
def progress(quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error, from two seconds on, in a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    class Patient(Bar):
        """Draws nothing while the work may soon be done."""

        began = time.monotonic()

        def get_renderables(self) -> Iterable[RenderableType]:
            return super().get_renderables() if time.monotonic() - self.began > PATIENCE else ()

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Patient(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=None)

        def tell(step: str, done: int, total: int) -> None:
            far = f" {done:,} of {total:,}" if total else f" {done:,}" if done else ""
            bar.update(task, description=step + far, completed=done, total=total or None)

        yield tell


def tell(line: str, end: str = "\n") -> None:
    """A line on standard output."""
    if sys.stdout is not None:
        sys.stdout.write(line + end)


def tell_rejections(rejections: Iterable[Rejection]) -> None:
    """A line for each capture that was left out."""
    for rejection in rejections:
        say(f"left out {rejection.name}: {rejection.detail} ({rejection.reason})")


def encode(encoding: str | None = None) -> None:
    """What standard output's encoding lacks is printed as "?", never a crash."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="replace")


def say(text: str) -> None:
    """A line on standard error; control characters of captured names are shown as escapes."""
    if sys.stderr is None:
        return
    sys.stderr.write(f"tellings: {''.join(c if c.isprintable() else repr(c)[1:-1] for c in text)}\n")


def hush() -> None:
    """What is still to be written goes nowhere, so that closing the output does not fail again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return  # no output, or one without a file
