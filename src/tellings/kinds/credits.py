"""Credits: debts to an agency or another outlet. Looked for in all sections: the best sign of lineage stands in the furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from tellings.model.documents import Document, Section, Span
from tellings.model.kinds import Agreement, Example
from tellings.model.statements import Said, Statement, state
from tellings.model.values import Credit
from tellings.text.analysis import Analysis
from tellings.text.gazetteer import AGENCIES, OUTLETS

Form = Literal["wire", "inputs", "told", "reported by"]
Found = tuple[Span, Credit, tuple[str, ...]]  # the place, what is owed, notes

_NAMES = "|".join(f"(?P<{key}>{pattern})" for key, pattern in AGENCIES.items())
_AGENCY = re.compile(rf"(?<![\w@#/.-])(?:{_NAMES})(?![\w/@-]|\.\w)")
# how their names begin
_FIRST = ("AP", "Associated P", "Reuters", "Thomson R", "REUTERS", "AFP", "Agence", "UPI", "United Press", "dpa", "DPA", "Deutsche P", "PA",
          "Press A", "ANI", "Asian News", "PTI", "Press Trust", "IANS", "Indo-Asian", "Xinhua", "XINHUA", "TASS", "Tass", "ITAR",
          "Interfax", "RIA", "EFE", "Efe", "ANSA", "Ansa", "Kyodo", "Yonhap", "Bloomberg", "Anadolu", "Ukrinform", "Canadian P", "AAP",
          "Australian A", "Belga", "SANA", "IRNA", "KCNA")
_DESK = re.compile(r"\((?:Additional reporting|Reporting|Writing)(?: and writing)? by [^()\n]{3,500}; ?Editing by [^()\n]{3,120}\)")
_HOUSE = "told by its way of signing, the agency is not named"
_STANDING = (("Your daily look at late-breaking news, upcoming events and the stories that will be talked about", "AP"),
             ("Our Standards: The Thomson Reuters Trust Principles", "Reuters"))  # words that stand in an agency's own pieces only
_PICTURE = "of a picture or video"  # the note of a credit that says nothing of where the text came from
LISTED = 60  # characters of a line of agencies
SHORT = 120  # characters of a line that is a byline or credit, not a sentence

# "HALDEN, June 3 (Reuters) -": a place in capitals or title case, perhaps a date, then the agency in brackets, at a line's start
_DATELINE = re.compile(r"(?:[A-Z][\w.’'/-]*(?:[ ,/–—-]+[\w.’'/]+){0,9}[ ,–—-]*)?\($")
_BYLINE = re.compile(r"\W*(?:(?:by|from|sources?|via|copyright|©|\(c\)|this (?:story|article) (?:was|is) [\w ]*(?:by|from))\b.*)?\W*",
                     re.IGNORECASE)
_SHARED = re.compile(r"[\W\d]*(?:(?:and|the|by|via|of|agency|agencies|news|report|staff|writers?|correspondents?|wire|all rights reserved)"
                     r"[\W\d]*)*", re.IGNORECASE)
_PICTURED = re.compile(r"(?:credit|photo|photograph|picture|image|video|handout)s?(?: by| courtesy(?: of)?)?\s*:?\s*(?:the )?$",
                       re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))[\s\d,–-]*(?:by |the )*$", re.IGNORECASE)
_SIGNED = re.compile(r"(?:^|[.!?”\"’)])\s*[-–—]\s*(?:the )?$", re.IGNORECASE)  # the last words of a text: "— Reuters"
_INPUTS = re.compile(r"\b(?:inputs? from|additional reporting (?:by|from)|(?:material|information|files?|reports?|reporting|copy) from)\b",
                     re.IGNORECASE)
_WITH = re.compile(r"\W*(?:with|compiled from|in (?:collaboration|partnership) with)"
                   r"(?: (?:reporting|reports?|files?|copy|material) (?:by|from))? (?:the )?(?:and\b|,|\s)*",
                   re.IGNORECASE)  # begins a line that names an agency and nothing else
_HELPED = re.compile(r"\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting|from)\b|\bcontributed\s*(?:\.|$)", re.IGNORECASE)
_KINDLY = r"(?:the |a |an |news agency |broadcaster |newspaper |website |outlet |magazine |state news agency |’s |'s )*$"
_TOLD = re.compile(r"\b(?:"
                   r"told|tells|telling|spoke (?:to|with)|speaking (?:to|with)|interview(?:s|ed)? (?:with|by|to)|confirmed to|"
                   r"contacted by) " + _KINDLY)
_CITED = re.compile(r"\b(?:"
                    r"according to|reported (?:by|in|to)|cited by|quoted by|citing|seen by|obtained by|reviewed by|revealed by|per|"
                    r"(?:report|reports|story|article|interview|tally|count|analysis|investigation|survey|poll|published) "
                    r"(?:in|by|from|of)) " + _KINDLY, re.IGNORECASE)
_REPORTS = re.compile(r"(?:[’']s?)?(?:[ -]\w+)? ?\b(?:(?:first|also|earlier|previously|has|had|have) )*"
                      r"(?:reported|reports|said|says|saw|quoted|quotes|revealed|learned|learnt|understands|journalists?|reporters?|"
                      r"correspondents?|photographers?|tally|count|analysis|investigation|survey|report)\b")


class Credits:
    """The kind "credit"."""

    name: str = "credit"
    version: str = "1"
    title: str = "Debts to agencies and other outlets"
    examples: tuple[Example, ...] = (
        Example("PORT SELBY, June 3 (Reuters) - Two cranes fell.", ("wire Reuters",)),
        Example("(With inputs from AFP)", ("inputs AFP",)),
        Example("The harbour master told Reuters that both cranes fell.", ("told Reuters",)),
        Example("Talks have begun, according to a report in Axios.", ("reported by Axios",)),
    )

    def find(self, analysis: Analysis) -> Iterator[Statement[Credit]]:
        """Each debt once where it is printed; the statement's span is the name of the agency or outlet."""
        document = analysis.document
        seen: set[tuple[int, str]] = set()
        named = _named(document.text)
        for place, credit, notes in (*_in_lines(document, named), *_in_sentences(analysis, named), *_signed_off(document)):
            if (place.start, credit.agency) not in seen:
                seen.add((place.start, credit.agency))
                sentence = next((Span(s.start, s.end) for s in document.sections if s.start <= place.start < s.end), place)
                yield state((self.name, self.version), document, place, credit, Said(sentence, notes=notes))

    def compare(self, a: Statement[Credit], b: Statement[Credit]) -> Agreement:
        """SAME for one agency and form, COMPATIBLE for one agency."""
        if a.value.agency != b.value.agency:
            return Agreement.UNRELATED
        return Agreement.SAME if a.value.form == b.value.form else Agreement.COMPATIBLE

    def render(self, statement: Statement[Credit]) -> str:
        return f"{statement.value.form} {statement.value.agency}"


