"""What a measure is of: the thing that costs, rises or lasts. Use `measured` where no noun follows the number and its unit.

"Revenue fell 7 %" is of revenue, "a fine of $3 million" of a fine, "paid $500 for a roof" of a roof, "cut its forecast by 2 %" of
a forecast. Read off the parse upwards from the number: to a noun, or to a verb and from it to its object or subject.
"""

from __future__ import annotations

from tellings.kinds.figure_counted import MODIFIERS, NOUNS, Counted, Spot
from tellings.text import units
from tellings.text.language import Parse

STEPS = 9
LENGTHS = frozenset("km m cm mm mi ft yd in".split())
ACROSS = frozenset("long deep wide high tall thick across length width height depth diameter circumference".split())
PAYING = frozenset("pay spend charge cost invest bid offer fetch ask set earmark allocate".split())  # "set aside"
ORDERING = frozenset("order tell ask force require oblige instruct sentence condemn".split())
LASTING = frozenset("last take continue run span spend wait serve go drag delay extend".split())
SAYING = frozenset("say tell report add note explain claim state announce warn think believe".split())
RELATIVE = frozenset({"WDT", "WP"})
ONWARD = frozenset({"xcomp", "advcl", "conj", "pcomp", "acl", "relcl", "prep", "acomp", "attr", "ROOT", "dep"})
# Nouns of a change or an amount: what changes stands after their "in" or "of", else it is the subject of their verb.
CHANGES = frozenset(
    "increase rise gain growth jump surge drop fall decline decrease loss cut reduction hike dip slump raise boost change total sum "
    "average majority number figure equivalent maximum minimum excess value amount level rate price cost number share state period".split())
ANY = frozenset("the a an its his her their our your my some all this that these those".split())
PARTS = frozenset("each all most some many both half none one neither either any".split())
IDIOMS = frozenset("exchange addition total advance return cash all part full turn theory practice principle".split())  # "in cash"
YEARLY = frozenset("annual yearly quarterly monthly weekly daily".split())
AFTER = frozenset("after before into behind ahead past from since".split())
WHEN = frozenset("next last this early late each every today yesterday tomorrow ago".split())


def measured(parse: Parse, s: Spot, *, timed: bool = False) -> str:
    """The words for what the number measures, as printed; "" where nothing says it. `timed`: also for any stretch of time."""
    if s.q.form == "times":
        return _multiplied(parse, s)
    lasts = s.q.unit in units.TIMES and not timed
    if lasts and modifies(parse, s):
        lasts = False
    found = "" if lasts else _named_after(parse, s) or _stretching(parse, s)
    return found or _upward(parse, s, lasts=lasts)


def _stretching(parse: Parse, s: Spot) -> str:
    """What a length right behind a noun is of: "found a crack 23 cm in length", "a trench two metres deep"."""
    before, after = s.first - 1, parse.lower[s.last:min(s.last + 2, s.stop)]
    told = s.q.unit in LENGTHS and after and (after[0] in ACROSS or (after[0] == "in" and after[-1] in ACROSS))
    noun = told and before >= s.begin and parse.tags[before] in ("NN", "NNS") and not parse.labels[before] and not _is_unit(parse, before)
    return phrase(parse, before, s) if noun and parse.deps[before] != "pobj" else ""  # "a wall of water 12 metres high"


def _multiplied(parse: Parse, s: Spot) -> str:
    """What "doubled" or "was halved" tells of: its object, else its subject; of "a sixfold rise" what governs it."""
    verb = s.last - 1
    if parse.pos[verb] != "VERB":
        return _upward(parse, s, lasts=False)
    for _ in range(3):
        helpers = [parse.child(c, "nsubj") for c in parse.children[verb] if parse.deps[c] == "aux"]
        for thing in (parse.child(verb, "dobj"), parse.child(verb, "nsubj", "nsubjpass"), *helpers):
            if thing is not None and parse.pos[thing] in ("NOUN", "PROPN"):
                return phrase(parse, thing, s)
        if parse.deps[verb] not in ("conj", "xcomp") or parse.heads[verb] == verb:
            break
        verb = parse.heads[verb]
    return ""


