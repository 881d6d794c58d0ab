"""Worked cases of our own writing for the coders' tables, each with what it tells."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from tests.render.fixture import Made, Shelf, document

from tellings.model.accounts import About, Account, Conflict, Counts, Event, Finding, MadeWith, Place, Version
from tellings.model.documents import Role
from tellings.model.statements import Speaker
from tellings.model.values import Figure, Mention
from tellings.model.when import When
from tellings.render.exports import Options, write

BEACON: tuple[tuple[Role, str], ...] = (
    ("headline", "Eight dead in Tarnholm market; more feared"),
    ("body", "Eight people were killed when shells hit the market of Tarnholm on 3 May, the district hospital said; five of them "
             "were civilians. Ada Brenn, 34, was killed. Twenty were wounded."),
)
ECHO: tuple[tuple[Role, str], ...] = (
    ("headline", "=HYPERLINK(\"http://x.example\",\"Tarnholm\")"),
    ("body", "At least six people died in Tarnholm, the mayor said. Ada Brenn and Piet Oll were among the dead. Oll was 71."),
)
DAY = When("2031-05-03", "2031-05-03", "day", "stated")
HOSPITAL, MAYOR = Speaker.named("district hospital"), Speaker.named("mayor")
TARNHOLM = Place("p1", "Tarnholm", -34.5, 69.25, "settlement", ())


def killed(number: float, bound: str = "exact", counted: str = "people", **more: str) -> Figure:
    """So many killed."""
    return Figure(number, None if bound == "at_least" else number, bound, counted=counted, role=more.get("role", "kill"),  # type: ignore[arg-type]
                  unit=more.get("unit", ""))


def market(when: When | None = DAY, place: Place | None = TARNHOLM, where: str = "Tarnholm") -> Made:
    """Shells on a market, told by two outlets: tolls, civilians, two named victims, and a conflict."""
    documents = {"beacon.txt": document("beacon.txt", BEACON, "Beacon", When("2031-05-04", "2031-05-04", "day", "stated")),
                 "echo.txt": document("echo.txt", ECHO, "@Echo", None)}
    shelf = Shelf(documents, [])
    findings = _findings(shelf, when)
    spans = (shelf.cite("beacon.txt", "shells hit the market"),)
    event = Event("shells", "Shells hit the market of Tarnholm", "hit", when, where, spans)
    conflict = Conflict("c", "value", "Reports differ on how many were killed: 8 in one report and at least 6 in another.", (), ("dead",))
    account = Account("market", "Shells on Tarnholm", when, tuple(sorted(d.id for d in documents.values())), (), Counts(2, 2, 2), (),
                      (event,), findings, (), (conflict,), places=(place,) if place else ())
    ordered = tuple(sorted(documents.values(), key=lambda d: d.id))
    made = MadeWith("0", "none", (("figure", "1"),), "ucdp", "2031-05-05")
    return Made(ordered, (), tuple(shelf.statements), (account,), made)


def _findings(s: Shelf, when: When | None) -> tuple[Finding, ...]:
    eight = s.state("figure", s.cite("beacon.txt", "Eight people"), killed(8), HOSPITAL, when)
    six = s.state("figure", s.cite("echo.txt", "At least six people"), killed(6, "at_least"), MAYOR)
    five = s.state("figure", s.cite("beacon.txt", "five of them"), killed(5, counted="civilians"), HOSPITAL)
    hurt = s.state("figure", s.cite("beacon.txt", "Twenty"), killed(20, role="injure"), HOSPITAL)
    brenn = s.state("figure", s.cite("beacon.txt", "Ada Brenn"), killed(1, "implied", "Ada Brenn"), HOSPITAL)
    both = s.state("figure", s.cite("echo.txt", "Ada Brenn and Piet Oll"), killed(2, "implied", "Ada Brenn and Piet Oll"))
    ages = (s.state("figure", s.cite("beacon.txt", "34"), killed(34, counted="Ada Brenn", role="age", unit="year of age")),
            s.state("figure", s.cite("echo.txt", "71"), killed(71, counted="Oll", role="age", unit="year of age")))
    for name, words, whole in (("beacon.txt", "Ada Brenn", "Ada Brenn"), ("echo.txt", "Ada Brenn", "Ada Brenn"),
                               ("echo.txt", "Piet Oll", "Piet Oll")):
        s.state("mention", s.cite(name, words), Mention("person", whole))
    about = About("people", "kill", where="Tarnholm", when=when)
    dead = Finding("dead", "people killed", "shells", about, 6, 8, 8, True, "disputed", "two claimants differ", "ucdp",
                   (Version(8, 8, "exact", (eight,), 1, 1, ("district hospital",)), Version(6, None, "at_least", (six,), 1, 1, ("mayor",))),
                   (eight, six, brenn, both))
    return (
        dead,
        replace(dead, id="civilians", title="civilians killed", about=replace(about, counted="civilians"), low=5, best=5, high=5,
                open_high=False, status="single", statements=(five,), versions=(Version(5, 5, "exact", (five,), 1, 1),)),
        replace(dead, id="hurt", title="people injured", about=About("people", "injure"), low=20, best=20, high=20, open_high=False,
                status="single", statements=(hurt,), versions=(Version(20, 20, "exact", (hurt,), 1, 1),)),
        *(replace(dead, id=f"age{n}", title="age", event=None, about=About("", "age", "year of age"), low=1, best=1, high=1,
                  statements=(age,), versions=()) for n, age in enumerate(ages)),
        replace(dead, id="war", title="killed in the war", event=None, about=replace(about, scope="background"), best=9000.0,
                statements=(), versions=()),
    )


def table(reading: Made, columns: str) -> list[dict[str, str]]:
    """The rows of a table, as a program reads them."""
    text = write(reading, "csv", Options(columns)).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))
