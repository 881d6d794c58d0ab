"""The persons and organisations of a story, over all spellings; and who an office-only speaker is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tellings.model.accounts import Party, Person, Resolved, RoleOf, Variant
from tellings.model.documents import Citation, Document, Span, make_id
from tellings.model.statements import Statement
from tellings.model.values import Mention, Value
from tellings.reconcile.material import Case
from tellings.reconcile.name_sense import COMMON_USE, Surroundings
from tellings.reconcile.names import (
    Key,
    bare,
    is_name,
    join_organisations,
    join_people,
    organisation_key,
    person_key,
)
from tellings.reconcile.offices import is_described, is_role, office_of, role_words, same_office
from tellings.reconcile.wording import plain
from tellings.text.gazetteer import OFFICES
from tellings.text.lexicon import read_words

AGED = re.compile(r"\d|\bold\b")  # who somebody is comes before how old
# What a role does not say: how old, a verb before it, shouting, a rank that belongs to the name
BESIDE_ROLE = re.compile(r"^(?:(?:\d+-)?year-old |(?:signed|named|hired|appointed|met|beat) (?=[A-Z])|[A-Z]{5,} (?=[a-z]))|"
                         r"(?: (?:Gen|Col|Lt|Sgt|Capt|Maj|Sir|Dr)\.?)+$")
SLUG = re.compile(r"[A-Z][a-z]+-[A-Z]")  # "Soccer-Arden sign striker"
OWNER = re.compile(r"\b([A-Z][\w.-]+)[’']s $")
ON_DAY = re.compile(r" (?:late |early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")  # "a jury on Wednesday found"
DESCRIBING = OFFICES | read_words("name_sense", "firms") | read_words("name_sense", "bodies")  # words for what somebody is
GENERIC = frozenset("force forces ministry army navy parliament government police cabinet senate".split())


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name where it is printed."""

    type: str
    name: str
    cite: Citation
    role: RoleOf | None = None
    printed: str = ""  # the name with what was taken for a part of it


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who in a story. `parties` by (document, name in lower case); `cites`: a place that prints a party's name."""

    people: tuple[Person, ...] = ()
    parties: Mapping[tuple[str, str], Party] = field(default_factory=dict)
    cites: Mapping[str, Citation] = field(default_factory=dict)
    settled: Mapping[str, Party] = field(default_factory=dict)
    resolved: tuple[Resolved, ...] = ()
    printed: Mapping[str, str] = field(default_factory=dict)  # the usual name of a party that is no known person or organisation

    def speaker(self, statement: Statement[Value]) -> Party | None:
        """Who said a statement, as far as the story tells; None where nobody is named."""
        if statement.id in self.settled:
            return self.settled[statement.id]
        if statement.speaker is None:
            return None
        return self.party(statement.document, statement.speaker.name)

    def party(self, document: str, name: str) -> Party | None:
        """Whom a name of a document means; a party of its own where it is no known name, None for a pronoun."""
        name = ON_DAY.sub("", name)
        known = self._known(document, name.casefold())
        if known is None and not DESCRIBING.isdisjoint(words := name.casefold().split()):
            first = next(n for n, w in enumerate(words, 1) if w in DESCRIBING)  # "Minister of Health Dolores Pike" is Dolores Pike
            known = next((p for n in range(first, len(words) - 1) if (p := self._known(document, " ".join(words[n:])))), None)
        return known or (self._unknown(name) if _speaks(name) else None)

    def _known(self, document: str, name: str) -> Party | None:
        return self.parties.get((document, name)) or self.parties.get(("", name))

    def _unknown(self, name: str) -> Party:
        """A speaker whom no mention names: one party in either spelling ("Norvia's Defense Ministry", "Norvia’s defence ministry")."""
        key = _key_of(name)
        return Party(key, self.printed.get(key, name))


@lru_cache(maxsize=4096)
def _speaks(name: str) -> bool:
    """Whether a name that nobody mentions can be a speaker's."""
    return is_name(name) or bool(office_of(name)) or is_described(name)


@lru_cache(maxsize=4096)
def _key_of(name: str) -> str:
    return make_id("speaker", " ".join(plain(w) for w in name.removeprefix("the ").removeprefix("The ").split()))


def identify(case: Case) -> Cast:
    """The persons and organisations of a case, most told of first."""
    around = Surroundings(case)
    sightings = _sightings(case, around)
    groups = _groups(sightings)
    people, parties, cites = [], {}, {}
    for group in groups:
        person = _person(group)
        people.append((-len({s.cite.document for s in group}), -len(group), person.name, person))
        cites[person.id] = _naming(person.name, group)
        for sighting in group:
            for name in {n.casefold() for n in (sighting.name, sighting.cite.text, sighting.printed) if n}:
                parties[sighting.cite.document, name] = Party(person.id, person.name)
                parties.setdefault(("", name), Party(person.id, person.name))
    found = tuple(person for *_, person in sorted(people, key=lambda row: row[:3]))
    cast = Cast(found, parties, cites)
    settled = _settle(case, cast)
    printed = _printed(case, cast, around)
    for party, cite in _named_as(case, cast, printed):
        cites.setdefault(party, cite)
    return Cast(found, parties, cites, {s.id: Party(p.id, p.name) for s, p, _ in settled},
                tuple(Resolved(s.id, "speaker", p.name, because) for s, p, because in settled), printed)


