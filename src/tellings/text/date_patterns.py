"""The grammar of days and clock times: one pattern a class. In patterns `_` is a blank and `~` a blank or hyphen.

A class is its name, the words that can begin it (capitals stand for sets of `starts.SETS`, `#` for a digit), and its pattern.
Text is matched in lower case.
"""

from __future__ import annotations

import re

from tellings.text import date_words as w

Class = tuple[str, str, str]
SHORTHAND = re.compile(r"\[[^\]]*\]|_|~")
LONGHAND = {"_": r"(?:\s{1,3})", "~": r"(?:\s{1,3}|-)"}

def spaced(pattern: str) -> str:
    """A pattern with its shorthand written out: `_` a blank, `~` a blank or hyphen (group names have neither)."""
    return SHORTHAND.sub(lambda m: LONGHAND.get(m[0]) or m[0].replace("_", r"\s").replace("~", r"\s-"), pattern)


DAYWORD = "the_day_before_yesterday|the_day_after_tomorrow|today|yesterday|tomorrow"
NUMERIC = (r"(?P<iso>(?:19|20)\d\d[-/](?:0?[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01]|[1-9]))(?:t\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?z?)?|"
           r"(?P<slash>(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|[12]\d|3[01])[/.](?:(?:19|20)\d\d|\d\d(?![\d/.%]))"
           r"|(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|[12]\d|3[01])-(?:19|20)\d\d)")
TO = "(?:-|–|_?to_|_and_|_?until_|_?through_)"
NAMED = (rf"(?:(?P<wd1>{w.DAY}),?_)?(?P<m1>{w.MONTH})_(?P<d1>{w.NUMBERED})(?:{TO}(?P<to1>{w.NUMBERED}))?(?:(?:,_?"
         rf"|_(?:of_|in_)?)(?P<y1>{w.YEAR}))?|"
         rf"(?:(?P<wd2>{w.DAY}),?_)?(?:the_)?(?P<d2>{w.NUMBERED})(?:{TO}(?P<to2>{w.NUMBERED}))?(?:_of)?[_-]"
         rf"(?P<m2>{w.MONTH})(?:,?[_-](?:of_|in_)?(?P<y2>{w.YEAR}))?")
REL = "last|next|this|this_past|this_coming|the_previous|the_following|the_next|the_last|past|coming"
WEEKDAY = (rf"(?:(?P<every>each|every)_(?P<other>other_|second_)?)?(?:(?P<rel>{REL})_)?(?:(?P<wd>{w.DAY})"
           rf"|(?P<plural>(?:{'|'.join(w.DAYS)})s))(?:_(?:of_)?(?P<week>last|next|this)_week|(?P<later>_week)(?=[.,;:]|$))?")
WEEKFIRST = rf"(?P<week1>last|next|this)_week(?:,?_on)?_(?P<wd3>{w.DAY})"
ONEDAY = rf"(?:{NUMERIC}|{NAMED}|(?P<word>{DAYWORD})|{WEEKFIRST}|{WEEKDAY})"
AT = (rf"(?:(?:,?(?:_at|_around|_about|_by|_from|_before|_after)?(?:_just|_shortly)?(?:_before|_after)?)?_"
      rf"(?P<clock2>{w.CLOCK}))")
HOURS = "(?:the_)?(?P<hours>early|small|wee)(?:_(?:morning|hours))?_hours"
DAY = (rf"(?:(?P<mod>early|late|earlier|later|mid)(?:~on)?(?:_in)?[_-])?(?:(?P<clock>{w.CLOCK})(?:_\([^()]{{4,14}}\))?,?(?:_on)?_)?"
       rf"(?:{HOURS}_(?:of|on)_|(?:the_)?(?P<part>(?:mid-)?{w.PART})_(?:of_|on_|(?P<from>from_))?|(?P<over>overnight)_(?P<way>on_|from_|into_)?)?"
       rf"{ONEDAY}(?:(?:['’]s)?_(?P<hours2>early|small)_hours|(?:['’]s)?(?:,?_in_the)?_(?P<late>early[_-]|late[_-]|mid-)?(?P<part2>{w.PART})"
       rf"(?P<nights>s)?)?(?(clock)|(?:{AT})?)"
       rf"(?:(?:(?<=night)_(?:in)?to|(?<=day)_into|(?(over)_to|(?(from)_(?:in)?to|(?!))))_(?:the_(?:early|small)_hours_of_)?(?P<into>{w.DAY})(?:_morning)?)?")
ORDINAL_DAY = (rf"(?:(?:twenty|thirty)~(?:{'|'.join(w.ORDINALS)})|{'|'.join(w.ORDINAL_DAYS)})")
NTH = rf"(?P<n>{'|'.join(list(w.ORDINALS)[:5])}|last|final|1st|2nd|3rd|4th|5th)"
OF_MONTH = (rf"(?:of|in)_(?:(?P<m>{w.MONTH})(?:,?_(?P<y>{w.YEAR}))?|(?P<rel>last|next|this|the_following|the_previous)"
            r"_(?P<u>month|year)|(?:the_year_)?(?P<y2>(?:19|20)\d\d))")
SMALLEST = "|".join(list(w.SMALL)[1:13])
HOUR = rf"(?:{SMALLEST}|1[0-2]|[1-9])"

