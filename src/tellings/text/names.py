"""Who and what a document names: people, organisations and places, each with one canonical name within the document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tellings.model.documents import Document, Span
from tellings.text.atlas import LARGE, inhabitants
from tellings.text.gazetteer import (
    COURTESY,
    NICKNAMES,
    NO_NAME,
    OFFICES,
    ORGANISATION,
    OUTLETS,
    PLATFORMS,
    SEATS,
    TITLES,
    fold,
    sound,
)
from tellings.text.language import Parse
from tellings.text.lexicon import read_words
from tellings.text.roles import after_name, is_office, role_of

Type = Literal["person", "organisation", "place"]
Key = tuple[str, ...]  # the words of a name, as printed

LABELS: dict[str, Type] = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
OTHER = frozenset({"NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
CLITICS = frozenset({"'s", "’s", "'", "’", "s'", "s’", "‘s", "-", "–", "—", ",", ".", "\"", "“", "”", "‘"})
JUNIOR = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
CORPORATE = read_words("names", "corporate")
POSTS = read_words("names", "posts")
PLACE_BEFORE = read_words("names", "place before")
PLACE_AFTER = read_words("names", "place after")


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name where it is printed: tokens [first, last), its canonical form within the document, and the role printed beside it.

    The name is always printed somewhere in the document. Titles and possessive endings stand outside the tokens.
    """

    span: Span
    first: int
    last: int
    type: Type
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A possible name: its tokens, the model's label ("" where it gave none), whether a title of a person stands before it."""

    first: int
    last: int
    label: str
    titled: bool


def find_names(document: Document, parse: Parse) -> tuple[NameMention, ...]:
    """All names of the mined sections, in order, not overlapping."""
    if not parse.words:
        return ()
    drafts = list(_drafts(parse))
    types = _types(parse, drafts)
    drafts += _unseen(parse, drafts, types)
    printed = {_key(parse, d): " ".join(document.text[parse.starts[d.first]:parse.ends[d.last - 1]].split()) for d in reversed(drafts)}
    people = People.of([_key(parse, d) for d in drafts], printed, types)
    organisations = _organisations(parse, drafts, types)
    names = {key: people.name(key) if kind == "person" else printed[organisations.get(key, key)]
             for key, kind in types.items() if key in printed}
    return tuple(_mention(parse, d, types[_key(parse, d)], names[_key(parse, d)]) for d in sorted(drafts, key=lambda d: d.first)
                 if _key(parse, d) in types)


def _mention(parse: Parse, draft: _Draft, kind: Type, name: str) -> NameMention:
    role = role_of(parse, draft.first, draft.last) if kind == "person" else ""
    return NameMention(parse.span(draft.first, draft.last), draft.first, draft.last, kind, name, role)


def _key(parse: Parse, draft: _Draft) -> Key:
    return tuple(parse.words[draft.first:draft.last])


# ------------------------------------------------------------------ which words may be names

def _drafts(parse: Parse) -> Iterator[_Draft]:
    """The model's entities, trimmed, and words after a person's title that it overlooked."""
    covered = 0
    entities = iter(sorted((e for e in parse.entities if e.label in LABELS or e.label in OTHER), key=lambda e: e.first))
    for entity in entities:
        yield from _titled(parse, covered, entity.first)
        yield from _trimmed(parse, entity.first, entity.last, entity.label)
        covered = max(covered, entity.last)
    yield from _titled(parse, covered, len(parse))


def _trimmed(parse: Parse, first: int, last: int, label: str) -> Iterator[_Draft]:
    lower = parse.lower
    while last - first > 1 and (lower[first] in ("the", "a", "an") or lower[first] in CLITICS):
        first += 1
    last = next((i for i in range(first + 1, last) if any(c in ':"“”' for c in parse.words[i])), last)
    possessive = next((i for i in range(first + 1, last) if parse.tags[i] == "POS" and label == "PERSON"), last)
    last = min(last, possessive)
    while last - first > 1 and lower[last - 1] in CLITICS:
        last -= 1
    titled = first > 0 and lower[first - 1] in TITLES and parse.words[first - 1][0].isupper()
    while label in ("PERSON", "ORG") and last - first > 1 and lower[first] in TITLES and lower[last - 1] not in ORGANISATION:
        first, titled = first + 1, True
    if label == "PERSON" and last - first > 2 and lower[first] in OFFICES:
        first, titled = first + 1, True  # Treasurer Emil Voss
    words = parse.words[first:last]
    if label == "PERSON" and last - first == 1 and not titled and _like_place(parse, first, last):
        label = "GPE"
    if label == "ORG" and (not words[-1][0].isupper() or any(w.lower() in POSTS for w in words)) and lower[last - 1] not in ORGANISATION:
        return
    if _nameable(words) and not (lower[first] in PLATFORMS and last - first == 1 and lower[first - 1] in ("on", "to", "platform", "via")):
        yield _Draft(first, last, label, titled and label != "GPE")


