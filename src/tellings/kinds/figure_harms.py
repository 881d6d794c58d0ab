"""What befell people, by the parse: which words tell of death and injury, and of whom. Use `befell` on a word of FORMS."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.kinds.figure_subjects import HUMAN, singular
from tellings.text.language import Parse

KILLS = frozenset("kill die murder slay perish assassinate massacre succumb drown behead execute electrocute lynch".split())
DEEDS = frozenset("kill murder slay assassinate massacre behead execute".split())
HURTS = frozenset("injure wound hurt maim".split())
TELLS = KILLS | HURTS | {"shoot", "stab", "suffer", "sustain", "hospitalise", "hospitalize", "take", "rush", "airlift", "transport", "fly",
                         "graze", "hit", "strike", "recover", "treat", "bleed"}
FORMS = frozenset(
    "kill kills killed killing die dies died dying murder murders murdered murdering slay slays slew slain slaying perish perished "
    "assassinate assassinated assassinating "
    "massacre massacred succumb succumbed succumbs drown drowned drowning behead beheaded execute executed executing electrocuted lynched "
    "injure injures injured injuring "
    "wound wounds wounded wounding hurt hurts hurting maimed shoot shoots shot shooting stab stabs stabbed stabbing suffer suffers "
    "suffered suffering sustain sustained "
    "sustaining hospitalise hospitalised hospitalize hospitalized take taken took rush rushed airlift airlifted transport transported fly "
    "flown dead death killing murder "
    "slaying assassination killings murders slayings execution bodies body deaths graze grazes grazed "
    "grazing hit hits hitting struck strikes striking recovering recovers treated bleeding".split())
WHO = frozenset("who whom which that".split())
MODALS = frozenset("would could may might must should can will 'd ’d 'll ’ll".split())
BODY_PARTS = frozenset("leg legs arm arms foot feet hand hands thigh shoulder ankle knee calf buttocks finger hip wrist elbow".split())
MISSILES = frozenset("bullet bullets gunfire gunshot gunshots shot shots crossfire pellets".split())
NOT = frozenset({"not", "n't", "n’t", "non"})
FATALLY = frozenset({"fatally", "mortally"})
SHARED = 4  # tokens between two verbs with one object
HEADLINE = 22  # tokens: in longer sentences a past participle has its verb
HURT_WHEN = [[word] for word in "in by after when as during near at".split()]
PIECES = frozenset({"shrapnel", "debris"})
HARM = frozenset("wound wounds injury injuries burns burn fracture fractures bruise bruises bruising cuts laceration lacerations "
                 "concussion concussions abrasions inhalation hypothermia heatstroke frostbite poisoning".split())
BREAKS = frozenset({",", ";", ":", "-", "--", "–", "—", "("})
MURDER_SUICIDE = re.compile(r"(?<!attempted )\bmurder[- ]suicide\b", re.I)


def befell(parse: Parse, i: int, lemma: str) -> tuple[str, list[int]]:
    """What happened by a word of FORMS, and the heads of the phrases it happened to; "" where nothing did, or only might have."""
    word, tag = parse.lower[i], parse.tags[i]
    if word == "dead":
        return "kill", _dead(parse, i)
    if lemma in ("recover", "treat", "bleed"):
        return "injure" if _of_harm(parse, i) else "", subjects(parse, i)
    role = _role(parse, i, lemma)
    if lemma in ("suffer", "sustain"):
        harm = parse.child(i, "dobj")
        return ("injure", subjects(parse, i)) if harm is not None and parse.lemmas[harm].lower() in ("wound", "injury", "burn") else ("",
                [])
    if lemma in ("take", "rush", "airlift", "transport", "fly", "hospitalise", "hospitalize"):
        there = lemma.startswith("hospital") or is_hospital(parse.lower[i + 1:i + 8])
        bare = lemma.startswith("hospital") and tag in ("VBN", "VBD") and parse.child(i, "dobj") is None
        return ("hospitalise", subjects(parse, i)) if there and (is_passive(parse, i) or bare) else ("", [])
    if word in ("killed", "injured", "wounded", "hurt") and not role:
        role = "kill" if word == "killed" else "injure"
    if not role:
        return "", []
    if lemma in ("die", "perish", "succumb", "drown") and parse.child(i, "dobj") is None:
        return role, subjects(parse, i)
    passive = is_passive(parse, i)
    if passive:
        return role, subjects(parse, i)
    if done := objects(parse, i):
        return role, done
    if parse.deps[i] == "amod" and tag == "VBG" and parse.lower[i - 1] == "of" and lemma in DEEDS:
        return role, [parse.heads[i]]  # "suspected of slaying wife and son"
    if parse.deps[i] in ("acl", "amod") and tag in ("VBN", "VBD", "JJ"):
        return role, [parse.heads[i]] if parse.heads[i] < i else []
    if parse.deps[i] == "conj" and parse.tags[parse.heads[i]] in ("VBN", "VBD", "VBG") and parse.lemmas[parse.heads[i]].lower() in TELLS:
        head = parse.heads[i]
        return role, subjects(parse, head) if is_passive(parse, head) else []
    if i + 1 < len(parse) and parse.deps[i] in ("conj",) and parse.tags[i] == "VBN":
        return role, subjects(parse, i)
    short = parse.sentence(i).last - parse.sentence(i).first < HEADLINE
    if tag in ("VBN", "VBD") and short and lemma not in ("stab", "hit", "strike") and parse.child(i, "aux", "auxpass", "dobj") is None:
        told = word != "hurt" or parse.lower[i + 1:i + 2] in HURT_WHEN  # "woman hurt in fall"
        return role, [c for c in parse.children[i] if parse.deps[c] in ("nsubj", "nsubjpass") or _is_first(parse, c)] if told else []
    return "", []


def _is_first(parse: Parse, i: int) -> bool:
    """Whether someone is the first of two in a headline: "Toddler, teen hurt"."""
    return (i == parse.sentence(i).first and parse.deps[i] in ("dep", "npadvmod", "nmod", "dislocated") and parse.words[i + 1] == ","
            and singular(parse.lower[i]) in HUMAN)


def is_hospital(words: Sequence[str]) -> bool:
    """Whether words name a hospital: "the county hospital", "Norham Medical Center"."""
    return any(w.startswith("hospital") or w == "infirmary" or (w in ("center", "centre") and words[k - 1] in ("medical", "trauma"))
               for k, w in enumerate(words))


def _role(parse: Parse, i: int, lemma: str) -> str:
    """What a verb tells of whom it was done to."""
    if lemma in KILLS or (_fatally(parse, i) and NOT.isdisjoint(parse.lower[max(0, i - 4):i])):
        return "kill"
    if lemma in HURTS or lemma == "graze":
        return "injure"
    if lemma in ("hit", "strike"):
        after = parse.lower[i + 1:i + 8]
        near = (*parse.lower[max(0, i - 3):i], *after) if is_passive(parse, i) else parse.lower[max(0, i - 4):i]
        limb = is_passive(parse, i) and BODY_PARTS & set(after[:4])
        if PIECES & set(near) or (limb and _shooting(parse, i)):
            return "injure"
        return "shoot" if MISSILES & set(near) else ""
    return _shot(parse, i) if lemma in ("shoot", "stab") else ""


def _fatally(parse: Parse, i: int) -> bool:
    """ "(not) fatally wounded"."""
    return parse.lemmas[i].lower() in ("wound", "injure") and not FATALLY.isdisjoint(parse.lower[max(0, i - 2):i])


def _shooting(parse: Parse, i: int) -> bool:
    """Whether the sentence of a word tells of a shooting."""
    sentence = parse.sentence(i)
    return not (MISSILES | {"shooting", "shootout", "gunman", "gunmen", "fired"}).isdisjoint(parse.lower[sentence.first:sentence.last])


def _of_harm(parse: Parse, i: int) -> bool:
    """ "recovering from a gunshot wound", "treated for burns"."""
    after = parse.lower[i + 1:i + 8]
    return bool(after) and after[0] in ("from", "for") and not HARM.isdisjoint(after)


def _dead(parse: Parse, i: int) -> list[int]:
    """ "was dead", "shot dead", "pronounced dead", "found dead", "left a man dead"."""
    head = parse.heads[i]
    if parse.deps[i] == "amod" and parse.tags[head] == "CD" and head < i:
        return [head]  # "ten were dug out alive and eight dead"
    if parse.deps[i] == "nsubj" and parse.lemmas[head] == "be":  # "the dead were three soldiers and a cook"
        told = parse.child(head, "attr")
        return [told] if told is not None else []
    for _ in range(2):
        if parse.pos[head] in ("VERB", "AUX"):
            break
        head = parse.heads[head]
    if parse.pos[head] not in ("VERB", "AUX") or head == i:
        return []
    alone = parse.tags[i - 1] == "CD"  # "found two women, one dead"
    objects = [c for c in parse.children[head] if parse.deps[c] == "dobj" and c < i and not (alone and c < i - 1)]
    inner = [c for c in parse.children[i] if parse.deps[c] == "nsubj"]
    if inner or objects:
        return inner or objects
    joined = parse.lower[head] == "found" and parse.deps[head] == "conj" and is_passive(parse, parse.heads[head])
    state = joined or parse.pos[head] == "AUX" or is_passive(parse, head) or parse.lemmas[head].lower() in ("be", "lie")
    return subjects(parse, head) if state else []


def _shot(parse: Parse, i: int) -> str:
    """Whether a shooting or stabbing killed, injured, or left it open."""
    after = parse.lower[i + 1:i + 9]
    after = after[:next((k for k, word in enumerate(after) if word in BREAKS), 9)]  # "four were shot, one of them fatally"
    near = (*parse.lower[max(0, i - 2):i], *after[:6])
    if "dead" in after[:3] or "fatally" in near or ("death" in after and "to" in after[:6]) or _in_murder_suicide(parse, i):
        return "kill"
    if "killed" in after[:3] or "wounded" in after[:3] or "injured" in after[:3]:
        return ""
    if BODY_PARTS & set(after) or "wounded" in near:
        return "injure"
    return "shoot" if parse.lemmas[i].lower() == "shoot" else ""


def _in_murder_suicide(parse: Parse, i: int) -> bool:
    sentence = parse.sentence(i)
    words = parse.lower[sentence.first:sentence.last]
    return "suicide" in words and MURDER_SUICIDE.search(" ".join(words).replace(" - ", "-")) is not None


def is_passive(parse: Parse, i: int) -> bool:
    """Whether a verb is in the passive, by itself or with the verb it is joined to."""
    if any(parse.deps[c] in ("auxpass", "nsubjpass") for c in parse.children[i]):
        return True
    head = parse.heads[i]
    return parse.deps[i] == "conj" and parse.tags[i] == "VBN" and head != i and parse.child(i, "dobj") is None and is_passive(parse, head)


def objects(parse: Parse, i: int) -> list[int]:
    """Whom a verb is done to, also where the parse takes them for something else: "gunned down a couple"."""
    done = [c for c in parse.children[i] if parse.deps[c] in ("dobj", "ccomp", "oprd") and is_nominal(parse, c)]
    if not done and parse.tags[i] == "VBD":  # "accidentally shot, killed his friend"
        then = [c for c in parse.children[i] if parse.deps[c] == "conj" and parse.tags[c] == "VBD" and c - i < SHARED
                and not any(parse.deps[k] in ("nsubj", "nsubjpass") for k in parse.children[c])]
        done = [k for c in then for k in parse.children[c] if parse.deps[k] == "dobj" and is_nominal(parse, k)]
    if done or parse.lower[i + 1:i + 2] not in (["down"], ["dead"]):
        return done
    near = (*parse.children[i], *parse.children[i + 1])
    return [c for c in near if c > i + 1 and parse.deps[c] in ("npadvmod", "pobj") and singular(parse.lower[c]) in HUMAN]


def is_nominal(parse: Parse, i: int) -> bool:
    """Whether a word can stand for people: a noun, a name, a number, "a 14-year-old"."""
    return parse.pos[i] in ("NOUN", "PROPN", "PRON", "NUM") or parse.lower[i] in ("old", "another", "other")


def subjects(parse: Parse, i: int) -> list[int]:
    """The subject of a verb, its own or that of the verb it is joined to."""
    for _ in range(4):
        own = [c for c in parse.children[i] if parse.deps[c] in ("nsubj", "nsubjpass")]
        if own:
            if parse.lower[own[0]] in WHO and parse.deps[i] == "relcl":
                return [_first_of_two(parse, parse.heads[i])]
            return own[:1]  # a second is the first one's name: "a passenger, 26-year-old Ann Lee, was hurt"
        if parse.deps[i] in ("conj", "xcomp", "ccomp", "dep") and parse.heads[i] != i:
            i = parse.heads[i]
        elif parse.deps[i] == "acl":
            return [parse.heads[i]]
        else:
            return []
    return []


KNOWN = frozenset("know confirm report say understand find".split())
def _first_of_two(parse: Parse, i: int) -> int:
    """The one before, where it is counted: "the 14 pupils and the driver who died" are all dead."""
    before = parse.heads[i]
    joined = parse.deps[i] == "conj" and parse.child(before, "nummod") is not None and parse.child(i, "nummod") is None
    return before if joined and singular(parse.lower[before]) in HUMAN else i


CARRIED_OUT = frozenset({"use", "go", "proceed", "manage", "continue"})  # "used a shotgun to kill two men"
THOUGHT = frozenset({"believe", "think", "fear", "worry", "imagine", "dream", "pretend", "assume"})
HIMSELF = frozenset({"he", "she", "they", "i", "we"})  # "he believed he had been gunned down"
BARELY_NOT = frozenset({"nearly", "almost", "narrowly"})


def is_unreal(parse: Parse, i: int) -> bool:
    """Whether the killing is only wished, possible, denied or general: "tried to kill", "could have died", "people die"."""
    bare = parse.tags[i] == "VB" and (parse.deps[i] != "ROOT" or parse.child(i, "nsubj") is None)
    if is_supposed(parse, i) or bare:
        return True
    if parse.tags[i] in ("VBP", "VB"):  # a headline has its verb in the present: "Mother and son die in fire"
        sentence = parse.sentence(i)
        return sentence.last - sentence.first > HEADLINE or parse.deps[i] not in ("ROOT", "conj", "ccomp")
    head = parse.heads[i]
    return parse.lower[i] == "dead" and head != i and parse.pos[head] in ("VERB", "AUX") and _unreal_aux(parse, head)


def is_supposed(parse: Parse, i: int) -> bool:
    """Whether a verb is denied, only possible, meant, or all but done: "was nearly killed", "if he dies"."""
    for c in parse.children[i]:
        dep, word = parse.deps[c], parse.lower[c]
        if (dep == "neg" and not _fatally(parse, i)) or (dep == "aux" and word in MODALS):
            return True
        if dep == "aux" and word == "to" and parse.lemmas[parse.heads[i]].lower() not in CARRIED_OUT and not _is_known(parse, i):
            return True
        if dep == "mark" and word in ("if", "unless", "whether"):
            return True
        if dep in ("nsubj", "nsubjpass") and word in HIMSELF and parse.lemmas[parse.heads[i]].lower() in THOUGHT:
            return True
    return is_barely_not(parse, i)


def _is_known(parse: Parse, i: int) -> bool:
    """ "three are known to have died"."""
    told = parse.lemmas[parse.heads[i]].lower() in KNOWN and is_passive(parse, parse.heads[i])
    return told and any(parse.deps[c] == "aux" and parse.lower[c] == "have" for c in parse.children[i])


def is_barely_not(parse: Parse, i: int) -> bool:
    """ "was nearly killed"."""
    return any(parse.deps[c] == "advmod" and parse.lower[c] in BARELY_NOT for c in parse.children[i])


def _unreal_aux(parse: Parse, i: int) -> bool:
    return any(parse.deps[c] == "neg" or (parse.deps[c] == "aux" and parse.lower[c] in MODALS) for c in parse.children[i])