def modifies(parse: Parse, s: Spot) -> bool:
    """Whether a duration stands before the noun it measures ("a three-year war") or is followed by "of" it."""
    return s.last < s.stop and (parse.tags[s.last] in MODIFIERS or parse.lower[s.last] == "of")


def belongs(parse: Parse, s: Spot, found: Counted) -> bool:
    """Whether a noun right after a unit hangs together with it: not "rose 2 % last year", "$84 million early Wednesday"."""
    if parse.lower[s.last] in ("of", "worth"):
        return True
    if parse.labels[found.head] in ("DATE", "TIME") or parse.lower[found.first] in WHEN or parse.lower[found.head] in WHEN:
        return False
    return parse.lower[found.first] != "and" and (parse.tags[found.first] not in ("NNP", "RB", "VBG") or _linked(parse, s, found))


def _linked(parse: Parse, s: Spot, found: Counted) -> bool:
    i = parse.token_at(s.q.last - 1)
    for _ in range(4):
        if found.first <= i < found.last:
            return True
        i = parse.heads[i]
    return False


def _named_after(parse: Parse, s: Spot) -> str:
    """ "$5 million worth of grain", "$2 million in damage", "30 % off all beds": what is measured stands after the number."""
    i = s.last
    if i + 1 >= s.stop:
        return ""
    word, after = parse.lower[i], i + 1
    if word == "worth" and parse.lower[i + 1] == "of":
        return _following(parse, i + 2, s)
    if word in ("off", "on") and parse.tags[after] in ("DT", "PRP$") and word == "off":
        return _following(parse, after, s)
    if word == "in" and units.is_money(s.q.unit) and _is_thing(parse, after):
        return _following(parse, after, s)
    return ""


def since(parse: Parse, s: Spot) -> str:
    """From what a time is counted: "lift-off" of "40 seconds after lift-off", "the winner" of "1.4 seconds behind the winner"."""
    i = s.last
    if i + 1 >= s.stop or s.q.unit not in units.TIMES or parse.lower[i] not in AFTER or parse.deps[i] == "mark":
        return ""
    return _following(parse, i + 1, s)


def _is_thing(parse: Parse, i: int) -> bool:
    plain = not parse.labels[i] or (parse.tags[i] == "JJ" and parse.lower[i] in YEARLY)
    return parse.tags[i] in ("NN", "NNS", "JJ", "VBN") and plain and parse.lower[i] not in IDIOMS


def _following(parse: Parse, i: int, s: Spot) -> str:
    """The noun phrase that begins at token i, as printed, without its article."""
    first, stop = _noun_phrase(parse, i, s)
    return _words(parse, first, stop)


def _noun_phrase(parse: Parse, i: int, s: Spot) -> tuple[int, int]:
    """Tokens [first, stop) of the noun phrase that begins at token i, its article left out; none where there is no noun."""
    while i < s.stop and parse.lower[i] in ANY:
        i += 1
    first, head = i, -1
    while i < s.stop and i < first + 6 and parse.tags[i] in MODIFIERS and parse.tags[i] != "POS":
        head = i if parse.tags[i] in NOUNS and parse.labels[i] not in ("DATE", "TIME") else head
        i += 1
    return first, max(first, head + 1)


def _upward(parse: Parse, s: Spot, *, lasts: bool) -> str:
    """Up from the number to the noun it is of, or to a verb and what that tells of."""
    i, through, passed = parse.token_at(s.q.last - 1), -1, False
    for _ in range(STEPS):
        i = _head(parse, i)
        if i < 0:
            return ""
        if s.first <= i < s.last:
            continue
        if parse.pos[i] in ("NOUN", "PROPN"):
            if _is_unit(parse, i) or parse.labels[i] in ("DATE", "TIME") or parse.lower[i] in WHEN:
                continue
            return phrase(parse, i, s) if not lasts or (through >= 0 and parse.lower[through] in ("of", "for")) else ""
        if parse.pos[i] in ("VERB", "AUX"):
            told = _moved(parse, s, i) if not passed else None
            told = told or _of_verb(parse, s, i, through)
            if told is not None:
                return told if not lasts or _lasts(parse, i, through) else ""
            through, passed = -1, True
        through = i if parse.deps[i] == "prep" and not passed else through
    return ""


