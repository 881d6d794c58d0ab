"""Quotations of speech, each joined to the words that say whose it is; scare quotes, titles and nicknames are left alone."""

from __future__ import annotations

from bisect import bisect_left

from tellings.model.documents import Document
from tellings.text.beside import Beside
from tellings.text.clauses import DOCUMENTS, SUBJECTS, Clause, Range, cue_range, source_range, subject
from tellings.text.language import Parse
from tellings.text.marks import sense
from tellings.text.pieces import Draft, Piece, Quoted, join
from tellings.text.speech import LETTERS, QUOTING

NEAR = 30  # tokens between a quotation and its verb of saying
CLOSE = 5  # the same where no comma ties the two
CROSSHEAD = 8  # tokens of a quotation between single marks that stands alone above a paragraph and is no speech
FRAGMENT = 6  # tokens of a quotation, marks included, that is no sentence
STOPS = (".", ",", ":", "…", "—", "–", "-", ", and", ", but")
SPOKEN = frozenset({"say", "reply", "answer", "add", "shout", "chant", "whisper", "respond", "yell"})  # what follows in marks is speech
AFTER_GO = frozenset({",", ":", ".", "“", '"', "to"})
GOES_ON = (*STOPS, " and", " but", " that")  # ends of a clause of saying after which a quotation goes on


