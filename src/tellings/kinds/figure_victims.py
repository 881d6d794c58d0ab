"""Dead and injured without a numeral: "killed her mother", "both pilots died", "no one was hurt", "two men and a woman".

Each gives a figure with bound "implied" whose span is the noun phrase. A list of victims gives one implied total over the list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tellings.kinds.figure_harms import FORMS, MURDER_SUICIDE, TELLS, befell, is_barely_not, is_unreal
from tellings.kinds.figure_idioms import IDIOMATIC, idiom
from tellings.kinds.figure_spared import NOT_SPARED, those_not_spared
from tellings.kinds.figure_subjects import HUMAN, singular
from tellings.model.documents import Span
from tellings.text.language import Parse
from tellings.text.number_words import value_of

FOLD = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "quintuple": 5.0}
IDIOMS = frozenset("no nobody none noone no-one without zero himself herself suicide own self self-inflicted themself "
                   "survived".split()) | set(FOLD)
NOMINAL = {"death": "kill", "killing": "kill", "murder": "kill", "slaying": "kill", "assassination": "kill", "deaths": "kill",
           "killings": "kill", "murders": "kill", "slayings": "kill", "execution": "kill", "bodies": "kill", "body": "kill"}
NEARLY, SUPPOSED = "nearly", "supposed"  # what all but happened, or was meant; what might have happened
ATTEMPTED = frozenset({"attempted", "alleged", "planned"})
SELF = re.compile(
    r"\b(?:kill(?:ed|ing|s)? (?:himself|herself|themself)|turn(?:ed|ing|s) (?:the|his|her|a) (?:\w+ )?(?:gun|weapon|pistol|rifle|"
    r"handgun|shotgun|revolver|firearm|knife)s? on (?:himself|herself)|took (?:his|her) own life|taking (?:his|her) own life|"
    r"(?:shot|shooting|shoots) (?:and killed |and killing )?(?:himself|herself)(?: dead| to death| fatally)?|died (?:by|from|of) "
    r"(?:suicide|a self-inflicted)|committ?(?:ed|ing) suicide|"
    r"dead (?:of|from|with) an? (?:apparent(?:ly)? )?self-inflicted|(?:fatal|apparent) self-inflicted)\b", re.I)
SHOT_SELF = re.compile(r"\b(?:sh(?:ot|oots|ooting)|stab(?:s|bed|bing))(?:,?\s(?!himself|herself)[\w’'-]+){1,7}?"
                       r"(?:,|,? and)\s(?:then )?(?P<self>himself|herself|self)(?=[\s,.;:]|$)", re.I)
MANY_DEATHS = re.compile(rf"\b(?P<fold>{'|'.join(FOLD)})[- ](?:(?!attempted)\w+ )?"
                         r"(?:homicide|murder|killing|slaying|fatality)(?P<self>[-/]suicide(?! attempt))?(?=[\s,.;:]|$)", re.I)
AND_SELF = re.compile(
    r"\b(?:kill(?:ed|ing|s)|murder(?:ed|ing|s)|slays?|slaying|fatally shot|shot dead)"
    r"(?:,?\s(?!himself|herself|before|after|but|who|and then\s(?!h))[\w’'-]+){1,7}?"
    r"(?:,|,? and)\s(?:then )?(?P<self>himself|herself|self)(?=[\s,.;:]|$)", re.I)
PART_OF_LIST = "part of a list"
OWN_HAND = "killed by their own hand"
AS_NAMED = "as many as its name says"  # "a double murder"
NONE = re.compile(
    r"\b(?P<who>(?:no[ -]?one|nobody)(?: else)?(?: aboard| on board| inside| on the ground)?|none(?: of(?: [\w’'-]+){1,6}?)?|"
    r"no (?:other )?(?:\w+ )?(?:people|person|civilians|passengers|"
    r"officers|students|bystanders|crew members|residents|soldiers|children))"
    r" (?:was|were|has been|have been|is|are|had been|got)? ?(?:\w+ly |also |believed to be |reported )?(?P<verb>hurt|injured|wounded|"
    r"killed|harmed|died)\b|"
    r"\b(?P<no>no|without|zero)(?: (?:reports? of|immediate reports? of|reported|other|serious|further|additional|known|immediate|any|"
    r"confirmed))*"
    r" (?P<noun>injur(?:y|ies)|deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|loss of life)\b(?! threatening|-)|"
    r"\b(?P<act>killed|killing|injured|injuring|hurt|hurting|wounded|wounding) (?:no[ -]?one|nobody)\b(?! else| other)", re.I)
KIN = frozenset("husband wife mother father son daughter brother sister child baby boy girl toddler infant teen teenager man woman "
                "grandmother grandfather grandson granddaughter aunt uncle niece nephew cousin friend boyfriend girlfriend passenger "
                "driver pilot".split())  # "a husband and wife": each of them another person
GROUPS = {"couple": 2.0, "pair": 2.0, "duo": 2.0, "twins": 2.0, "trio": 3.0, "triplets": 3.0, "quartet": 4.0}
ONE_MORE = frozenset("another other second third fourth fifth sixth seventh eighth ninth tenth".split())  # "a third died in hospital"
GATHERED = frozenset("family group crew team party gang convoy".split())
NAMING = 8  # tokens in which a person's name and age are told, or the next person
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TELLING_TAGS = frozenset({"VBN", "VBD", "JJ", "VBZ", "VBP", "VB"})
OBJECTS = frozenset({"dobj", "pobj"})
BEING = frozenset("is are was were remain remains remained".split())
LEFT = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "predet", "preconj"})
FEMALE = frozenset({"he", "she", "him", "her"})
ANY_BODY = frozenset({"a", "an", "another"})
HARMED = frozenset({"dead", "killed", "injured", "wounded", "hurt"})


@dataclass(frozen=True, slots=True)
class Victims:
    """Victims told of without a numeral, or a list of them: the noun phrase, how many, what happened. `items`: the tokens of the
    numbers in a list, which are parts of its total. `total`: whether it is a list's total."""

    span: Span
    low: float
    high: float
    role: str
    counted: str
    items: tuple[int, ...] = ()
    total: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What happened to someone, and the token that tells it."""

    role: str
    at: int


def find_victims(text: str, parse: Parse) -> tuple[list[Victims], dict[int, Fate]]:
    """All victims without a numeral, and totals of lists, in order of place, each noun phrase once; and what befell whom: the heads
    of noun phrases, or their numbers, with what happened to them (NEARLY where it all but did)."""
    found: dict[tuple[int, int, str], Victims] = {}
    fates: dict[int, Fate] = {}
    for i, word in enumerate(parse.lower):
        if word in FORMS or word in IDIOMATIC:
            for role, head, headline in _befallen(parse, i, word):
                if role != SUPPOSED:
                    for member in _counted_members(parse, head):
                        fates[member] = Fate(role, i) if role == "kill" else fates.get(member) or Fate(role, i)
                if role not in (SUPPOSED, NEARLY):
                    for victims in _victims(text, parse, head, role, headline):
                        found.setdefault((victims.span.start, victims.span.end, victims.role), victims)
    for first, last, role in list(found):
        if role == "injure" and (first, last, "kill") in found:
            del found[first, last, role]  # "a woman who was wounded on Sunday has died"
    return sorted((*found.values(), *_by_phrase(text, parse, found.values())), key=lambda v: (v.span.start, v.span.end, v.role)), fates


def _befallen(parse: Parse, i: int, word: str) -> Iterator[tuple[str, int, bool]]:
    """What a word tells, by whose head, and whether a bare noun will do for a victim, as in a headline."""
    lemma = parse.lemmas[i].lower() if parse.pos[i] in ("VERB", "ADJ") else word
    if lemma in NOMINAL and parse.pos[i] == "NOUN":
        prep = parse.child(i, "prep")
        owner = parse.child(prep, "pobj") if prep is not None and parse.lower[prep] == "of" else None
        if owner is not None and not (lemma == "body" and parse.tags[owner] in ("NNS", "NNPS")):  # "a body of 14 experts"
            yield NEARLY if ATTEMPTED & set(parse.lower[max(0, i - 2):i]) else NOMINAL[lemma], owner, False
    elif word in FORMS and (lemma in TELLS or word in ("dead", "wounded", "injured", "hurt", "killed")):
        role, heads = befell(parse, i, lemma)
        for head in heads if role else ():
            if parse.lower[head] == "other" and parse.deps[head] == "dobj" and role != "kill":
                continue  # "one shot the other" says not that the other lived
            unreal = is_unreal(parse, i) and (NEARLY if is_barely_not(parse, i) else SUPPOSED)
            yield unreal or role, head, parse.tags[i] in TELLING_TAGS or parse.lower[i - 1] == "of"
    if word in IDIOMATIC:
        role, heads = idiom(parse, i)
        for head in heads if role else ():
            yield role, head, False


def _by_phrase(text: str, parse: Parse, found: Collection[Victims]) -> Iterator[Victims]:
    """The idioms: the killer's own death, nobody hurt, a double murder."""
    begun = {parse.sentence(i).first: parse.sentence(i) for i, word in enumerate(parse.lower) if word in IDIOMS or (
        word == "but" and parse.lower[i - 1] == "all")}
    for sentence in begun.values():
        start, end = parse.starts[sentence.first], parse.ends[sentence.last - 1]
        low = text[start:end]
        if "self" in low or "suicide" in low or "own life" in low:
            yield from _by_own_hand(low, start, found)
        if "survived" in low or "ll but" in low:
            for first, last, value in those_not_spared(low):
                yield Victims(Span(start + first, start + last), value, value, "kill", "", note=NOT_SPARED)
        for match in NONE.finditer(low):
            yield from _nobody(match, start)
        for match in MANY_DEATHS.finditer(low):
            value = FOLD[match["fold"].lower()] + bool(match["self"])
            yield Victims(Span(start + match.start(), start + match.end()), value, value, "kill", "", note=AS_NAMED)