def _like_place(parse: Parse, first: int, last: int) -> bool:
    """Whether the words around a single word say that it is a place: "near Halden", "the Halden district"."""
    before = parse.lower[first - 1] if first else ""
    after = parse.lower[last] if last < len(parse) else ""
    return before in PLACE_BEFORE or after in PLACE_AFTER or (before == "and" and parse.labels[first - 2] == "GPE")


def _nameable(words: Iterable[str]) -> bool:
    """Whether some word of these is more than an office, a pronoun or a mark."""
    return any(w[0].isupper() and len(w.rstrip(".")) > 1 and (w.lower() not in OFFICES) and (w.lower() not in NO_NAME) for w in words)


def _titled(parse: Parse, start: int, end: int) -> Iterator[_Draft]:
    """Mr Tanner, President Okafor: capitalised words after a title, where the model saw no name."""
    i = start
    while i < end - 1:
        if parse.lower[i] in TITLES and parse.words[i][0].isupper() and _capital(parse, i + 1):
            first = last = i + 1
            while last < end and _capital(parse, last) and last - first < 3:
                last += 1
            if _nameable(parse.words[first:last]):
                yield _Draft(first, last, "", parse.lower[i] in COURTESY or parse.tags[i + 1].startswith("NNP"))
            i = last
        i += 1


def _capital(parse: Parse, i: int) -> bool:
    word = parse.words[i]
    return (i < len(parse) and word[0].isupper() and len(word) > 1 and parse.tags[i].startswith("NNP") and word.lower() not in TITLES
            and not (word.isupper() and len(word) > 3))


def _unseen(parse: Parse, drafts: list[_Draft], types: dict[Key, Type]) -> list[_Draft]:
    """Further places where a name of the document is printed and the model saw none."""
    taken = bytearray(len(parse))
    for draft in drafts:
        taken[draft.first:draft.last] = b"\1" * (draft.last - draft.first)
    known: dict[str, list[Key]] = defaultdict(list)
    for key in types:
        known[key[0]].append(key)
    for key, kind in tuple(types.items()):
        if kind == "person" and len(key) > 1 and len(key[-1]) > 2:
            known[key[-1]].append((key[-1],))
    found = []
    for i, word in enumerate(parse.words):
        if word in known and not taken[i]:
            key = max((k for k in known[word] if tuple(parse.words[i:i + len(k)]) == k), key=len, default=())
            if key and parse.tags[i].startswith(("NNP", "JJ", "NN")) and not any(taken[i:i + len(key)]):
                taken[i:i + len(key)] = b"\1" * len(key)
                types.setdefault(key, "person")
                found.append(_Draft(i, i + len(key), "", False))
    return found


GROUND = frozenset("""river bridge footbridge valley estuary dam weir lock canal lake bay delta basin reservoir gorge strait coast
    peninsula island harbour harbor port docks""".split())
ACROSS = frozenset("over across along beside upstream downstream beyond astride".split())


PRODUCTS = frozenset("""missile missiles drone drones rocket rockets tank tanks jet jets warplane warplanes interceptor interceptors
    launcher launchers battery batteries rifle rifles helicopter helicopters bomber bombers torpedo torpedoes warhead warheads
    howitzer howitzers submarine submarines ferry ferries smartphone smartphones handset handsets vaccine vaccines pistol
    pistols""".split())
CRAFT = frozenset("""ferry ship tanker freighter trawler yacht frigate destroyer cruiser carrier vessel boat tug liner barge airship jet
    plane airliner aircraft helicopter missile rocket spacecraft satellite rover probe submarine lifeboat""".split())  # before their names
BOARDED = frozenset({"aboard", "boarding", "boarded", "boards"})
NAVAL = frozenset({"USS", "HMS", "MV", "RMS", "SS", "INS", "HMCS", "HMAS", "MT"})
SUCH = frozenset({"including", "like", "called", "named", "dubbed", "as"})  # "missiles such as the Kestrel"
TREATIES = frozenset({"treaty", "act", "accord", "accords", "protocol", "pact"})


# ------------------------------------------------------------------ what each name is