def _named(text: str) -> list[tuple[Span, str]]:
    """Every printed name of an agency, in order. Found by its first letters: a search of the pattern through all the text is dear."""
    found: dict[int, tuple[Span, str]] = {}
    for letters in _FIRST:
        at = text.find(letters)
        while at >= 0:
            match = _AGENCY.match(text, at)
            if match:
                found[at] = (Span(*match.span()), str(match.lastgroup))
            at = text.find(letters, at + 1)
    return [found[at] for at in sorted(found)]


def _in_lines(document: Document, named: Sequence[tuple[Span, str]]) -> Iterator[Found]:
    """Datelines, bylines and credit lines, in every section."""
    yield from _listed(document)
    for place, agency in named:
        for section in document.sections:
            if section.start <= place.start and place.end <= section.end:
                form, notes = _line_form(section, document.text[section.start:section.end], place)
                if form:
                    yield place, Credit(agency, form), notes


def _listed(document: Document) -> Iterator[Found]:
    """ "Reuters/AFP": a line of agencies, parted by strokes as in a web address, so that their names are not found elsewhere."""
    for section in document.sections:
        line = document.text[section.start:section.end].strip() if section.end - section.start <= LISTED else ""
        parts = line.split("/") if "/" in line else []
        found = [match for part in parts if (match := _AGENCY.fullmatch(part.strip(" ()[]")))]
        for match in found if len(found) == len(parts) else ():
            start = document.text.index(match.group(), section.start)
            yield Span(start, start + len(match.group())), Credit(str(match.lastgroup), "wire"), ()


