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
from corpus_tools.counted import find_counted, is_closed, is_plural
from corpus_tools.lexicons import load_lexicon
from corpus_tools.limits import change_before, limit_before, limit_behind
from corpus_tools.numbers import Number, find_numbers, scale_of
from corpus_tools.segment import Span
from corpus_tools.units import TIMES, Behind, money_before, per_unit, unit_behind


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
    parts: list[_Part] = []
    for number in find_numbers(text):
        part = _read(text, number)
        if part is None:
            continue
        if parts and not part.unit and part.figure.start < (parts[-1].counted or parts[-1].figure).end:
            continue  # "two new 737 Max jets": within what is counted
        if parts and (joined := _join(text, parts[-1], part)):
            parts[-1] = joined
        else:
            parts.append(part)
    return [_public(text, part) for part in _with_elided(text, parts) if not _is_half_a_score(text, part)]


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
            for doc_id, text, begin in zip(articles["doc_id"], articles["text"], articles["dateline_end"], strict=True)
            for quantity in find_quantities(text)
            if quantity.start >= begin
        ),
    )


class _Part(NamedTuple):
    """A quantity as it is read, before ranges are joined and nouns that are left out supplied."""

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
    before: str  # the word before, in lower case
    low: float | None = None
    high: float | None = None


_LABELS = frozenset(word for line in load_lexicon("number_labels")["label"] for word in line.split())
_TOKEN = re.compile(r"\S+")
_OPENING = "(“‘\"'["
_WINDOW = 70  # characters before a figure that are read: five words and a verb


def _read(text: str, number: Number) -> _Part | None:
    """The quantity around a number, null where the number is none."""
    before = money_before(text, number.start)
    start, unit, end = before.start, before.unit, number.end
    if _is_glued(text, start, number, money=unit is not None):
        return None
    if number.kind in ("figure", "word") and (behind := unit_behind(text, end)):
        # "a three-year plan": an adjective, unless it tells an age
        if number.kind == "word" and text[end] == "-" and behind.unit != "year of age":
            return None
        if unit is None:
            unit, end = behind.unit, behind.end
    elif unit is not None:
        end, unit = per_unit(text, Behind(end, unit))
    if text[end : end + 1].isalnum() or (number.kind == "word" and re.compile(r"-[^\W\d]").match(text, end)):
        return None  # "5G", "49ers", "two-faced"
    line = text.rfind("\n", max(0, start - _WINDOW), start) + 1
    tokens = list(_TOKEN.finditer(text, line or max(0, start - _WINDOW), start))
    words = [token[0].lower().lstrip(_OPENING) for token in tokens]
    if tokens and tokens[-1].end() == start and words[-1] not in ("~", "<", ">"):  # an opening glyph, or a dash
        words = []
    figure = Span(start, end)
    bound: str | None = "="
    approximator: str | None = None
    if limit := limit_before(words):
        bound, start = limit.bound, tokens[len(words) - limit.first].end() - len(words[-limit.first])
        approximator = text[start : tokens[len(words) - limit.last].end()]
        words = words[: len(words) - limit.first]
    elif behind_limit := limit_behind(text, end):
        bound, _, end = behind_limit
        approximator = text[behind_limit[1] : end]
    previous = text[tokens[len(words) - 1].start() : tokens[len(words) - 1].end()] if words else ""
    one = number.value == 1 and number.kind == "word" and unit is None
    counted = find_counted(text, end, one=one, of_only=unit is not None or number.kind == "part")
    if before.sign and unit is None and any(letter.isupper() for letter in previous):
        return None  # "Covid -19"
    if one and (counted is None or (words and words[-1] in _BEFORE_ONE)):
        return None  # "which one it was", "no one"
    value = -number.value if before.sign == "-" and number.value is not None else number.value
    change = change_before(words, measured=unit is not None and unit not in TIMES)
    if before.sign == "+" and unit:
        change = "up"
    if number.kind == "vague" and bound not in ("<", ">"):
        bound = None
    part = _Part(number, start, end, figure, value, bound, approximator, change, unit, counted, previous.lower())
    return None if _is_name(text, part, previous) else part


_BEFORE_ONE = frozenset("no the this that these each every any which another".split())


