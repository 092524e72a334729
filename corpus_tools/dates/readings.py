"""What the words of an expression of time say, taken together.

In go the pieces that a rule of `timex` found, by name (`month`: 4, `early`: "START"); out comes a `Reading`: the
TIMEX3 type, the value as far as the words give it ("XXXX-11-14"), and what has to be asked to fill it in. None: it is
no time after all.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from corpus_tools.dates.calendar_days import fill
from corpus_tools.dates.durations import LETTER, duration
from corpus_tools.dates.words import FEASTS


class Reading(NamedTuple):
    """What an expression says by itself.

    `ask` names what fills the X of `value`:

    - "" nothing, it stands as it is
    - "tense" the nearest one that fits the tense; "before", "this", "after" the last, the nearest, the next one
    - "now", "then" `steps` units from publication, from the date named before
    - "before then" the last one before the date named before
    - "ahead" `steps` units from publication in a clause on what is to come; else it is no date but a length
    - "hour" the day named before
    - "year ago", "year earlier" a year before publication or the date named before; a quarter if the text compares
      quarters
    - "quarter" `steps` years from the quarter named before
    - "until now", "from now" a period with one end
    """

    type: str
    value: str
    mod: str | None = None
    ask: str = ""
    unit: str = ""
    steps: int = 0


TEMPLATES = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
    "decade": "XXX", "century": "XX", "fortnight": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
}  # fmt: skip
_STEP = {"last": -1, "previous": -1, "next": 1, "following": 1}


def nothing(says: dict) -> Reading | None:
    """No expression of time, though it looks like one."""
    return None


def a_date(says: dict) -> Reading | None:
    """A date of the calendar, as precise as month, day, year and hour make it; the night of 6–7 August is the 6th's."""
    day, year = says.get("from", says.get("day")), says.get("year")
    if day is not None and not 1 <= day <= 31:
        return None
    if year and "last" in says and says["month"] > says["last"]:  # the November of "November to March 1943"
        year = f"{int(year) - 1:04d}"
    value = f"{year or 'XXXX'}-{says['month']:02d}" + (f"-{day:02d}" if day else "")
    return _with_hour(says, value, "" if year else "tense")


def a_written_date(says: dict) -> Reading | None:
    """2017-11-08, 11/28/2017; in 11/8/2017 day and month stay open, for both orders are in use."""
    if "iso" in says:
        return Reading("TIME" if "t" in says["iso"] else "DATE", says["iso"].upper())
    month, day, year = map(int, says["slashed"].split("/"))
    month, day = (day, month) if month > 12 else (month, day)
    year += (1900 if year > 30 else 2000) if year < 100 else 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    known = day > 12 or day == month
    return Reading("DATE", f"{year}-{month:02d}-{day:02d}" if known else f"{year}-XX-XX")


def a_day_of_that_month(says: dict) -> Reading:
    """The 5 of "Jan. 3-5", the 24th: a day of the month named before."""
    return _with_hour(says, f"XXXX-XX-{says['day']:02d}", "then", "month")


def part_of_month(says: dict) -> Reading:
    """The first week of May, the last days of May 1945, the closing months of 1945."""
    month = f"-{says['month']:02d}" if "month" in says else ""
    return _with_hour(says, says.get("year", "XXXX") + month, "" if "year" in says else "tense")


def end_of_years(says: dict) -> Reading | None:
    """The 65 of "1861-65"."""
    end = says["day"]
    if len(end) != 2 or int(end) <= int(says["year"][2:]):
        return None
    return Reading("DATE", says["year"][:2] + end)


def an_era(says: dict) -> Reading | None:
    """44 BC, 15 March 44 BC, AD 410."""
    if not 0 < says["year"] < 5000 or says.get("first") == "BC":
        return None
    part = f"-{says['season']}" if "season" in says else f"-{says['month']:02d}" if "month" in says else ""
    day = f"-{says['day']:02d}" if "day" in says else ""
    return _with_hour(says, f"{says.get('era', '')}{says['year']:04d}{part}{day}", "")


