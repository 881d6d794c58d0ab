"""A hand-made reading of an invented story: a ferry aground, told by three outlets, and a side story. Shows every part."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tellings.model.accounts import (
    About,
    Account,
    Conflict,
    Counts,
    Derivation,
    Difference,
    Event,
    Finding,
    Line,
    MadeWith,
    Moment,
    Party,
    Person,
    Place,
    Relation,
    Resolved,
    RoleOf,
    SetAside,
    Side,
    Sum,
    Utterance,
    Variant,
    Version,
)
from tellings.model.documents import Capture, Citation, Document, Post, Rejection, Role, Runs, Section, Span, make_id
from tellings.model.statements import Said, Speaker, Statement, state
from tellings.model.stories import CreditLine, Lineage, Origin, Passage, PostOf
from tellings.model.values import Credit, Figure, Happening, Mention, Part, Quote, Time, Value
from tellings.model.when import When

HERALD: tuple[tuple[Role, str], ...] = (
    ("headline", "Ferry runs aground off Skerrin; at least 14 hurt"),
    ("credit", "By Ada Lorne and agencies"),
    ("furniture", "Subscribe to our newsletter <script>alert('no')</script> & never miss a tide \U0001f6a2"),
    ("body", "The ferry Marigold ran aground off Skerrin late on Tuesday with 212 people on board, the coastguard said. "
             "At least 14 people were hurt and nine were taken to hospital."),
    ("body", "“We have never seen the channel this low, and we will find out why,” harbour master Elin Vass told reporters. "
             "\U0001f30a The café on the pier became a shelter."),
    ("body", "The Marigold was carrying 180 passengers and 32 crew, according to the Northline company."),
    ("caption", "The Marigold on the sandbank at dawn on Wednesday."),
    ("furniture", "Story continues below this ad"),
    ("body", "Northline has suspended all crossings until Friday."),
    ("credit", "(With inputs from Coastwire)"),
)
LEDGER: tuple[tuple[Role, str], ...] = (
    ("headline", "Marigold stranded: 16 injured, inquiry opened"),
    ("body", "SKERRIN, Nov 12 (Coastwire) - The ferry Marigold ran aground off Skerrin late on Tuesday with 212 people on board, "
             "the coastguard said. Sixteen people were injured, the Skerrin hospital said on Wednesday."),
    ("body", "\"We have never seen the channel this low ... and we will find out why,\" said Elin Vass, the harbour master."),
    ("body", "Northline said the ferry carried 185 passengers and 32 crew, 212 in all."),
    ("body", "The company has not suspended crossings, a spokesman said."),
    ("furniture", "Related: Ten best beaches \x1b[31mred\x1b[0m"),
)
LIVE: tuple[tuple[Role, str], ...] = (
    ("headline", "Skerrin ferry: live updates"),
    ("body", "07:40 Divers have begun to inspect the hull."),
    ("body", "06:15 All 212 people have been brought ashore, the coastguard says. Elin Waß, the harbour master, says "
             "“we've never seen the channel this low”."),
    ("body", "23:05 A ferry is reported aground near Skerrin on Monday night. Up to 200 on board."),
)
BAKERY: tuple[tuple[Role, str], ...] = (
    ("headline", "Skerrin bakery wins the county loaf prize for the third time"),
    ("body", "Judges gave the Skerrin bakery 94 points out of 100 for its rye loaf."),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of the fixture, and the statements made so far."""

    documents: dict[str, Document]
    statements: list[Statement[Value]]

    def cite(self, name: str, words: str, after: str = "") -> Citation:
        """The words in the named document, the first time after some other words."""
        text = self.documents[name].text
        start = text.index(words, text.index(after) if after else 0)
        return self.documents[name].cite(start, start + len(words))

    def span(self, name: str, words: str, after: str = "") -> Span:
        return self.cite(name, words, after).span

    def state(self, kind: str, where: Citation, value: Value, speaker: Speaker | None = None, when: When | None = None) -> str:
        """Adds a statement; its id."""
        document = next(d for d in self.documents.values() if d.id == where.document)
        section = next(s for s in document.sections if s.start <= where.start < s.end)
        said = Said(Span(section.start, section.end), speaker, when)
        self.statements.append(state((kind, "1"), document, where.span, value, said))
        return self.statements[-1].id