def _head(parse: Parse, i: int) -> int:
    """One step up; -1 at the root, or where the clause is what somebody said."""
    head = parse.heads[i]
    if head == i:
        return -1
    said = parse.pos[i] in ("VERB", "AUX") and parse.deps[i] not in ONWARD
    return -1 if said or (parse.lemmas[head].lower() in SAYING and parse.deps[i] == "ccomp") else head


def _is_unit(parse: Parse, i: int) -> bool:
    """Whether a noun is the unit of another number: "49 feet (15 metres)"."""
    numbered = any(parse.tags[c] == "CD" for c in parse.children[i]) or parse.lower[i - 2:i] == ["of", "a"]  # "a quarter of a point"
    return numbered and (parse.lower[i] in units.names() or parse.words[i][:1].isdigit())


def _lasts(parse: Parse, verb: int, through: int) -> bool:
    lemma = parse.lemmas[verb].lower()
    return lemma in LASTING or (lemma == "be" and through < 0)


def _of_verb(parse: Parse, s: Spot, verb: int, through: int) -> str | None:
    """What a verb tells of: what is paid for, its object beside "by" or "to" the number, its subject; None to look further up."""
    if parse.lemmas[verb].lower() in PAYING and units.is_money(s.q.unit):
        bought = _bought(parse, s, verb)
        if bought:
            return bought
    if through >= 0:
        thing = parse.child(verb, "dobj")
        if thing is not None and parse.pos[thing] in ("NOUN", "PROPN") and not s.first <= thing < s.last and not _is_unit(parse, thing):
            return phrase(parse, thing, s)
        if thing is not None and parse.pos[thing] == "PRON":
            return ""  # "valuing it at $5 billion"
    subject = parse.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return _told_to(parse, s, verb)
    if s.first <= subject < s.last:
        return ""
    if parse.tags[subject] in RELATIVE:
        return _antecedent(parse, s, verb, subject)
    of = parse.child(subject, "prep")
    one = parse.lower[subject] in PARTS or parse.tags[subject] in ("JJR", "JJS")  # "the larger of the cracks"
    if one and of is not None and parse.lower[of] == "of":  # "each of the buildings"
        return _following(parse, of + 1, s)
    return "" if parse.pos[subject] in ("PRON", "DET", "NUM", "ADJ", "ADV") else phrase(parse, subject, s)


def _told_to(parse: Parse, s: Spot, verb: int) -> str | None:
    """Who is to do it: "the firm" of "ordered the firm to pay 3 million", nobody of "ordered him to pay"; None to look further up."""
    upper = parse.heads[verb]
    whom = parse.child(upper, "dobj") if parse.deps[verb] == "xcomp" and parse.lemmas[upper].lower() in ORDERING else None
    if whom is None or whom >= verb or s.first <= whom < s.last:
        return None
    return phrase(parse, whom, s) if parse.pos[whom] in ("NOUN", "PROPN") else ""


def _moved(parse: Parse, s: Spot, verb: int) -> str | None:
    """What a length right after a verb's object is of: "found the wreck 40 miles off the coast"."""
    thing = parse.child(verb, "dobj") if s.q.unit in LENGTHS else None
    if thing is None or thing >= s.first or parse.pos[thing] not in ("NOUN", "PROPN") or _is_unit(parse, thing):
        return None
    return phrase(parse, thing, s)


def _antecedent(parse: Parse, s: Spot, verb: int, subject: int) -> str:
    """The noun that a relative clause hangs on: "a package, which was worth $2 million"."""
    beside = subject - 1
    if beside >= s.begin and parse.pos[beside] in ("NOUN", "PROPN"):
        return phrase(parse, beside, s)  # the parse hangs the clause on a farther noun often enough
    noun = parse.heads[verb]
    return phrase(parse, noun, s) if parse.deps[verb] == "relcl" and parse.pos[noun] in ("NOUN", "PROPN") else ""


