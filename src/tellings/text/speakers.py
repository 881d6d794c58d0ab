"""Who a speaker is, by rules over the parse and the document: use to turn the words that name a speaker into one name.

There is no coreference model to lean on. A pronoun is the last speaker or subject that it can stand for; an office is the
person to whom the document gives that office; a surname is the person of that name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tellings.model.documents import Document
from tellings.text.clauses import Range
from tellings.text.gazetteer import AGENCIES, OUTLETS
from tellings.text.language import Parse
from tellings.text.lexicon import read_lists
from tellings.text.names import NameMention
from tellings.text.quotation import Quotation
from tellings.text.roles import BODIES, is_office
from tellings.text.speech import LETTERS

HE, SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
PRONOUNS = HE | SHE | frozenset("they it its their who that which we i you this one those these some many others both whose".split())
ASKED = frozenset({"asked", "questioned", "pressed"})
OWNERS = frozenset({"his", "her", "its"})
PAIR = frozenset({"pair", "duo", "two", "both"})
TWO_OF = frozenset({"leader", "man", "woman", "president", "minister", "politician", "rival", "candidate"})
ARTICLES = frozenset({"the", "this", "that"})
PRESS = frozenset({"outlet", "newspaper", "paper", "broadcaster", "network", "magazine", "channel", "website"})
MEN = frozenset("mr mr. sir lord spokesman chairman congressman father husband son brother king prince actor "
                "businessman fisherman man pope".split())
WOMEN = frozenset("mrs mrs. ms ms. miss dame lady spokeswoman chairwoman congresswoman mother wife daughter sister queen princess actress "
                  "businesswoman woman councilwoman".split())
COMMON = frozenset({"NN", "NNS", "JJ", "DT", "CD"})  # tags of words that are capitals at the head of a sentence only
LOWER = frozenset("a an one some several two many both officials sources analysts experts".split())  # begin a phrase, not a name
COUNTRIES = {word: key for key, *words in map(str.split, read_lists("names")["peoples"]) for word in (key, *words)}
ALIKE = {"leader": "president", "premier": "prime", "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chief": "head",
         "boss": "head"}
GIVEN = {sex: frozenset(read_lists("names")[f"given {sex}"]) for sex in ("men", "women")}  # names that one sex alone bears
FAR = 6  # sections back that a pronoun may look


@dataclass(slots=True)
class Cast:
    """The people and bodies of a document as they come and go, for resolving who speaks."""

    document: Document
    parse: Parse
    names: tuple[NameMention, ...]
    at: dict[int, NameMention] = field(default_factory=dict)
    roles: list[tuple[frozenset[str], str, str]] = field(default_factory=list)  # words of a role, its last word, the name
    genders: dict[str, str] = field(default_factory=dict)
    spoken: list[tuple[int, str, str]] = field(default_factory=list)  # token, name, type of those who spoke so far
    stages: list[tuple[int, str, str]] = field(default_factory=list)  # token, name, type of subjects, in order

    @classmethod
    def of(cls, document: Document, parse: Parse, names: tuple[NameMention, ...], quotations: tuple[Quotation, ...]) -> Cast:
        cast = cls(document, parse, names)
        said = {i for q in quotations if not q.single for i in range(bisect_left(parse.starts, q.start), bisect_left(parse.starts, q.end))}
        for name in names:
            cast.at.update(dict.fromkeys(range(name.first, name.last), name))
            if name.type == "person":
                cast._learn(name)
            head = name.last - 1  # "Her rival, Jan Weiss, conceded": the name beside a subject acts too
            head = parse.heads[head] if parse.deps[head] in ("appos", "conj") else head
            if name.first not in said and _acts(parse, head):  # who acts only in what is said does not speak next
                cast.stages.append((name.first, name.name, name.type))
        cast.stages.extend((i, cast.words(parse.subtree(i)), "group") for i, dep in enumerate(parse.deps)
                           if dep == "nsubj" and i not in cast.at and i not in said and _group(parse, i) and _acts(parse, i))
        cast.stages.sort()
        return cast

    def _learn(self, name: NameMention) -> None:
        words = name.role.lower().replace("’s", " ").replace("'s", " ").replace("-", " ").split()
        if words:
            head = next((i for i, w in enumerate(words) if w in ("of", "for", "in", "at", "to")), len(words)) - 1
            self.roles.append((_meaning(words), ALIKE.get(words[max(head, 0)], words[max(head, 0)]), name.name))
        before = self.parse.lower[name.first - 1] if name.first else ""
        given = self.parse.lower[name.first]
        if name.last - name.first > 1 and (given in GIVEN["men"] or given in GIVEN["women"]):
            self.genders.setdefault(name.name, "m" if given in GIVEN["men"] else "f")
        for word in (before, *words[-1:]):
            if word in MEN or word in WOMEN:
                self.genders[name.name] = "m" if word in MEN else "f"

    # -------------------------------------------------------------- who

    def resolve(self, source: Range, head: int) -> tuple[str, str]:
        """(name, type) of the speaker whom tokens [first, last), headed by `head`, name; type "" where it is none of ours."""
        word = self.parse.lower[head]
        if source[1] - source[0] == 1 and word in PRONOUNS:
            return self._pronoun(head, word)
        if self._collective(source, head):
            return self._pair(head) or " ".join(self.parse.lower[source[0]:source[1]]), "group"
        named = self._named(source, head)
        if named is not None:
            return self._printed(named, source), named.type
        person = self._office(source, head)
        if person:
            return person, "person"
        writer = self._writer(source, head)
        if writer is not None and writer != head:
            first, last = self.parse.subtree(writer)
            return self.resolve((first, min(last, source[1])), writer)
        body = self._body(source, head) or self._possessed(source)
        if body:
            return body, "person" if is_office(word) else "group"
        if source[1] - source[0] == 1 and self.parse.words[head].isupper():  # "LOWE:" in a printed conversation
            called = {n.name for n in self.names if n.type == "person" and n.name.upper().split()[-1] == self.parse.words[head]}
            if len(called) == 1:
                return called.pop(), "person"
        return self.words(source, head), "person" if is_office(word) else "group"

    def _collective(self, source: Range, head: int) -> bool:
        """Whether words stand for two who were named: "the pair", "the two", "both leaders"."""
        words = self.parse.lower[source[0]:source[1]]
        two = len(words) < 4 and words[0] in ("the", "both") and (words[-1] in PAIR or "two" in words or words[0] == "both")
        return two and (words[-1] in PAIR or self.parse.lemmas[head] in TWO_OF or is_office(self.parse.lemmas[head]))

    def _pair(self, head: int) -> str:
        """The two people named last before a token, in its sentence and the one before; "" where they are not two."""
        sentence = self.parse.sentence(head)
        for back in (sentence, self.parse.sentence(max(sentence.first - 1, 0))):
            near = {n.name: n for n in self.names if back.first <= n.first < head and n.type == "person"}
            if len(near) == 2 and back.section == sentence.section:
                return " and ".join(sorted(near, key=lambda name: near[name].first))
        return ""

    def _possessed(self, source: Range) -> str:
        """ "His office", "its lawyers": the words with the name of whose they are; "" where the document does not tell."""
        first, last = source
        if self.parse.tags[first] != "PRP$" or last - first < 2 or self.parse.lower[first] not in OWNERS:
            return ""
        owner, _ = self._pronoun(first, self.parse.lower[first])
        rest = self.words((first + 1, last))
        return f"{owner}’s {rest}" if owner.lower() not in PRONOUNS and owner[:1].isupper() else ""

    def _writer(self, source: Range, head: int) -> int | None:
        """ "A statement from the port authority": the head of the words for whose statement it is."""
        if self.parse.lemmas[head] not in LETTERS:
            return None
        of = next((i for i in self.parse.children[head] if self.parse.lower[i] in ("from", "by") and i < source[1]), None)
        return self.parse.child(of, "pobj") if of is not None else None

    def _whose(self, token: int) -> frozenset[str]:
        """The country or body that "its" stands for: the subject before it in its sentence."""
        first = self.parse.sentence(token).first
        near = [name for at, name, kind in self._staged(token) if at >= first and kind != "person"]
        return _meaning(near[-1].lower().split()) if near else frozenset()

    def _named(self, source: Range, head: int) -> NameMention | None:
        """The name that is the head of the phrase, or stands beside it."""
        if any(self.parse.deps[i] == "conj" and source[0] <= i < source[1] for i in self.parse.children[head]):
            return None  # two who speak
        if head in self.at:
            return self.at[head]
        for i in self.parse.children[head]:
            if i in self.at and source[0] <= i < source[1] and self.parse.deps[i] == "appos" and self.at[i].type == "person":
                return self.at[i]
        if is_office(self.parse.lower[head]) and head + 1 < source[1] and head + 1 in self.at and self.at[head + 1].type == "person":
            return self.at[head + 1]
        return None

    def _printed(self, name: NameMention, source: Range) -> str:
        """The canonical name; a body that is only told by whose it is keeps that: "Moscow's Defence Ministry"."""
        if name.type == "organisation" and source[0] < name.first and self.parse.tags[name.first - 1] == "POS":
            return self.words((source[0], name.last))
        return name.name

    def words(self, source: Range, head: int = 0) -> str:
        """The phrase as printed, without leading article or "his", cut where a comma or relative clause behind its head begins."""
        first, last = source
        if last - first > 1 and (self.parse.lower[first] == "the" or self.parse.tags[first] == "PRP$"):
            first += 1
        end = max(first, min(head, last - 1)) + 1
        while last - first > 1 and self.parse.lower[last - 1] in ("both", "all", "each", "also"):
            last -= 1
        while end < last and self.parse.words[end] not in (",", "(", "–", "—", ";") and self.parse.tags[end] not in ("WP", "WDT"):
            end += 1
        text = " ".join(self.document.text[self.parse.starts[first]:self.parse.ends[end - 1]].split())
        common = self.parse.tags[first] in COMMON and first in self.parse.sentence_starts and not (
            first in self.at or self.parse.labels[first])
        return text[0].lower() + text[1:] if self.parse.lower[first] in LOWER or (common and text[1:2].islower()) else text

    def _pronoun(self, head: int, word: str) -> tuple[str, str]:
        if word in ("who", "that", "which", "whose"):
            noun = self._antecedent(head)
            return self.resolve((noun, noun + 1), noun) if noun is not None and self.parse.lower[noun] not in PRONOUNS else (word, "")
        if word in ("i", "we"):
            return self.document.byline or self.document.outlet or word, ""
        wanted = ("person",) if word in HE | SHE else ("organisation", "place", "group")
        if word not in HE | SHE | {"it", "its"}:
            wanted = ("group", "organisation", "person")
        gender = "m" if word in HE else "f" if word in SHE else ""
        for name, kind in self._before(self._question(head)):
            if kind in wanted and (not gender or self.genders.get(name, gender) == gender):
                if gender:
                    self.genders.setdefault(name, gender)
                return name, kind
        return (self._mentioned(head, gender) if gender else "") or self.parse.words[head], "person" if gender else ""

    def _question(self, head: int) -> int:
        """The beginning of a sentence with a question before a pronoun, else the pronoun: "Asked whether Lowe would go, he said": not
        Lowe."""
        first = self.parse.sentence(head).first
        asked = any(self.parse.lower[i] in ASKED and (i == first or self.parse.lower[i - 1].endswith("when")) for i in range(first, head))
        return first if asked else head

    def _mentioned(self, token: int, gender: str) -> str:
        """The person of that sex named last before a token, where nobody who can be meant has spoken or acted."""
        section = self.parse.sentence(token).section
        for name in reversed(self.names[:bisect_left(self.names, token, key=lambda n: n.first)]):
            if section - self.parse.sentence(name.first).section > 1:
                break
            if name.type == "person" and self.genders.get(name.name) == gender:
                return name.name
        return ""

    def _antecedent(self, head: int) -> int | None:
        at = self.parse.heads[head]
        while self.parse.deps[at] not in ("relcl", "ROOT") and self.parse.heads[at] != at:
            at = self.parse.heads[at]
        return self.parse.heads[at] if self.parse.deps[at] == "relcl" else None

    def _before(self, token: int) -> Iterator[tuple[str, str]]:
        """Speakers and subjects before a token, the nearest first; a speaker goes before a mere subject of the same section."""
        section = self.parse.sentence(token).section
        found = sorted([(at, 1, name, kind) for at, name, kind in self.spoken[-12:] if at < token]
                       + [(at, 0, name, kind) for at, name, kind in self._staged(token)],
                       key=lambda x: (self.parse.sentence(x[0]).first, x[1], x[0]), reverse=True)
        for at, _, name, kind in found:
            if section - self.parse.sentence(at).section <= FAR:
                yield name, kind

    def _staged(self, token: int) -> list[tuple[int, str, str]]:
        end = bisect_left(self.stages, (token, "", ""))
        return self.stages[max(0, end - 8):end]

    def _office(self, source: Range, head: int) -> str:
        """The person of this document to whom "the US president", "the minister" or "the spokesman" can point."""
        parse = self.parse
        office = ALIKE.get(parse.lower[head], parse.lower[head])
        definite = parse.lower[source[0]] in ARTICLES or any(parse.tags[i] in ("POS", "PRP$") for i in range(source[0], head))
        end = next((i for i in range(head, source[1]) if parse.words[i] in (",", "(")), source[1])
        if not definite or not is_office(parse.lower[head]):
            return ""
        words = _meaning(parse.lower[source[0]:end]) | (self._whose(source[0]) if parse.tags[source[0]] == "PRP$" else frozenset())
        fits = [(role, name) for role, last, name in self.roles if last == office and not _clash(words, role)]
        people = list(dict.fromkeys(name for role, name in fits if words <= role | {office}))
        if not people:  # "the US president" of one who is only called president, and nowhere president of another country
            others = {name for role, _, name in self.roles if _clash(words, role)}
            people = list(dict.fromkeys(name for role, name in fits if role <= words and name not in others))
        if len(people) > 1:
            return next((name for name, _ in self._before(head) if name in people), "")
        if people:
            return people[0]
        return next((name for at, name, _ in reversed(self.spoken) if at < head and words <= {office} | _SMALL
                     and office in {ALIKE.get(w, w) for w in name.lower().split()}), "")

    def _body(self, source: Range, head: int) -> str:
        """ "The commission" after "the electoral commission": the last body that spoke or acted under that word; "the newspaper":
        the one named last."""
        word = self.parse.lower[head]
        if self.parse.lower[source[0]] in ARTICLES and word in PRESS and source[1] - source[0] <= 3:
            before = self.names[:bisect_left(self.names, source[0], key=lambda n: n.first)]
            return next((n.name for n in reversed(before[-8:]) if n.name.lower() in OUTLETS or n.name in AGENCIES), "")
        if source[1] - source[0] != 2 or self.parse.lower[source[0]] not in ARTICLES or word not in BODIES:
            return ""
        bodies = (name for name, kind in self._before(head) if kind != "person" and " " in name)
        return next((name for name in bodies if name.lower().split()[-1] == word), "")


def _group(parse: Parse, token: int) -> bool:
    """Whether a noun is of a body, or of several people who can speak: "the ministry", "officials"."""
    word = parse.lower[token]
    return word in BODIES or word in LOWER or (parse.tags[token] == "NNS" and is_office(parse.lemmas[token]))


def _acts(parse: Parse, token: int) -> bool:
    """Whether a token is the subject of a verb with tense."""
    return parse.deps[token] in ("nsubj", "nsubjpass") and not any(
        parse.lower[i] == "to" and parse.deps[i] == "aux" for i in parse.children[parse.heads[token]])


_SMALL = frozenset({"the", "a", "an", "of", "for", "in", "this", "that", "'s", "’s", "-", "his", "her", "its", "their", "our", "own", "mr"})


def _meaning(words: Sequence[str]) -> frozenset[str]:
    """The words of a role, countries and peoples under one name, synonyms of offices too."""
    return frozenset(ALIKE.get(w, COUNTRIES.get(w, w)) for w in words) - _SMALL


def _clash(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two roles name different countries."""
    one, two = {w for w in a if w in _KEYS}, {w for w in b if w in _KEYS}
    return bool(one and two and not one & two)


_KEYS = frozenset(COUNTRIES.values())