def document(name: str, parts: tuple[tuple[Role, str], ...], outlet: str, published: When | None, *, live: bool = False) -> Document:
    """A document with these sections, a line each."""
    text = "\n".join(words for _, words in parts)
    capture = Capture.of(text.encode(), name=name, media_type="text/plain", url=f"https://example.org/{name}")
    sections, posts, at = [], [], 0
    for role, words in parts:
        post = make_id("post", name, at) if live and role == "body" else None
        sections.append(Section(make_id("section", name, at), role, at, at + len(words), post))
        if post:
            posts.append(Post(post, at, at + len(words), stamp(words[:5]), Span(at, at + 5)))
        at += len(words) + 1
    runs, byte = [], 0
    for i, c in enumerate(text):
        runs.append((i, 1, byte, len(c.encode())))
        byte += len(c.encode())
    return Document(capture.id, capture, text, hashlib.sha256(text.encode()).hexdigest(), Runs.of(runs), tuple(sections),
                    tuple(posts), parts[0][1], "Ada Lorne" if name == "herald.txt" else None, outlet, "en", published, reader="1")


def stamp(clock: str) -> When:
    """The time of a post of the live blog."""
    at = f"2025-11-{'11' if clock > '12:00' else '12'}T{clock}:00+00:00"
    return When(at, at, "minute", "stated", "Europe/London")


def shelf() -> Shelf:
    """The four documents."""
    wednesday = When("2025-11-12T08:30:00+00:00", "2025-11-12T08:30:00+00:00", "minute", "stated", "+00:00")
    made = {
        "herald.txt": document("herald.txt", HERALD, "Skerrin Herald", wednesday),
        "ledger.txt": document("ledger.txt", LEDGER, "The Ledger", When("2025-11-12", "2025-11-12", "day", "stated")),
        "live.txt": document("live.txt", LIVE, "Coast Radio", None, live=True),
        "bakery.txt": document("bakery.txt", BAKERY, "Skerrin Herald", wednesday),
    }
    return Shelf(made, [])


NIGHT = When("2025-11-11T18:00:00+00:00", "2025-11-12T06:00:00+00:00", "part_of_day", "relative to published", "Europe/London")
ALIKE = "The ferry Marigold ran aground off Skerrin late on Tuesday with 212 people on board, the coastguard said"
GUARD = Speaker.named("coastguard")
NORTHLINE = Speaker.named("Northline")
VASS = Speaker.named("Elin Vass")
HOSPITAL = Speaker.named("Skerrin hospital")


@dataclass(frozen=True, slots=True)
class Figures:
    """Ids of the figure statements."""

    board: tuple[str, ...]
    hurt: tuple[str, ...]
    passengers: tuple[str, ...]
    crew: tuple[str, ...]
    taken: str


def figures(s: Shelf) -> Figures:
    """The figure statements."""
    def people(counted: str, number: float, **more: str) -> Figure:
        return Figure(None if more.get("bound") == "at_most" else number, None if more.get("bound") == "at_least" else number,
                      more.get("bound", "exact"), counted=counted, role=more.get("role", ""))  # type: ignore[arg-type]

    return Figures(
        (s.state("figure", s.cite("herald.txt", "212 people"), people("people on board", 212), GUARD, NIGHT),
         s.state("figure", s.cite("ledger.txt", "212 people"), people("people on board", 212), GUARD, NIGHT),
         s.state("figure", s.cite("live.txt", "All 212 people"), people("people", 212), GUARD),
         s.state("figure", s.cite("live.txt", "Up to 200"), people("people on board", 200, bound="at_most"))),
        (s.state("figure", s.cite("herald.txt", "At least 14 people"), people("people", 14, bound="at_least", role="injure"), GUARD),
         s.state("figure", s.cite("ledger.txt", "Sixteen people"), people("people", 16, role="injure"), HOSPITAL)),
        (s.state("figure", s.cite("herald.txt", "180 passengers"), people("passengers", 180, role="carry"), NORTHLINE),
         s.state("figure", s.cite("ledger.txt", "185 passengers"), people("passengers", 185, role="carry"), NORTHLINE)),
        (s.state("figure", s.cite("herald.txt", "32 crew"), people("crew", 32, role="carry"), NORTHLINE),
         s.state("figure", s.cite("ledger.txt", "32 crew"), people("crew", 32, role="carry"), NORTHLINE)),
        s.state("figure", s.cite("herald.txt", "nine were taken"), people("people", 9, role="hospitalise")),
    )


