"""Death and injury told in idioms: "lost her life", "fell to his death", "is fighting for her life", "suffered a broken leg".

To add one: a function that reads the words around its trigger, and a row in BY_WORD. Use `idiom` on a word of IDIOMATIC.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tellings.kinds.figure_harms import HARM, MODALS, is_hospital, is_nominal, is_passive, is_supposed, objects, subjects
from tellings.kinds.figure_subjects import singular
from tellings.text.language import Parse
from tellings.text.number_orders import ORDINALS

Befallen = tuple[str, list[int]]  # what happened, and the heads of the phrases for those it happened to
NOTHING: Befallen = ("", [])
POSSESSIVE = frozenset("his her their its".split())
VERBAL = frozenset({"VERB", "AUX"})
NOT_DEADLY = frozenset("sentence condemn link lead contribute relate scare bore frighten worry come doom subject tickle work love owe due "
                       "rise amount respond react connect tie attribute be amuse".split())  # "sentenced to death", "scared to death"
TAKEN = frozenset({"claim", "take", "cost", "snatch", "end"})
FOUGHT = frozenset({"fight", "battle", "cling", "struggle"})
CONDITIONS = frozenset("critical serious stable grave fair good guarded satisfactory poor life-threatening unstable severe".split())
DEAD_ONES = frozenset({"dead", "deceased", "killed", "fatalities", "slain"})
HURT_ONES = frozenset({"injured", "wounded", "hurt", "casualties"})
LIMBS = frozenset("leg legs arm arms ankle wrist hip rib ribs nose jaw collarbone pelvis back neck skull foot finger fingers hand shoulder "
                  "shoulders knee elbow spine thigh femur vertebra vertebrae bone bones eye eyes toe toes".split())
BROKEN = frozenset({"broken", "fractured", "dislocated", "shattered", "crushed", "severed", "collapsed", "punctured"})
FATAL = frozenset({"fatal", "fatally", "unknown", "unclear"})
DENYING = frozenset("did was were had".split())
FOUND = frozenset("find recover pull retrieve discover dig drag fish locate unearth bring uncover".split())
TENDING = frozenset("hospital clinic doctor medic paramedic nurse".split())
HOSPITAL = frozenset({"hospital", "medical", "emergency", "urgent"})
CARE = frozenset({"surgery", "operation", "operations", "treatment", "stitches", "amputation", "care"})
STATES = {**dict.fromkeys(DEAD_ONES - {"fatalities"}, "kill"), **dict.fromkeys(HURT_ONES - {"casualties"}, "injure"),
          "hospitalised": "hospitalise", "hospitalized": "hospitalise"}
SHARP = frozenset("glass shrapnel debris shards splinters bullets gunfire pellets shells".split())
FUMES = frozenset({"smoke", "fumes", "gas", "heat"})
LAIN = frozenset({"be", "remain", "stay", "lie", "list"})
LISTED = frozenset({"NN", "NNS", "NNP", "CD"})  # tags before an "and" that goes on with a list
REACH = 14  # tokens between "left" and "dead"


def _up(parse: Parse, i: int, steps: int = 4) -> int | None:
    """The verb that a word hangs on."""
    for _ in range(steps):
        head = parse.heads[i]
        if head == i:
            return None
        i = head
        if parse.pos[i] in VERBAL:
            return i
    return None


def _undergone(parse: Parse, role: str, verb: int) -> Befallen:
    """Whom an act befell: its object, else its subject."""
    if is_supposed(parse, verb):
        return NOTHING
    done = [] if is_passive(parse, verb) else objects(parse, verb)
    return role, done or subjects(parse, verb)


def _by_subject(parse: Parse, role: str, verb: int | None) -> Befallen:
    return NOTHING if verb is None or is_supposed(parse, verb) else (role, subjects(parse, verb))


def _to_death(parse: Parse, i: int) -> Befallen:
    """ "burned to death", "fell to their deaths", "beat him to death"."""
    own = parse.lower[i - 1] in POSSESSIVE
    to = i - 1 - own
    if to < 1 or parse.lower[to] != "to" or (parse.lower[i] == "deaths" and not own):
        return NOTHING
    verb = _up(parse, i)
    if verb is None or verb > i or parse.pos[verb] != "VERB":
        verb = next((k for k in range(to - 1, max(-1, to - 8), -1) if parse.pos[k] == "VERB"), None)
    return NOTHING if verb is None or parse.lemmas[verb].lower() in NOT_DEADLY else _undergone(parse, "kill", verb)


def _life(parse: Parse, i: int) -> Befallen:
    """ "lost his life", "claimed the lives of six miners", "is fighting for her life"."""
    verb = _up(parse, i)
    if verb is None or verb > i:
        return NOTHING
    lemma, owner = parse.lemmas[verb].lower(), parse.child(i, "poss")
    if lemma in FOUGHT and parse.lower[parse.heads[i]] in ("for", "to", verb):
        return _by_subject(parse, "injure", verb)
    if parse.deps[i] != "dobj" or is_supposed(parse, verb):
        return NOTHING
    if lemma == "lose" and owner is not None and parse.lower[owner] in POSSESSIVE:
        return "kill", subjects(parse, verb)
    if lemma not in TAKEN or "own" in parse.lower[verb:i]:
        return NOTHING
    if lemma == "cost" and (whom := [c for c in parse.children[verb] if parse.deps[c] in ("dobj", "dative") and verb < c < i]):
        return "kill", whom[:1]  # "cost 23 pilgrims their lives"
    of = next((c for c in parse.children[i] if parse.lower[c] == "of"), None)
    told = parse.child(of, "pobj") if of is not None else owner
    return NOTHING if told is None or (lemma == "take" and told == owner and parse.pos[told] == "PRON") else ("kill", [told])


def _away(parse: Parse, i: int) -> Befallen:
    """ "passed away"."""
    verb = parse.heads[i]
    return _by_subject(parse, "kill", verb) if parse.lemmas[verb].lower() == "pass" and verb == i - 1 else NOTHING


def _not_saved(parse: Parse, i: int) -> Befallen:
    """ "did not survive", "could not be saved"; "is expected to survive"; "he survived but his wife did not"."""
    lemma = parse.lemmas[i].lower()
    if lemma == "survive" and (unlike := _unlike(parse, i)):
        return "kill", subjects(parse, unlike)
    if lemma == "survive" and parse.lower[i + 1:i + 2] == ["with"]:
        return _escaped(parse, i)
    aux = {parse.lower[c] for c in parse.children[i] if parse.deps[c] in ("aux", "auxpass")}
    denied = parse.child(i, "neg") is not None
    head = parse.heads[i]
    if lemma in ("survive", "recover") and not denied and parse.lower[i - 1] == "to" and parse.lower[head] in ("expected", "likely"):
        expected = parse.child(head, "neg") is None
        return ("injure", subjects(parse, head)) if expected else NOTHING
    if not denied or lemma == "recover":
        return NOTHING
    died = not aux & MODALS if lemma == "survive" else "could" in aux and is_passive(parse, i)
    return ("kill", subjects(parse, i)) if died and parse.child(i, "mark") is None else NOTHING


def _unlike(parse: Parse, i: int) -> int | None:
    """The verb that denies of others what is said of the first: "did" in "he survived but his wife did not"."""
    for c in parse.children[i]:
        bare = c > i and parse.deps[c] == "conj" and parse.lower[c] in DENYING and parse.child(c, "neg") is not None
        if bare and parse.child(c, "dobj", "xcomp", "ccomp") is None:
            return c
    return None


def _body(parse: Parse, i: int) -> Befallen:
    """ "a ninth body was found", "pulled another body from the rubble"; the bodies "of" somebody are told of with their names."""
    verb = parse.heads[i]
    told = parse.deps[i] in ("dobj", "nsubjpass") and parse.lemmas[verb].lower() in FOUND
    washed = parse.deps[i] == "nsubj" and parse.lower[verb] == "washed"
    whose = any(parse.lower[c] == "of" or parse.deps[c] == "poss" for c in parse.children[i])
    return ("kill", [i]) if (told or washed) and not whose and not is_supposed(parse, verb) else NOTHING


def _claimed(parse: Parse, i: int) -> Befallen:
    """ "claimed its twelfth victim"."""
    verb = parse.heads[i]
    taken = parse.deps[i] == "dobj" and parse.lemmas[verb].lower() in ("claim", "take") and not is_supposed(parse, verb)
    return ("kill", [i]) if taken and any(parse.lower[c] in ORDINALS for c in parse.children[i]) else NOTHING


def _among(parse: Parse, i: int) -> Befallen:
    """ "was among the dead", "among those killed was a nurse"."""
    told = parse.child(i, "pobj")
    if told is None or told > i + 4:
        return NOTHING
    words = {parse.lower[told], *(parse.lower[c] for c in parse.children[told] if parse.deps[c] in ("acl", "relcl"))}
    role = "kill" if words & DEAD_ONES else "injure" if words & HURT_ONES else ""
    verb = parse.heads[i]
    if not role or parse.pos[verb] not in VERBAL or parse.lemmas[verb].lower() != "be" or is_supposed(parse, verb):
        return NOTHING
    return role, subjects(parse, verb) or [c for c in parse.children[verb] if parse.deps[c] == "attr"]


def _the_dead(parse: Parse, i: int) -> Befallen:
    """ "the injured were two nurses", "those killed were ...", "police identified the dead as ...", "killed in the crash were ..."."""
    role = STATES[parse.lower[i]]
    head = parse.heads[i]
    if parse.deps[i] == "amod" and parse.tags[head] in ("NN", "NNS"):  # "identified the dead victims as"
        i, head = head, parse.heads[head]
    if parse.deps[i] in ("acl", "relcl") and parse.lower[head] == "those":
        i, head = head, parse.heads[head]
    verb = parse.lemmas[head].lower()
    if verb == "be" and parse.deps[i] == "nsubj":
        return role, [c for c in parse.children[head] if parse.deps[c] == "attr"]
    if verb in ("identify", "name") and parse.deps[i] in ("dobj", "nsubjpass") and parse.pos[i] != "VERB":
        named = next((parse.child(c, "pobj") for c in parse.children[head] if parse.lower[c] == "as"), None)
        return (role, [named]) if named is not None else NOTHING
    return _first_told(parse, i, role)


def _first_told(parse: Parse, i: int, role: str) -> Befallen:
    """ "Killed in the crash were two nurses": the sentence begins with what happened."""
    sentence = parse.sentence(i)
    if i != sentence.first and i != sentence.first + 1:
        return NOTHING
    for k in range(i + 1, min(i + REACH, sentence.last - 1)):
        if parse.words[k] in (",", ";", ":"):
            return NOTHING
        if parse.lower[k] in ("were", "was", "are", "is"):
            inside = [c for c in (*parse.children[k], *parse.children[i]) if c > k and parse.deps[c] in ("attr", "nsubj", "nsubjpass")]
            return (role, inside) if inside else NOTHING
    return NOTHING


def _left(parse: Parse, i: int) -> Befallen:
    """ "left two people dead", "left him with burns", "was left with injuries"."""
    if parse.lemmas[i].lower() != "leave" or parse.pos[i] != "VERB" or is_supposed(parse, i):
        return NOTHING
    stop = min(i + REACH, parse.sentence(i).last)
    end = next((k for k in range(i + 1, stop) if parse.lower[k] in ("and", ";", ".") and parse.tags[k - 1] not in LISTED), stop)
    state = next((k for k in range(i + 1, end) if parse.lower[k] in STATES), None)
    harmed = next((k for k in range(i + 1, end - 1) if parse.lower[k] == "with" and HARM & set(parse.lower[k + 1:k + 5])), None)
    bed = next((k for k in range(i + 1, end - 1) if parse.lower[k] == "condition"), None)
    if state is None and harmed is None and bed is None:
        return NOTHING
    at, role = (state, STATES[parse.lower[state]]) if state is not None else (harmed or bed or i, "injure")
    if is_passive(parse, i):
        return (role, subjects(parse, i)) if state is None else NOTHING
    inner = [c for c in parse.children[at] if parse.deps[c] in ("nsubj", "nsubjpass") and c > i]
    return role, inner or [c for c in parse.children[i] if i < c < at and parse.deps[c] in ("dobj", "ccomp", "oprd", "nsubj")
                           and is_nominal(parse, c)][:1]


def _in_condition(parse: Parse, i: int) -> Befallen:
    """ "was in a critical condition"."""
    if CONDITIONS.isdisjoint(parse.lower[max(0, i - 4):i]) or "in" not in parse.lower[max(0, i - 5):i]:
        return NOTHING
    inside = parse.heads[i]
    verb = _up(parse, i, 2)
    if verb is None or parse.lower[inside] not in ("in", "into") or parse.lemmas[verb].lower() not in LAIN:
        return NOTHING
    return _by_subject(parse, "injure", verb)


def _harmed(parse: Parse, i: int) -> Befallen:
    """ "was badly burned", "was cut by flying glass", "was overcome by smoke"."""
    word = parse.lower[i]
    near = set(parse.lower[i + 1:i + 6])
    if (word == "overcome" and near.isdisjoint(FUMES)) or (word == "cut" and near.isdisjoint(SHARP)) or not is_passive(parse, i):
        return NOTHING
    return _by_subject(parse, "kill" if "alive" in near or ("to" in near and "death" in near) else "injure", i)


def _suffers(parse: Parse, i: int) -> Befallen:
    """ "suffered a broken leg", "broke both arms", "underwent surgery for his wounds", "received minor burns"."""
    lemma = parse.lemmas[i].lower()
    if parse.pos[i] != "VERB" or is_passive(parse, i):
        return NOTHING
    done = next((c for c in parse.children[i] if parse.deps[c] == "dobj"), None)
    if done is None:
        return NOTHING
    word, described = parse.lower[done], {parse.lower[c] for c in parse.children[done]}
    limb = word in LIMBS and (bool(described & (BROKEN | POSSESSIVE)) or lemma == "lose")
    hospital = described & HOSPITAL or (word == "treatment" and lemma in ("need", "require"))
    needed = word in CARE and bool(hospital or not HARM.isdisjoint(parse.lower[done:done + 6]))
    told = {"break": limb, "fracture": limb, "lose": limb and not described & {"game", "match"}, "undergo": needed, "require": needed,
            "need": needed, "receive": needed or word in HARM}.get(lemma, word in HARM or limb)
    return _by_subject(parse, "injure", i) if told else NOTHING


def _treated(parse: Parse, i: int) -> Befallen:
    """ "was treated for smoke inhalation", "was treated at hospital and released", "recovering in hospital from a gunshot wound"."""
    near = parse.lower[i + 1:i + 9]
    recovering = parse.lemmas[i].lower() == "recover"
    if not recovering and not is_passive(parse, i):
        return _tended(parse, i, near)
    if not HARM.isdisjoint(near) and ("from" if recovering else "for") in near:
        return _by_subject(parse, "injure", i)
    if is_hospital(near):
        return _by_subject(parse, "hospitalise", i)
    return _by_subject(parse, "injure", i) if "scene" in near and not recovering else NOTHING


def _tended(parse: Parse, i: int, near: Sequence[str]) -> Befallen:
    """ "hospitals treated 90 people", "doctors treated 40 for burns"."""
    by = subjects(parse, i)
    if not by or singular(parse.lower[by[0]]) not in TENDING or parse.pos[i] != "VERB" or is_supposed(parse, i):
        return NOTHING
    return "injure" if "for" in near and not HARM.isdisjoint(near) else "hospitalise", objects(parse, i)


def _escaped(parse: Parse, i: int) -> Befallen:
    """ "escaped with minor injuries", "walked away with cuts", "was dug out with a broken leg"."""
    near = parse.lower[i + 1:i + 7]
    after = near[near.index("with"):] if "with" in near else []
    hurt = not HARM.isdisjoint(after) or not (BROKEN.isdisjoint(after) or LIMBS.isdisjoint(after))
    return _by_subject(parse, "injure", i) if hurt and parse.pos[i] == "VERB" else NOTHING


def _sent(parse: Parse, i: int) -> Befallen:
    """ "the fire sent two people to hospital"."""
    near = parse.lower[i + 1:i + REACH]
    if not is_hospital(near) or parse.pos[i] != "VERB" or is_supposed(parse, i):
        return NOTHING
    return ("hospitalise", subjects(parse, i)) if is_passive(parse, i) else ("hospitalise", objects(parse, i))


def _whose_injuries(parse: Parse, i: int) -> Befallen:
    """ "the driver's injuries are not life-threatening"."""
    owner, near = parse.child(i, "poss"), parse.lower[i + 1:i + 9]
    told = parse.deps[i] in ("nsubj", "nsubjpass") and owner is not None and parse.tags[owner] != "PRP$" and not FATAL & set(near)
    return ("injure", [owner]) if told and owner is not None else NOTHING


def _will_be_well(parse: Parse, i: int) -> Befallen:
    """ "both are expected to be okay"."""
    verb = parse.heads[parse.heads[i]]
    said = parse.lower[i - 2:i] == ["to", "be"] and parse.lower[verb] in ("expected", "going", "likely")
    return ("injure", subjects(parse, verb)) if said and parse.child(verb, "neg") is None else NOTHING


def _gunned(parse: Parse, i: int) -> Befallen:
    """ "was gunned down", "gunned down two men"; "was hanged", "strangled"."""
    if parse.lower[i] == "gunned" and parse.lower[i + 1:i + 2] != ["down"]:
        return NOTHING
    return _undergone(parse, "kill", i) if is_passive(parse, i) or objects(parse, i) else NOTHING


def _smothered(parse: Parse, i: int) -> Befallen:
    """ "suffocated", of people, with nobody who did it."""
    return _undergone(parse, "kill", i)


BY_WORD: Mapping[str, Callable[[Parse, int], Befallen]] = {
    **dict.fromkeys(("death", "deaths"), _to_death), **dict.fromkeys(("life", "lives"), _life), "away": _away,
    **dict.fromkeys(("survive", "survived", "saved", "revived", "resuscitated", "recover"), _not_saved), "among": _among,
    **dict.fromkeys(("dead", "deceased", "injured", "wounded", "killed", "slain", "hurt"), _the_dead),
    **dict.fromkeys(("left", "leaving", "leaves", "leave"), _left), "condition": _in_condition,
    **dict.fromkeys("burned burnt scalded paralysed paralyzed bruised concussed mauled disfigured blinded overcome cut maimed".split(),
                    _harmed),
    **dict.fromkeys("suffered suffering suffers sustained sustaining broke fractured lost underwent undergone undergoing required requires "
                    "needed received receives receiving".split(), _suffers),
    **dict.fromkeys(("treated", "treating", "recovering"), _treated), **dict.fromkeys(("sent", "sending", "sends", "put"), _sent),
    **dict.fromkeys("gunned hanged strangled throttled decapitated incinerated lynched electrocuted".split(), _gunned),
    **dict.fromkeys("escaped walked emerged dug pulled rescued freed crawled".split(), _escaped),
    "victim": _claimed, "body": _body, **dict.fromkeys(("injuries", "wounds"), _whose_injuries),
    **dict.fromkeys(("okay", "ok"), _will_be_well), **dict.fromkeys(("suffocated", "asphyxiated"), _smothered),
}
IDIOMATIC = frozenset(BY_WORD)


def idiom(parse: Parse, i: int) -> Befallen:
    """What an idiom around a word of IDIOMATIC tells, and of whom; "" where it tells nothing, or nothing that happened."""
    return BY_WORD[parse.lower[i]](parse, i)