def _by_own_hand(sentence: str, start: int, found: Iterable[Victims]) -> Iterator[Victims]:
    """Those who killed themselves: "turned the gun on himself", "killed his wife and himself". One who is already told of as dead
    ("a man died of a self-inflicted wound") is not told of again."""
    for match in SELF.finditer(sentence):
        told = match[0][:4].lower() in ("died", "dead") and any(
            v.role == "kill" and start <= v.span.start and v.span.end <= start + match.start() for v in found)
        if not told and not _survived(sentence, match):
            yield Victims(Span(start + match.start(), start + match.end()), 1.0, 1.0, "kill", "", note=OWN_HAND)
    with_himself = (*AND_SELF.finditer(sentence), *(SHOT_SELF.finditer(sentence) if MURDER_SUICIDE.search(sentence) else ()))
    for match in with_himself:
        if not _survived(sentence, match) or MURDER_SUICIDE.search(sentence):
            yield Victims(Span(start + match.start("self"), start + match.end("self")), 1.0, 1.0, "kill", match["self"], note=OWN_HAND)


def _survived(sentence: str, match: re.Match[str]) -> bool:
    """Whether the words do not mean a death after all: an accident, a wound in the leg, a mere attempt."""
    if "sho" in match[0].lower() and SURVIVED.search(sentence):
        return True
    return bool(ATTEMPT.search(sentence[:match.start()]))