def findings(f: Figures) -> tuple[Finding, ...]:
    """The findings made of them: one of each status, a sum that holds and one that does not."""
    total = Relation("sum", ("passengers", "crew", "board"), True, "180 + 32 = 212")
    slip = Relation("sum", ("passengers", "crew", "board"), False, "185 + 32 = 217, not 212")
    return (
        Finding("hurt", "people injured", "aground", About("people", "injure", where="Skerrin", when=NIGHT), 14, 16, 16, True, "disputed",
                "two claimants differ and the order of the reports is unknown; the hospital is nearest to the fact", "default",
                (Version(16, 16, "exact", f.hurt[1:], 1, 1, ("Skerrin hospital",)),
                 Version(14, None, "at_least", f.hurt[:1], 1, 1, ("coastguard",))), f.hurt),
        Finding("board", "people on board", "aground", About("people", "carry"), 200, 212, 212, False, "growing",
                "three reports give 212, all cite the coastguard; an early post says up to 200", "default",
                (Version(212, 212, "exact", f.board[:3], 3, 2, ("coastguard",)),
                 Version(None, 200, "at_most", f.board[3:], 1, 1, (), "superseded"),
                 Version(212, 212, "exact", (f.passengers[0], f.crew[0]), 1, 1, ("Northline",), "current",
                         Sum("sum of parts", (f.passengers[0], f.crew[0])))),
                f.board, (SetAside(f.board[3], "an early post, superseded"),), (total,)),
        Finding("passengers", "passengers", "aground", About("passengers", "carry"), 180, 180, 185, False, "disputed",
                "180 adds up with the crew to 212; 185 does not", "default",
                (Version(180, 180, "exact", f.passengers[:1], 1, 1, ("Northline",)),
                 Version(185, 185, "exact", f.passengers[1:], 1, 1, ("Northline",))), f.passengers, (), (slip,)),
        Finding("crew", "crew", "aground", About("crew", "carry"), 32, 32, 32, False, "agreed", "both reports cite Northline", "default",
                (Version(32, 32, "exact", f.crew, 2, 2, ("Northline",)),), f.crew),
        Finding("taken", "people taken to hospital", "aground", About("people", "hospitalise"), 9, 9, 9, False, "single",
                "one report only", "default", (Version(9, 9, "exact", (f.taken,), 1, 1),), (f.taken,)),
    )


def utterances(s: Shelf) -> tuple[Utterance, ...]:
    """One thing said in three wordings."""
    words = (("herald.txt", "We have never seen the channel this low, and we will find out why,"),
             ("ledger.txt", "We have never seen the channel this low ... and we will find out why,"),
             ("live.txt", "we've never seen the channel this low"))
    ids = tuple(s.state("quote", s.cite(name, text), Quote("direct", (s.span(name, text),)), VASS) for name, text in words)
    differences = (Difference("punctuation", s.cite("herald.txt", "low, and"), s.cite("ledger.txt", "low ... and")),
                   Difference("word", s.cite("herald.txt", "We have"), s.cite("live.txt", "we've")),
                   Difference("cut", s.cite("herald.txt", ", and we will find out why,"), s.cite("live.txt", "low”")))
    claim = s.cite("ledger.txt", "The company has not suspended crossings")
    denial = s.state("quote", claim, Quote("indirect", (claim.span,), s.span("ledger.txt", "said", "suspended crossings"), stance="denied"),
                     Speaker.named("Northline spokesman"))
    return (Utterance("u1", Party(VASS.id, "Elin Vass"), None, ids, differences),
            Utterance("u2", Party("x", "Northline spokesman"), None, (denial,)))