def one_of_many(says: dict) -> Reading:
    """A weekday, month or season that comes round: Friday, last April, the winter of 1989."""
    if "weekday" in says:
        return _one_of(says, f"XXXX-WXX-{says['weekday']}")
    part = says.get("season") or f"{says['month']:02d}"
    day = f"-{says['day']:02d}" if "day" in says else ""
    return _one_of(says, f"{says.get('year', 'XXXX')}-{part}{day}")


def the_season_before(says: dict) -> Reading:
    """The winter before."""
    return one_of_many(says | {"which": "previous"})


def an_end_of_a_month(says: dict) -> Reading | None:
    """The first or the last day of May 1945."""
    last = monthrange(int(says.get("year", 2000)), says["month"])[1]
    if last == 29 and "year" not in says:
        return None
    return a_date(says | {"day": 1 if says["edge"] else last})


def an_hour_of_a_day(says: dict) -> Reading:
    """The 4pm of "between 4pm and 7pm today", "from 4pm to 7pm on Friday"."""
    return a_day_from_now(says) if "deictic" in says else one_of_many(says)


def a_quarter(says: dict) -> Reading | None:
    """The third quarter, last year's first half."""
    letter, last = ("H", 2) if "half" in says else ("Q", 4)
    nth = says.get("nth", last)
    return _one_of(says, f"{says.get('year', 'XXXX')}-{letter}{nth}") if nth <= last else None


def a_numbered_quarter(says: dict) -> Reading | None:
    """Q4 2012, 1H 2013; "H1" by itself may be anything."""
    if "year" not in says and says["quarterno"][0] == "H":
        return None
    return _one_of(says, f"{says.get('year', 'XXXX')}-{says['quarterno']}")


def a_quarter_ended(says: dict) -> Reading:
    """The quarter ended Sept. 30; one that ends on Oct. 1 is still the third."""
    month = says["month"] - (says.get("day", 31) < 8)
    return _one_of(says, f"{says.get('year', 'XXXX')}-Q{(month + 2) // 3 or 4}")


def that_quarter(says: dict) -> Reading:
    """The latest quarter, the year-ago period: a quarter that the text has named or that is just over."""
    if "year" in says:
        return Reading("DATE", f"{says['year']}-QX", None, "quarter")
    return Reading("DATE", "XXXX-QX", None, "quarter", "year", -1 if says.get("to") else 0)


def a_day_from_now(says: dict) -> Reading:
    """Yesterday, tomorrow morning, tonight."""
    if says["deictic"] == "tonight":
        says.setdefault("part", "TNI")
    return _with_hour(says, "XXXX-XX-XX", "now", "day", {"yesterday": -1, "tomorrow": 1}.get(says["deictic"], 0))


def two_days_from_now(says: dict) -> Reading | None:
    """The day before yesterday, the day after tomorrow."""
    steps = {"yesterday": -2, "tomorrow": 2}.get(says["deictic"])
    return Reading("DATE", "XXXX-XX-XX", None, "now", "day", steps) if steps else None


def a_part_of_day(says: dict) -> Reading:
    """This morning, last night, the next morning."""
    which = says["which"]
    ask = "now" if which in ("this", "last") else "then"
    return _with_hour(says, "XXXX-XX-XX", ask, "day", _STEP.get(which, 0))


def a_feast(says: dict) -> Reading | None:
    """Christmas Eve 1914, Good Friday, last Thanksgiving."""
    if says["feast"] is None:
        return None
    kind, rule = FEASTS[re.sub(r"\s+", " ", says["feast"].lower().replace("’", "'"))]
    value = rule if kind == "day" else f"{kind} {rule}"
    if "year" in says:
        return _one_of(says, fill(f"XXXX-{value}", date(int(says["year"]), 1, 1)))
    return _one_of(says, f"XXXX-{value}")


def an_hour(says: dict) -> Reading:
    """10:35 a.m., in the morning: of the day named before."""
    return _with_hour(says, "XXXX-XX-XX", "hour", "day")


