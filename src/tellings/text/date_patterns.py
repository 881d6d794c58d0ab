"""The grammar of time expressions: one pattern a class. In patterns `_` is a blank and `~` a blank or hyphen.

Order matters: at one place in the text the first class that fits wins. Text is matched in lower case.
"""

from __future__ import annotations

import re
from functools import cache

from tellings.text import date_words as w

DAYWORD = "the_day_before_yesterday|the_day_after_tomorrow|today|yesterday|tomorrow"
NUMERIC = (r"(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:t\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?z?)?|"
           r"(?P<slash>(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|[12]\d|3[01])[/.](?:(?:19|20)\d\d|\d\d(?![\d/.%])))")
NAMED = (rf"(?:(?P<wd1>{w.DAY}),?_)?(?P<m1>{w.MONTH})_(?P<d1>{w.NUMBERED})(?:(?:-|–|_?to_|_and_)(?P<to1>{w.NUMBERED}))?(?:(?:,_?"
         rf"|_)(?P<y1>{w.YEAR}))?|"
         rf"(?:(?P<wd2>{w.DAY}),?_)?(?:the_)?(?P<d2>{w.NUMBERED})(?:(?:-|–|_to_|_and_)(?P<to2>{w.NUMBERED}))?(?:_of)?[_-]"
         rf"(?P<m2>{w.MONTH})(?:,?[_-](?P<y2>{w.YEAR}))?")
REL = "last|next|this|this_past|this_coming|the_previous|the_following|the_next|the_last|past|coming"
WEEKDAY = (rf"(?:(?P<every>each|every)_)?(?:(?P<rel>{REL})_)?(?P<wd>{w.DAY}|(?P<plural>(?:{'|'.join(w.DAYS)})s))(?:_(?P<week>last|next"
          rf"|this)_week)?")
ONEDAY = rf"(?:{NUMERIC}|{NAMED}|(?P<word>{DAYWORD})|{WEEKDAY})"
AT = rf"(?:(?:,?(?:_at|_around|_about|_by|_from|_shortly_after|_before|_after))?_(?P<clock2>{w.CLOCK}))"
HOURS = "(?:the_)?(?P<hours>early|small|wee)(?:_(?:morning|hours))?_hours"
DAY = (rf"(?:(?P<mod>early|late|earlier|later|mid)(?:~on)?[_-])?(?:(?P<clock>{w.CLOCK})(?:_\([^()]{{4,14}}\))?,?(?:_on)?_)?"
       rf"(?:{HOURS}_(?:of|on)_|(?:the_)?(?P<part>(?:mid-)?{w.PART})_(?:of_|on_)?|(?P<over>overnight)_(?:on_|from_|into_)?)?"
       rf"{ONEDAY}(?:{AT}|(?:['’]s)?_(?P<late>early_|late_)?(?P<part2>{w.PART})(?P<nights>s)?)?"
       rf"(?:(?:(?<=night)_(?:in)?to|(?<=day)_into)_(?:the_(?:early|small)_hours_of_)?(?P<into>{w.DAY})(?:_morning)?)?")
MOD = (r"(?:(?:the_)?(?P<mod>early|late|earlier|later|mid|end|beginning|start|middle|rest|first_half|second_half|first_months)"
       r"(?:_(?:of|in|part_of))?[_-](?:the_)?)?")
UNITREL = ("last|this|next|this_past|this_coming|coming|the_coming|the_following|the_previous|previous|the_current|current|the_same|"
           "the_latest|the_last|the_next|the_past|that|that_same")
UNITREL_NAMED = rf"week(?:end)?|month|year|quarter|decade|century|fiscal_year|{w.SEASON}|{w.MONTH}|night|morning|afternoon|evening"
COUNTED = (rf"{w.HEDGE}?(?:(?:a_)?further_)?(?P<n>{w.NUMBER})(?:_(?:or_so|more|full|whole|straight|consecutive|trading|calendar|business"
          rf"|working))?~(?P<u>{w.UNIT})s?(?P<half>_and_a_half)?")
