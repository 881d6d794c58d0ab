"""What a number counts: the noun phrase it stands with. Rules over the parse's tags, so that a failed parse costs little."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.kinds.figure_subjects import singular
from tellings.text.language import Parse
from tellings.text.number_quantity import Quantity

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "CD", "AFX"})
STOPS = frozenset(
    "of in on at to for by with from as than and or but that who which whom whose when while where was were is are am be been being has "
    "have had will would can could may "
    "might shall should do does did not during since after before until near into over under between among including against amid about "
    "around per the a an this these "
    "those some any each every all its their his her our my your it he she they we i you there here said says killed died left leaving "
    "killing injuring because so "
    "if then also out up off down across through within without despite via today yesterday tomorrow tonight now yet already ago later "
    "earlier apart away back suffered sustained received".split())
CASUALTY = {
    "killed": "kill", "dead": "kill", "died": "kill", "dies": "kill", "die": "kill", "slain": "kill", "murdered": "kill",
    "perished": "kill", "fatally": "kill",
    "massacred": "kill", "assassinated": "kill", "drowned": "kill", "executed": "kill", "deaths": "kill", "death": "kill",
    "fatalities": "kill", "fatality": "kill", "corpses": "kill",
    "bodies": "kill", "slayings": "kill", "murders": "kill", "homicides": "kill", "injured": "injure", "wounded": "injure",
    "hurt": "injure", "injuries": "injure", "maimed": "injure",
    "wounds": "injure", "injury": "injure", "hospitalised": "hospitalise", "hospitalized": "hospitalise", "missing": "miss",
    "unaccounted": "miss", "arrested": "arrest",
    "detained": "arrest", "casualties": "casualty", "shot": "shoot", "kidnapped": "abduct", "abducted": "abduct", "displaced": "displace",
    "homeless": "displace", "evacuated": "evacuate",
    "rescued": "rescue", "deceased": "kill", "gunned": "kill", "beheaded": "kill", "sacked": "lay_off", "arrests": "arrest",
}
AFTER_NOUN = frozenset({"VBN", "VBD", "VBG", "JJ", "RB", "CD", "VBZ", "VBP", "VB"})
QUOTE_MARKS = frozenset({"“", "‘", '"', "'"})
DOINGS = frozenset("damaging destroying killing injuring wounding leaving forcing causing trapping burning flattening toppling displacing "
                   "cutting hitting blocking disrupting flooding uprooting wrecking sinking closing".split())
STATES = frozenset("dead killed wounded injured shot hurt missing arrested detained hospitalized hospitalised stabbed".split())
VAGUE = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands millions billions tens".split())
GATHERINGS = frozenset("crew staff workforce jury panel cast crowd congregation audience".split())  # "5 family" would be families
UNITS_OF = frozenset("group batch set series piece type kind member round count pair wave barrage swarm lot pack case cup glass bottle "
                     "box piece body life tonne ton copy bag worth".split())


@dataclass(frozen=True, slots=True)
class Spot:
    """A quantity in its sentence: tokens [first, last) are the expression, [begin, stop) the sentence."""

    q: Quantity
    first: int
    last: int
    begin: int
    stop: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase of what is counted: tokens [first, last), its head, and whether it is a part ("14 of the injured")."""

    first: int
    last: int
    head: int
    part: bool = False


def spot(parse: Parse, q: Quantity) -> Spot | None:
    """Where a quantity stands in the parse; None outside the mined sections."""
    first, last = parse.token_at(q.start), parse.token_at(q.end - 1)
    if first >= len(parse) or last >= len(parse) or parse.starts[first] >= q.end:
        return None
    sentence = parse.sentence(first)
    return Spot(q, first, max(first, last) + 1, sentence.first, max(sentence.last, last + 1))


def counted(parse: Parse, s: Spot) -> Counted | None:
    """What the number counts: the nouns that follow it, or those after "of"; None where nothing is printed."""
    i = s.last
    lower = parse.lower
    part = False
    if lower[i:i + 1] == ["mark"]:
        return None  # "deaths passed the 100 mark"
    if i < s.stop and (lower[i] == "of" or (s.q.form != "vague" and lower[i] in ("out", "outta") and lower[i + 1:i + 2] == ["of"])):
        i += 1 if lower[i] == "of" else 2
        part = s.q.form not in ("vague",) and not parse.words[s.last - 1].lower().endswith(("couple", "pair", "dozen"))
        while i < s.stop and (lower[i] in ("the", "its", "their", "his", "her", "our", "those", "these", "all", "them", "a", "an", "every")
                or parse.tags[i] in ("CD", "DT", "PRP$")):
            i += 1
        i = _past_owner(parse, i, s.stop)
    elif s.q.unit == "share" and i < s.stop and parse.tags[i] in ("DT", "PRP$"):
        i, part = i + 1, True  # "half the plants"
    found = _chunk(parse, i, s.stop)
    if found is None:
        return Counted(i - 1, i, i - 1, True) if part and lower[i - 1] == "them" else _headless(parse, i, s, part)
    first = None if part else _inner(parse, found, s)  # "three of its night shift"
    if first is not None:
        return Counted(first, first + 1, first, part)
    return Counted(found[0], _with_conjuncts(parse, found, s.stop), found[1], part)


def _inner(parse: Parse, found: tuple[int, int], s: Spot) -> int | None:
    """ "a 12-page document", "a three cylinder engine": what is counted is the first noun, not the one it describes."""
    first, head = found
    hyphen = parse.words[first] == "-" or parse.words[s.last - 1] == "-"
    first += parse.words[first] == "-"
    if head <= first or parse.tags[first] not in ("NN", "JJ", "NNP") or (s.q.low == 1 and s.q.high == 1):
        return None
    if hyphen and parse.tags[first] != "JJ":
        return first
    return first if parse.tags[first] == "NN" and parse.tags[head] == "NN" and head == first + 1 and not s.q.unit and s.q.form in (
            "digits", "words") else None


