"""Which words of a text are an expression of time, and what they say by themselves.

A string goes in; readings come out: where the expression stands, its TIMEX3 type, its value as far as the words give it
("XXXX-11-14", "XXXX-WXX-5") and what has to be asked to fill it in (the tense, the day of publication, an earlier date).
The idea is SynTime's (Zhong et al., ACL 2017): each word has a class, and a few rules over classes do the work; here every
known word is one character, so that a rule is a regular expression over words.
"""
# ruff: noqa: E501

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from corpus_tools.time_words import compile_rule, encode, meaning


class Reading(NamedTuple):
    """What an expression says by itself.

    `ask` names what fills the X of `value`: "" (nothing, it stands as it is), "tense" (the nearest one that fits the tense),
    "before", "this" and "after" (the last, the nearest, the next one), "now" (`count` units from publication), "then" (`count`
    units from the date named before); "until now" and "from now" are periods with one end only.
    """

    type: str
    value: str
    mod: str | None = None
    ask: str = ""
    unit: str = ""
    count: int = 0


class Found(NamedTuple):
    """An expression of time: `text[start:end]`, its reading and the name of the rule that found it."""

    start: int
    end: int
    reading: Reading
    rule: str


class _Rule(NamedTuple):
    name: str
    pattern: re.Pattern
    groups: dict[str, str]
    read: Callable[[dict], Reading | None]
    example: str


def find_readings(text: str) -> Iterator[Found]:
    """The expressions of time in `text`, in order, none inside another."""
    tokens, codes = encode(text)
    at = 0
    while match := _ANY_RULE.search(codes, at):
        at = match.start()
        for rule in RULES:
            if (match := rule.pattern.match(codes, at)) and match.end() > at:
                if reading := _read(rule, match, text, tokens):
                    yield Found(tokens[at].start(), tokens[match.end() - 1].end(), reading, rule.name)
                    at = match.end()
                    break
        else:
            at += 1


def _read(rule: _Rule, match: re.Match, text: str, tokens: list[re.Match]) -> Reading | None:
    says = {}
    for name, kind in rule.groups.items():
        first, last = match.span(name)
        if first < last:
            says[name.rstrip("23")] = meaning(kind, text[tokens[first].start() : tokens[last - 1].end()])
    return rule.read(says)


# --- what the words of a rule say, taken together ---------------------------------------------------------------------

_TEMPLATES = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
    "decade": "XXX", "century": "XX", "fortnight": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
}  # fmt: skip
_STEP = {"last": -1, "next": 1, "following": 1}


def _date(g: dict) -> Reading | None:
    """A date of the calendar, as precise as month, day, year and part of the day make it."""
    month, day, year = g.get("month"), g.get("day"), g.get("year")
    if day is not None and not 1 <= day <= 31:
        return None
    parts = (year or "XXXX", month and f"{month:02d}", day and f"{day:02d}")
    return _at(g, "-".join(part for part in parts if part), "" if year else "tense")


def _at(g: dict, value: str, ask: str, unit: str = "", count: int = 0) -> Reading:
    """A reading with the modifier and the time of day that stand beside it."""
    hour = g.get("hour") or g.get("part") or ""
    return Reading("TIME" if hour else "DATE", value + hour, g.get("early") or g.get("mod"), ask, unit, count)


def _written(g: dict) -> Reading | None:
    if "iso" in g:
        return Reading("TIME" if "t" in g["iso"] else "DATE", g["iso"].upper())
    month, day, year = map(int, g["slashed"].split("/"))
    month, day = (day, month) if month > 12 else (month, day)
    year += (1900 if year > 30 else 2000) if year < 100 else 0
    return Reading("DATE", f"{year}-{month:02d}-{day:02d}") if 1 <= month <= 12 and 1 <= day <= 31 else None


def _weekday(g: dict) -> Reading:
    return _side(g, f"XXXX-WXX-{g['weekday']}")


