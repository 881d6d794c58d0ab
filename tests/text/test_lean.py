"""spaCy imported without its command line: quicker, and nothing is missing afterwards."""

from __future__ import annotations

import importlib
import subprocess
import sys

from tellings.text import language
from tellings.text.language import DEFAULT_MODEL
from tellings.text.lean import import_spacy

CODE = """
import sys
from tellings.text.lean import import_spacy
spacy = import_spacy()
assert "requests" not in sys.modules and not any(m.startswith("spacy.cli") for m in sys.modules), "the command line was imported"
assert spacy.info(markdown=False, silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
print(callable(spacy.cli.download), import_spacy() is spacy)
"""


def test_the_command_line_is_imported_only_when_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert done.stdout == "True True\n", done.stderr


def test_an_import_that_came_first_is_left_alone() -> None:
    code = "import spacy, sys; from tellings.text.lean import import_spacy; print(import_spacy() is spacy, 'spacy.cli' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True True\n"


def test_the_tokenizer_that_is_not_loaded_is_the_language_s_own() -> None:
    whole = import_spacy().load(importlib.import_module(DEFAULT_MODEL).model_path(), exclude=("strings",))
    used = language.load()
    assert used.pipe_names == whole.pipe_names
    for part in ("prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match"):
        one, other = (getattr(getattr(nlp.tokenizer, part), "__self__", None) for nlp in (used, whole))
        assert one == other, part  # compiled patterns are equal where their words are
    assert used.tokenizer.rules == whole.tokenizer.rules  # type: ignore[union-attr]