def _headless(parse: Parse, i: int, s: Spot, part: bool) -> Counted | None:
    """ "14 of the injured": the adjective stands for the people; "a pick or two", "a crew of 21": the noun stands before."""
    if part and i < s.stop and parse.lower[i] in CASUALTY and parse.lower[i - 1] != "of":
        return Counted(i, i + 1, i, True)
    noun = s.first - 2
    if part or s.q.unit or noun < s.begin or parse.tags[noun] not in NOUNS:
        return None
    before = parse.lower[noun + 1]
    if (before == "or" and s.q.low == s.q.high == 2) or (before == "of" and parse.lower[noun] in GATHERINGS):
        return Counted(noun, noun + 1, noun)
    return None


def _past_owner(parse: Parse, i: int, stop: int) -> int:
    """Past "the city's 10" in "six of the city's 10 districts"."""
    for j in range(i, min(i + 5, stop)):
        if parse.tags[j] == "POS":
            return j + 2 if j + 1 < stop and parse.tags[j + 1] == "CD" else j + 1
        if parse.tags[j] not in NOUNS and parse.tags[j] != "JJ":
            break
    return i


def _chunk(parse: Parse, i: int, stop: int) -> tuple[int, int] | None:
    """(first token, head) of the noun phrase that begins at token i: modifiers, then nouns."""
    first, head = i, -1
    while i < stop and i < first + 9:
        tag, word = parse.tags[i], parse.lower[i]
        if word == "-" and i + 1 < stop:  # "non-combatants", "two-storey": past the hyphen with the word after it
            head = i + 1 if i > first and parse.tags[i + 1] in NOUNS else head
            i += 2 if i > first else 1
            continue
        if (word == "and" and i == first) or _stops(parse, i, stop, head) or (head >= 0 and _follows(parse, i, stop)):
            break
        if tag in NOUNS:
            if parse.labels[i] in ("DATE", "TIME") and (head >= 0 or (tag == "NNP" and parse.words[i].istitle() and i == first)):
                break
            head = i
        elif tag == "CD" and i > first and head < 0:
            return None
        elif tag == "VBZ" and i > first and parse.tags[i - 1] == "JJR":
            head = i  # "eight more picks", which looks like a verb
        elif word != "and" and tag not in MODIFIERS and not (head < 0 and _leads(parse, i, first, stop)):
            break
        i += 1
    return (first, head) if head >= 0 else None


def _stops(parse: Parse, i: int, stop: int, head: int) -> bool:
    """Whether no phrase goes on past this word: a function word, another number, "dead" or "injured" that stands for a verb."""
    word = parse.lower[i]
    if word in STOPS:
        return not (word == "and" and (head < 0 or parse.tags[head] == "NNP") and _modifier_after(parse, i + 1, stop))
    if word in STATES:
        return not (i + 1 < stop and parse.tags[i + 1] in ("NNS", "NNPS") and parse.lower[i + 1] not in CASUALTY)
    return word in VAGUE


def _follows(parse: Parse, i: int, stop: int) -> bool:
    """Whether a word after a noun begins what is told of it ("people injured") rather than belongs to the phrase."""
    tag, word = parse.tags[i], parse.lower[i]
    if tag not in AFTER_NOUN and not (word in CASUALTY and not word.endswith("s")):
        return False
    inside = tag in ("JJ", "VBG", "HYPH") and i + 1 < stop and parse.tags[i + 1] in NOUNS and parse.heads[i] > i
    return not inside or word in CASUALTY


def _leads(parse: Parse, i: int, first: int, stop: int) -> bool:
    """Whether a word before the noun may stand there though it is no usual modifier: an adverb, a quotation mark, "promised"."""
    tag, word = parse.tags[i], parse.lower[i]
    if tag in ("VBD", "VBP"):
        return i + 1 < stop and parse.tags[i + 1] in MODIFIERS and word not in CASUALTY
    listed = tag == "," and i > first and parse.tags[i - 1].startswith("JJ")
    return tag in ("RB", "RBR", "RBS") or listed or word in QUOTE_MARKS


def _modifier_after(parse: Parse, i: int, stop: int) -> bool:
    return i + 1 < stop and parse.tags[i] in MODIFIERS and parse.tags[i] != "CD" and parse.tags[i + 1] in NOUNS and parse.lower[
            i] not in STOPS


def _with_conjuncts(parse: Parse, found: tuple[int, int], stop: int) -> int:
    """Where the phrase ends with nouns joined to its head that have no number of their own: "drones and missiles"."""
    end = head = found[1]
    while True:
        joined = [c for c in parse.children[head] if parse.deps[c] == "conj" and head < c < stop and c - end <= 5
                and parse.tags[c] in NOUNS]
        if not joined:
            break
        nxt = joined[0]
        if parse.lower[nxt - 1] in DOINGS:
            break  # "injuring five people and damaging houses"
        between = range(end + 1, nxt)
        if not any(parse.lower[k] in ("and", "or", "&") for k in between) or parse.tags[nxt] not in ("NNS",
                "NNPS") or parse.lower[nxt] in VAGUE or any(parse.tags[k] in ("CD", "DT", "PRP$", "VBD", "IN",
                "VBN") and parse.lower[k] not in ("/",) for k in between):
            break
        end = head = nxt
    if end + 2 < stop and parse.lower[end + 1] == "of" and singular(parse.lower[found[1]]) in UNITS_OF:
        inner = _chunk(parse, end + 2, stop)
        end = inner[1] if inner else end
    return end + 1
