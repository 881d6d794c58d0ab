"""The persons and organisations of a story, over all spellings; and who an office-only speaker is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tellings.model.accounts import Party, Person, Resolved, RoleOf, Variant
from tellings.model.documents import Citation, Document, Span, make_id
from tellings.model.statements import Statement
from tellings.model.values import Mention, Quote, Value
from tellings.reconcile.material import Case
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

LOWER = re.compile(r"\b[a-z]{3,}\b")
BEFORE = re.compile(r"\b(?:in|near|outside|across|[Rr]iver|[Ll]ake|[Mm]ount|(?:town|village|city|island|port|province|district|region|"
                    r"state|country|capital) of|in (?:\w+-)?(?:north|south|east|west|centr)\w+) $")
SHIP = re.compile(r"(?:MV|MT|MS|MSC|SS|FV|USS|HMS|HMAS|INS|RRS|USNS)\s")
SCORE = re.compile(r" \d+[-–]\d+$")
FIRM = re.compile(r" (?:CEO|chief executive|chairman|founder|spokes\w+|executives?|shareholders?|shares)\b|"
                  r",? (?:Inc|Ltd|LLC|Corp|plc|PLC|AG|SA|SE|GmbH|Co|Group|Holdings|Airlines|Airways|Motors)\b|"
                  r"['’]s (?:chief executive|CEO|director|chair(?:man|woman)?|owner|founder|shares?|stock|board|revenues?)\b")
FIRMS = re.compile(r"(?:maker|company|firm|group|bank|airline|retailer|supplier|operator|chain|brand|producer|startup|giant|insurer|"
                   r"lender|builder|carrier|developer|manufacturer|publisher|broadcaster|conglomerate)$", re.IGNORECASE)
AGED = re.compile(r"\d|\bold\b")  # who somebody is comes before how old
THINGS = re.compile(r" (?:rocket|missile|drone|ferry|train|satellite|spacecraft|probe|airliner|jet|tanker|smartphone|chip|vaccine)s?\b")
OPENS = re.compile(r"(?:^|[.!?:\n“”\"(]\s*)$")
AFTER = re.compile(r" (?:foot)?(?:bridge|river|valley|estuary|bay|island|hills?)\b")
NEXT_NAME = re.compile(r" [A-Z]")
OWNER = re.compile(r"\b([A-Z][\w.-]+)[’']s $")
GENERIC = frozenset("force forces ministry army navy parliament government police cabinet senate".split())
COMMON_USE = 2  # times a single word may stand in small letters and still be a name


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name where it is printed."""

    type: str
    name: str
    cite: Citation
    role: RoleOf | None = None


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
        known = self.parties.get((document, name.casefold())) or self.parties.get(("", name.casefold()))
        return known or (self._unknown(name) if _speaks(name) else None)

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
    sightings = _sightings(case)
    groups = _groups(sightings)
    people, parties, cites = [], {}, {}
    for group in groups:
        person = _person(group)
        people.append((-len({s.cite.document for s in group}), -len(group), person.name, person))
        cites[person.id] = _naming(person.name, group)
        for sighting in group:
            for name in {sighting.name.casefold(), sighting.cite.text.casefold()}:
                parties[sighting.cite.document, name] = Party(person.id, person.name)
                parties.setdefault(("", name), Party(person.id, person.name))
    found = tuple(person for *_, person in sorted(people, key=lambda row: row[:3]))
    cast = Cast(found, parties, cites)
    settled = _settle(case, cast)
    printed = _printed(case, cast)
    for party, cite in _named_as(case, cast, printed):
        cites.setdefault(party, cite)
    return Cast(found, parties, cites, {s.id: Party(p.id, p.name) for s, p, _ in settled},
                tuple(Resolved(s.id, "speaker", p.name, because) for s, p, because in settled), printed)


def _printed(case: Case, cast: Cast) -> dict[str, str]:
    """The usual name of each speaker: the one that most documents print, with the fewest capitals of equals."""
    documents: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for s in case.statements:
        party = cast.speaker(s)
        if party and s.speaker:
            documents[party.id][party.name].add(s.document)
    common = _common_words(case)
    usual = {key: min(names, key=lambda n: (-len(names[n]), sum(map(str.isupper, n)), n)) for key, names in documents.items()}
    known = {p.id for p in cast.people}
    return {key: n.lower() if key not in known and common[n.casefold()] > COMMON_USE else n for key, n in usual.items()}


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


