"""Which language a text is in, by its commonest words or its script: cheap, and only good enough to keep the parser to English."""

from __future__ import annotations

import re
from collections import Counter

COMMON = {
    "en": "the of and to in that for was with said his from have this not but they has are were been their which",
    "de": "der die und das ist nicht mit von den ein eine auf für sich auch wird dem als wurde bei nach sind werden zum",
    "fr": "les des est dans une pour qui que sur pas avec plus par sont cette mais ses aux leur été ont comme",
    "es": "los las una por con para del que como más pero sus este entre sobre han fue también desde hasta según",
    "it": "che della per una con non sono gli più nel alla anche dei delle come dal questo stato hanno ha",
    "pt": "não uma dos para com que por mais como foi das pelo pela sobre também são ao seu sua após",
    "nl": "het een van niet dat zijn voor met aan wordt ook door naar maar bij werd heeft nog uit",
    "sv": "och att det som inte för med har till den är ett av om på efter var från kan",
    "da": "og det at ikke til med som har der den for er på et af efter fra blev kan",
    "no": "og det ikke som til med har for på er av den et etter fra ble kan seg",
    "pl": "nie się na jest że do przez oraz jak ale po jego który od które są został dla",
    "tr": "bir ve bu için ile olarak çok daha olan sonra kadar gibi ancak dedi göre",
    "id": "yang dan di untuk dengan dari pada ini itu tidak akan dalam telah juga",
    "ro": "și în care pentru din este cu mai fost sunt dar după prin au",
    "cs": "se na že je to byl podle pro jsou ale který jako jeho také",
    "fi": "on ja ei että oli mutta myös joka ovat kun mukaan sekä",
    "hu": "és hogy nem egy az is van volt meg ezt csak még",
}
WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}
SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")), ("ko", re.compile(r"[\uac00-\ud7af]")), ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")), ("ru", re.compile(r"[\u0400-\u04ff]")), ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")), ("el", re.compile(r"[\u0370-\u03ff]")), ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")), ("bn", re.compile(r"[\u0980-\u09ff]")), ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")), ("ka", re.compile(r"[\u10a0-\u10ff]")), ("hy", re.compile(r"[\u0530-\u058f]")),
)
LETTER_RUN = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile(r"[\u0370-\uffef]")
SAMPLE = 4000  # characters


def language_of(text: str, declared: str | None = None) -> str:
    """The language's code. What the page declares counts where the text is too short to tell, or speaks for neither."""
    sample = text[:SAMPLE]
    foreign = 0 if sample.isascii() else len(FOREIGN.findall(sample))
    if foreign > len(sample) * 0.2 and (found := _script(sample, foreign)):
        return found
    words = [w.lower() for w in LETTER_RUN.findall(sample)]
    counts = Counter(words)
    hits = {language: sum(counts[w] for w in known) for language, known in WORDS.items()}
    best = max(hits, key=lambda language: hits[language])
    said = (declared or "").replace("_", "-").split("-")[0].lower()
    if said in hits and hits[said] >= hits[best] * 0.8 and hits[said]:
        return said
    if said in ("", "en") and hits[best] < hits["en"] * 2 + 4:
        return "en"
    if len(words) < 12 or hits[best] < len(words) * 0.04:
        return said if re.fullmatch(r"[a-z]{2,3}", said) and said != "und" else ("en" if hits[best] == 0 or best == "en" else best)
    return best


def _script(sample: str, foreign: int) -> str | None:
    """The language of the script most letters are in; kana anywhere makes it Japanese, і or ї in Cyrillic Ukrainian."""
    for language, letters in SCRIPTS:
        least = 0.05 if language in ("ja", "uk") else 0.3
        if len(letters.findall(sample)) > foreign * least / (3 if language == "uk" else 1):
            return language
    return None
