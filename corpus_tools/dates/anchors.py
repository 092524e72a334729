"""What an open expression of time is counted from: the day of publication, an earlier date, the tense of its clause.

A reading ("XXXX-04", asked for by the tense) and what the text has named so far go in, a TIMEX3 value and the basis
it rests on come out. In news a month or a weekday lies before or after the day of publication, as the verb beside it
says; in a narrative of the past the year that was named last goes on until another one is named.
"""

import re
from datetime import date
from typing import NamedTuple

from corpus_tools.dates.calendar_days import DAY, as_ad, as_bc, days_of, fill, nearest, shift
from corpus_tools.dates.readings import TEMPLATES
from corpus_tools.dates.tense import REACH, tense
from corpus_tools.dates.timex import Found
from corpus_tools.segment import Span

EXPLICIT, UNRESOLVED = "explicit", "unresolved"
PUBLICATION, EARLIER = "relative to publication", "relative to an earlier date"


class Named(NamedTuple):
    """What the text has named so far."""

    date: str | None = None  # the value of the last date
    start: int = 0
    end: int = 0
    explicit: bool = False  # its year stands in the text
    told: str | None = None  # the last date of the story itself: not "since 1948", "the 1973 war"
    day: str | None = None  # the last date that is a day
    quarter: str | None = None  # the last quarter that was over when the text was published

    def after(self, one: Found, text: str, value: str, *, sentence: Span, explicit: bool, over: bool) -> "Named":
        """What is named once an expression has been read. "Two days later" moves on, "a year earlier" is an aside."""
        reading = one.reading
        if reading.type == "DURATION" and value in _REPORTED_SPANS:
            return self._replace(quarter=None)
        value = as_ad(value)
        if not re.match(r"\d{4}", value) or (reading.steps < 0 and reading.ask not in ("now", "hour")):
            return self
        new_quarter = "-Q" in value and over and reading.ask != "quarter" and not reading.steps
        aside = self.told and explicit and _is_aside(one, text, value, told=self.told, sentence=sentence)
        told = self.told if aside else value
        day = value if _A_DAY.match(value) else self.day
        return Named(value, one.start, one.end, explicit, told, day, value if new_quarter else self.quarter)


_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _is_aside(one: Found, text: str, value: str, *, told: str, sentence: Span) -> bool:
    """True for a date that a story only looks at: "(1790–1830)", "had fallen in 1799", "the mint, built in 1790".

    A year by itself leads the story on where it opens a sentence or stands in a paragraph's first one, or is near.
    """
    clause = text[sentence.start : one.start]
    if _ASIDE.search(clause):
        return True
    if len(value) > 4:
        return False
    if _NAMED_BY.search(clause) or _LOOKS_BACK.search(clause):
        return True
    opens = len(clause) < _OPENING or "\n" in text[max(sentence.start - 2, 0) : sentence.start] or sentence.start == 0
    return not (opens or 0 <= int(value) - int(told[:4].ljust(4, "0")) <= _NEAR)


_OPENING, _NEAR = 24, 2  # characters, years
_ASIDE = re.compile(r"\([^()]*$|\bhad\b[^,;.]*$")
_NAMED_BY = re.compile(r"(?:\b(?:since|until|before|the|an?|\w+(?<!year) of)\s|[–-])$", re.IGNORECASE)
_LOOKS_BACK = re.compile(
    r",\s(?:\w+ly\s)?(?:\w+ed|built|fought|won|held|taken|lost|begun|who|which|whose|where)\b[^,;.]*$"
)
_REPORTED_SPANS = frozenset({"P6M", "P9M", "P1Y"})  # "in the nine months": what follows compares nine months


def is_narrative(text: str, found: list[Found], now: date | None) -> str:
    """ "story" or "past" for a text that tells of past years and says little from where it stands itself, else "".

    A story names a month with its year, leaves the year of other days open, and lets nobody speak: its year goes on
    from end to end. News with a long memory names past years too, so its days are counted from publication; only
    where that is not known, nobody speaks and nothing lies ahead does a year named hold for what stands near it.
    """
    dates = [one for one in found if re.match(r"\d{4}|BC\d{4}", one.reading.value)]
    last_year = f"{now.year - 1:04d}" if now else "9999"
    past = [one for one in dates if one.reading.value < last_year or one.reading.value.startswith("BC")]
    here = sum(_from_here(one, text) for one in found)
    if not past or len(past) <= 0.6 * len(dates):
        return ""
    exact = sum(len(one.reading.value) > 6 and not _ends_a_period(text, one.start) for one in past)
    open_ones = sum(one.reading.ask in ("tense", "then") for one in found) - here
    told_of_today = _told_of_today(text)
    dated = now is not None or all(one.rule != "last Friday" for one in found)  # a bare weekday is one of the writer's
    silent = dated and 1000 * told_of_today <= len(text)
    if silent and here <= 0.25 * (len(past) + open_ones) and (exact > 1 or (exact and open_ones > 1)):
        return "story"
    return "past" if now is None and len(past) > 1 and not (here or told_of_today) else ""