PERIOD = "quarter|period|half"

CLASSES: tuple[tuple[str, str], ...] = (
    ("bignumber", r"\$_?\d[\d,.]*|[€£]\d[\d,.]*|\d{1,3}(?:,\d{3})+(?:\.\d+)?"),  # read over, so that no year is seen in them
    ("age", rf"(?:aged?_(?:of_)?\d+|{w.NUMBER}~years?~olds?|{w.NUMBER}~(?:month|week|day)s?~olds?|in_(?:his|her|their|my)_(?:early_"
            rf"|late_|mid-?_?)?\d0s)"),
    ("day", DAY),
    ("overnight", r"overnight|last_night|tonight|(?:the_)?(?:early|small|wee)_hours(?:_of_this_morning)?|(?:earlier|later)_today|"
                  r"(?P<mod>earlier_|later_|early_|late_)?this_(?P<part>(?:mid-)?(?:morning|afternoon|evening|lunchtime))"),
    ("holiday", rf"(?:(?P<rel>last|next|this)_)?(?P<name>{w.HOLIDAY}|(?:u\.?s\.?_|american_|america['’]s_"
                rf"|us['’]s?_)independence_day)(?:,?_(?P<y>{w.YEAR}))?"),
    ("fiscal", rf"(?:the_)?(?:(?:(?P<y0>{w.YEAR})|(?P<rely>last|this|next)_year(?:['’]s)?)_)?(?:(?:year~(?:ago|earlier)|fiscal"
               rf"|comparable|its|full)[_-])*"
               rf"(?P<q>{w.ORDINAL}|q[1-4]|[1-4]q)(?:~(?P<kind>quarter|half))?s?"
               rf"(?:(?:_of|_in)?_(?:fiscal_)?(?:the_)?(?P<y>{w.YEAR}|['’]\d\d\b|(?P<rely2>last|this|next)_year|(?P<rely3>year)))?"),
    ("quarter", rf"(?:the_|this_|that_|last_|next_|its_|(?P<y>{w.YEAR})_|(?:last|this|next)_year['’]s_)?(?:(?:same|latest|recent"
                rf"|current|comparable|corresponding|year~(?P<ago>ago|earlier)|prior~year|(?P<y2>{w.YEAR}))_)*"
                rf"(?:quarter(?![-s])|(?<=latest\s)period|(?<=year.ago\s)period|(?<=year.earlier\s)period|(?<=(?:19"
                rf"|20)\d\d\s)period)(?:_(?P<tail>a_year_(?:ago|earlier)|last_year))?"),
    ("yearago", r"(?:the_)?year-(?:ago|earlier)|(?:the_)?(?:corresponding|same|comparable)_period_(?:last_year|a_year_(?:ago|earlier))"),
    ("ago", rf"{w.HEDGE}?(?:(?P<n>{w.NUMBER})(?:_or_so)?~)?(?P<u>{w.UNIT})s?(?P<half>_and_a_half)?(?:_or_(?:so|more))?_(?P<dir>ago"
            rf"|earlier|later|from_now|hence|before(?=[.,;:]|$))"),
    ("span", rf"(?:the_|these_|those_|each_of_the_|this_|over_the_|(?:at_least_)the_)?(?P<dir>past|last|next|coming|following|previous"
             rf"|first|final|latest|recent|preceding|ensuing|initial)_"
             rf"(?:(?P<n>{w.NUMBER})(?:_(?:or_so|trading|full))?(?:_to_{w.NUMBER})?~)?(?P<u>{w.UNIT})(?P<s>s)?(?P<half>_and_a_half)?(?=\W|$)"),
    ("yearend", r"(?:the_)?year(?:['’]s_|_|-)end(?!ing|ed)|the_end_of_the_year|(?P<run>the_(?:full_|fiscal_"
                r"|financial_)?year(?=_(?:ended|ending|to)\b))|"
                r"(?<=for\s)the_(?:full_)?year(?=[.,;:]|$)|(?<=of\s)the_year(?=[.,;:]|$)|the_(?P<fiscal>fiscal_|financial_|full_)year"),
    ("unit", rf"(?:{MOD}(?P<rel>{UNITREL})_|(?P<the>the)_(?=weekend|{w.SEASON})|(?P<early>early|late|earlier|later|mid|(?:the_)?(?:end"
             rf"|beginning|start|middle)_of)[_-](?:in_|on_)?the_)(?P<u>{UNITREL_NAMED})(?![-s]|_of_the"
             rf"|_ended)(?:(?:_of)?_(?P<y>{w.YEAR}))?"),
    ("monthyear", rf"{MOD}(?P<m>{w.MONTH})(?:(?:_of|,)?_(?P<y>{w.YEAR})|_(?P<rely>last|next|this)_year)?(?![\w]|_\d)"),
    ("season", rf"{MOD}(?:the_)?(?P<s>{w.SEASON})(?:_of)?_(?P<y>{w.YEAR})|(?:in|during|by|until|since|over)_(?:the_)?(?:early_"
               rf"|late_)?(?P<bare>{w.SEASON})(?=[.,;:]|_(?:and|when|after|as|with|to)|$)"),
    ("set", rf"(?:every|each)_(?P<other>other_|single_)?(?:(?P<n>{w.NUMBER})_)?(?P<u>{w.UNIT})s?|(?P<word>daily|weekly|monthly|yearly"
            rf"|annually|hourly|nightly|biweekly)|"
            rf"(?:once|twice|(?:two|three|four|several|\d+)_times)_(?:a|an|per|each)_(?P<u2>{w.UNIT})"
            rf"|(?:(?<!in\s)(?<!within\s)(?<!for\s)(?<!than\s)(?<!half\s)(?<!of\s)(?<!about\s)(?<!nearly\s)(?<!once\s)(?<!after\s)(?<!over\s)(?:a|per)_)(?P<u3>day|week|month|year)(?=[_,.]?(?:$|\.|,|;|_(?:in|on|for|at|by|from|since)\b))"),
    ("clock", rf"(?P<clock>{w.CLOCK})"),
    ("decade", r"(?:the_)?(?P<mod>early~|late~|mid~)?(?:the_)?(?:(?P<c>1[0-9]|20)?['’]?(?P<d>\d)0['’]?s|(?P<name>twenties|thirties"
               r"|forties|fifties|sixties|seventies|eighties|nineties))(?!\w)|(?:the_)?(?P<century>\d\d?(?:st|nd|rd|th))~century"),
    ("spoken", rf"(?:nineteen|twenty)~(?:(?P<tens>{'|'.join(w.TENS)})(?:~(?P<ones>{'|'.join(list(w.SMALL)[1:10])}))?|(?P<teens>ten"
               rf"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))(?!_{w.UNIT})"),
    ("year", rf"{MOD}(?:fiscal_(?:year_)?|the_year_|fy_?)?(?P<y>{w.YEAR})(?:(?:-|–|/)(?P<to>(?:(?:19|20)\d\d|\d\d))(?!\w"
             rf"|-\d))?(?![-'’]\w|,\d|_(?:people|men|women|troops|soldiers|homes|points|percent|per_cent|%))"),
    ("ref", r"(?P<now>right_now|(?<!until\s)now|currently|nowadays|these_days|at_present|presently|at_the_moment)|"
            r"(?P<past>(?:most_|more_)?recently|recent(?=_(?:day|week|month|year|quarter|decade))|in_the_(?:recent_)?past(?=[.,;:]"
            r"|_and_|$)|the_(?:recent_)?past(?=[.,]|$))|"
            r"(?P<future>(?:the|in)_(?:the_)?(?:near_|foreseeable_)?future|near_future|as_soon_as_possible|the_(?:short|near|long)_term(?!\w))"),
    ("following", r"(?:on_)?(?P<which>the_(?:next|following|previous)_day|the_day_(?:before|after)(?=[.,;:]|$)|(?:that"
                 r"|the)_(?:same_)?day(?=[.,;:]|_(?:and|in|when|after|at|that|by|he|she|it|they)\b|$)|that_same_day|a_day_(?:earlier"
                 r"|later|before)|the_(?:next|following)_morning|that_(?:night|evening|morning|afternoon))"),
    ("duration", rf"{COUNTED}(?![-~]?olds?|_(?:ago|old)|_of_age)"),
    ("vague", r"(?:for|after|over|in_the)_(?:the_)?(?P<u2>hour|day|week|month|year|decade|centurie)s(?=[\s.,;]|$)|(?:(?:for|in|over"
              r"|after|within|only|just|(?P<lead>weeks_or))_)?(?P<u>minute|hour|day|week|month|year|decade|centurie)s(?:_(?:ahead|later"
              r"|earlier|before|after|ago|on)|(?=_of_|-long|[.,]|_and_))"),
)
TRIGGERS: frozenset[str] = frozenset(
    {*w.MONTHS, *w.MONTH_SHORT, *(m + "." for m in w.MONTH_SHORT), *w.DAYS, *(d + "s" for d in w.DAYS), *w.DAYS_SHORT,
     *(d + "." for d in w.DAYS_SHORT), *w.UNITS, *(u + "s" for u in w.UNITS), *w.SEASONS, *w.PARTS, *(k + "s" for k in w.PARTS),
     *"""noon midnight midday today yesterday tomorrow tonight overnight now currently nowadays present presently moment recently
     recent past future soon term daily weekly monthly yearly annually hourly nightly biweekly a.m. p.m. am pm a.m p.m o'clock
     o’clock period year-ago year-earlier christmas eve easter thanksgiving halloween independence juneteenth armistice half nineteen
     twenty twenties thirties forties fifties sixties seventies eighties nineties current""".split()})
