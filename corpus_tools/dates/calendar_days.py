"""What days a TIMEX3 value means, and how a value is filled in from a day.

A value goes in ("2017-11-08", "2017-W46", "2011-Q3", "198", "XXXX-11-14"), its first and last day come out, or None
where it has none. A template is a value with X where the calendar has to be asked: `fill` reads the missing parts
from a day,
`nearest` looks for the day at or on one side of a day that fits. Weeks are ISO weeks, Monday first.
"""

import re
from datetime import date, timedelta

from dateutil.easter import easter

DAY = timedelta(days=1)
_BEFORE_AD = 9000
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
# Thirds of a period that "early", "mid" and "late" leave open.
_THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(\d|WE))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_PERIOD = re.compile(r"(\d{4})-(?:(Q|H)(\d)|(SP|SU|FA|WI))")
_YEARS = re.compile(r"\d{2,4}")


def days_of(value: str, mod: str | None = None) -> tuple[date, date] | None:
    """First and last day that a TIMEX3 value can mean; None for durations, sets, references and open values.

    Examples
    --------
    >>> days_of("2017-W46")
    (datetime.date(2017, 11, 13), datetime.date(2017, 11, 19))
    >>> days_of("2011-02", "END")
    (datetime.date(2011, 2, 20), datetime.date(2011, 2, 28))
    >>> days_of("XXXX-11-14") is None
    True
    """
    try:
        days = _days(value.split("T", maxsplit=1)[0])
    except ValueError:  # 31 November, week 60, the year 0
        return None
    if days is None or mod not in _THIRDS or days[1] - days[0] < 6 * DAY:
        return days
    length = (days[1] - days[0]).days + 1
    first, past = (round(length * third / 3) for third in _THIRDS[mod])
    return days[0] + first * DAY, days[0] + (past - 1) * DAY


def fill(template: str, day: date) -> str:
    """The template with its X read from `day`; what is fixed in it stays.

    Examples
    --------
    >>> fill("XXXX-WXX-5", date(2017, 11, 8)), fill("XXXX-11", date(2017, 3, 1)), fill("XXXX-QX", date(2017, 11, 8))
    ('2017-11-10', '2017-11', '2017-Q4')
    >>> fill("XXXX-easter -2", date(2017, 11, 8)), fill("XXXX-weekday 11 4 4", date(2017, 11, 8))
    ('2017-04-14', '2017-11-23')
    """
    if " " in template:
        return _moving_feast(template, day.year).isoformat()
    head, clock, rest = template.partition("T")
    if "W" in head and "-WI" not in head:
        year, week, _ = day.isocalendar()
        head = head.replace("XXXX", f"{year:04d}").replace("WXX", f"W{week:02d}")
        if head[-1].isdigit() and head[-2] == "-":
            head = date.fromisocalendar(year, week, int(head[-1])).isoformat()
    elif head.endswith("QX"):
        head = f"{day.year:04d}-Q{(day.month + 2) // 3}"
    elif head == "XXX":
        head = f"{day.year // 10:03d}"
    elif head == "XX":
        head = f"{day.year // 100:02d}"
    else:
        parts = (f"{day.year:04d}", f"{day.month:02d}", f"{day.day:02d}")
        head = "-".join(known if "X" in part else part for part, known in zip(head.split("-"), parts, strict=False))
    return head + clock + rest


def nearest(template: str, day: date, side: int, *, strict: bool = False) -> str | None:
    """The template filled so that it lies before (`side` −1) or after (`side` 1) `day`, or closest to it (0).

    A period that holds `day` counts as either side, unless `strict`.

    Examples
    --------
    >>> nearest("XXXX-WXX-3", date(2017, 11, 8), -1), nearest("XXXX-04", date(2017, 11, 8), -1)
    ('2017-11-08', '2017-04')
    >>> nearest("XXXX-11-14", date(2017, 11, 8), -1), nearest("XXXX-11-14", date(2017, 11, 8), 1)
    ('2016-11-14', '2017-11-14')
    """
    found = []
    step = "week" if template.startswith("XXXX-WXX") else "year"
    for turn in range(-8 if template.startswith("XXXX-02-29") else -1, 9 if template.startswith("XXXX-02-29") else 2):
        value = fill(template, shift(day, step, turn))
        days = days_of(value)
        if days is None:
            continue
        first, last = days
        ahead, behind = (first - day).days, (day - last).days
        if side == 0:
            found.append((max(ahead, behind, 0), value))
        elif side < 0 and (last < day if strict else first <= day):
            found.append((max(behind, 0), value))
        elif side > 0 and (first > day if strict else last >= day):
            found.append((max(ahead, 0), value))
    return min(found)[1] if found else None


def shift(day: date, unit: str, count: int) -> date:
    """`day` moved by `count` units: day, week, month, quarter, year, decade or century; dates stay in the calendar."""
    if unit in ("day", "week", "fortnight", "weekend"):
        days = count * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit]
        return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return date.min if year < 1 else date.max
    return date(year, month + 1, min(day.day, _month_end(year, month + 1).day))


def as_ad(value: str) -> str:
    """A value of a year BC as one far ahead, where years count upwards as time goes on: 44 BC as the year 8956.

    >>> as_ad("BC0044-03-15"), as_bc("8956-SU"), as_bc("1914-SU")
    ('8956-03-15', 'BC0044-SU', '1914-SU')
    """
    return f"{_BEFORE_AD - int(value[2:6])}{value[6:]}" if value.startswith("BC") else value


def as_bc(value: str) -> str:
    """The value back again."""
    return f"BC{_BEFORE_AD - int(value[:4]):04d}{value[4:]}" if re.match(r"[4-8]\d{3}", value) else value


def _moving_feast(template: str, year: int) -> date:
    """So many days after Easter Sunday, or the nth such weekday of a month."""
    kind, *numbers = template.partition("-")[2].split()
    if kind == "easter":
        return easter(max(year, 326)) + int(numbers[0]) * DAY
    month, which, weekday = map(int, numbers)
    first = date(year, month, 1) if which > 0 else _month_end(year, month) - 6 * DAY
    return first + ((weekday - first.isoweekday()) % 7 + 7 * (max(which, 1) - 1)) * DAY


def _days(value: str) -> tuple[date, date] | None:
    if found := _MONTH.fullmatch(value):
        year, month, day = found.groups()
        if day:
            return (date(int(year), int(month), int(day)),) * 2
        return date(int(year), int(month), 1), _month_end(int(year), int(month))
    if found := _WEEK.fullmatch(value):
        year, week, day = found.groups()
        monday = date.fromisocalendar(int(year), int(week), 1)
        first, last = {None: (0, 6), "WE": (5, 6)}.get(day) or (int(day) - 1,) * 2
        return monday + first * DAY, monday + last * DAY
    if found := _PERIOD.fullmatch(value):
        year, kind, number, season = found.groups()
        if season:
            first_month, last_month = SEASONS[season]
        else:
            length = 3 if kind == "Q" else 6
            last_month = int(number) * length
            first_month = last_month - length + 1
        return date(int(year), first_month, 1), _month_end(int(year) + (last_month < first_month), last_month)
    if _YEARS.fullmatch(value):
        return date(int(value.ljust(4, "0")), 1, 1), date(int(value.ljust(4, "9")), 12, 31)
    return None


def _month_end(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - DAY
