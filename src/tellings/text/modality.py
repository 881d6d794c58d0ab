"""Whether what a clause tells is asserted, denied, foretold or only supposed. Use it for any figure, event or quote."""

from __future__ import annotations

from tellings.model.statements import Modality
from tellings.text.language import Parse

SUPPOSING = frozenset({"may", "might", "could", "should", "must", "ought", "can"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided"})
DENIALS = frozenset({"deny", "refute", "dismiss", "reject", "disprove", "debunk", "rebut"})
FAILURES = frozenset({"fail", "refuse", "decline", "neglect", "forget", "avoid", "prevent", "stop", "refrain"})
FORETELLING = frozenset({"expect", "predict", "forecast", "plan", "intend", "schedule", "project", "set", "due", "slate", "poise", "go",
                         "prepare", "vow", "pledge", "promise", "likely", "ready", "aim", "anticipate", "threaten", "estimate", "tip"})
WISHING = frozenset({"want", "hope", "ask", "urge", "call", "demand", "wish", "propose", "offer", "seek", "consider", "try", "attempt",
                     "fear", "suggest", "recommend", "encourage", "allow", "order", "request", "need", "invite", "refer", "persuade",
                     "able", "unlikely", "willing", "risk", "agree", "enable", "help", "possible", "suppose", "imagine", "worry"})
CLAUSE = frozenset({"VERB", "AUX"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "nobody", "neither"})
OPAQUE = frozenset({"relcl", "advcl", "acl"})  # clauses that stand on their own feet
SPEAKING = frozenset({"say", "tell", "announce", "report", "warn", "add", "state", "claim", "write", "promise", "believe", "think",
                      "confirm", "suggest", "argue", "insist", "predict", "pledge", "vow", "declare", "estimate", "forecast"})
KNOWING = frozenset({"specify", "know", "reveal", "disclose", "clarify", "recall", "realise", "realize", "explain", "detail", "indicate",
                     "comment", "mention", "understand", "see", "ask", "elaborate", "identify", "establish", "determine"})
STEPS = 12  # no clause is nested deeper than this in readable prose; a guard against broken trees


def modality_at(parse: Parse, token: int) -> Modality:
    """How sure the document is of what stands at this token: walks up from it through the clauses that hold it."""
    verb, below = clause_verb(parse, token), -1
    for _ in range(STEPS):
        if verb is None:
            return "asserted"
        found = _own(parse, verb, below)
        if found != "asserted":
            return found
        upper, through = _above(parse, verb)
        if upper is None:
            return "asserted"
        if through != "asserted":
            return through
        verb, below = upper, verb
    return "asserted"


def clause_verb(parse: Parse, token: int) -> int | None:
    """The verb of the clause that holds a token: the token itself where it is one."""
    for _ in range(STEPS * 2):
        if parse.pos[token] in CLAUSE and parse.deps[token] not in ("aux", "auxpass", "amod"):
            return token
        head = parse.heads[token]
        if head == token:
            return None
        token = head
    return None


def is_negated(parse: Parse, verb: int) -> bool:
    """Whether the verb carries a negation of its own (not, never, n't; no longer; "no one was" is the subject's)."""
    return any(parse.deps[c] == "neg" or parse.lower[c] in NEGATIONS for c in parse.children[verb]) or any(
        parse.lower[c] == "longer" and c > 0 and parse.lower[c - 1] == "no" for c in parse.children[verb])


def has_no_subject(parse: Parse, verb: int) -> bool:
    """Whether the subject is told to be nobody or nothing: "no one was hurt", "none of the passengers died"."""
    for subject in parse.children[verb]:
        if parse.deps[subject] in ("nsubj", "nsubjpass"):
            if parse.lower[subject] in ("none", "nobody", "nothing", "neither"):
                return True
            return any(parse.lower[c] in ("no", "neither") for c in parse.children[subject])
    return False


def _own(parse: Parse, verb: int, below: int) -> Modality:
    if is_negated(parse, verb) and not (below >= 0 and _open_question(parse, verb, below)):
        return "denied"
    helpers = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")]
    words = {parse.lower[c] for c in helpers}
    if any(parse.deps[c] in ("mark", "advmod") and parse.lower[c] in CONDITIONS for c in parse.children[verb]):
        return "hypothetical"
    if words & SUPPOSING:
        return "hypothetical"
    if words & FUTURE:
        return "forecast"
    if words & {"would", "'d"}:
        return "forecast" if _reported(parse, verb) else "hypothetical"
    return "asserted"


def _open_question(parse: Parse, verb: int, below: int) -> bool:
    """"Did not say how many had died": what is not told is not denied."""
    return parse.deps[below] in ("ccomp", "advcl", "acl", "relcl") and (parse.lemmas[verb] in SPEAKING or parse.lemmas[verb] in KNOWING)


def _reported(parse: Parse, verb: int) -> bool:
    return (parse.deps[verb] in ("ccomp", "conj") and parse.lemmas[parse.heads[verb]] in SPEAKING) or any(
        parse.deps[c] in ("ccomp", "parataxis") and parse.lemmas[c] in SPEAKING for c in parse.children[verb])


def _above(parse: Parse, verb: int) -> tuple[int | None, Modality]:
    """The verb whose clause holds this verb's, and what that verb makes of it; None where the clause stands alone."""
    dep, head = parse.deps[verb], parse.heads[verb]
    if head == verb or (dep in OPAQUE and not _infinitive(parse, verb)):
        return None, "asserted"
    if dep == "conj" and any(parse.deps[c] in ("nsubj", "nsubjpass", "aux", "auxpass") for c in parse.children[verb]):
        return (head if parse.deps[head] == "ccomp" else None), "asserted"
    upper = clause_verb(parse, head)
    if upper is None or upper == verb:
        return None, _of_head(parse, verb, head)
    if dep in ("nsubj", "nsubjpass", "csubj"):
        return upper, "asserted"
    between = _of_head(parse, verb, head) if head != upper else "asserted"
    return upper, between if between != "asserted" else _of_head(parse, verb, upper)


def _of_head(parse: Parse, verb: int, head: int) -> Modality:
    lemma, dep = parse.lemmas[head].lower(), parse.deps[verb]
    if dep == "conj":
        return "asserted"
    if lemma in DENIALS or (lemma in FAILURES and dep in ("xcomp", "pcomp", "ccomp")):
        return "denied"
    if not _infinitive(parse, verb) and dep != "ccomp":
        return "asserted"
    if lemma in FORETELLING and _infinitive(parse, verb):
        return "forecast"
    if lemma in WISHING and (_infinitive(parse, verb) or lemma in ("hope", "fear", "worry", "suppose", "imagine", "want")):
        return "hypothetical"
    if lemma == "be" and dep == "xcomp" and _infinitive(parse, verb):
        return "forecast"
    return "asserted"


def _infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] == "to" and parse.deps[c] == "aux" for c in parse.children[verb])
