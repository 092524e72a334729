"""What figures side by side make of each other: one range, or a unit, noun or limit that the text says only once.

Two readings that follow one another go in, one joined reading or a completed one comes out.
"""

import re
from typing import NamedTuple

from corpus_tools.lexicons import load_lexicon
from corpus_tools.quantities.counted import find_counted
from corpus_tools.quantities.number_words import Number
from corpus_tools.quantities.numbers import scale_of
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
    is no range, nor is "by 5 to 60".
    """
    gap = text[first.figure.end : second.start]
    joint = "to" if gap == "- to " else gap.strip().lower()  # "2- to 3-metre"
    if len(gap) > 5 or joint not in _JOINTS or first.value is None or second.value is None or second.bound != "=":
        return None
    if first.unit and second.unit and not _is_same_unit(first.unit, second.unit):
        return None
    low, high = first.value, second.value
    scale = scale_of(text, second.number)
    if scale == 1 and high >= 1000 * low and "," not in text[first.figure.start : first.figure.end]:
        scale = 1000.0 if text.endswith(",000", 0, second.number.end) else 1.0  # "200-300,000"
    if scale_of(text, first.number) == 1 and low < high / scale:  # "four to five thousand"
        low *= scale
    if low >= high:
        return None
    tight = first.unit is None and first.counted is None  # nothing stands between: "5 to 7 per cent"
    if joint == "and":
        is_range = first.before == "between" or _AGES.search(text, 0, first.figure.start) is not None
    elif joint == "or":
        is_range = tight and high - low <= 2 and first.number.kind == second.number.kind
    elif joint == "to" and first.change and not (tight and second.unit):
        is_range = False  # "fell 5 to 286", "risen by 10 to 40"
    elif joint == "to":
        both = first.unit is not None and second.unit is not None
        is_range = first.before in ("from", "between", "aged") or tight or (both and first.before != "by")
    else:
        stated = bool(first.unit or second.unit or (second.counted and not _is_result(text, second)))
        is_range = (tight or second.unit in (None, first.unit)) and (joint == "-to-" or stated)
    if not is_range:
        return None
    about = first.bound == "~"
    start = len(text[: first.start].rstrip()) - len("between") if first.before == "between" else first.figure.start
    return second._replace(
        start=first.start if about else start,
        figure=Span(start, second.figure.end),
        value=None,
        low=low,
        high=high,
        bound="~" if about else "=",
        approximator=first.approximator if about else None,
        change=first.change,
        unit=second.unit or first.unit,
        before=first.before,
    )


_AGES = re.compile(r"\bbetween (?:the )?ages of \Z", re.IGNORECASE)


def _is_same_unit(first: str, second: str) -> bool:
    """US dollar and dollar, dollar and dollar per year are one unit where a range joins them."""
    first, second = first.partition(" per ")[0], second.partition(" per ")[0]
    return first == second or first.endswith(" " + second) or second.endswith(" " + first)


_RESULTS = frozenset(word for line in load_lexicon("number_labels")["result"] for word in line.split())


def _is_result(text: str, read: Reading) -> bool:
    """The noun is that of a contest: "a 48-52 vote"."""
    return read.counted is not None and text[read.counted.start : read.counted.end].rpartition(" ")[2] in _RESULTS


def is_half_a_score(text: str, read: Reading) -> bool:
    """A number that a dash ties to another, and no range: "2-0", "a 52-48 vote", "301-to-101"."""
    if text.startswith("-to-", read.end) or text.endswith("-to-", 0, read.start):
        return read.value is not None
    behind, before = text[read.end : read.end + 2], text[max(0, read.start - 2) : read.start]
    return (len(behind) == 2 and behind[0] in "-–" and behind[1].isdigit()) or (
        len(before) == 2 and before[1] in "-–" and before[0].isdigit()
    )


_SHARING = frozenset(["to", "or", "and", "", "x", "×", "by"])


def share_behind(text: str, readings: list[Reading], last: Reading) -> None:
    """Those in a row with `last` share what follows it: "from 4.8 to 4.7 percent", "3 x 4 x 5 cm"."""
    behind = last
    for place in range(len(readings) - 1, -1, -1):
        read = readings[place]
        gap = text[read.end : behind.start].strip(" -,")
        if read.unit or read.counted or read.number.kind == "part" or gap not in _SHARING:
            return
        readings[place] = behind = read._replace(unit=last.unit, counted=last.counted)


_COMPARED = frozenset(["from", "to", "with", "against", "versus", "than", "for"])
_FURTHER = frozenset(["another", "further", "additional"])
_OF_THEM = re.compile(r",? of (?:them|whom|which|these|those)\b")
_SOMEWHERE = re.compile(r" (?:in|at|on|from|near) ")
_AGAIN = re.compile(r",? or |,? ?[(/] ?|,? or about ")
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*\s|\n")
_TOO_FAR = 160  # characters


def complete(text: str, last: Reading, read: Reading) -> Reading:
    """A reading with what the text leaves out because the reading before, `last`, says it."""
    gap = text[last.end : read.start]
    # "more than 100 kilometres (62 miles)", "lost 190 points, or 0.6%": one figure in two units
    if read.unit and last.unit and read.unit != last.unit and read.bound == "=" and _AGAIN.fullmatch(gap):
        if last.bound == "~" and "or" in gap:
            return read
        return read._replace(bound=last.bound, change=last.change)
    if len(gap) > _TOO_FAR or _SENTENCE_END.search(gap):
        return read
    # "shares were down 2.3%, those of others by 2.6%"
    if read.before == "by" and read.change is None and read.unit == last.unit:
        return read._replace(change=last.change)
    if _is_alone(read) and last.unit == "year of age" and gap in (" and ", " to ", " or ", ", "):
        return read._replace(unit=last.unit)  # "aged 4, 6 and 9"
    if not _is_alone(read) or last.unit or not last.counted:
        return read
    # "63 cases, compared with 40 a year earlier", "3 guards and another 12", "of the 9 men, 3 …"
    # "12 people in the north and 30 in the south"
    listed = read.before == "and" or read.before.endswith(",")
    if (
        read.before in _COMPARED
        or read.before in _FURTHER
        or gap == ", "
        or (listed and _SOMEWHERE.match(text, read.end))
    ):
        return read._replace(counted=last.counted)
    return read


def is_part_of_it(text: str, read: Reading) -> bool:
    """A part of what was counted before: "70,000 of them"."""
    return _is_alone(read) and _OF_THEM.match(text, read.end) is not None


_LINKS = frozenset(["to", "at", "from", "was", "is", "were", "be", "than", "reached", "hit", "passed", "exceeded"])
_NUMBER_OF = re.compile(r"\b(?:numbers?|total|toll)(?= of )")


def complete_number_of(text: str, read: Reading) -> Reading:
    """A reading with the noun of "the number of …": "The number of people displaced rose to 730,000"."""
    if not _is_alone(read) or read.before not in _LINKS:
        return read
    begin = max(0, read.start - _TOO_FAR)
    found = list(_NUMBER_OF.finditer(text, max(begin, text.rfind("\n", begin, read.start)), read.start))
    return read._replace(counted=find_counted(text, found[-1].end())) if found else read


def _is_alone(read: Reading) -> bool:
    return read.unit is None and read.counted is None and read.number.kind != "part"