def _told_of_today(text: str) -> int:
    """How often somebody speaks or something lies ahead: not "it is said", "told of", "against his will"."""
    return sum(not text.endswith(_NO_SPEECH, 0, found.start()) for found in _SPEECH.finditer(text))


_SPEECH = re.compile(r"\b(?:said\b(?! (?:nothing|to)\b)|says\b|told\b(?! of\b)|(?:will|shall)\b(?=\s+[a-z]))")
_NO_SPEECH = tuple(f" {word} " for word in ("is", "are", "was", "his", "her", "its", "their", "the", "own"))
# Rules whose expressions are counted from the day of writing wherever they stand, but for "that March".
_FROM_HERE = frozenset({"last Friday", "yesterday", "last month", "weeks ago", "this morning", "last May", "season"})
_FROM_THERE = re.compile(r"(?:that|the)\b", re.IGNORECASE)


def _from_here(one: Found, text: str) -> bool:
    asks = ("this", "before") if one.rule == "season" else ("tense", "now", "this", "before")
    if one.rule not in _FROM_HERE or one.reading.ask not in asks:
        return False
    return not _FROM_THERE.match(text, one.start)


def resolve(
    one: Found, text: str, sentence: Span, *, now: date | None, named: Named, narrative: str
) -> tuple[str, str]:
    """The value of an expression with its X filled in where that can be known, and what it was counted from."""
    value, basis = _resolve(one, text, sentence, now=now, named=named, narrative=narrative)
    return as_bc(value) if basis == EARLIER else value, basis


def _resolve(
    one: Found, text: str, sentence: Span, *, now: date | None, named: Named, narrative: str
) -> tuple[str, str]:
    ask, value, unit, steps = one.reading.ask, one.reading.value, one.reading.unit, one.reading.steps
    if not ask:
        return value, UNRESOLVED if "XX" in value and one.reading.type in ("DATE", "TIME") else EXPLICIT
    if ask in ("until now", "from now"):
        return value, PUBLICATION if now else UNRESOLVED
    if ask == "quarter" or (ask in ("year ago", "year earlier") and named.quarter):
        return _quarter(value, steps, now, named)
    if ask == "year earlier" and not narrative and _sentence_ends(text, named.end, one.start) > 1:
        named = named._replace(date=None, day=None)  # what was named long before is not what it compares with
    ask = {"year ago": "now", "year earlier": "then"}.get(ask, ask)
    if ask == "ahead":
        compares = _COMPARES.search(text, sentence.start, one.start)
        if now is None or compares or tense(text, one.start, one.end, sentence) <= 0:
            return value, EXPLICIT
        return fill(TEMPLATES[unit], shift(now, unit, steps)), PUBLICATION
    if narrative and one.rule == "yesterday" and value == "XXXX-XX-XX" and not steps:
        return "PRESENT_REF", EXPLICIT  # "today the ridge is a park"
    in_story = narrative == "story" or (narrative == "past" and _lends(named, text, one.start, sentence))
    if _from_here(one, text) and (ask == "before" or (steps and ask == "now")):  # "two years ago" is ago today
        in_story = False
    told = named.told if in_story else None  # in a story the last date takes the place of the day of publication
    if ask == "then" or (ask == "hour" and (named.day or told)) or (ask == "now" and told):
        return _from_named(one, (named.date, told, named.day), None if told else now)
    if told and named.explicit and len(named.date or "") > 4 and _AND.fullmatch(text, named.end, one.start):
        told = named.date  # "had seized it in October 1862 and lost it on New Year's Day"
    side = 0
    if ask == "tense":
        side = tense(text, one.start, one.end, sentence) or -1  # news tells what happened
        goes_on = _goes_on(named, text, one.start, value=value, side=side, sentence=sentence)
        if last := told or (named.date if goes_on else None):
            return _in_named_year(value, last), EARLIER
    day, basis = now, PUBLICATION
    if told or ask == "before then":
        days = days_of(told or named.date or "")
        if days:
            day, basis = days[ask == "after"], EARLIER
    if day is None:
        return value, UNRESOLVED
    if unit == "year" and day.year + steps < 1:  # "25 million years ago"
        return "PAST_REF", EXPLICIT
    if ask in ("now", "hour"):
        return fill(value, shift(day, unit, steps)), basis
    return _beside(ask, value, side, day) or value, basis


_AND = re.compile(r"[^,;.]*,?\sand\s[^,;.]*")
# "The first vote in ten years" looks back, whenever it will be.
_COMPARES = re.compile(r"\b(?:first|second|third|last|only|most|least|\w{2,}est)\b[^.;]{0,40}$", re.IGNORECASE)


def _quarter(value: str, steps: int, now: date | None, named: Named) -> tuple[str, str]:
    """The quarter that "the latest quarter", "a year earlier", "the 1988 period" point to, by the one named before."""
    own = value[5:] if value[5:6] == "Q" and value[-1] != "X" else None
    if named.quarter:
        year, quarter = named.quarter.split("-")
        return f"{value[:4] if value[0] != 'X' else int(year) + steps}-{own or quarter}", EARLIER
    if value[0] != "X":
        return value[:4], EXPLICIT
    if now is None:
        return value, UNRESOLVED
    if own:
        return f"{int((nearest(value, now, -1) or value)[:4]) + steps}-{own}", PUBLICATION
    return fill(value, shift(shift(now, "quarter", -1), "year", steps)), PUBLICATION