def _month(g: dict) -> Reading:
    return _side(g, f"XXXX-{g['month']:02d}" + (f"-{g['day']:02d}" if "day" in g else ""))


def _season(g: dict) -> Reading:
    return _at(g, f"{g['year']}-{g['season']}", "") if "year" in g else _side(g, f"XXXX-{g['season']}")


def _quarter(g: dict) -> Reading | None:
    if g["nth"] > (2 if "half" in g else 4):
        return None
    value = f"{'H' if 'half' in g else 'Q'}{g['nth']}"
    return _at(g, f"{g['year']}-{value}", "") if "year" in g else _side(g, f"XXXX-{value}")


def _side(g: dict, value: str) -> Reading:
    """A weekday, month, season or quarter by itself, or with last, this, next, or "of last year"."""
    if "of" in g:
        return _at(g, value, "now", "year", _STEP.get(g["of"], 0))
    ask = {"last": "before", "next": "after", "following": "after", "this": "this"}
    return _at(g, value, ask.get(g.get("which", ""), "tense"))


def _deictic(g: dict) -> Reading:
    if g["deictic"] == "tonight":
        g.setdefault("part", "TNI")
    return _at(g, "XXXX-XX-XX", "now", "day", {"yesterday": -1, "tomorrow": 1}.get(g["deictic"], 0))


def _part_of(g: dict) -> Reading:
    which = g["which"]
    return _at(g, "XXXX-XX-XX", "then" if which in ("that", "next", "following") else "now", "day", _STEP.get(which, 0))


def _unit(g: dict) -> Reading | None:
    unit, which = g["unit"], g["which"]
    if unit not in _TEMPLATES:
        return None
    return _at(g, _TEMPLATES[unit], "then" if which in ("that", "following") else "now", unit, _STEP.get(which, 0))


def _ago(g: dict) -> Reading | None:
    unit, count, to = g["unit"], g.get("count", 1), g["to"]
    base = "now" if to in ("ago", "from", "hence") else "then"
    direction = -1 if to in ("ago", "earlier", "before", "previously") else 1
    if count is None:
        return Reading("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", g.get("mod"))
    if unit not in _TEMPLATES:
        return Reading("TIME", "XXXX-XX-XX", g.get("mod"))
    step = direction * (2 if unit == "fortnight" else 1) * int(count)
    return _at(g, _TEMPLATES[unit], base, "week" if unit == "fortnight" else unit, step)


def _year(g: dict) -> Reading:
    return _at(g, g["year"], "")


def _decade(g: dict) -> Reading:
    return _at(g, g["decade"], "")


def _century(g: dict) -> Reading | None:
    return _at(g, f"{g['nth'] - 1:02d}XX", "") if 1 <= g["nth"] <= 21 else None


def _length(g: dict) -> Reading:
    return Reading("DURATION", _duration(g.get("count", 1), g["unit"]), g.get("mod"))


def _open_length(g: dict) -> Reading:
    ask = "from now" if g["which"] == "coming" else "until now"
    return Reading("DURATION", _duration(None, g["unit"]), None, ask)


def _vague_length(g: dict) -> Reading:
    return Reading("DURATION", _duration(None, g["unit"]), g.get("mod"))


def _long(g: dict) -> Reading:
    unit = ("hour", "day", "week", "month", "year", "decade", "century")[g["long"]]
    return Reading("DURATION", _duration(None, unit))


def _every(g: dict) -> Reading:
    if "weekday" in g:
        return Reading("SET", f"XXXX-WXX-{g['weekday']}{g.get('part', '')}")
    if "month" in g or "season" in g:
        return Reading("SET", f"XXXX-{g['season'] if 'season' in g else format(g['month'], '02d')}")
    if "part" in g:
        return Reading("SET", f"XXXX-XX-XX{g['part']}")
    return Reading("SET", _duration(g.get("count", 1), g["unit"]))


