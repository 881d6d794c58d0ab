"""Which rule reads which class of expression: the one table of them."""

from __future__ import annotations

from re import Match

from tellings.text import clock_times, timex, timex_counted, timex_periods
from tellings.text.readings import Context, Reading, Resolver

READ_OVER = frozenset({"bignumber", "age"})
RESOLVERS: dict[str, Resolver] = {
    "clock": clock_times.clock_class, "clockrange": clock_times.clockrange_class, "clockwords": clock_times.clockwords_class,
    "day": timex.day_class, "overnight": timex.overnight_class, "holiday": timex.holiday_class, "following": timex.following_class,
    "nthday": timex_counted.nthday_class, "nthweek": timex_counted.nthweek_class, "weekof": timex_counted.weekof_class,
    "worded": timex_counted.worded_class, "numbered": timex_counted.numbered_class, "lastdate": timex_counted.lastdate_class,
    "afternext": timex_counted.afternext_class,
    "fiscal": timex_periods.fiscal_class, "quarter": timex_periods.quarter_class, "yearago": timex_periods.yearago_class,
    "ago": timex_periods.ago_class, "span": timex_periods.span_class, "unit": timex_periods.unit_class,
    "monthyear": timex_periods.monthyear_class, "season": timex_periods.season_class, "set": timex_counted.set_class,
    "decade": timex_periods.decade_class, "year": timex_periods.year_class, "spoken": timex_periods.spoken_class,
    "yearend": timex_periods.yearend_class, "ref": timex_counted.ref_class, "duration": timex_periods.duration_class,
    "vague": timex_counted.vague_class,
}


def read_as(name: str, m: Match[str], context: Context) -> Reading | None:
    """The reading of what fits a class; None where it is no time after all."""
    resolver = RESOLVERS.get(name)
    try:
        return resolver(m, context) if resolver else None
    except (ValueError, OverflowError):  # a day or year that no calendar has
        return None