SURVIVED = re.compile(r"accident|toddler|\bboy\b|\bgirl\b|\bchild\b|year-old (?:son|daughter)|\b(?:[1-9]|1[0-2])-year-old|condition|"
                      r"surviv|stable|\bin (?:the|his|her) (?:own )?(?:upper |lower |left |right )?(?:leg|foot|feet|hand|arm|thigh|finger|"
                      r"groin|buttocks?|calf|knee|ankle|toe|shoulder|hip|elbow|wrist)", re.I)
ATTEMPT = re.compile(r"\b(?:not|n['’]t|tried to|attempt\w* to|threaten\w* to|wanted to|would|might|attempted)\s$")


def _nobody(match: re.Match[str], start: int) -> Iterator[Victims]:
    word = (match["verb"] or match["noun"] or match["act"]).lower()
    roles = ["casualty"] if word.startswith("casualt") else ["injure"] if word.startswith(("hurt", "injur", "wound", "harm")) else ["kill"]
    if (match["who"] and re.search(r"else|other", match["who"], re.I)) or (match["no"]
            and re.search(r"\b(?:other|further|additional|serious)\b", match[0], re.I)):
        return  # "no one else was hurt" says nothing of those already told
    for role in roles:
        yield Victims(Span(start + match.start(), start + match.end()), 0.0, 0.0, role, "", note="none")