def _often(g: dict) -> Reading:
    return Reading("SET", ("PT1H", "P1D", "XXXX-XX-XXTNI", "P1W", "P2W", "P1M", "P1Q", "P1Y")[g["often"]])


def _clock(g: dict) -> Reading:
    return _at(g, "XXXX-XX-XX", "now", "day", 0)


def _feast(g: dict) -> Reading:
    return Reading("DATE", f"{g.get('year', 'XXXX')}-{g['feast']}", None, "feast")


def _present(g: dict) -> Reading:
    return Reading("DATE", "PRESENT_REF")


def _past(g: dict) -> Reading:
    return Reading("DATE", "PAST_REF")


def _future(g: dict) -> Reading:
    return Reading("DATE", "FUTURE_REF")


# Letter of each unit in TIMEX3 durations, and how many of them the unit makes.
_LETTER = {"second": (1, "TS"), "minute": (1, "TM"), "hour": (1, "TH"), "day": (1, "D"), "week": (1, "W"), "month": (1, "M"),
           "quarter": (1, "Q"), "year": (1, "Y"), "decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W"),
           "weekend": (1, "WE")}  # fmt: skip


def _duration(count: float | None, unit: str) -> str:
    """A TIMEX3 duration.

    >>> _duration(2, "decade"), _duration(None, "century"), _duration(1.5, "hour")
    ('P20Y', 'PXCE', 'PT1H30M')
    """
    scale, letter = _LETTER[unit]
    time, letter = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
    if count is None:
        return f"P{time}X{ {'decade': 'DE', 'century': 'CE'}.get(unit, letter) }"
    if unit == "hour" and count % 1:
        return f"PT{int(count)}H{round(count % 1 * 60)}M" if count > 1 else f"PT{round(count * 60)}M"
    return f"P{time}{count * scale:.12g}{letter}"


# --- the rules ----------------------------------------------------------------------------------------------------------

# What may stand before a date ("10 p.m.", "late", "the end of") and behind a day ("morning", "at noon").
_AT = "(?: (?: hour:HOUR ZONE? COMMA? (?: on )? | part2:PART (?: of )? ) (?! LINE ) )?"
_LEFT = "(?: (?: the | a )? early:EARLY HYPHEN? (?: (?: in | on ) (?= the | THIS | LAST ) )? | (?: the | its )? early2:EDGE of )?"
_THEN = "(?: part:PART | COMMA? at hour2:HOUR ZONE? )?"
_BOUND = "(?: mod:MORE | mod2:LESS | mod3:APPROX )?"
_NAMED = "(?: weekday:WEEKDAY DOT? COMMA? )?"

