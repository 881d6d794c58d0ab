"""The account of one story, and the reading of many captures. Field names are those of reading.json."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from tellings.model.documents import Citation, Document, Rejection
from tellings.model.statements import Statement
from tellings.model.stories import Lineage, PostOf
from tellings.model.values import Value
from tellings.model.when import When

Status = Literal["agreed", "growing", "disputed", "single"]
ConflictKind = Literal["value", "arithmetic", "date", "place", "wording", "status", "who"]


@dataclass(frozen=True, slots=True)
class Counts:
    """The three counts that are never one: reports, independent origins, claimants."""

    reports: int
    origins: int
    claimants: int


@dataclass(frozen=True, slots=True)
class Derivation:
    """A stretch `[start, end)` of a sentence of ours that no report prints, and what it was derived from, in words."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"alias_generator": {"start": "start", "end": "end", "source": "from"}.get}

    start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the brief. Each number, name and quoted string stands in a cited span or is `derived`."""

    text: str
    cites: tuple[Citation, ...]
    derived: tuple[Derivation, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One happening told by one or more documents."""

    id: str
    title: str
    kind: str
    when: When | None = None
    where: str = ""
    spans: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a finding is about: the fields of its figures that make them comparable."""

    counted: str = ""
    role: str = ""
    unit: str = ""
    where: str = ""
    when: When | None = None
    side: str = ""
    scope: str = "event"
    per: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """How a version that no report prints was made: a rule and the statements it was made from."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"alias_generator": {"rule": "rule", "statements": "from"}.get}

    rule: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a finding, with all statements that give it. `reports`, `origins`: how many; `claimants`: their names."""

    low: float | None
    high: float | None
    bound: str
    statements: tuple[str, ...]
    reports: int
    origins: int
    claimants: tuple[str, ...] = ()
    status: Literal["current", "superseded"] = "current"
    derived: Sum | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A statement that a policy did not use for low, best or high, and why."""

    statement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Relation:
    """How findings relate: sum, part, beats (a record), same. `text` is the arithmetic: "539 + 11 = 550"."""

    kind: Literal["sum", "part", "beats", "same"]
    findings: tuple[str, ...]
    holds: bool
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the documents together say about one quantity. Low to high is not a confidence interval."""

    id: str
    title: str
    event: str | None
    about: About
    low: float | None
    best: float | None
    high: float | None
    open_high: bool
    status: Status
    why: str
    policy: str
    versions: tuple[Version, ...]
    statements: tuple[str, ...]
    set_aside: tuple[SetAside, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker of an utterance, or a person of the account, by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two places where wordings of one utterance differ. `kind`: punctuation, cut, marked cut, insertion, word, order, merge."""

    kind: str
    a: Citation
    b: Citation


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that someone said, in all the wordings in which it was printed; the fullest first. `first`: the statement that
    printed it first, where the times of the reports tell."""

    id: str
    speaker: Party | None
    when: When | None
    variants: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
    first: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: what it says, and the spans that say it."""

    text: str
    spans: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a reader must be told: a plain sentence, and both sides' spans."""

    id: str
    kind: ConflictKind
    text: str
    sides: tuple[Side, ...]
    findings: tuple[str, ...] = ()
    derived: tuple[Derivation, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of the timeline; `event` is the id of the event it tells of, where it is one."""

    when: When | None
    text: str
    event: str | None
    cites: tuple[Citation, ...]
    derived: tuple[Derivation, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A spelling of a name, and the ids of the documents that print it."""

    text: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleOf:
    """A description of a person, as printed."""

    text: str
    span: Citation


@dataclass(frozen=True, slots=True)
class Person:
    """A person or organisation of the story."""

    id: str
    name: str
    type: str
    variants: tuple[Variant, ...]
    roles: tuple[RoleOf, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the story; `lat` and `lon` in degrees (WGS 84), None where unknown. An area is not a point: see `precision`
    ("settlement", "region", "country", "unknown")."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    precision: str
    spans: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the story settles and the document alone does not: who a speaker is, which day a time was. With its reasons."""

    statement: str
    field: Literal["speaker", "when"]
    value: str
    because: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The reconciled, cited telling of one story."""

    id: str
    title: str
    when: When | None
    documents: tuple[str, ...]
    posts: tuple[PostOf, ...]
    counts: Counts
    brief: tuple[Line, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    timeline: tuple[Moment, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    lineage: Lineage = field(default_factory=Lineage)
    resolved: tuple[Resolved, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeWith:
    """What a reading was made with: versions, the language model, the version of each kind, policy and today's date."""

    tellings: str
    model: str
    kinds: tuple[tuple[str, str], ...]
    policy: str
    today: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All the accounts made from one set of captures, with everything they rest on."""

    documents: tuple[Document, ...]
    rejections: tuple[Rejection, ...]
    statements: tuple[Statement[Value], ...]
    accounts: tuple[Account, ...]
