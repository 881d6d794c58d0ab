"""The grammar of weeks, months, quarters, years, durations and sets, in the shorthand of date_patterns."""

from __future__ import annotations

from tellings.text import date_words as w
from tellings.text.date_patterns import NTH, OF_MONTH, Class

MOD = (r"(?:(?:the_)?(?P<mod>(?:early|late|earlier|later|mid|end(?=-))(?=[_-])(?!_of)|(?:end|beginning|start|middle|rest|first_half"
       r"|second_half|last_half|first_months)(?=_of))(?:_(?:of|in|part_of))?[_-](?:the_)?)?")
UNITREL = ("last|this|next|this_past|this_coming|coming|the_coming|the_following|the_previous|previous|the_current|current|the_same|"
           "the_latest|the_last|the_next|the_past|that|that_same|following|upcoming|the_upcoming")
UNITREL_NAMED = rf"week(?:end)?|month|year|quarter|decade|century|fiscal_year|{w.SEASON}|{w.MONTH}|night|morning|afternoon|evening"
COUNTED = (rf"{w.HEDGE}?(?:(?:a_)?further_|another_|an_additional_)?(?:(?P<n>{w.NUMBER})(?P<and>_and_a_half)?"
           rf"(?:_(?:or_so|more|full|whole|straight|consecutive|trading|calendar|business|working))?~|(?:a_)?(?P<lone>(?:full|whole|half|all)~)"
           rf"|(?P<one>another_|an_additional_))(?P<u>{w.UNIT})s?(?P<half>_and_a_half)?")
OF_YEAR = rf"(?:(?P<y>{w.YEAR})(?:[-–/]\d\d(?!\d))?|['’](?P<yy>\d\d)(?!\w))"  # "the winter of 2029-30", "the summer of '98"
NO_VERB = "".join(rf"(?<!{word}\s)" for word in "to will would could may might can must should not did does".split())  # "will last a day"
SPARED = "".join(rf"(?<!{word}\s)" for word in "in within for than half of about nearly once after over".split())
QUARTERS = r"q[1-4]|[1-4]q|h[12]"