def _types(parse: Parse, drafts: list[_Draft]) -> dict[Key, Type]:
    """One type for each name of the document, by vote of the model's labels and what is known beforehand."""
    votes: dict[Key, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        votes[_key(parse, draft)][LABELS.get(draft.label, "") if draft.label else "titled"] += 1
        if draft.titled or (draft.label in ("ORG", "GPE", "") and 1 < draft.last - draft.first < 4 and _described(parse, draft)):
            votes[_key(parse, draft)]["titled"] += 1
        votes[_key(parse, draft)]["place"] += 2 * _crossed(parse, draft)
        votes[_key(parse, draft)]["craft"] += _is_craft(parse, draft)
    surnames = {key[-1] for key, vote in votes.items() if len(key) > 1 and vote["person"] and not _organised(key)}
    types: dict[Key, Type] = {}
    makes = _makes(parse)
    for key, vote in votes.items():
        if not vote["titled"] and key[-1] not in surnames and (vote["craft"] or _made(key, makes)):
            continue
        if len(key) > 3 and any(key[:cut] in votes and key[cut:] in votes for cut in range(2, len(key) - 1)):
            continue  # two names run together, as in a list of tags
        kind = _type(key, vote, surnames)
        if kind:
            types[key] = kind
    return types


def _makes(parse: Parse) -> Counter[str]:
    """How often a capitalised word stands before a weapon, a vehicle or the like, or before a model number: "Kestrel drones"."""
    found: Counter[str] = Counter()
    for i, word in enumerate(parse.lower):
        if word in PRODUCTS and i:
            at = i - 1
            while at > max(0, i - 4) and parse.tags[at] in ("NN", "NNS", "JJ") and not parse.words[at][0].isupper():
                at -= 1
            if parse.words[at][0].isupper() and parse.tags[at][:2] in ("NN", "JJ"):
                found[parse.words[at]] += 1
            found.update(_example(parse, i))
        elif word[0].isdigit() and i > 1 and parse.words[i - 1] == "-" and parse.tags[i - 2].startswith("NNP"):
            found[parse.words[i - 2]] += 1
    return found


def _example(parse: Parse, product: int) -> Iterator[str]:
    """ "Missiles such as the fast Kestrel": the name of the product behind its sort."""
    at = product + 1
    while at < len(parse) and at - product < 4 and (parse.pos[at] == "PUNCT" or parse.lower[at] in ("such", "known", "the")):
        at += 1
    if at >= len(parse) or parse.lower[at] not in SUCH:
        return
    at += 1
    while at < len(parse) and parse.pos[at] in ("DET", "ADJ") and parse.words[at].islower():
        at += 1
    if at < len(parse) and parse.tags[at].startswith("NNP"):
        yield parse.words[at]


def _is_craft(parse: Parse, draft: _Draft) -> bool:
    """Whether a name is that of a ship or aircraft: "the ferry Halden Star", "aboard the Halden Star", "HMS Halden"."""
    at = draft.first - 1
    if parse.words[draft.first] in NAVAL and draft.last - draft.first > 1:
        return True
    if at > 0 and parse.lower[at] == "the" and parse.lower[at - 1] in BOARDED:
        return True
    return at >= 0 and (parse.lower[at] in BOARDED or (parse.lower[at] in CRAFT and parse.labels[at] != draft.label)
                        or (at > 0 and parse.lower[at] == "board" and parse.lower[at - 1] == "on"))


def _made(key: Key, makes: Counter[str]) -> bool:
    """Whether a name is that of a product, not of who makes or uses it: no acronym, no known place or outlet."""
    word = key[0]
    if len(key) > 1:
        return key[-1].lower() in TREATIES
    known = word.isupper() or word.lower() in OUTLETS or inhabitants(word.lower()) >= LARGE
    return not known and bool(makes[word] or (word.endswith("s") and makes[word[:-1]]))


def _crossed(parse: Parse, draft: _Draft) -> bool:
    """Whether a lone word is told of as ground or water: "the Tarrow footbridge", "over the Tarrow"."""
    if draft.last - draft.first > 1 or parse.words[draft.first].isupper():
        return False
    after = parse.lower[draft.last] if draft.last < len(parse) else ""
    before = parse.lower[max(0, draft.first - 2):draft.first]
    return after in GROUND or (len(before) == 2 and before[1] == "the" and before[0] in ACROSS)


def _described(parse: Parse, draft: _Draft) -> bool:
    """Whether an office is printed beside a name that the model did not take for a person's."""
    after = parse.words[draft.last] if draft.last < len(parse) else ""
    beside = draft.first > 0 and parse.deps[draft.last - 1] == "appos" and is_office(parse.lower[parse.heads[draft.last - 1]])
    return beside or (after == "," and bool(after_name(parse, draft.last)))


def _type(key: Key, vote: Counter[str], surnames: set[str]) -> Type | None:
    text = " ".join(key).lower()
    if text in OUTLETS or text in SEATS:
        return "organisation"
    people = inhabitants(text)
    if len(key) == 1 and (key[0] in surnames or key[0].title() in surnames) and not (people >= LARGE and vote["place"] > vote["person"]):
        return "person"
    if not _organised(key) and (vote["titled"] or (len(key) == 2 and key[1] in surnames and not vote["place"])):
        return "person"
    if people >= LARGE or (people and vote["place"]):
        return "place"
    if _organised(key) and len(key) > 1:
        return "organisation"
    best = max(("person", "organisation", "place", ""), key=lambda kind: vote[kind])
    return best if best in ("person", "organisation", "place") and vote[best] else None  # type: ignore[return-value]  # one of Type


def _organised(key: Key) -> bool:
    return any(word.lower() in ORGANISATION for word in key[1:]) or (key[0].lower() in ORGANISATION and len(key) > 1)


# ------------------------------------------------------------------ one name for each

@dataclass(frozen=True, slots=True)
class People:
    """The people of a document: full names by surname and by first name, folded for variants of spelling."""

    printed: dict[Key, str]
    full: dict[Key, str]
    by_surname: dict[str, tuple[str, ...]]
    by_first: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, keys: list[Key], printed: dict[Key, str], types: dict[Key, Type]) -> People:
        counts: Counter[Key] = Counter(key for key in keys if len(key) > 1 and types.get(key) == "person")
        ends = {key[i:] for key in counts for i in range(1, len(key) - 1)}
        for key in ends & counts.keys():  # "van der Voss" after "Emil van der Voss": a surname of several words
            if key[0][0].islower() or "-" in key:
                del counts[key]
        clusters: dict[str, list[list[Key]]] = defaultdict(list)
        for key in counts:  # in order of first appearance
            surname, given = _surname(key), _given(key)
            home = next((c for c in clusters[surname] if _same_given(given, _given(c[0]))), None)
            if home is None:
                clusters[surname].append([key])
            else:
                home.append(key)
        full: dict[Key, str] = {}
        surnames: dict[str, tuple[str, ...]] = {}
        firsts: dict[str, tuple[str, ...]] = {}
        for surname, homes in clusters.items():
            for home in homes:
                best: Key = max(home, key=lambda k: counts[k])
                name = printed[best]
                full.update(dict.fromkeys(home, name))
                surnames[surname] = (*surnames.get(surname, ()), name)
                firsts[_given(home[0])] = (*firsts.get(_given(home[0]), ()), name)
        return cls(printed, full, surnames, firsts)

    def name(self, key: Key) -> str:
        """The full name that a printed name stands for; as printed where the document leaves it open."""
        if key in self.full:
            return self.full[key]
        found = self.by_surname.get(_surname(key), ()) or (self.by_first.get(_given(key), ()) if len(key) == 1 else ())
        return found[0] if len(found) == 1 else self.printed[key]