NUMERAL = re.compile(
    r"(?:1[1-9]|20)\d\d(?!\d)|\d+(?:s|['’]s|st|nd|rd|th)$|\d+[-:./]\d|\d{1,3}-\w|q[1-4]|[1-4]q|"
    r"[\w-]+-(?:year|month"
                 r"|week|day|hour|minute|quarter|decade|century)|mid-\w+")

SHORTHAND = re.compile(r"\[[^\]]*\]|_|~")
LONGHAND = {"_": r"(?:\s{1,3})", "~": r"(?:\s{1,3}|-)"}


def spaced(pattern: str) -> str:
    """A pattern with its shorthand written out: `_` a blank, `~` a blank or hyphen (group names have neither)."""
    return SHORTHAND.sub(lambda m: LONGHAND.get(m[0]) or m[0].replace("_", r"\s").replace("~", r"\s-"), pattern)


@cache
def class_pattern(name: str) -> re.Pattern[str]:
    """The pattern of one class, with its named groups."""
    return re.compile(spaced(dict(CLASSES)[name].replace(w.CLOCK, w.CLOCK.replace("?P<zone>", "?:"))))


@cache
def scanner() -> re.Pattern[str]:
    """All classes as one pattern; the name of the group that matched is the class."""
    plain = "|".join(f"(?P<{name}>{spaced(re.sub(r'[?]P<[a-z0-9]+>', '?:', pattern))})" for name, pattern in CLASSES)
    return re.compile(rf"(?<![\w.,'’$€£-])(?:{plain})(?!\w)")


@cache
def clock_pattern() -> re.Pattern[str]:
    """A clock time with its zone."""
    return re.compile(spaced(w.CLOCK))