def _printed(case: Case, cast: Cast, around: Surroundings) -> dict[str, str]:
    """The usual name of each speaker: the one that most documents print, with the fewest capitals of equals."""
    documents: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for s in case.statements:
        party = cast.speaker(s)
        if party and s.speaker:
            documents[party.id][party.name].add(s.document)
    usual = {key: min(names, key=lambda n: (-len(names[n]), sum(map(str.isupper, n)), n)) for key, names in documents.items()}
    known = {p.id for p in cast.people}
    return {key: n.lower() if key not in known and around.common.get(n.casefold(), 0) > COMMON_USE else n for key, n in usual.items()}


def _named_as(case: Case, cast: Cast, printed: Mapping[str, str]) -> Iterator[tuple[str, Citation]]:
    """A place that prints the usual name of each speaker, in order of document and place."""
    texts = {d.id: d for d in case.documents}
    for s in case.statements:
        party = cast.speaker(s)
        if party and s.speaker and s.speaker.span and (name := printed.get(party.id, party.name)):
            words = texts[s.document].text[s.speaker.span.start:s.speaker.span.end]
            at = words.casefold().find(name.casefold()) if len(words) == len(words.casefold()) else words.find(name)
            if at >= 0:
                yield party.id, texts[s.document].cite(s.speaker.span.start + at, s.speaker.span.start + at + len(name))


def _sightings(case: Case, around: Surroundings) -> list[Sighting]:
    """Every printed name of a person or organisation, in order of document and place."""
    texts = {d.id: d for d in case.documents}
    mentions = [(s, s.value) for s in case.statements if isinstance(s.value, Mention) and is_name(s.value.name)]
    full = {key for _, m in mentions if m.type == "person" and len(key := person_key(m.name)) > 1}
    mentions = [(s, replace(m, type="person", name=tail) if (tail := _person_in(m, full)) else m) for s, m in mentions]
    rows = [(s, m, *_own_words(texts[s.document], m, s.span, around)) for s, m in mentions
            if m.type != "place" or person_key(m.name) in full]  # a full name taken for a place here is a person elsewhere
    held = {word for _, m, name, _ in rows if m.type == "organisation" and " " in name for word in name.split()}
    # a surname that stands alone is easily taken for a body
    surnames = {n.split()[-1] for _, m, n, _ in rows if m.type == "person" and " " in n and around.of_person(n) == ""} - held
    found = []
    for statement, value, name, cite in rows:
        person = value.type != "organisation" or name in surnames
        sense = "" if name in surnames else around.of_person(name) if person else around.of_organisation(name)
        if sense != "nobody":
            role = _role(texts[statement.document], statement, value) if is_role(value.role) else None
            found.append(Sighting(sense or ("person" if person else "organisation"), name, cite, role, value.name))
    return sorted(found, key=lambda s: (s.cite.document, s.cite.start, s.name))


def _person_in(mention: Mention, full: Collection[Key]) -> str:
    """The person with whom a name ends that was taken for a body's: "Health Mara Lund" after "Minister of"; "" for any other."""
    tail = " ".join(mention.name.split()[-2:])
    return tail if mention.type == "organisation" and tail != mention.name and person_key(tail) in full else ""


def _own_words(document: Document, mention: Mention, cite: Citation, around: Surroundings) -> tuple[str, Citation]:
    """A name and where it is printed: a body that could be anybody's with whose it is ("Norland’s Air Force"); a person without
    what follows ("Teko retook") or says what he or she is ("Pharmacist Gita Rao")."""
    if mention.type == "organisation" and mention.name.split()[-1].casefold() in GENERIC:
        owner = OWNER.search(document.text, max(0, cite.start - 40), cite.start)
        whole = document.cite(owner.start(1), cite.end) if owner else cite
        return (whole.text, whole) if owner else (mention.name, cite)
    first, last = around.borders(mention.name, person=mention.type != "organisation")
    name = " ".join(mention.name.split()[first:last])
    at = cite.text.find(name)
    return (name, document.cite(cite.start + at, cite.start + at + len(name)) if at >= 0 else cite)