def _surname(key: Key) -> str:
    words = [w for w in key if w.lower() not in JUNIOR]
    return sound(words[-1]) if words else sound(key[-1])


def _given(key: Key) -> str:
    first = fold(key[0]).rstrip(".")
    return sound(NICKNAMES.get(first, first))


def _same_given(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _organisations(parse: Parse, drafts: list[_Draft], types: dict[Key, Type]) -> dict[Key, Key]:
    """Full names for acronyms ("IAEA") and short forms ("Harbour Foods" for "Harbour Foods Inc") of organisations and places."""
    keys = [key for key, kind in types.items() if kind in ("organisation", "place")]
    out: dict[Key, Key] = {}
    for a, b in pairwise(drafts):  # International Atomic Energy Agency (IAEA)
        if b.first == a.last + 1 and parse.words[a.last] == "(" and b.last - b.first == 1 and parse.words[b.first].isupper():
            out[_key(parse, b)] = _key(parse, a)
    initials: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        initials["".join(w[0] for w in key if w[0].isupper())].append(key)
        if len(key) > 1 and key[-1].lower() in CORPORATE and key[:-1] in types:
            out.setdefault(key[:-1], key)
    for key in keys:
        short = "".join(key).replace(".", "")
        if len(key) == 1 and short.isupper() and len(short) > 1:
            long = [k for k in initials.get(short, ()) if len(k) > 1]
            if len(long) == 1:
                out.setdefault(key, long[0])
    return {key: name for key, name in out.items() if key in types and types.get(name) in ("organisation", "place")}
