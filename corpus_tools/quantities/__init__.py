"""How many of what: quantities in a text, with limits, change, unit and the thing counted.

A text goes in, its quantities come out with offsets, values and bounds. Each number of `numbers` is read with the words
before it (`limits`), its unit (`units`) and the noun phrase behind it (`counted`); a number that names a thing
("Resolution 2235", "category 4"), a date, an age set as a name or a score is none. Two that "to", "and" or a dash
joins are one range.
"""

import re
from typing import NamedTuple

import pandas as pd

from corpus_tools.columns import make_table
from corpus_tools.quantities.counted import find_counted
from corpus_tools.quantities.labels import is_glued, is_label, is_ordinal, is_year
from corpus_tools.quantities.left_out import complete, follows, is_alone, name_counted
from corpus_tools.quantities.limits import change_before, is_change_verb, limit_before, limit_behind
from corpus_tools.quantities.number_words import Number
from corpus_tools.quantities.numbers import find_numbers
from corpus_tools.quantities.ranges import (
    Reading,
    is_half_a_score,
    join_range,
    share_behind,
)
from corpus_tools.quantities.units import TIMES, Behind, money_before, per_unit, unit_of
from corpus_tools.segment import Span, each_article


class Quantity(NamedTuple):
    """A quantity in a text; `text[start:end]` is the figure with its approximator, sign, currency and unit."""

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    bound: str | None
    approximator: str | None
    change: str | None
    unit: str | None
    counted: str | None
    counted_start: int | None
    counted_end: int | None


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of a text in order.

    Returns
    -------
    list of Quantity
        `text[start:end]` covers the figure with its approximator ("more than 5,700"), sign, currency and unit ("$1.2
        million", "5 per cent"), not the noun counted. `value` is null where the text states a limit, a range or a vague
        count; `low` and `high` then hold what it states. `bound` is "=", "~" (about), "<" (at most: `high` alone is
        set), ">" (at least: `low` alone), and null for vague counts. `change` is "up" or "down" where the figure is the
        size of a rise or fall. `unit` is the unit's normal name; `counted` is a noun phrase of the text,
        `text[counted_start:counted_end]`, which may stand before the figure where it is left out behind it.

    Examples
    --------
    >>> q, = find_quantities("They moved more than 5,700 adult prisoners.")
    >>> q.text, q.value, q.low, q.bound, q.counted
    ('more than 5,700', None, 5700.0, '>', 'adult prisoners')
    """
    original = text
    for space in _SPACES:
        text = text.replace(space, " ")
    readings: list[Reading] = []
    counting: Reading | None = None  # the last that counts things
    named = 0  # where the last number that is a name ended
    for number in find_numbers(text):
        read = _read(text, number)
        if read is None:
            named = number.end
            continue
        alone = is_alone(read) and not _COUNTS.match(text, read.end)
        years = text[named : read.start] == " and " and is_year(text, named - 4, named)
        if (alone and _JOINED.fullmatch(text, named, read.start)) or (
            years and is_year(text, number.start, number.end)
        ):
            continue  # "sections 4 and 5", "the 2002 and 2004 finals"
        if readings:
            last = readings[-1]
            if read.unit is None and last.counted and last.counted.start <= read.figure.start < last.counted.end:
                continue  # "two new 737 Max jets": within what is counted
            if joined := join_range(text, last, read):
                readings.pop()
                share_behind(text, readings, joined)
                readings.append(complete(text, readings[-1], joined) if readings else joined)
                continue
            read = complete(text, last, read)
        read = name_counted(text, read, readings[-1] if readings else None, counting)
        share_behind(text, readings, read)
        counting = follows(text, counting, read)
        readings.append(read)
    return [_public(original, read) for read in readings if not is_half_a_score(text, read)]


def extract_quantities(articles: pd.DataFrame) -> pd.DataFrame:
    """The quantities of each article.

    Returns
    -------
    DataFrame
        `doc_id, start, end, text, value, low, high, bound, approximator, change, unit, counted`, as
        `columns.TABLES["quantities"]` has them; see `find_quantities`. The dateline is skipped.
    """
    return make_table(
        "quantities",
        (
            (doc_id, *quantity[:11])
            for doc_id, text, begin in each_article(articles, "doc_id", "text", "dateline_end")
            for quantity in find_quantities(text)
            if quantity.start >= begin
        ),
    )


_SPACES = "\u00a0\u202f\u2009"  # no-break, narrow and thin: read as any other space
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # "12.500 people": three decimals of what comes in wholes are thousands
_JOINED = re.compile(r",? (?:and|to|or) |, ?|-|–")
_OF_THEM = re.compile(r",? of (?:them|whom|which)\b")
_COUNTS = re.compile(rf"{_OF_THEM.pattern}| in [A-Z]")  # "12 in Ward 2, 40 in Ward 3"
_ADJECTIVE = re.compile(r"-(?!to-)[^\W\d]")
_BY = frozenset(["by", "in", "up", "down"])  # before a part: "cut in half", "up a third"
_HANGING = re.compile(r"\w-(?:, (?:and |or )?| and | or | to )\Z")
_LEVELS = frozenset(["past", "as low as", "as high as"])  # what is reached, not the size of the rise or fall
_SHARE = re.compile(r" (?:in|of) ")  # "one in five people", not "a third of people"
_NO_COUNT_OF_ONE = frozenset("no the this that these each every any which another".split())


def _read(text: str, number: Number) -> Reading | None:
    """The quantity around a number, null where the number is none."""
    before = money_before(text, number.start)
    if is_glued(text, before.start, number, money=before.unit is not None):
        return None
    end, unit = unit_of(text, number, before.unit, text[max(0, before.start - 14) : before.start].lower().split())
    if text[end : end + 1].isalnum():
        return None  # "5G", "49ers"
    tied = number.kind == "word" and unit != "year of age" and _ADJECTIVE.match(text, number.end)
    if tied and not _HANGING.search(text, max(0, number.start - 8), number.start):
        return None  # "a three-year plan", "two-faced"; not "four- and six-cylinder engines"
    limits = _limits(text, before.start, end, lasting=unit in TIMES and text[number.end : end] != "s")
    lower = [word.lower() for word in limits.words]
    if number.kind == "ordinal":
        measured = limits.approximator or (lower and (lower[-1] in _BY or is_change_verb(lower[-1])))
        if unit is None and is_ordinal(text, number, measured=bool(measured)):
            return None
        number = number._replace(kind="part")
    one = number.value == 1 and number.kind == "word" and unit is None
    share = number.kind == "part" and not _SHARE.search(text, number.start, number.end)
    vague = number.kind == "vague"
    counted = find_counted(text, limits.end, one=one, of_only=share or unit is not None, share=share, plural=vague)
    if (
        counted and not limits.approximator and (behind := limit_behind(text, counted.end, noun=True))
    ):  # "30 people or more"
        limits = limits._replace(bound=behind[0], end=behind[2], approximator=text[slice(*behind[1:])])
    previous = limits.words[-1] if limits.words else ""
    if before.sign and unit is None and any(letter.isupper() for letter in previous):
        return None  # "Covid -19"
    if one and ((counted is None and not _OF_THEM.match(text, end)) or (lower and lower[-1] in _NO_COUNT_OF_ONE)):
        return None  # "which one it was", "no one"
    change = "up" if before.sign == "+" and unit else _change(lower, unit, counted)
    if change and (limits.approximator or "").lower() in _LEVELS:
        change = None
    if unit and counted and number.kind != "part":
        unit = per_unit(text, Behind(counted.end, unit)).unit  # "barrels of oil a day"
    if unit is None and counted and _THOUSANDS.fullmatch(text, number.start, number.end) and number.value:
        number = number._replace(value=number.value * 1000)
    read = Reading(
        number,
        limits.start,
        limits.end,
        Span(before.start, end),
        -number.value if before.sign == "-" and number.value is not None else number.value,
        limits.bound if number.kind != "vague" or limits.bound in ("<", ">") else None,
        limits.approximator,
        change,
        unit,
        counted,
        previous.lower(),
    )
    return None if is_label(text, read, previous, lower[-2] if len(lower) > 1 else "in") else read


def _change(words: list[str], unit: str | None, counted: Span | None) -> str | None:
    return change_before(words, unit=None if unit in TIMES else unit, alone=unit is None and counted is None)


class _Limits(NamedTuple):
    """A figure's bound and approximator, where both together begin and end, and the words before."""

    start: int
    end: int
    bound: str
    approximator: str | None
    words: list[str]


# Behind these "over" is more than: "for over four years".
_MORE_THAN = [
    [word] for word in "for after of in at with than is was be been took take takes last lasts lasted spent".split()
]
_TOKEN = re.compile(r"\S+")
_OPENING = dict.fromkeys(map(ord, "(“‘\"'["), " ")
_REACH = 7  # words of the longest approximator, and what may stand between
_WINDOW = 70  # characters before a figure that are read: an approximator and a verb


def _limits(text: str, start: int, end: int, *, lasting: bool) -> _Limits:
    if text[max(0, start - 4) : start].lower() == "sub-":  # "sub-300 square metres"
        return _Limits(start - 4, end, "<", text[start - 4 : start], [])
    begin = max(0, start - _WINDOW)
    begin = max(begin, text.rfind("\n", begin, start) + 1)
    window = text[begin:start].translate(_OPENING)
    words = window.split()
    if (
        words and not text[start - 1].isspace() and words[-1] not in ("~", "≈", "<", "≤", ">", "≥")
    ):  # an opening glyph, or a dash
        words = []
    limit = limit_before([word.lower() for word in words[-_REACH:]])
    if limit and lasting and limit.first == 1 and words[-1].lower() == "over" and words[-2:-1] not in _MORE_THAN:
        limit = None  # "a debt built up over four years"
    if limit:
        spans = [token.span() for token in _TOKEN.finditer(window)][-limit.first :]
        start = begin + spans[0][0]
        approximator = text[start : begin + spans[limit.first - limit.last][1]]
        return _Limits(start, end, limit.bound, approximator, words[: len(words) - limit.first])
    if behind := limit_behind(text, end):
        bound, begin, end = behind
        return _Limits(start, end, bound, text[begin:end], words)
    return _Limits(start, end, "=", None, words)


def _public(text: str, read: Reading) -> Quantity:
    """What the text states as value and bounds: a limit has one bound and no value, a vague count two."""
    value, low, high = read.value, read.low, read.high
    if read.number.kind == "vague":
        low, high = read.number.low, (None if read.bound == ">" else read.number.high)
    elif value is not None and read.bound == ">":
        value, low = None, value
    elif value is not None and read.bound == "<":
        value, high = None, value
    return Quantity(
        read.start,
        read.end,
        text[read.start : read.end],
        value,
        low,
        high,
        read.bound,
        read.approximator,
        read.change,
        read.unit,
        text[read.counted.start : read.counted.end] if read.counted else None,
        *(read.counted or (None, None)),
    )