def _role(document: Document, statement: Statement[Value], mention: Mention) -> RoleOf | None:
    """The role where it is printed: the place nearest to the name, within its sentence."""
    text, around, role = document.text, statement.sentence, BESIDE_ROLE.sub("", mention.role)
    places = []
    at = text.find(role, around.start, around.end)
    while at >= 0:
        places.append(at)
        at = text.find(role, at + 1, around.end)
    if not places or SLUG.match(role):
        return None
    start = min(places, key=lambda p: (min(abs(p - statement.span.end), abs(p + len(role) - statement.span.start)), p))
    return RoleOf(role, document.cite(start, start + len(role)))


def _groups(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """Sightings of one person or organisation together. A name told apart by most decides what a bare one is."""
    kinds: dict[Key, Counter[str]] = defaultdict(Counter)
    for s in sightings:
        kinds[person_key(s.name)][s.type] += 1
    rows = []
    for s in sightings:
        key = person_key(s.name)
        person = bool(key) and max(kinds[key].items(), key=lambda item: (item[1], item[0]))[0] == "person"
        rows.append(("person" if person else "organisation", key if person else organisation_key(s.name), s))
    table = {kind: _table(kind, [(key, s) for k, key, s in rows if k == kind]) for kind in ("person", "organisation")}
    groups: dict[tuple[str, Key], list[Sighting]] = defaultdict(list)
    for kind, key, s in rows:
        if key:
            groups[kind, table[kind][key]].append(replace(s, type=kind))
    return [groups[k] for k in sorted(groups)]


def _table(kind: str, rows: Iterable[tuple[Key, Sighting]]) -> dict[Key, Key]:
    documents: dict[Key, set[str]] = defaultdict(set)
    printed: dict[Key, str] = {}
    for key, s in rows:
        documents[key].add(s.cite.document)
        printed[key] = max(printed.get(key, ""), s.name)
    keys = {k: frozenset(v) for k, v in documents.items() if k}
    return join_people(keys) if kind == "person" else join_organisations(keys, {k: printed[k] for k in keys})


def _person(group: Sequence[Sighting]) -> Person:
    """The record of one person: the fullest usual name, its spellings, its roles."""
    name = _best_name(group)
    variants: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, RoleOf] = {}
    for s in group:
        variants[s.cite.text].add(s.cite.document)
        if s.role:
            roles.setdefault(s.role.text.casefold(), s.role)
    spelled = [Variant(text, tuple(sorted(ids))) for text, ids in variants.items()]
    spelled.sort(key=lambda v: (-len(v.documents), v.text))
    return Person(make_id(group[0].type, name.casefold()), name, group[0].type, tuple(spelled),
                  tuple(sorted(roles.values(), key=lambda r: (AGED.search(r.text) is not None, r.span.document, r.span.start))))


def _best_name(group: Sequence[Sighting]) -> str:
    """The name that most documents print, a full one before a surname."""
    documents: dict[str, set[str]] = defaultdict(set)
    count: Counter[str] = Counter()
    for s in group:
        for text in {s.cite.text, s.name}:
            short = (bare(text) if s.type == "person" else text.removeprefix("the ").removeprefix("The ")) or text
            if _prints(s.cite.text, short):  # what no report prints is no name to cite
                documents[short].add(s.cite.document)
                count[short] += 1
    full = [n for n in documents if len(n.split()) > 1] if group[0].type == "person" else []
    pool = full or list(documents) or [group[0].cite.text]
    return min(pool, key=lambda n: (-len(documents[n]), -count[n], n.isascii(), -len(n), n))  # of equals the one with its accents


def _prints(text: str, name: str) -> bool:
    """Whether a text holds a name, as words of their own."""
    if text == name and name[0].isalnum() and name[-1].isalnum():
        return True
    return name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None


def _naming(name: str, group: Sequence[Sighting]) -> Citation:
    """A place that prints a name, no longer spelling of it."""
    exact = next((s.cite for s in group if s.cite.text == name), None)
    return exact or next((s.cite for s in group if _prints(s.cite.text, name)), group[0].cite)


def _settle(case: Case, cast: Cast) -> list[tuple[Statement[Value], Person, tuple[Citation, ...]]]:
    """Statements whose speaker is an office only, with the one person of the story to whom another report gives that office."""
    holders = [(p, role, role_words(role.text)) for p in cast.people if p.type == "person" for role in p.roles]
    texts = {d.id: d for d in case.documents}
    settled = []
    for statement in sorted(case.statements, key=lambda s: s.id):
        speaker = statement.speaker
        office = office_of(speaker.name) if speaker and (statement.document, speaker.name.casefold()) not in cast.parties else None
        if speaker is None or office is None:
            continue
        fits = {p.id: (p, role) for p, role, words in reversed(holders) if same_office(office, words)}
        if len(fits) == 1:
            person, role = next(iter(fits.values()))
            cites = (cast.cites[person.id], role.span, *_words(texts[statement.document], speaker.span))
            settled.append((statement, person, cites))
    return settled


def _words(document: Document, span: Span | None) -> tuple[Citation, ...]:
    return (document.cite(span.start, span.end),) if span else ()