def _signed_off(document: Document) -> Iterator[Found]:
    """ "(Reporting by Ada Quill; Editing by Jan Brandt)": the last line of a Reuters report, where the name of the agency is cut; and
    standing words of agencies."""
    for words, agency in _STANDING:
        found = document.text.find(words)
        if found >= 0:
            yield Span(found, found + len(words)), Credit(agency, "wire"), (_HOUSE,)
    at = document.text.find("Editing by ")
    while at >= 0:
        match = _DESK.match(document.text, max(0, document.text.rfind("(", 0, at)))
        if match:
            yield Span(*match.span()), Credit("Reuters", "wire"), (_HOUSE,)
        at = document.text.find("Editing by ", at + 1)


def _line_form(section: Section, text: str, place: Span) -> tuple[Form | None, tuple[str, ...]]:
    before, after = text[:place.start - section.start], text[place.end - section.start:]
    nearby = before[-80:]
    if after.startswith(")") and len(before) < 80 and _DATELINE.fullmatch(before):
        return "wire", ()
    if _INPUTS.search(nearby) or (_HELPED.search(after[:90]) and "." not in after[:after.find("contribut")]):
        return "inputs", ()
    if len(text) <= SHORT and _PICTURED.search(before):
        return "wire", (_PICTURE,)
    if _COPYRIGHT.search(before):
        return ("wire", (_PICTURE,)) if section.role == "caption" else ("wire", ())
    rest, before = _AGENCY.sub("", after), _AGENCY.sub("", before)
    if len(text) <= SHORT and _WITH.fullmatch(before) and _SHARED.fullmatch(rest.replace("reports", "")):
        return "inputs", ()
    if len(text) <= SHORT and _BYLINE.fullmatch(before) and _SHARED.fullmatch(rest) and (before.strip() or section.role != "headline"):
        return "wire", ()
    if _SIGNED.search(nearby) and not rest.strip(" .)\n\r\t"):
        return "wire", ()
    return None, ()


def _in_sentences(analysis: Analysis, agencies: Sequence[tuple[Span, str]]) -> Iterator[Found]:
    """ "told Reuters", "according to a report in Axios", "Politico reported", "[Reuters]", in the reporting."""
    document = analysis.document
    for place, name in sorted(_outlets(analysis, agencies), key=lambda found: found[0].start):
        before = document.text[max(0, place.start - 60):place.start].replace("\n", ". ")
        after = document.text[place.end:place.end + 40]
        if _TOLD.search(before):
            yield place, Credit(name, "told"), ()
        elif _CITED.search(before) or _REPORTS.match(after) or (before.endswith("[") and after.lstrip(".").startswith("]")):
            yield place, Credit(name, "reported by"), ()


def _outlets(analysis: Analysis, agencies: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Agencies and outlets named in the reporting."""
    own = (analysis.document.outlet or "").casefold().removeprefix("the ")
    mined = analysis.document.mined if agencies else ()
    for place, agency in agencies:
        if any(s.start <= place.start and place.end <= s.end for s in mined):
            yield place, agency
    for name in analysis.names:
        known = name.type == "organisation" and name.name.casefold() in OUTLETS
        if known and name.name.casefold() != own and not _AGENCY.fullmatch(name.name):
            yield name.span, name.name


KIND = Credits()