def _from_named(one: Found, anchors: tuple[str | None, ...], now: date | None) -> tuple[str, str]:
    """A day, month or year counted from the first anchor that is as precise as its unit: "two days later"."""
    _, value, _, ask, unit, steps = one.reading
    for anchor in filter(None, anchors):
        days = days_of(anchor)
        if days is None:
            continue
        if unit == "week" and one.rule == "weeks ago" and (abs(steps) == 1 or not now) and days[0] == days[1]:
            return shift(days[0], unit, steps).isoformat(), EARLIER  # a week later than a day is a day
        if (days[1] - days[0]).days <= _PRECISE.get(unit, 40_000):
            if ask == "hour" and _DARK.search(anchor) and _LIGHT.search(value):  # "at night …; by dawn"
                steps += 1
            return fill(value, shift(days[0], unit, steps)), EARLIER
    if now and unit in ("year", "quarter", "month"):
        return fill(value, shift(now, unit, steps)), PUBLICATION
    return value, UNRESOLVED


_DARK, _LIGHT = re.compile(r"T(?:EV|NI|2\d:..)$"), re.compile(r"T(?:MO|0[4-9]:..|1[0-2]:..)$")


def _lends(named: Named, text: str, at: int, sentence: Span) -> bool:
    """True where the year named last holds without a day of publication: in its sentence, or just behind a month of it.

    The end of a period ("from May 2011 to June 2014") begins no story.
    """
    if named.date is None or named.start >= sentence.start:
        return named.date is not None
    near = at - named.end < 2 * REACH and _sentence_ends(text, named.end, at) < 3
    return near and len(named.date) > 4 and not _ends_a_period(text, named.start)


def _ends_a_period(text: str, at: int) -> bool:
    return bool(_PERIOD.search(text, max(at - 45, 0), at))


_PERIOD = re.compile(r"(?:\b(?:between|from|to|until|till|through|since|between [^.]{4,25} and)\s|[-–])$")


def _sentence_ends(text: str, start: int, end: int) -> int:
    return text.count(". ", start, end) + text.count("\n", start, end)


_PRECISE = {"day": 0, "week": 6, "weekend": 6, "month": 31, "quarter": 92, "year": 366}


def _goes_on(named: Named, text: str, at: int, *, value: str, side: int, sentence: Span) -> bool:
    """True where a year goes on in news too: "In January 2011 …, on Feb. 11 …", "In 2011 …. He fell on Feb. 11 …".

    A month goes on from a month, in the same paragraph: "In March 2011 …. In June …".
    """
    if side > 0 or not named.explicit or value.startswith("XXXX-WXX"):
        return False
    if named.start >= sentence.start:
        return len(named.date or "") > 4
    near = at - named.start < REACH and _sentence_ends(text, named.end, at) < 2 and "\n" not in text[named.start : at]
    opens = text.startswith("In ", max(named.start - 3, 0))
    day, month = _MONTH_AND_DAY.match(value), _A_MONTH.fullmatch(value) and len(named.date or "") > 4
    return side == -2 and near and opens and bool(day or month)


def _in_named_year(value: str, named: str) -> str:
    """A month, day or weekday in the year that goes on; well before the month named last it is the next year's."""
    days = days_of(named)
    if days is None:
        return value
    if value.startswith("XXXX-WXX"):
        return nearest(value, days[0], 1) or value
    filled = fill(value, days[0])
    own = days_of(filled)
    if own and days[0] - own[0] > 200 * DAY:
        return fill(value, shift(days[0], "year", 1))
    return filled


def _beside(ask: str, value: str, side: int, now: date) -> str | None:
    """The day, month, season or quarter beside the day of publication that the words ask for."""
    if ask == "before" and _A_MONTH.fullmatch(value):  # in March "last month" is February, "last February" another one
        now = shift(now, "month", -1)
    if ask in ("before", "before then", "after"):
        return nearest(value, now, 1 if ask == "after" else -1, strict=True)
    if ask == "this":
        return nearest(value, now, 0) if value.startswith(("XXXX-WXX", "XXXX-WI")) else fill(value, now)
    if value.startswith("XXXX-Q") and side > 0:
        return nearest(value, now, 0)
    if _MONTH_AND_DAY.match(value) and side > -2:  # a day without its year is not most of a year away
        soon = nearest(value, now, 1)
        days = days_of(soon) if soon else None
        if days and days[0] - now < _LATER.get(side, _SOON):
            return soon
        side = -1
    return nearest(value, now, side)


_A_MONTH = re.compile(r"XXXX-\d\d")
_MONTH_AND_DAY = re.compile(r"XXXX-(?:\d\d-\d\d|\w+ )")
_SOON = 120 * DAY
_LATER = {1: 270 * DAY, 2: 366 * DAY}  # by `tense`: where the verb of what is to come stands right before it