# Name, pattern, reader, example. The first rule that matches at a word wins, so the longer ones stand first.
_TABLE: tuple[tuple[str, str, Callable[[dict], Reading | None], str], ...] = (
    ("ISO date", "iso:ISO", _written, "2017-11-08"),
    ("slashed date", "slashed:SLASHED", _written, "11/8/2017"),
    ("month and day", f"{_AT} {_LEFT} {_NAMED} month:MONTH DOT? (?: the )? day:DAYNUM (?! UNITS | PERCENT ) (?: COMMA? (?: of )? year:YEAR )? {_THEN}", _date, "Tuesday, Nov. 14, 2017"),
    ("day and month", f"{_AT} {_LEFT} {_NAMED} (?: the )? day:DAYNUM (?: of )? month:MONTH (?: DOT? COMMA? year:YEAR )? {_THEN}", _date, "14 November 2017"),
    ("month and year", f"{_LEFT} month:MONTH DOT? (?: COMMA | of )? year:YEAR", _date, "September 2013"),
    ("month of last year", f"{_LEFT} month:MONTH (?: DOT? day:DAYNUM COMMA? )? (?: of )? of:WHICH year", _month, "June of last year"),
    ("last May", f"{_LEFT} which:WHICH month:MONTH (?: DOT? day:DAYNUM )?", _month, "last May"),
    ("month", f"{_LEFT} month:MONTH", _month, "April"),
    ("last Friday", f"{_AT} {_LEFT} (?: which:WHICH )? weekday:WEEKDAY {_THEN}", _weekday, "late last Friday"),
    ("yesterday", f"{_AT} {_LEFT} deictic:DEICTIC {_THEN}", _deictic, "yesterday afternoon"),
    ("this morning", f"{_LEFT} (?: the )? which:WHICH part:PART", _part_of, "the next morning"),
    ("half", f"{_LEFT} (?: OWNER )? (?: year:YEAR POSS? | of:WHICH year POSS )? nth:NTH HYPHEN? half:HALF of (?: fiscal )? (?: year2:YEAR | of2:WHICH year )", _quarter, "the first half of 1990"),
    ("quarter", f"{_LEFT} (?: OWNER )? (?: year:YEAR POSS? | of:WHICH year POSS )? (?: fiscal HYPHEN? )? nth:NTH HYPHEN? quarter (?: of (?: fiscal )? (?: year2:YEAR | of2:WHICH year ) )?", _quarter, "the third quarter of 1990"),
    ("season", f"{_LEFT} (?: which:WHICH season:SEASON | (?: the )? season2:SEASON (?: of )? year:YEAR )", _season, "this summer"),
    ("fiscal year", f"{_LEFT} (?: the )? fiscal (?: year )? year:YEAR", _year, "fiscal 1990"),
    ("decade", f"{_LEFT} (?: the )? {_LEFT.replace('early2', 'early3').replace('early:', 'mod:')} decade:DECADE", _decade, "the early 1990s"),
    ("century", f"{_LEFT} (?: the )? nth:NTH HYPHEN? century", _century, "the 19th century"),
    ("weeks ago", f"{_BOUND} (?: count:COUNT (?: more )? HYPHEN? )? unit:ANYUNIT HYPHEN? to:TO", _ago, "about two weeks ago"),
    ("last month", f"{_LEFT} (?: the )? which:WHICH unit:UNIT", _unit, "early next year"),
    ("every Friday", "EVERY (?: weekday:WEEKDAY part:PART? | month:MONTH | season:SEASON | part2:PART | count:NUMBER unit:UNITS | unit2:UNIT )", _every, "every Friday"),
    ("Fridays", "weekday:WEEKDAYS", _every, "Fridays"),
    ("daily", "often:OFTEN", _often, "daily"),
    ("recent weeks", "(?: the )? which:OPEN unit:UNITS", _open_length, "recent weeks"),
    ("the past two years", f"{_BOUND} (?: the )? (?: ORDINAL | WHICH | final | first ) count:COUNT (?: more )? unit:ANYUNIT", _length, "the past two years"),
    ("two years", f"{_BOUND} (?: the )? count:COUNT (?: more )? HYPHEN? unit:ANYUNIT (?: HYPHEN (?: old | long ) )?", _length, "at least six months"),
    ("weekslong", "long:LONG", _long, "weekslong"),
    ("for weeks", "unit:UNITS (?: HYPHEN (?: old | long ) )?", _vague_length, "weeks"),
    ("o'clock", "hour:HOUR ZONE?", _clock, "10:35 a.m."),
    ("year", f"{_LEFT} year:YEAR", _year, "2019"),
    ("now", "(?: right )? now | currently | nowadays | presently | these days | at present | at the moment", _present, "now"),
    ("recently", "(?: more | most )? recently | lately | previously | formerly | the past", _past, "recently"),
    ("soon", "soon | shortly | the (?: near )? future", _future, "soon"),
)  # fmt: skip

RULES: list[_Rule] = []
for _name, _pattern, _reader, _example in _TABLE:
    _regex, _groups = compile_rule(_pattern)
    RULES.append(_Rule(_name, re.compile(_regex), _groups, _reader, _example))
_ANY_RULE = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", rule.pattern.pattern) for rule in RULES))