def conflicts(s: Shelf) -> tuple[Conflict, ...]:
    """A conflict of four kinds."""
    return (
        Conflict("c1", "value", "At least 14 people were hurt, the coastguard said; Sixteen people were injured, the hospital said.",
                 (Side("at least 14", (s.cite("herald.txt", "At least 14 people were hurt"), s.cite("herald.txt", "at least 14 hurt"))),
                  Side("Sixteen", (s.cite("ledger.txt", "Sixteen people were injured"),))), ("hurt",)),
        Conflict("c2", "arithmetic", "The Ledger's 185 passengers and 32 crew make 217, not the 212 that it gives.",
                 (Side("185 passengers and 32 crew", (s.cite("ledger.txt", "185 passengers and 32 crew"),)),
                  Side("212 in all", (s.cite("ledger.txt", "212 in all"),))), ("passengers", "crew", "board"),
                 (Derivation(45, 48, "185 + 32"),)),
        Conflict("c3", "status", "Northline has suspended all crossings, or has not.",
                 (Side("has suspended", (s.cite("herald.txt", "Northline has suspended all crossings"),)),
                  Side("has not suspended", (s.cite("ledger.txt", "has not suspended crossings"),)))),
        Conflict("c4", "date", "It ran aground late on Tuesday, or on Monday night.",
                 (Side("Tuesday", (s.cite("herald.txt", "late on Tuesday"), s.cite("ledger.txt", "late on Tuesday"))),
                  Side("Monday", (s.cite("live.txt", "on Monday night"),)))),
    )


def brief(s: Shelf) -> tuple[Line, ...]:
    """Four cited sentences."""
    return (
        Line(f"{ALIKE}.", (s.cite("herald.txt", f"{ALIKE}."),
              s.cite("ledger.txt", "The ferry Marigold ran aground off Skerrin"), s.cite("live.txt", "All 212 people"))),
        Line("Between 14 and 16 people were injured, and nine were taken to hospital; two reports differ.",
             (s.cite("herald.txt", "At least 14 people were hurt and nine were taken to hospital."),
              s.cite("ledger.txt", "Sixteen people were injured")), (Derivation(74, 77, "a count of reports"),)),
        Line("“We have never seen the channel this low, and we will find out why,” said Elin Vass, the harbour master.",
             (s.cite("herald.txt", "We have never seen the channel this low, and we will find out why"),
              s.cite("ledger.txt", "Elin Vass, the harbour master"))),
        Line("Reports differ on whether Northline has suspended crossings.",
             (s.cite("herald.txt", "Northline has suspended all crossings until Friday."),
              s.cite("ledger.txt", "The company has not suspended crossings"))),
    )


def timeline(s: Shelf) -> tuple[Moment, ...]:
    """Three entries."""
    morning = When("2025-11-12T06:15:00+00:00", "2025-11-12T06:15:00+00:00", "minute", "stated", "Europe/London")
    return (
        Moment(NIGHT, "The Marigold runs aground off Skerrin.", "aground",
               (s.cite("herald.txt", "ran aground off Skerrin late on Tuesday"),)),
        Moment(morning, "All 212 people have been brought ashore.", None, (s.cite("live.txt", "All 212 people have been brought ashore"),)),
        Moment(None, "Divers begin to inspect the hull.", None, (s.cite("live.txt", "Divers have begun to inspect the hull"),)),
    )


def people(s: Shelf) -> tuple[Person, ...]:
    """A person in two spellings, and two organisations."""
    herald, ledger, live = (s.documents[n].id for n in ("herald.txt", "ledger.txt", "live.txt"))
    return (
        Person(VASS.id, "Elin Vass", "person", (Variant("Elin Vass", (herald, ledger)), Variant("Elin Waß", (live,))),
               (RoleOf("harbour master", s.cite("herald.txt", "harbour master")),)),
        Person(NORTHLINE.id, "Northline", "organisation", (Variant("Northline", (herald, ledger)),)),
        Person(GUARD.id, "coastguard", "organisation", (Variant("coastguard", (herald, ledger, live)),)),
    )