DAY_CLASSES: tuple[Class, ...] = (
    ("bignumber", "# $ £ €", r"\$_?\d[\d,.]*|[€£]\d[\d,.]*|\d{1,3}(?:,\d{3})+(?:\.\d+)?"),  # read over, so that no year is seen in them
    ("age", "COUNT age aged in", rf"(?:aged?_(?:of_)?\d+|{w.NUMBER}~(?:year|month|week|day)s?~olds?"
                                 r"|in_(?:his|her|their|my)_(?:early_|late_|mid-?_?)?\d0s)"),
    ("clockrange", "# from between", rf"(?:(?:from|between)_)?(?P<from>\d{{1,2}}(?:[:.]\d\d)?)(?P<half>_?[ap](?:\.m\b\.?|m\b))?"
                                     rf"(?:_?[-–]_?|_(?:and|to|until|till)_)(?P<clock>{w.CLOCK}|\d{{1,2}}(?:_?[:.]\d\d)?_in_the_(?:morning"
                                     r"|afternoon|evening)"
     r"|(?<=m[\s-])\d{1,2}(?![\d:.%]|_[a-z]*s\b)|(?<=to\s)\d{1,2}:\d\d)"),
    ("nthday", "the last final # ORDINALS", rf"(?:the_)?{NTH}_(?P<wd>{w.DAY})_(?:{OF_MONTH}|(?:of|in)_(?P<each>each|every|the)_month)"),
    ("weekof", "the week", rf"(?:the_)?week_(?P<how>of|beginning|starting|commencing|ending|ended|to(?=_[\da-z]))_(?:(?P<wd>{w.DAY}),?_)?"
                           rf"(?:(?P<m1>{w.MONTH})_(?P<d1>{w.NUMBERED})|(?P<d2>{w.NUMBERED})_(?:of_)?(?P<m2>{w.MONTH}))(?:,?_(?P<y>{w.YEAR}))?"),
    ("lastdate", "last next this", rf"(?P<rel>last|next|this|this_past|this_coming)_(?P<m>{w.MONTH})_(?P<d>{w.NUMBERED})"),
    ("worded", "the MONTHS DAYS ORDINALS ORDINAL_DAYS twenty thirty",
     rf"(?:(?P<wd>{w.DAY}),?_)?(?:(?P<m1>{w.MONTH})_(?:the_)?(?P<o1>{ORDINAL_DAY})|(?:the_)?(?P<o2>{ORDINAL_DAY})"
     rf"_(?:day_)?of_(?P<m2>{w.MONTH}))(?:,?_(?P<y>{w.YEAR}))?"),
    ("numbered", "the # DAYS",
     rf"(?:(?P<wd>{w.DAY})_the|(?<=on\s)the|(?<=until\s)the|(?<=from\s)the|(?<=by\s)the)_(?P<d>\d{{1,2}}(?:st|nd|rd|th))(?=[.,;:]|_(?:and|at|to)_|$)"
     r"|(?:the_)?(?P<d3>\d{1,2}(?:st|nd|rd|th))_of_(?P<rel>last|this|next)_month"),
    ("day", "# the early late earlier later mid each every this past coming small wee last next overnight DAYS MONTHS PARTS we today "
            "yesterday tomorrow midnight midday noon", DAY),
    ("overnight", "# noon overnight last tonight the early small wee earlier later late this",
     rf"overnight|(?:the_)?(?:early|small|wee)_hours(?:_of_this_morning)?|(?:earlier|later)_today|"
     r"(?:(?P<clock>(?:\d{1,2}[:.]\d\d(?:_?[ap](?:\.m\b\.?|m\b))?|\d{1,2}_?[ap](?:\.m\b\.?|m\b)|noon)),?_)?(?P<night>last_night|tonight"
     r"|(?P<mod>earlier_|later_|early_|late_)?this_(?P<part>(?:mid-)?(?:morning"
     rf"|afternoon|evening|lunchtime)))(?(clock)|(?:{AT}|_at_(?P<bare>{HOUR})(?=[.,;]|_(?:and|in|on)_|$))?)"),
    ("holiday", "HOLIDAYS last next this us u american america",
     rf"(?:(?P<rel>last|next|this)_)?(?P<name>{w.HOLIDAY}|(?:u\.?s\.?_|american_|america['’]s_"
     rf"|us['’]s?_)independence_day)(?P<run>_week(?:end)?)?(?:(?:,?|_of|_in)_(?P<y>{w.YEAR}))?"),
    ("clockwords", "half quarter a five ten twenty minutes # ",
     rf"(?:(?P<half>half)_past|(?:a_)?(?P<quarter>quarter)_(?P<q>past|to)|(?P<n>five|ten|twenty(?:~five)?|\d{{1,2}})(?:_minutes)?_(?P<p>past|to))_"
     rf"(?P<hour>{HOUR})(?P<later>_?[ap](?:\.m\b\.?|m\b)|_in_the_(?:morning|afternoon|evening)|_at_night)?"),
    ("clock", "# noon midday midnight SMALL",
     r"(?P<clock>(?:1[0-2]|[1-9])(?:[:.][0-5]\d)?_(?:in_the_(?:morning|afternoon|evening)|at_night)"
     rf"|{w.CLOCK}|(?:{SMALLEST})_o['’]clock(?:_(?:in_the|at)_{w.PART})?)(?!_(?:seconds|minutes)\b)"),
    ("following", "on the that a in during",
     r"(?:on_)?(?P<which>the_(?:next|following|previous)_day|the_day_(?:before|after)(?=[.,;:]|$)|(?:that"
     r"|the)_(?:same_)?day(?=[.,;:]|_(?:and|in|when|after|at|that|by|he|she|it|they)\b|$)|that_same_day|a_day_(?:earlier"
     r"|later|before)|the_(?:next|following)_morning|that_(?:night|evening|morning|afternoon)|(?:in|during)_the_(?:early_|late_"
     r"|mid-)?(?:morning|afternoon|evening)(?!_(?:of|on)_))"),
)
