"""Feasts of calendars that follow the moon: use for the day of one in a year of the common calendar.

Islamic feasts are those of the arithmetic (tabular) calendar: where the moon must be seen they are often a day earlier or later.
Passover is by Gauss's formula, Orthodox Easter by the Julian rule; Diwali and the Lunar New Year are looked up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

EPOCH = 227_014  # the day before 1 Muharram of the year 1, counted as `date.toordinal` counts
JULIAN = 13  # days that the Julian calendar is behind, 1900 to 2099
FIRST = 2010  # year of the first entry of the tables: month and day
DIWALI = ("1105 1026 1113 1103 1023 1111 1030 1019 1107 1027 1114 1104 1024 1112 1101 1020 1108 1029 1017 1105 1026 1114 1102 1022 1110"
          " 1030").split()
LUNAR = ("0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219"
         " 0208").split()


def islamic(month: int, day: int) -> Callable[[int], date]:
    """A day of the Islamic calendar, in any year: where a year has two, the later one."""
    def day_in(year: int) -> date:
        near = (year - 622) * 33 // 32
        return max(found for y in (near - 1, near, near + 1) if (found := _of_hijra(y, month, day)).year == year)
    return day_in


def _of_hijra(year: int, month: int, day: int) -> date:
    return date.fromordinal(EPOCH + day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30)


def from_passover(days: int) -> Callable[[int], date]:
    """So many days after the first day of Passover."""
    return lambda year: passover(year) + timedelta(days)


def passover(year: int) -> date:
    """The first day of Passover, 1900 to 2099."""
    a, b = (12 * (year + 3760) + 17) % 19, (year + 3760) % 4
    exact = 32.0440933 + 1.5542418 * a + 0.25 * b - 0.00317779 * (year + 3760)
    whole = int(exact)
    weekday = (whole + 3 * (year + 3760) + 5 * b + 5) % 7
    late = 1 if weekday in (2, 4, 6) or (weekday == 0 and a > 11 and exact - whole >= 0.89772376) else 0
    late = 2 if weekday == 1 and a > 6 and exact - whole >= 0.63287037 else late
    return date(year, 3, 1) + timedelta(whole + late - 1 + JULIAN)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    month, day = divmod(moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114, 31)
    return date(year, month, day + 1) + timedelta(JULIAN)


def listed(table: list[str]) -> Callable[[int], date]:
    """The day that a table has for a year; ValueError for a year that it does not have."""
    def day_in(year: int) -> date:
        if not 0 <= year - FIRST < len(table):
            raise ValueError(f"no entry for {year}")
        entry = table[year - FIRST]
        return date(year, int(entry[:2]), int(entry[2:]))
    return day_in


FEASTS: dict[str, Callable[[int], date]] = {
    "eid al-fitr": islamic(10, 1), "eid ul-fitr": islamic(10, 1), "eid al-adha": islamic(12, 10), "eid ul-adha": islamic(12, 10),
    "ramadan": islamic(9, 1), "ashura": islamic(1, 10), "passover": from_passover(0), "rosh hashanah": from_passover(163),
    "yom kippur": from_passover(172), "orthodox easter": orthodox_easter, "diwali": listed(DIWALI), "deepavali": listed(DIWALI),
    "lunar new year": listed(LUNAR), "chinese new year": listed(LUNAR),
}
LASTING = {"ramadan": 29, "passover": 8}  # days, at least
SEEN = frozenset({"eid al-fitr", "eid ul-fitr", "eid al-adha", "eid ul-adha", "ramadan", "ashura"})  # where the moon is