def _sightings(case: Case) -> list[Sighting]:
    """Every printed name of a person or organisation, in order of document and place."""
    texts = {d.id: d for d in case.documents}
    mentions = [(s, s.value) for s in case.statements if isinstance(s.value, Mention) and is_name(s.value.name)]
    full = {key for _, m in mentions if m.type == "person" and len(key := person_key(m.name)) > 1}
    common = _common_words(case)
    held = {word for _, m in mentions if m.type == "organisation" and " " in m.name for word in m.name.split()}
    # a surname that stands alone is easily taken for a body
    surnames = {m.name.split()[-1] for _, m in mentions if m.type == "person" and " " in m.name} - held
    single = _told_of(case, {m.name for _, m in mentions if m.type == "person" and " " not in m.name} - surnames)
    found = []
    for statement, value in mentions:
        if value.type == "person" and (SHIP.match(value.name) or SCORE.search(value.name) or single.get(value.name) == "nobody"):
            continue
        if value.type == "organisation" and (common[value.name.casefold()] > COMMON_USE or _of_land(value.name, texts.values())):
            continue  # "Fire": a word of the language, at the head of a sentence or title; a river, a town
        if value.type != "place" or person_key(value.name) in full:  # a full name taken for a place here is a person elsewhere
            role = _role(texts[statement.document], statement, value) if is_role(value.role) else None
            name, cite = _of_whom(texts[statement.document], value, statement.span)
            person = value.type == "place" or (value.type == "organisation" and value.name in surnames)
            kind = single.get(value.name, "") or ("person" if person else value.type)
            found.append(Sighting(kind, name, cite, role))
    return sorted(found, key=lambda s: (s.cite.document, s.cite.start, s.name))


def _told_of(case: Case, names: Collection[str]) -> dict[str, str]:
    """What single words that were taken for people are, where their reports say it: "organisation", or "nobody": a place, or a word of the
    language that only ever opens a sentence. Who speaks, or has a role that people have, is left alone."""
    texts = [d.text for d in case.documents]
    heard = {s.speaker.name for s in case.statements if s.speaker and isinstance(s.value, Quote) and s.value.form == "direct"}
    roles = {s.value.name: s.value.role for s in case.statements if isinstance(s.value, Mention) and s.value.role}
    found: dict[str, str] = {}
    for name in names:
        spots = [(t, m.start(), m.end()) for t in texts for m in re.finditer(rf"\b{re.escape(name)}\b", t)]
        if FIRMS.search(roles.get(name, "")) or any(FIRM.match(t, end) for t, _, end in spots):
            found[name] = "organisation"
        elif name in heard or name in roles:
            continue
        else:
            before = [t[max(0, at - 24):at] for t, at, _ in spots]
            thing = any(THINGS.match(t, end) for t, _, end in spots)
            if thing or any(BEFORE.search(words) for words in before) or all(OPENS.search(words) for words in before):
                found[name] = "nobody"
    return found


def _of_whom(document: Document, mention: Mention, cite: Citation) -> tuple[str, Citation]:
    """A body that is known by whose it is, with that: "Norland’s Air Force", for "Air Force" alone could be anybody's."""
    last = mention.name.split()[-1].casefold()
    owner = OWNER.search(document.text, max(0, cite.start - 40), cite.start) if mention.type == "organisation" and last in GENERIC else None
    if owner is None:
        return mention.name, cite
    whole = document.cite(owner.start(1), cite.end)
    return whole.text, whole


def _of_land(name: str, documents: Iterable[Document]) -> bool:
    """Whether a name of one word is printed as that of a place, by what stands beside it: "in Selby", "the Selby footbridge"."""
    if not name.isalpha():
        return False
    for document in documents:  # walked, not searched with a pattern of its own for each name, which is dear to make
        text, at = document.text, document.text.find(name)
        while at >= 0:
            before, after = text[max(0, at - 12):at], text[at + len(name):at + len(name) + 14]
            if BEFORE.search(before) and not (after[:1].isalnum() or NEXT_NAME.match(after)):
                return True
            if not before[-1:].isalnum() and AFTER.match(after):
                return True
            at = text.find(name, at + 1)
    return False


def _common_words(case: Case) -> Counter[str]:
    """How often each word is printed without a capital."""
    return Counter(w for d in case.documents for w in LOWER.findall(d.text))


def _role(document: Document, statement: Statement[Value], mention: Mention) -> RoleOf | None:
    """The role where it is printed: the place nearest to the name, within its sentence."""
    text, around = document.text, statement.sentence
    places = []
    at = text.find(mention.role, around.start, around.end)
    while at >= 0:
        places.append(at)
        at = text.find(mention.role, at + 1, around.end)
    if not places:
        return None
    start = min(places, key=lambda p: (min(abs(p - statement.span.end), abs(p + len(mention.role) - statement.span.start)), p))
    return RoleOf(mention.role, document.cite(start, start + len(mention.role)))


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
            groups[kind, table[kind][key]].append(Sighting(kind, s.name, s.cite, s.role))
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