class Direct:
    """Quotations of speech, each with the words that say whose it is."""

    def __init__(self, document: Document, parse: Parse, quoted: Quoted, clauses: dict[int, Clause]) -> None:
        self.text = document.text
        self.parse = parse
        self.quoted = quoted
        self.clauses = clauses
        self.beside = Beside(document, parse, quoted)
        self.sections = document.mined
        self.by_verb: dict[int, Draft] = {}
        self.goes_on: list[tuple[int, int]] = []  # verb of reported speech, quotation of the next paragraph that goes on with it
        self.covered = {n for c in clauses.values() for f, last in c.content for k in (f, last - 1) if (n := quoted.of.get(k)) is not None}

    def find(self) -> list[Draft]:
        """A draft for each utterance that has quotations of speech."""
        drafts: list[Draft] = []
        last: Draft | None = None  # whose quotation ended last
        reported: tuple[int, int] | None = None  # section and verb of the words quoted last, where the sentence reports them
        for n, quote in enumerate(self.quoted.all):
            if last is not None and not 0 <= quote.section - last.quotes[-1].section < 2:
                last = None
            home = self._home(n, last)
            if home is None:
                reported = self._reported(n, reported)
                last = last if last and last.quotes[-1].section == quote.section and reported is None else None
                continue
            reported = None
            if not home.quotes:
                drafts.append(home)
            self._give(home, n)
            last = home
        return drafts

    def _reported(self, n: int, before: tuple[int, int] | None) -> tuple[int, int] | None:
        """The clause that holds a quotation; a paragraph of quoted words only goes on with that of the paragraph before."""
        section, first = self.quoted.all[n].section, self.quoted.ranges[n][0]
        if n not in self.covered:
            if before is None or before[0] != section - 1 or not self._alone(n):
                return None
            self.goes_on.append((before[1], n))
            return section, before[1]
        near = [c for c in self._near(first) if c.content[0][0] <= first < c.content[-1][1] and c.lemma in QUOTING]
        return (section, near[0].verb) if near else None

    def _home(self, n: int, last: Draft | None) -> Draft | None:
        """The utterance that a quotation belongs to: a new one, one begun before, or none where it is no speech."""
        if sense(self.parse, *self.quoted.ranges[n]):
            return None
        verb = self._verb(n)
        if verb is not None:
            return self._of_verb(verb, n)
        named = self.beside.signed(n)
        if named is not None:
            return self._of_name(*named)
        if last is not None and (self._joins(last, n) or self._stands_alone(n, last)):
            return last
        if n in self.covered:
            return None
        named = self.beside.named(n) if self._sentence_like(n) else None
        if named is not None:
            return self._of_name(*named)
        told = self._told_before(n)
        if told is not None:
            draft = self._of_verb(told, n)
            draft.content = draft.content or self.quoted.pieces(self.clauses[told].content)
            return draft
        if not self._after_a_stop(n):
            return None
        actor = self.beside.actor(n)
        if actor is not None and (last is None or last.source is None or not self._same_name(actor[0], last.source)):
            return self._of_name(*actor)
        return last if last is not None and last.quotes and last.quotes[-1].section == self.quoted.all[n].section else None

    def _after_a_stop(self, n: int) -> bool:
        """Whether a quotation is a sentence of its own, and stands behind another in its paragraph."""
        first = self.quoted.ranges[n][0]
        inner = self.text[:self.quoted.all[n].end - 1].rstrip("”\"’")[-1:]
        behind = first > 0 and self.parse.starts[first - 1] >= self.sections[self.quoted.all[n].section].start
        return behind and self.parse.words[first - 1] in (".", "?", "!") and self._sentence_like(n) and inner in ".?!…"

    def _same_name(self, name: Range, source: Range) -> bool:
        return self.parse.lower[name[1] - 1] in self.parse.lower[source[0]:source[1]]

    def _of_verb(self, verb: int, n: int) -> Draft:
        if verb not in self.by_verb:
            self.by_verb[verb] = self._draft(verb, n)
        return self.by_verb[verb]

    def _of_name(self, name: Range, cue: Range) -> Draft:
        return Draft(name[0], None, cue, name, name[1] - 1, [])

    def _give(self, draft: Draft, n: int) -> None:
        quote = self.quoted.all[n]
        draft.quotes.append(quote)
        draft.content = join([*draft.content, (quote.start, quote.end)])

    def _draft(self, verb: int, n: int) -> Draft:
        parse = self.parse
        clause = self.clauses.get(verb)
        head = subject(parse, verb)
        source = source_range(parse, verb, set())
        if head is None or self.quoted.double(head):
            head, source = self._beside(verb)
        content: list[Piece] = []
        if clause and clause.shape == "clause":
            top = next((i for i in parse.children[verb] if parse.deps[i] == "ccomp"), verb)
            if not self.quoted.double(top):  # what is said begins or ends outside the marks
                quote, after = self.quoted.all[n], self.quoted.ranges[n][1] <= verb
                content = [p for p in self.quoted.pieces(clause.content) if not after or (p[0] < quote.end and p[1] > quote.start - 3)]
                if after and any(v in self.clauses for f, last in clause.content for v in range(f, min(last, self.quoted.ranges[n][0]))):
                    content = []  # the parser ran two sayings together
        return Draft(verb, verb, cue_range(parse, verb), source, head, content or self._begun_before(verb, n))

    def _begun_before(self, verb: int, n: int) -> list[Piece]:
        """ "The fund “is not yet empty,” she said." What is said begins where its sentence does, outside the marks."""
        quote, first = self.quoted.all[n], self.quoted.ranges[n][0]
        inner = self.text[quote.start + 1:quote.end].lstrip("[ ")
        begin = self.parse.sentence(first).first
        if first >= verb or begin >= first or not inner[:1].islower() or quote.single or self.parse.pos[begin] == "PUNCT":
            return []
        if any(i in self.clauses or self.parse.words[i] in (";", ":") for i in range(begin, first)):
            return []
        while begin < first and self.parse.pos[begin] == "CCONJ":
            begin += 1
        return [(self.parse.starts[begin], quote.end)] if begin < first else []

    def _beside(self, verb: int) -> tuple[int | None, Range | None]:
        """The noun phrase right before or after a verb whose subject the parser lost among the quotations."""
        parse = self.parse
        for at in (verb - 1, verb + 1):
            leads = at > verb and at < len(parse) and parse.pos[at] == "DET"  # "...," tweeted a fan
            if 0 <= at < len(parse) and (leads or parse.pos[at] in ("PROPN", "NOUN", "PRON")) and not self.quoted.double(at):
                first = last = at
                loose = self._taken_for_noun(verb) and at < verb  # a whole subject that the parser made one noun phrase with its verb
                while at < verb and first > 0 and (self._nominal(first - 1) or (loose and self._linking(first - 1))):
                    first -= 1
                while at > verb and last + 1 < len(parse) and self._nominal(last + 1):
                    last += 1
                of = next((i for i in range(first + 1, last) if parse.pos[i] == "ADP"), last + 1) if loose else last + 1
                return of - 1, (first, last + 1)
        return None, None

    def _linking(self, i: int) -> bool:
        return (self.parse.pos[i] == "ADP" or self.parse.words[i] == "-") and not self.quoted.double(i)

    def _nominal(self, i: int) -> bool:
        return self.parse.pos[i] in ("PROPN", "NOUN", "ADJ", "DET") and not self.quoted.double(i)

    # -------------------------------------------------------------- which verb a quotation hangs on

    def _verb(self, n: int) -> int | None:
        """The verb of saying beside a quotation: after it ("...," she said), or before it (She said: "...")."""
        quote = self.quoted.all[n]
        inner = self.text[quote.start + 1:quote.end - 1].rstrip(" ’'”\"")
        comma = inner[-1:] in ",?!—–-…" or self.text[quote.end:quote.end + 1] == ","
        held = self._introduced(n)
        verb = self._after(n, NEAR if comma else CLOSE) if held is None else held
        if verb is not None and not self._sentence_like(n) and self._elsewhere(verb, n):
            verb = None
        return self._before(n) if verb is None else verb

    def _introduced(self, n: int) -> int | None:
        """The verb right before the comma or colon before a quotation: "The fans chanted, “Build it,” the Herald reports." """
        parse, verb = self.parse, self.quoted.ranges[n][0] - 2
        if verb < 1 or parse.words[verb + 1] not in (",", ":") or parse.starts[verb] < self.sections[self.quoted.all[n].section].start:
            return None
        acts = parse.tags[verb] in ("VBD", "VBZ", "VBP") and any(parse.deps[i] in SUBJECTS and i < verb for i in parse.children[verb])
        return verb if acts and self._says(verb) else None

    def _elsewhere(self, verb: int, n: int) -> bool:
        """Whether a verb after a fragment is of another clause: "On “Harbour Hour,” she said that ...", "..., which he called"."""
        first, start = self.quoted.ranges[n]
        clause = self.clauses.get(verb)
        says_more = clause is not None and clause.shape != "aside" and clause.content[0][0] > verb
        opens = start < verb and (self.parse.tags[start] in ("WDT", "WP", "WRB", "CC", "IN") or (
            self.parse.words[start] == "," and self.parse.tags[start + 1] in ("WDT", "WP", "WRB", "CC")))
        covered = n in self.covered and any(c.verb < first and c.content[0][0] <= first < c.content[-1][1] for c in self._near(first))
        return says_more or opens or covered

    def _near(self, token: int) -> list[Clause]:
        """The clauses of saying of a sentence before a token."""
        begin = self.parse.sentence(token).first
        return [self.clauses[i] for i in range(begin, token) if i in self.clauses]

    def _after(self, n: int, near: int) -> int | None:
        start = self.quoted.ranges[n][1]
        end = min(self._limit(n, start), start + near)
        if near == CLOSE and (not self._sentence_like(n) or not self._ends_soon(start, end)):
            return None
        for i in range(start, end):
            if self.parse.tags[i] == "VBG" and self.parse.lower[i - 1] != "as":
                continue  # "..., saying": what follows; but "Roan was quoted as saying"
            if self.parse.words[i] in (".", ";") or (self.parse.words[i] == ":" and i > start):
                return None
            if self._says(i) and (self._has_subject(i, start, end) or self.parse.lower[i - 1] == "as"):
                return i
        return self._bare_clause(start, end) if near == NEAR else None

    def _bare_clause(self, start: int, end: int) -> int | None:
        """ "..., Roan pressed.": the verb of a clause that is nothing but a name or pronoun and a verb, whatever verb it is."""
        parse = self.parse
        i = start + (parse.words[start:start + 1] == [","])
        while i < end and parse.pos[i] in ("PROPN", "PRON"):
            i += 1
        ends = i + 1 < len(parse) and parse.words[i + 1] in (".", ",")
        return i if start < i < end and ends and parse.tags[i] == "VBD" else None

    def _before(self, n: int) -> int | None:
        """The last verb of saying of the sentence before a quotation, if nothing else comes between; one that says something else
        ("refused to call it a failure:") gives way to one further back."""
        parse, first = self.parse, self.quoted.ranges[n][0]
        section = self.sections[self.quoted.all[n].section].start
        lead = self.text[max(section, self.quoted.all[n].start - 3):self.quoted.all[n].start].rstrip()
        if not lead and self.quoted.all[n].section:  # the paragraph before may end in a colon
            above = self.sections[self.quoted.all[n].section - 1]
            section, lead = above.start, self.text[above.start:above.end].rstrip()[-1:].replace(".", "")
            lead = lead if lead == ":" else ""
        stop = lead[-1:]
        if stop in ".?!;" or not lead:
            return None
        begin = self.quoted.ranges[n - 1][1] if n and self.quoted.ranges[n - 1][1] > first - NEAR else first - NEAR
        near = NEAR if stop == ":" else 12 if stop == "," else 2
        second: int | None = None
        for i in range(first - 1, max(begin, first - near - 1, 0) - 1, -1):
            if parse.words[i] in (".", ";", "?", "!") or parse.starts[i] < section:
                break
            if self._says(i) and (stop in ":," or (self._sentence_like(n) and self._reaches(i, first)) or self._touches(i, first)):
                if stop == "," and self._told_by_another(i, n):
                    return None
                if parse.tags[i] == "VBN" and parse.deps[i] == "advcl" and subject(parse, i) is None:
                    continue  # "Asked whether he would go, he shrugged: “...”"
                if stop != ":" or parse.tags[i] != "VB" or parse.child(i, "dobj", "oprd") is None:
                    return i
                second = i
        if second is not None:
            return second
        letter = stop == "," and parse.lemmas[first - 2] in LETTERS and self._sentence_like(n)  # "issued a statement, “We ..."
        return self._led_by_colon(first, section) if letter or (stop == ":" and not self.beside.named(n)) else None

    def _told_by_another(self, verb: int, n: int) -> bool:
        """Whether a fragment after a comma goes on with what somebody is told to have said, with the verb before it: "Roan said she
        seldom asked for help, “except from friends”"."""
        first = self.quoted.ranges[n][0]
        near = verb < first - 3 and not self._sentence_like(n)
        return near and any(c.verb < verb and c.content[0][0] <= verb < c.content[-1][1] for c in self._near(first))

    def _reaches(self, verb: int, first: int) -> bool:
        """Whether a quotation is the object of a verb right before it, not of a preposition ("said on “Town Talk”")."""
        return not any(self.parse.pos[k] in ("ADP", "DET") for k in range(verb + 1, first)) and self.parse.lemmas[verb] != "tell"

    def _led_by_colon(self, first: int, section: int) -> int | None:
        """The verb of a clause that ends in a colon, whatever it is: "She wrapped up: "..." """
        parse = self.parse
        if first < 1:
            return None
        begin = max(parse.sentence(first - 1).first, first - NEAR)
        verbs = [i for i in range(begin, first) if parse.pos[i] == "VERB" and parse.deps[i] in ("ROOT", "ccomp", "conj", "dep")
                 and not self.quoted.double(i) and parse.starts[i] >= section and parse.child(i, "nsubj") is not None]
        return next((i for i in verbs if parse.deps[i] == "ROOT"), verbs[0] if verbs else None)

    def _touches(self, verb: int, first: int) -> bool:
        """ "... by saying “Never”", "banners reading “No more pumps”": a plain word of saying right before a quotation."""
        if verb != first - 1:
            return False
        if self.parse.lemmas[verb] == "read":
            return self.parse.tags[verb] == "VBG" and self.parse.lemmas[self.parse.heads[verb]] in DOCUMENTS
        return self.parse.lemmas[verb] in SPOKEN

    def _ends_soon(self, start: int, end: int) -> bool:
        """Whether nothing but a clause of saying follows: "..." Tanner said."""
        return any(self._says(i) and self.parse.words[min(i + 1, len(self.parse) - 1)] in (".", ",") for i in range(start, end))

    def _limit(self, n: int, start: int) -> int:
        following = self.quoted.ranges[n + 1][0] if n + 1 < len(self.quoted.ranges) else len(self.parse)
        end = bisect_left(self.parse.starts, self.sections[self.quoted.all[n].section].end)
        return min(following, end, start + NEAR)

    def _says(self, i: int) -> bool:
        if self.parse.lemmas[i] == "put" and self.parse.lower[i + 1:i + 2] == ["it"] and not self.quoted.double(i):
            return True  # "as Quill put it"
        if self.parse.lemmas[i].lower() not in QUOTING or self.quoted.double(i):
            return False
        after = i + 1 + (self.parse.lower[i + 1:i + 2] == ["on"])
        if self.parse.lemmas[i] == "go" and not AFTER_GO & set(self.parse.lower[after:after + 1]):
            return False  # "goes on leave" says nothing; "goes on:" and "goes, “...”" do
        return self.parse.pos[i] in ("VERB", "AUX") or self._taken_for_noun(i)

    def _taken_for_noun(self, i: int) -> bool:
        """ "...," Quill notes. A verb of saying after a name, at the end of a sentence, that the parser took for a noun."""
        ends = i + 1 >= len(self.parse) or self.parse.words[i + 1] in (".", ",")
        return self.parse.tags[i] == "NNS" and ends and i > 0 and self.parse.pos[i - 1] in ("PROPN", "PRON", "NOUN")

    def _has_subject(self, verb: int, start: int, end: int) -> bool:
        parse = self.parse
        if any(parse.deps[i] in SUBJECTS and start <= i < end for i in parse.children[verb]):
            return True
        follows = verb == start or (verb == start + 1 and parse.words[start] == ",")
        turned = follows and parse.pos[verb + 1:verb + 2] == ["DET"]  # "...," tweeted a fan
        return turned or any(start <= i < end and parse.pos[i] in ("PROPN", "PRON", "NOUN") for i in (verb - 1, verb + 1))

    # -------------------------------------------------------------- quotations without a verb of their own

    def _joins(self, last: Draft, n: int) -> bool:
        """Whether a quotation goes on with the utterance before it, in the same paragraph: only the clause of saying between."""
        before, quote = last.quotes[-1] if last.quotes else None, self.quoted.all[n]
        if before is None or before.section != quote.section or before.single != quote.single:
            return False
        gap = self.text[before.end:quote.start].strip()
        if not gap:
            return True
        if last.verb is None:
            return False
        inside = before.end <= self.parse.starts[last.verb] < quote.start
        if n in self.covered and any(v in self.clauses for v in range(last.verb + 1, self.quoted.ranges[n][0])):
            return False  # "...," she said, adding that "..."
        ends = GOES_ON if self._sentence_like(n) else STOPS
        return inside and gap.rstrip("\"”’").endswith(ends) and self._one_sentence(last.verb, n)

    def _told_before(self, n: int) -> int | None:
        """The verb of the sentence before, where a quotation bears out what somebody is said to say: "She says it was dark. "..." """
        parse, first = self.parse, self.quoted.ranges[n][0]
        section = self.sections[self.quoted.all[n].section].start
        if first < 2 or parse.starts[first - 1] < section or parse.words[first - 1] not in (".", "”", '"') or not self._sentence_like(n):
            return None
        sentence = parse.sentence(first - 1)
        for i in range(sentence.first, min(sentence.last, first)):
            clause = self.clauses.get(i)
            if clause is not None and clause.shape in ("clause", "aside") and clause.lemma in QUOTING and clause.source is not None:
                return i
        return None

    def _one_sentence(self, verb: int, n: int) -> bool:
        """Whether no sentence of its own stands between the clause of saying and a quotation."""
        starts = self.parse.sentence_starts
        between = starts[bisect_left(starts, verb + 1):bisect_left(starts, self.quoted.ranges[n][0])]
        return all(self.quoted.double(i) or self.parse.pos[i] == "PUNCT" for i in between)

    def _sentence_like(self, n: int) -> bool:
        first, last = self.quoted.ranges[n]
        inner = self.text[self.quoted.all[n].start + 1:self.quoted.all[n].end]
        return last - first > 5 and inner[:1].isupper()

    def _stands_alone(self, n: int, last: Draft) -> bool:
        """A paragraph of quoted words only, by whoever spoke in the one before."""
        return bool(last.quotes) and self._alone(n)

    def _alone(self, n: int) -> bool:
        quote = self.quoted.all[n]
        section = self.sections[quote.section]
        starts = not self.text[section.start:quote.start].strip()
        ends = not self.text[quote.end:section.end].strip()
        long = self._sentence_like(n) and (not quote.single or self.quoted.ranges[n][1] - self.quoted.ranges[n][0] > CROSSHEAD)
        return starts and (ends or not quote.closed) and long