def a_period(says: dict) -> Reading | None:
    """Last month, this week, the following year, early next year."""
    unit, which = says["unit"], says["which"]
    if unit not in TEMPLATES:
        return None
    if unit == "day" and which == "next":  # "the next day" is never tomorrow
        which = "following"
    return _with_hour(
        says,
        TEMPLATES[unit],
        "then" if which in ("that", "following", "previous") else "now",
        unit,
        _STEP.get(which, 0),
    )


def the_period(says: dict) -> Reading:
    """The weekend, the week, the year: the present one, or the one just over."""
    unit = says["unit"]
    if unit == "weekend":
        return _with_hour(says, TEMPLATES[unit], "tense")
    return _with_hour(says, TEMPLATES[unit], "now", unit)


def a_step(says: dict) -> Reading | None:
    """Two weeks ago, a year earlier, three days later."""
    unit, count, to = says["unit"], says.get("count", 1), says["to"]
    ask = "now" if to in ("ago", "from", "hence") else "then"
    direction = -1 if to in ("ago", "earlier", "before", "previously", "beforehand") else 1
    if count is None and to == "ago":
        return Reading("DATE", "PAST_REF", says.get("mod"))
    if count is None:
        return Reading("DURATION", duration(None, unit), says.get("mod"))
    if unit not in TEMPLATES:
        return Reading("TIME", "XXXX-XX-XX", says.get("mod"))
    if (unit, count, direction) == ("year", 1, -1):
        return Reading("DATE", "XXXX", says.get("mod"), "year ago" if ask == "now" else "year earlier", "year", -1)
    if unit in ("decade", "century"):  # a decade ago is ten years ago, about
        years = int(LETTER[unit][0] * count)
        return _with_hour({"mod": "APPROX"} | says, "XXXX", ask, "year", direction * years)
    unit, count = ("week", 2 * count) if unit == "fortnight" else (unit, count)
    return _with_hour(says, TEMPLATES[unit], ask, unit, direction * int(count))


def the_last_but_one(says: dict) -> Reading | None:
    """The week before last, the month after next."""
    return a_step(says | {"count": 2})


def a_year(says: dict) -> Reading:
    """2019, fiscal 1990, the early 1990s."""
    return _with_hour(says, says.get("year") or says["decade"], "")


def a_century(says: dict) -> Reading | None:
    """The 19th century."""
    return _with_hour(says, f"{says.get('era', '')}{says['nth'] - 1:02d}", "") if 1 <= says["nth"] <= 60 else None


def fixed(value: str) -> Callable[[dict], Reading]:
    """Now, recently, soon: the same value whatever the words."""
    return lambda says: Reading("DATE", value)


def _one_of(says: dict, value: str) -> Reading:
    """A weekday, month, season or quarter: with its year, with last, this or next, "of last year", or by itself."""
    if value[0] != "X":
        return _with_hour(says, value, "")
    if "of" in says:
        ask = "then" if says["of"] in ("that", "following", "previous") else "now"
        return _with_hour(says, value, ask, "year", _STEP.get(says["of"], 0))
    if "to" in says:
        return _with_hour(says, value, "quarter", "year", -1)
    asks = {"last": "before", "previous": "before then", "next": "after", "following": "after", "this": "this"}
    return _with_hour(says, value, asks.get(says.get("which", ""), "tense"))


def _with_hour(says: dict, value: str, ask: str, unit: str = "", steps: int = 0) -> Reading:
    """A reading with the modifier and the time of day that stand beside it."""
    hour, part = says.get("hour"), says.get("part")
    if hour and part in ("TAF", "TEV", "TNI") and hour < "T12":  # 6:15 on the evening of May 3
        hour = f"T{int(hour[1:3]) + 12}{hour[3:]}"
    hour = hour or part or ""
    return Reading("TIME" if hour else "DATE", value + hour, says.get("early") or says.get("mod"), ask, unit, steps)