def _is_glued(text: str, start: int, number: Number, *, money: bool) -> bool:
    """A part of a longer name or sign: "F-16", "#5", "u/2", "’17", "PS5"."""
    previous, earlier = text[start - 1 : start], text[start - 2 : start - 1]
    if money:
        glued = text[number.start - 1].isalpha() and number.start - start < 3
        return previous.isalnum() or (glued and number.end - number.start == 1)
    if previous in ("-", "–", "/", ".", "&", "_"):
        return earlier.isalpha() or previous == "/"
    return previous.isalnum() or (previous in ("#", "@", "’") and text[number.start].isdigit())


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?,?\s(?:\d{{1,2}}(?:\s?[-–]\s?|,? (?:and|to|or) ))?\Z")
_MONTH_BEHIND = re.compile(rf"(?:\s?[-–]\s?\d{{1,2}}|,? (?:and|to|or) \d{{1,2}})?(?:\s|-)(?:of )?{_MONTH}")
_CLOCK_BEHIND = re.compile(
    r"\s?(?:[ap]\.m\b|[ap]m\b|o[’']clock|(?:hours )?(?:GMT|UTC|BST|E[SD]?T|P[SD]?T|CES?T|IST)\b)", re.IGNORECASE
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
# Behind these a number of four figures is no year: "killed 2000 people" may follow, "in 2000 people" may not.
_NO_YEAR_AFTER = frozenset("and or but that when where while as with than to".split())


def _is_name(text: str, part: _Part, previous: str) -> bool:
    """The number names something (a day, a year, an hour, an article, a model, a person's age) and counts nothing."""
    number, figure, unit, counted = part.number, part.figure, part.unit, part.counted
    bound = part.approximator and part.bound
    digits = text[number.start : number.end]
    if unit or number.kind != "figure" or not digits[-1].isdigit() or "," in digits or number.value is None:
        return False
    if _CLOCK_BEHIND.match(text, number.end):  # "11 a.m."
        return True
    if number.value < 32 and (
        _MONTH_BEFORE.search(text, max(0, number.start - 20), number.start) or _MONTH_BEHIND.match(text, number.end)
    ):
        return True
    noun = text[counted.start : counted.end] if counted else ""
    plural = bool(noun) and is_plural(noun.rpartition(" ")[2])
    if _YEAR.fullmatch(digits) and not (bound and (noun or bound != "~")):
        if not plural or " " in noun or previous.endswith(",") or previous.lower() == "the":
            return True
        if is_closed(previous) and previous.lower() not in _NO_YEAR_AFTER:
            return True
    if bound:
        return False
    if text[figure.start - 1 : figure.start] == "(" and text[figure.end : figure.end + 1] == ")":
        return True  # "the captain (4)"
    if previous.lower().strip("(") in _LABELS:  # "category 4"
        return True
    if previous.endswith(",") and previous[0].isupper() and text[figure.end : figure.end + 1] == ",":
        return True  # "Jane Roe, 34, said"
    named = any(letter.isupper() for letter in previous) and previous[-1].isalnum() and not is_closed(previous)
    if named and not plural:  # "Flight 93", "iPhone 11"; not "In Peru 93 people"
        return True
    return bool(noun) and noun[0].isupper() and not plural  # "787 Dreamliner", "9 North Road"


_JOINTS = frozenset(["to", "-", "–", "—", "and", "or", "-to-"])


def _join(text: str, first: _Part, second: _Part) -> _Part | None:
    """One range of two quantities: "between 5 and 7", "$89 to $93 million", "from 1 to 2 per cent", "5-10W"."""
    gap = text[first.figure.end : second.start]
    joint = gap.strip().lower()
    if len(gap) > 5 or joint not in _JOINTS or first.value is None or second.value is None or second.bound != "=":
        return None
    if first.unit and second.unit and first.unit not in second.unit and second.unit not in first.unit:
        return None
    low, high = first.value, second.value
    if scale_of(text, first.number) == 1:  # "four to five thousand"
        scale = scale_of(text, second.number)
        low = low * scale if low < high / scale else low
    if low >= high:
        return None
    tight = first.unit is None and first.counted is None  # nothing stands between: "5 to 7 per cent"
    allowed = {
        "and": first.before == "between",
        "to": first.before in ("from", "between") or ((tight or (first.unit and second.unit)) and first.before != "by"),
        "or": tight and high - low <= 2 and first.number.kind == second.number.kind,
        "-to-": tight,
    }.get(joint, (tight or first.unit == second.unit) and bool(second.unit or second.counted))
    if not allowed:
        return None
    return second._replace(
        start=first.start, figure=Span(first.figure.start, second.figure.end), value=None, low=low, high=high,
        bound=first.bound, approximator=first.approximator, change=first.change,
        unit=second.unit or first.unit, before=first.before,
    )  # fmt: skip


def _is_half_a_score(text: str, part: _Part) -> bool:
    """A number that a dash ties to another, and no range: "2-0", "a 52-48 vote"."""
    behind, before = text[part.end : part.end + 2], text[part.start - 2 : part.start]
    return (
        (len(behind) == 2 and behind[0] in "-–" and behind[1].isdigit())
        or (len(before) == 2 and before[1] in "-–" and before[0].isdigit())
    )  # fmt: skip


_COMPARED = frozenset("from to with against versus than for".split())
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*\s|\n")
_SUBJECT = re.compile(
    r"(?: (?:more|others?))?,? (?:were|was|are|is|have|had|has|of (?:them|whom|these|those))\b", re.IGNORECASE
)
_ALONE = re.compile(
    r"[.,;:)]|\s(?:a|the|last|this|in|on|at|by|during|more|were|was|are|have|had|of (?:them|whom|these|those))\b|$"
)


def _with_elided(text: str, parts: list[_Part]) -> list[_Part]:
    """Parts with the noun or unit supplied that the quantity before tells: "rose to 63 cases from 40"."""
    for i, part in enumerate(parts[1:], 1):
        last = parts[i - 1]
        if part.unit or part.counted or part.number.kind == "part":
            continue
        if _SENTENCE_END.search(text, last.end, part.start):
            continue
        if part.before in _COMPARED and last.counted and not last.unit:
            parts[i] = part._replace(counted=last.counted)
    return parts


def _public(text: str, part: _Part) -> Quantity:
    value, low, high = part.value, part.low, part.high
    if part.number.kind == "vague":
        low, high = part.number.low, (None if part.bound == ">" else part.number.high)
    elif value is not None and part.bound == ">":
        value, low = None, value
    elif value is not None and part.bound == "<":
        value, high = None, value
    return Quantity(
        part.start, part.end, text[part.start : part.end], value, low, high, part.bound, part.approximator, part.change,
        part.unit, text[part.counted.start : part.counted.end] if part.counted else None,
        *(part.counted or (None, None)),
    )  # fmt: skip