def _victims(text: str, parse: Parse, head: int, role: str, headline: bool) -> Iterator[Victims]:
    """The phrase's victims one by one, and their sum where there are several."""
    members = _members(parse, head)
    bare = headline and not any(parse.deps[c] in ("det", "poss") for c in parse.children[head])  # not "an editor and columnist"
    sized = [(m, *_size(parse, m, headline if m == head else bare or parse.lower[m] in KIN)) for m in members]
    if _told_twice(parse, sized):
        sized, summed = sized[:1], False
    elif any(size is None for _, size, _ in sized):
        sized = [item for item in sized if item[1] is not None][:1] if len(sized) == 1 else [item for item in sized if item[1] is not None]
        summed = False
    else:
        summed = len(sized) > 1
    for member, size, printed in sized:
        if size is not None and not printed:
            first, last = _phrase(parse, member)
            note = PART_OF_LIST if summed else "a pronoun" if parse.pos[member] == "PRON" else ""
            span = parse.span(first, last)
            yield Victims(span, size, size, role, "" if parse.pos[member] == "PRON" else text[span.start:span.end], note=note)
    if summed and not any(parse.pos[i] == "VERB" for i in range(members[0], members[-1])):
        first, last = _phrase(parse, members[0])[0], _phrase(parse, members[-1])[1]
        whole = parse.span(first, last)
        value = sum(size for _, size, _ in sized if size is not None)
        numbers = tuple(m for m, _, printed in sized if printed)
        yield Victims(Span(whole.start, whole.end), value, value, role, text[whole.start:whole.end], numbers, True, "sum of a list")


def _counted_members(parse: Parse, head: int) -> Iterator[int]:
    """The heads of a list of victims, and the number in "a family of five"."""
    for member in _members(parse, head):
        yield member
        of = parse.child(member, "prep") if parse.lower[member] in GATHERED else None
        size = parse.child(of, "pobj") if of is not None and parse.lower[of] == "of" else None
        if size is not None:
            yield size


def _members(parse: Parse, head: int) -> list[int]:
    out = [head]
    at = head
    whose = parse.heads[parse.heads[head]] if parse.deps[head] == "pobj" else head
    if parse.lower[whose] in NOMINAL and parse.child(head, "conj") is None:
        at = whose  # "the bodies of a man, a woman and two children": the parse joins the others to the bodies
    while (nxt := next((c for c in parse.children[at] if _joined(parse, c)), None)) is not None:
        if not HARMED.isdisjoint(parse.lower[at:nxt]):
            break  # "one person dead and four others wounded"
        out.append(nxt)
        at = nxt
    nxt = _past_name(parse, head) if len(out) == 1 else None
    return out if nxt is None else [head, nxt]


def _past_name(parse: Parse, head: int) -> int | None:
    """The second of two people where the parse misses it behind the first one's name and age: "his wife, Ada Lind, 34, and their son"."""
    last = parse.sentence(head).last
    i = head + 1
    while i < min(last, head + NAMING) and _names(parse, i):
        i += 1
    named = any(parse.labels[k] == "PERSON" for k in range(head + 1, i))
    if i >= last - 1 or parse.lower[i] != "and" or not (named or parse.deps[head] in OBJECTS):
        return None
    for k in range(i + 1, min(i + NAMING, last)):
        subject = parse.deps[k] in SUBJECTS
        if subject or ((parse.pos[k] in ("NOUN", "PROPN") or parse.lower[k] == "old") and parse.heads[k] <= i):
            other = subject and parse.heads[k] != parse.heads[head]  # "killed his wife and their son fled"
            person = singular(parse.lower[k]) in HUMAN or parse.labels[k] == "PERSON" or parse.lower[k] == "old"
            return k if person and not other else None
    return None


def _names(parse: Parse, i: int) -> bool:
    """Whether a word may belong to a name or an age set beside a person."""
    return parse.labels[i] in ("PERSON", "DATE") or parse.tags[i] == "CD" or parse.lower[i] in (",", "(", ")", "aged")


def _joined(parse: Parse, i: int) -> bool:
    """Whether a phrase is one more of a list: joined by "and", or after a comma with a number of its own and more to come."""
    if parse.pos[i] not in ("NOUN", "PROPN", "PRON", "NUM") and parse.lower[i] != "old":
        return False
    if parse.deps[i] == "conj":
        told_anew = i + 1 < len(parse) and parse.lower[i + 1] in BEING  # "killed 41 people and 12 are missing"
        return not (told_anew and parse.deps[parse.heads[i]] in OBJECTS)
    listed = parse.deps[i] == "appos" and (parse.labels[i] == "PERSON" == parse.labels[parse.heads[i]] or (
        parse.child(i, "nummod") is not None and parse.child(i, "conj") is not None))
    return listed and parse.words[parse.subtree(i)[0] - 1] in (",", ";")