def _bought(parse: Parse, s: Spot, verb: int) -> str:
    """What is paid for: "paid $500 for a roof", "invested $2 million in a plant"."""
    for preposition in parse.children[verb]:
        if parse.deps[preposition] == "prep" and preposition > verb and parse.lower[preposition] in ("for", "on", "in"):
            thing = parse.child(preposition, "pobj")
            if thing is not None and not s.first <= thing < s.last and _is_bought(parse, thing):
                return phrase(parse, thing, s)
    return ""


def _is_bought(parse: Parse, noun: int) -> bool:
    return parse.pos[noun] == "NOUN" and not parse.labels[noun] and parse.lower[noun] not in IDIOMS


def phrase(parse: Parse, noun: int, s: Spot) -> str:
    """The noun with what stands before it, as printed; with its "of" where the noun alone names only a change or an amount."""
    first = noun
    while first - 1 >= s.begin and _before_noun(parse, first - 1, noun) and not s.first <= first - 1 < s.last:
        first -= 1
    while first < noun and (parse.words[first] in ("-", "–") or _left_over(parse, first, s)):
        first += 1
    while _hyphened(parse, noun, s.stop):
        noun += 2
    words = _words(parse, first, noun + 1)
    if words[:1].isdigit() or len(words) < 3:
        return ""
    return words + _of(parse, noun, s) if parse.lemmas[noun].lower() in CHANGES else words


def _hyphened(parse: Parse, noun: int, stop: int) -> bool:
    """Whether a hyphen and more of the word follow: "e-minis", which the parse takes for three words."""
    after = noun + 2
    return after < stop and parse.words[noun + 1] == "-" and parse.tags[after] in NOUNS and parse.heads[noun] == parse.heads[noun + 1]


def _left_over(parse: Parse, i: int, s: Spot) -> bool:
    """Whether a word belongs to a number before the noun: "cent" in "a 5 per cent penalty of $200"."""
    before = parse.lower[i - 1] if i > s.begin else ""
    if "old" in parse.lower[i:i + 3:2] and "year" in parse.lower[i - 2:i + 1]:
        return True  # "the 24-year-old striker"
    if ("per", "cent") in ((before, parse.lower[i]), (parse.lower[i], parse.lower[i + 1])):
        return True
    return before != "" and parse.tags[i - 1] == "CD" and parse.lower[i] in units.names()


def _before_noun(parse: Parse, i: int, noun: int) -> bool:
    if parse.tags[i] == "CD" or parse.lower[i] == "&":  # a number belongs to a name only: "the FT 100 index", "S&P"
        named = parse.tags[i - 1] == "NNP" and parse.labels[i - 1] not in ("DATE", "TIME") and parse.tags[i] == "CD"  # "S&P 500 shares"
        return (named or parse.labels[i] == parse.labels[noun] != "") and parse.heads[i] != i
    if parse.tags[i] in ("VBN", "VBG") and parse.deps[i] not in ("amod", "compound"):
        return False  # "have been friends"
    return parse.tags[i] in MODIFIERS and parse.tags[i] != "POS" and parse.lower[i] not in WHEN and parse.lower[i] != "and"


def _of(parse: Parse, noun: int, s: Spot) -> str:
    """ " of crude oil" after "price", " in sales" after "increase"."""
    i = noun + 1
    if i + 1 >= s.stop or parse.lower[i] not in ("of", "in", "for") or s.first <= i + 1 < s.last:
        return ""
    first, stop = _noun_phrase(parse, i + 1, s)
    return " " + _words(parse, i, stop) if stop > first and parse.labels[i + 1] not in ("DATE", "TIME", "GPE") else ""


def _words(parse: Parse, first: int, stop: int) -> str:
    """Tokens [first, stop) as printed."""
    out = ""
    for i in range(first, stop):
        out += parse.words[i] if i == first or parse.starts[i] == parse.ends[i - 1] else " " + parse.words[i]
    return out