def lineage(s: Shelf) -> Lineage:
    """Two reports carry one wire text."""
    herald, ledger, live = (s.documents[n].id for n in ("herald.txt", "ledger.txt", "live.txt"))
    return Lineage((Origin("o1", (herald, ledger), "2 reports carry one Coastwire text"), Origin("o2", (live,), "")),
                   (Passage(s.cite("ledger.txt", f"{ALIKE}."), s.cite("herald.txt", f"{ALIKE}."), 1.0),),
                   (CreditLine(herald, "Coastwire", s.cite("herald.txt", "Coastwire")),
                    CreditLine(ledger, "Coastwire", s.cite("ledger.txt", "Coastwire"))))


def others(s: Shelf) -> None:
    """A statement of each further kind."""
    s.state("event", s.cite("herald.txt", "ran aground"),
            Happening(s.span("herald.txt", "ran"), "run", Part("The ferry Marigold", s.span("herald.txt", "The ferry Marigold"))), GUARD)
    s.state("time", s.cite("herald.txt", "late on Tuesday"), Time("2025-11-11TNI", "TIME"), when=NIGHT)
    s.state("mention", s.cite("herald.txt", "Elin Vass"), Mention("person", "Elin Vass", "harbour master"))
    s.state("credit", s.cite("herald.txt", "Coastwire"), Credit("Coastwire", "inputs"))


def main_story(s: Shelf) -> Account:
    """The ferry."""
    documents = tuple(s.documents[n].id for n in ("herald.txt", "ledger.txt", "live.txt"))
    others(s)
    counted = findings(figures(s))
    spans = (s.cite("herald.txt", "ran aground"), s.cite("ledger.txt", "ran aground"), s.cite("live.txt", "aground near Skerrin"))
    places = (Place("p1", "Skerrin", 57.61, -4.02, "settlement", (s.cite("herald.txt", "Skerrin"), s.cite("ledger.txt", "SKERRIN"))),
              Place("p2", "Orrin Sound", None, None, "unknown", (s.cite("live.txt", "near Skerrin"),)))
    live = s.documents["live.txt"]
    said = utterances(s)
    return Account(
        "ferry", "Ferry Marigold runs aground off Skerrin", NIGHT, documents, tuple(PostOf(live.id, p.id) for p in live.posts),
        Counts(3, 2, 4), brief(s), (Event("aground", "the Marigold runs aground", "run", NIGHT, "Skerrin", spans),), counted,
        said, conflicts(s), timeline(s), people(s), places, lineage(s),
        (Resolved(said[0].variants[2], "speaker", "Elin Vass", (s.cite("ledger.txt", "Elin Vass, the harbour master"),)),),
        ("One report has no date.",))


def side_story(s: Shelf) -> Account:
    """The bakery."""
    bakery = s.documents["bakery.txt"]
    points = s.state("figure", s.cite("bakery.txt", "94 points"), Figure(94, 94, unit="point", counted="points"))
    finding = Finding("points", "points", None, About("points"), 94, 94, 94, False, "single", "one report only", "default",
                      (Version(94, 94, "exact", (points,), 1, 1),), (points,))
    line = Line("Judges gave the Skerrin bakery 94 points.", (s.cite("bakery.txt", "Judges gave the Skerrin bakery 94 points"),))
    return Account("bakery", "Skerrin bakery wins the county loaf prize", When("2025-11-12", "2025-11-12", "day", "inferred"),
                   (bakery.id,), (), Counts(1, 1, 0), (line,), findings=(finding,), lineage=Lineage((Origin("o3", (bakery.id,)),)))


@dataclass(frozen=True, slots=True)
class Made:
    """A reading as the renderers see it."""

    documents: tuple[Document, ...]
    rejections: tuple[Rejection, ...]
    statements: tuple[Statement[Value], ...]
    accounts: tuple[Account, ...]
    made_with: MadeWith


def reading() -> Made:
    """The whole fixture."""
    s = shelf()
    accounts = (main_story(s), side_story(s))
    rejection = Rejection("cap", "empty \x1b]0;owned\x07<b>.html", "empty", "the file holds no text")
    return Made(tuple(sorted(s.documents.values(), key=lambda d: d.id)), (rejection,), tuple(s.statements), accounts,
                MadeWith("0.1.0", "model 1", (("figure", "1"), ("quote", "1")), "default", "2025-11-12"))