PERIOD_CLASSES: tuple[Class, ...] = (
    ("nthweek", "the last final # ORDINALS", rf"(?:the_)?{NTH}_(?P<unit>week|weekend|days)_{OF_MONTH}"),
    ("fiscal", "# the last this next year fiscal comparable its full q h fy ORDINALS",
     rf"(?:the_)?(?:(?:(?:fy)?(?P<y0>{w.YEAR})|fy_?['’]?(?P<fy0>\d\d)(?!\d)|(?P<rely>last|this|next)_year(?:['’]s)?)_?)?(?:(?:year~(?:ago|earlier)|fiscal"
     rf"|comparable|its|full)[_-])*"
     rf"(?P<q>{w.ORDINAL}|{QUARTERS})(?:~(?P<kind>quarter|half))?s?"
     rf"(?:(?:_of|_in|,)?_(?:fiscal_|fy_?)?(?:the_)?(?P<y>{w.YEAR}|['’]\d\d\b|(?<=fy)\d\d\b|(?<=fy\s)\d\d\b|(?P<rely2>last|this|next)_year|(?P<rely3>year)))?"),
    ("quarter", "# the this that last next its same latest recent current comparable corresponding year prior quarter period",
     rf"(?:the_|this_|that_|last_|next_|its_|(?P<y>{w.YEAR})_|(?:last|this|next)_year['’]s_)?(?:(?:same|latest|recent"
     rf"|current|comparable|corresponding|year~(?P<ago>ago|earlier)|prior~year|(?P<y2>{w.YEAR}))_)*"
     rf"(?:quarter(?![-s])|(?<=latest\s)period|(?<=year.ago\s)period|(?<=year.earlier\s)period|(?<=(?:19"
     rf"|20)\d\d\s)period)(?:_(?P<tail>a_year_(?:ago|earlier)|last_year))?"),
    ("yearago", "the a year corresponding same comparable",
     r"(?:the_|a_)?year-(?:ago|earlier)|(?:the_)?(?:corresponding|same|comparable)_period_(?:last_year|a_year_(?:ago|earlier))"),
    ("ago", "COUNT HEDGES UNITS",
     rf"{w.HEDGE}?(?:(?P<n>{w.NUMBER})(?P<and>_and_a_half)?(?:_or_so)?~)?(?P<u>{w.UNIT})s?(?P<half>_and_a_half)?(?:_or_(?:so|more))?_(?P<dir>ago"
     rf"|earlier|later|from_now|hence|before(?=[.,;:]|$))"),
    ("span", "the these those each this over at past last next coming following previous first final latest recent preceding ensuing "
             "initial upcoming",
     rf"(?:the_|these_|those_|each_of_the_|this_|over_the_|(?:at_least_)the_)?(?P<dir>past|{NO_VERB}last|next|coming|following|previous"
     rf"|first|final|latest|recent|preceding|ensuing|initial|upcoming)_"
     rf"(?:(?P<n>{w.NUMBER})(?:_(?:or_so|trading|full))?(?:_to_[a-z\d]+)?~)?(?P<u>{w.UNIT})(?P<s>s)?(?P<half>_and_a_half)?(?=\W|$)"),
    ("yearend", "the year", r"(?:the_)?year(?:['’]s_|_|-)end(?!ing|ed)|the_end_of_the_year|(?P<run>the_(?:full_|fiscal_"
                            r"|financial_)?year(?=_(?:ended|ending|to)\b))|"
                            r"(?<=for\s)the_(?:full_)?year(?=[.,;:]|$)|(?<=of\s)the_year(?=[.,;:]|$)|the_(?P<fiscal>fiscal_|financial_|full_)year"),
    ("afternext", "the",
     rf"the_(?P<u>day|week|weekend|month|year)_(?P<dir>after_(?:the_)?next|before_(?:the_)?last)(?![\s](?:{w.DAY}|{w.UNIT}|{w.MONTH}))"),
    ("unit", "MODS last this next coming previous current that following upcoming",
     rf"(?:{MOD}(?P<rel>{UNITREL})_|(?P<the>the)_(?=weekend|{w.SEASON})|(?P<early>early|late|earlier|later|mid|(?:the_)?(?:end"
     rf"|beginning|start|middle|rest)_of)[_-](?:in_|on_)?the_)(?P<u>{UNITREL_NAMED})(?![-s]|_of_the"
     rf"|_ended)(?:(?:_of)?_{OF_YEAR})?"),
    ("monthyear", "MODS MONTHS",
     rf"{MOD}(?P<m>{w.MONTH})(?:(?:_of|,)?_(?P<y>{w.YEAR})|_(?P<rely>last|next|this)_year)?(?![\w]|_\d)"),
    ("season", "MODS SEASONS in during by until since over",
     rf"{MOD}(?:the_)?(?P<s>{w.SEASON})(?:_of)?_{OF_YEAR}"
     rf"|(?:in|during|by|until|since|over)_(?:the_)?(?:early_"
     rf"|late_)?(?P<bare>{w.SEASON})(?=[.,;:]|_(?:and|when|after|as|with|to)|$)"),
    ("set", "every each daily weekly monthly yearly annually hourly nightly biweekly once twice two three four several # a per PARTS",
     rf"(?:every|each)_(?P<other>other_|second_|single_)?(?:(?P<n>{w.NUMBER})_)?(?P<u>{w.UNIT})s?|(?:every|each)_(?P<named>{w.MONTH}|{w.SEASON})|(?:every|each)_(?P<part>{w.PART})"
     rf"|(?P<word>daily|weekly|monthly|yearly|annually|hourly|nightly|biweekly)|"
     rf"(?:once|twice|(?:two|three|four|several|\d+)_times)_(?:a|an|per|each)_(?P<u2>{w.UNIT})"
     rf"|(?:{SPARED}(?:a|per)_)(?P<u3>day|week|month|year)(?=[_,.]?(?:$|\.|,|;|_(?:in|on|for|at|by|from(?!\s(?:{w.DAY}|today|tomorrow|now))|since)\b))"),
    ("decade", "# the early late mid ' ’ twenties thirties forties fifties sixties seventies eighties nineties noughties nineteen",
     r"(?:the_)?(?P<mod>early~|late~|mid~)?(?:the_)?(?:(?P<c>1[0-9]|20)?['’]?(?P<d>\d)0['’]?s|(?P<nineteen>nineteen~)?(?P<name>twenties|thirties"
     r"|forties|fifties|sixties|seventies|eighties|nineties|noughties))(?!\w)|(?:the_)?(?P<century>\d\d?(?:st|nd|rd|th))~century"),
    ("spoken", "MONTHS in of since nineteen twenty two the year",
     rf"(?:(?P<m>{w.MONTH})(?:_of)?_)?(?:the_year_)?(?:{w.SPOKEN_YEAR})(?!_{w.UNIT})"),
    ("year", "MODS # fiscal fy",
     rf"{MOD}(?:fiscal_(?:year_)?|the_year_|fy_?)?(?P<y>{w.YEAR})(?:(?:-|–|/)(?P<to>(?:(?:19|20)\d\d|\d\d))(?!\w"
     rf"|-\d))?(?![-'’]\w|,\d|_?[ap]\.?m\b|_(?:people|men|women|troops|soldiers|homes|points|percent|per_cent|%))"),
    ("ref", "right now current currently nowadays these at presently most more recently recent in the near as",
     r"(?P<now>right_now|now|current(?=_[a-z])(?!_(?:account|affairs|events|sea|week|month|year|quarter|fiscal|season))|currently|nowadays|these_days|at_present|presently|at_the_moment)|"
     r"(?P<past>(?:most_|more_)?recently|recent(?=_(?:day|week|month|year|quarter|decade))|in_the_(?:recent_)?past(?!_(?:\d"
     r"|[a-z-]+_(?:seconds|minutes|hours|days|nights|weeks|weekends|months|quarters|years|decades|centuries)|few|day|week|month|year"
     r"|quarter|decade|century|season|summer|winter|spring|autumn))|the_(?:recent_)?past(?=[.,]|$))|"
     r"(?P<future>(?:the|in)_(?:the_)?(?:near_|foreseeable_)?future|near_future|as_soon_as_possible|the_(?:short|near|long)_term(?!\w))"),
    ("duration", "COUNT HEDGES a further another an full whole half all", rf"{COUNTED}(?![-~]?olds?|_(?:ago|old)|_of_age|-long)"),
    ("vague", "for after over in within only just weeks UNITS",
     r"(?:for|after|over|in_the)_(?:the_)?(?P<u2>hour|day|week|month|year|decade|centurie)s(?=[\s.,;]|$)|(?:(?:for|in|over"
     r"|after|within|only|just|(?P<lead>weeks_or))_)?(?P<u>minute|hour|day|week|month|year|decade|centurie)s(?:_(?:ahead|later"
     r"|earlier|before|after|ago|on)|(?=_of_|-long|[.,]|_and_))|(?P<long>day|week|month|year|decade)s?-long"),
)
