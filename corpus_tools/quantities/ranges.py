"""What figures side by side make of each other: one range, or a unit or noun that the text says only behind the last.

Two readings that follow one another go in, one joined reading or completed ones come out.
"""

import re
from typing import NamedTuple

from corpus_tools.lexicons import words_of
from corpus_tools.quantities.number_words import Number
from corpus_tools.quantities.numbers import scale_of
from corpus_tools.quantities.units import Behind, per_unit
from corpus_tools.segment import Span


class Reading(NamedTuple):
    """A number with what stands around it."""

    number: Number
    start: int
    end: int
    figure: Span  # with sign, money and unit, without approximator
    value: float | None
    bound: str | None
    approximator: str | None
    change: str | None
    unit: str | None
    counted: Span | None
    before: str  # the word before it, in lower case
    low: float | None = None
    high: float | None = None


_JOINTS = frozenset(["to", "-", "–", "—", "and", "or", "-to-"])


def join_range(text: str, first: Reading, second: Reading) -> Reading | None:
    """One range of two readings, null where they are none.

    "between 5 and 7", "$89 to $93 million", "from 1 to 2 per cent", "5-10W", "two or three". A fall "from 75 to 45"
    has its bounds by size, as a rise has; "by 5 to 60" is no range.
    """
    from_to = first.before == "from"
    end = max(first.figure.end, first.counted.end) if from_to and first.counted else first.figure.end
    gap = text[end : second.start]
    joint = "to" if gap == "- to " else gap.strip().lower()  # "2- to 3-metre"
    if len(gap) > 5 or joint not in _JOINTS or first.value is None or second.value is None or second.bound != "=":
        return None
    if first.unit and second.unit and not _is_same_unit(first.unit, second.unit):
        return None
    if first.counted and second.counted and _noun(text, first.counted) != _noun(text, second.counted):
        return None  # "from 3 camps to 2 villages"
    low, high = first.value, second.value
    scale = scale_of(text, second.number)
    if scale == 1 and high >= 1000 * low and "," not in text[first.figure.start : first.figure.end]:
        scale = 1000.0 if text.endswith(",000", 0, second.number.end) else 1.0  # "200-300,000"
    if scale_of(text, first.number) == 1 and low < high / scale:  # "four to five thousand"
        low *= scale
    if low > high and from_to and joint == "to" and not first.counted and not second.counted:
        low, high = high, low  # "from 7% to 6%"; of what is counted, "from 70 men to 18", both numbers stay
    if low >= high:
        return None
    tight = first.unit is None and (first.counted is None or from_to)  # nothing stands between: "5 to 7 per cent"
    if joint == "and":
        is_range = (
            first.before == "between"
            or _AGES.search(text, max(0, first.figure.start - 24), first.figure.start) is not None
        )
    elif joint == "or":
        is_range = tight and high - low <= 2 and first.number.kind == second.number.kind
    elif joint == "to" and first.change and not (tight and second.unit):
        is_range = False  # "fell 5 to 286", "risen by 10 to 40"
    elif joint == "to":
        both = first.unit is not None and second.unit is not None
        is_range = first.before in ("from", "between", "aged") or tight or (both and first.before != "by")
    else:
        stated = bool(first.unit or second.unit or (second.counted and not _is_result(text, second)))
        is_range = (tight or second.unit is None or bool(first.unit)) and (joint == "-to-" or stated)
    if not is_range:
        return None
    about = first.bound == "~"
    between = _BETWEEN.search(text, max(0, first.start - 12), first.start)
    start = between.start() if between else first.figure.start
    return second._replace(
        start=first.start if about else start,
        figure=Span(start, second.figure.end),
        value=None,
        low=low,
        high=high,
        bound="~" if about else "=",
        approximator=first.approximator if about else None,
        change=first.change,
        unit=second.unit or (first.unit and per_unit(text, Behind(second.figure.end, first.unit)).unit),
        counted=second.counted or first.counted,
        before=first.before,
    )


_BETWEEN = re.compile(r"\bbetween\W*\Z", re.IGNORECASE)
_AGES = re.compile(r"\bbetween (?:the )?ages of \Z", re.IGNORECASE)


def _noun(text: str, counted: Span) -> str:
    return text[counted.start : counted.end].rpartition(" ")[2]


def _is_same_unit(first: str, second: str) -> bool:
    """US dollar and dollar, dollar and dollar per year are one unit where a range joins them."""
    first, second = first.partition(" per ")[0], second.partition(" per ")[0]
    return first == second or first.endswith(" " + second) or second.endswith(" " + first)


_RESULTS = words_of("number_labels", "result")


def _is_result(text: str, read: Reading) -> bool:
    """The noun is that of a contest: "a 48-52 vote"."""
    return read.counted is not None and _noun(text, read.counted) in _RESULTS


def is_half_a_score(text: str, read: Reading) -> bool:
    """A number that a dash ties to another, and no range: "2-0", "a 52-48 vote", "301-to-101"."""
    if read.unit and read.figure != (read.number.start, read.number.end):
        return False
    if text.startswith("-to-", read.end) or text.endswith("-to-", 0, read.start):
        return read.value is not None
    behind, before = text[read.end : read.end + 2], text[max(0, read.start - 2) : read.start]
    return (len(behind) == 2 and behind[0] in "-–" and behind[1].isdigit()) or (
        len(before) == 2 and before[1] in "-–" and before[0].isdigit()
    )


_SHARING = frozenset(["to", "or", "and", ",", "-", "–", ", and", "x", "×", "by"])


def share_behind(text: str, readings: list[Reading], last: Reading) -> None:
    """Those in a row with `last` share what follows it: "4.8 and 4.7 percent", "3 x 4 x 5 cm"."""
    behind = last
    for place in range(len(readings) - 1, -1, -1):
        read = readings[place]
        gap = text[read.end : behind.start].removeprefix("-" if behind.number.start - read.end > 2 else "").strip()
        if read.unit or read.counted or read.number.kind == "part" or gap not in _SHARING:
            return
        if gap in ("and", ", and") and behind.approximator:
            return  # "it killed 12 and about 300 homes burned"
        if gap == "or" and (behind.number.kind != read.number.kind or (behind.value or 0) < (read.value or 0)):
            return  # "2,910 or nine per cent"
        if gap == ", and" and not (place and text[readings[place - 1].end : read.start] == ", "):
            return  # "under 25, and 300 places"; but "4, 5, and 6 metres"
        readings[place] = behind = read._replace(unit=last.unit, counted=last.counted)