def _told_twice(parse: Parse, sized: Sequence[tuple[int, float | None, bool]]) -> bool:
    """Whether what follows the first of a list only says who they are: "three students, two boys and a girl"."""
    rest = [size or 0.0 for _, size, _ in sized[1:]]
    gap = range(sized[0][0], sized[1][0] + 1) if rest else ()
    if (sized[0][1] or 0.0) > 1 and any(parse.lower[k] == "one" and parse.tags[k + 1] == "CD" for k in gap):
        return True  # "two teenagers, one 16 and the other 17"
    named = sized[0][2] and all(parse.labels[i] == "PERSON" for i, *_ in sized[1:])
    return len(rest) > 1 and (named or parse.deps[sized[1][0]] == "appos") and sum(rest) == sized[0][1]


def _size(parse: Parse, head: int, headline: bool) -> tuple[float | None, bool]:
    """How many a noun phrase means, and whether a numeral is printed; None where it does not say."""
    number = next((c for c in parse.children[head] if parse.deps[c] in ("nummod",) and c < head), None)
    if number is not None or parse.pos[head] == "NUM":
        words = parse.lower[number if number is not None else head]
        value = float(words.replace(",", "")) if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", words) else value_of(words)
        plain = value > 0 and not any(parse.deps[c] == "quantmod" and parse.lower[c] != "all"
                                      for c in parse.children[number if number is not None else head])
        return (value, True) if plain and (singular(parse.lower[head]) in HUMAN or parse.pos[head] == "NUM") else (None, True)
    return _unnumbered(parse, head, headline), False


def _unnumbered(parse: Parse, head: int, headline: bool) -> float | None:
    word, tag = parse.lower[head], parse.tags[head]
    determiners = {parse.lower[c] for c in parse.children[head] if parse.deps[c] in ("det", "poss", "predet", "preconj")}
    if word in ONE_MORE and not any(parse.lower[c] == "of" for c in parse.children[head]):
        return 1.0 if word == "another" or determiners - {"each"} else None
    if parse.pos[head] == "PRON":
        return 1.0 if word in FEMALE else None
    if word == "body":
        return 1.0 if determiners & ANY_BODY else None
    if tag != "NN" and ("both" in determiners or (head > 0 and parse.lower[head - 1] == "both")):  # not "both the mother and her son"
        return 2.0 if singular(word) in HUMAN or word in ("them",) else None
    if word in GROUPS and (determiners or headline):
        return GROUPS[word]
    if word in ("parents", "grandparents") and determiners:
        return 2.0
    if tag == "NNS" and "twin" in parse.lower[max(0, head - 1):head]:
        return 2.0
    if word == "old" and head > 1 and ("year" in parse.lower[head - 2:head] or "month" in parse.lower[head - 2:head]):
        return 1.0
    if parse.labels[head] == "PERSON" or (tag == "NNP" and head > 0 and parse.labels[head - 1] == "PERSON") or _beside_names(parse, head):
        return 1.0
    if tag not in ("NN", "NNP") or singular(word) not in HUMAN - {"people", "police", "crew", "staff", "family", "gang", "head",
            "body"} or determiners & {"no", "any", "every", "each"}:
        return None
    if determiners or headline or any(parse.deps[c] in ("poss", "amod", "compound") for c in parse.children[head]):
        return 1.0
    return None


def _beside_names(parse: Parse, head: int) -> bool:
    """Whether a name that the model takes for something else stands in a list of people's names, or with an age."""
    if parse.tags[head] != "NNP" or parse.child(head, "compound") is None:
        return False
    aged = parse.child(head, "appos")
    at = parse.heads[head]
    return (parse.deps[head] == "conj" and parse.labels[at] == "PERSON") or (aged is not None and parse.tags[aged] == "CD")


def _phrase(parse: Parse, head: int) -> tuple[int, int]:
    """The noun phrase of a victim: from its determiner to its head, an age within, nothing that follows."""
    owners = [parse.subtree(c)[0] for c in parse.children[head] if c < head and parse.deps[c] in ("det", "poss", "predet", "preconj")]
    aged = [parse.subtree(c)[0] for c in parse.children[head] if parse.deps[c] == "npadvmod"] if parse.lower[head] == "old" else []
    left = owners or aged or [parse.subtree(c)[0] for c in parse.children[head] if c < head and parse.deps[c] in LEFT
            and head - parse.subtree(c)[0] < 9]
    return min(left, default=head), head + 1

