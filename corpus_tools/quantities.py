"""How many of what: quantities in a text, with limits, change, unit and the thing counted.

A text goes in, its quantities come out with offsets, values and bounds. Each number of `numbers` is looked at with the
words before it (approximators, verbs of rise and fall, money) and behind it (units, the noun phrase of `counted`); a
number that names a thing ("Resolution 2235", "category 4"), a date, an age set as a name or a score is none. Two that
"to", "and" or a dash joins are one range.
"""

import re
from typing import NamedTuple

import pandas as pd

from corpus_tools.columns import make_table
from corpus_tools.counted import _CLOSED, _is_plural, find_counted
from corpus_tools.lexicons import load_lexicon
from corpus_tools.numbers import Number, find_numbers


class Quantity(NamedTuple):
    """A quantity in a text; `text[start:end]` is the figure with its approximator, sign, currency and unit.

    `value` is null where the text states a limit, a range or a vague count; `low` and `high` then hold what it states.
    `counted_start:counted_end` selects `counted`.
    """

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
        million", "5 per cent"), not the noun counted. `bound` is "=", "~" (about), "<" (at most: `high` alone is set), ">"
        (at least: `low` alone), null for vague counts, whose word says so itself. `change` is "up" or "down" where the
        figure is the size of a rise or fall. `unit` is the unit's normal name, `counted` a noun phrase of the text.

    Examples
    --------
    >>> q, = find_quantities("They moved more than 5,700 adult prisoners.")
    >>> q.text, q.value, q.low, q.bound, q.counted
    ('more than 5,700', None, 5700.0, '>', 'adult prisoners')
    """
    found = [quantity for number in find_numbers(text) if (quantity := _quantity(text, number))]
    return [_public(text, part) for part in _join_ranges(text, found)]


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
    """A quantity before ranges are joined."""

    number: Number
    start: int
    end: int
    core_start: int  # with sign and currency, without the approximator
    core_end: int
    value: float | None
    low: float | None
    high: float | None
    bound: str | None
    approximator: str | None
    change: str | None
    unit: str | None
    counted: tuple[int, int] | None
    before: str  # the word before it


def _unit_names(*sections: str) -> dict[str, str]:
    return {
        surface.strip(): name
        for section in sections
        for name, _, surfaces in (entry.partition(": ") for entry in _UNITS[section])
        for surface in surfaces.split(", ")
    }


def _alternatives(words) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0]?") for word in sorted(words, key=len, reverse=True))


_UNITS = load_lexicon("units")
_SIGNS, _CODES = _unit_names("money sign"), _unit_names("money code")
_LETTERS = _unit_names("letters")
_UNIT_WORDS = _unit_names("money word", "percent", "word", "time")
_PLURAL_UNITS = {word + "s": name for word, name in _UNIT_WORDS.items() if word.isalpha() and not word.endswith("s")}
_PLURAL_UNITS |= {
    f"{first}s {rest}": name
    for word, name in _UNIT_WORDS.items()
    if (first := word.partition(" ")[0]) and (rest := word.partition(" ")[2]) and first in _UNIT_WORDS
}
_PLURAL_UNITS |= {word + "s": name for word, name in _UNIT_WORDS.items() if " " in word and not word.endswith("s")}
_NAMES = {name.lower(): unit for name, unit in (_UNIT_WORDS | _PLURAL_UNITS).items()}
_TIME_UNITS = frozenset(_unit_names("time").values())
_MONEY = frozenset([*_SIGNS.values(), *_CODES.values(), *_unit_names("money word").values()])

_MONEY_BEFORE = re.compile(
    rf"(?:\b(minus|negative)[ -]|(?<![\w.])([-–−+±])\s?)?(?:(?<!\w)({_alternatives(_CODES)})[ \u00a0]?|({_alternatives(_SIGNS)})[ \u00a0]?)?([-−+]?)\Z"
)
_UNIT_BEHIND = re.compile(
    rf"[ \u00a0-]?(?:(?P<letters>{_alternatives(_LETTERS)})(?!\w)|(?P<word>(?i:{_alternatives(_NAMES)}))(?!\w)"
    rf"|(?P<code>{_alternatives([*_CODES, *_SIGNS])})(?!\w))"
)
_PER = re.compile(
    rf"(?: ?/ ?| per | an? | each | every )(?:(?P<letters>{_alternatives(_LETTERS)})|(?P<word>(?i:{_alternatives(_NAMES)}|person|head|capita|share)))(?!\w)"
)


def _approximators() -> tuple[dict[tuple[str, ...], str], dict[str, str]]:
    lists = load_lexicon("approximators")
    bounds = {"about": "~", "exactly": "=", "at least": ">", "at most": "<"}
    before = {tuple(words.split()): bound for name, bound in bounds.items() for words in lists[name]}
    behind = {words: bound for name, bound in bounds.items() for words in lists.get(f"{name}, after", ())}
    return before, behind


_APPROXIMATORS, _BEHIND = _approximators()
_APPROXIMATOR_BEHIND = re.compile(
    rf"\s?({'|'.join(re.escape(w) for w in sorted(_BEHIND, key=len, reverse=True))})(?![\w])"
)


def _change_words(*names: str) -> frozenset[str]:
    lists = load_lexicon("change_words")
    return frozenset(word for name in names for line in lists[name] for word in line.split())


_CHANGE_VERBS = dict.fromkeys(_change_words("up, verb"), "up") | dict.fromkeys(_change_words("down, verb"), "down")
_CHANGE_BY = dict.fromkeys(_change_words("up, verb, by"), "up") | dict.fromkeys(_change_words("down, verb, by"), "down")
_CHANGE_NOUNS = dict.fromkeys(_change_words("up, noun"), "up") | dict.fromkeys(_change_words("down, noun"), "down")
_CHANGE_ADVERBS = dict.fromkeys(_change_words("up, adverb"), "up") | dict.fromkeys(
    _change_words("down, adverb"), "down"
)
_PHRASAL = _change_words("phrasal verb")
_LABELS = frozenset(word for line in load_lexicon("number_labels")["label"] for word in line.split())

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?,?\s(?:\d{{1,2}}(?:\s?[-–]\s?|,? (?:and|to|or) ))?\Z")
_MONTH_BEHIND = re.compile(
    rf"(?:\s?[-–]\s?\d{{1,2}}| (?:and|to|or) \d{{1,2}})?(?:\s|-)(?:of )?{_MONTH}(?!\s(?:be|have)\b)"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_CLOCK_BEHIND = re.compile(
    r"\s?(?:[ap]\.m\b|[ap]m\b|o[’']clock|GMT\b|UTC\b|BST\b|E[SD]T\b|CET\b|IST\b|hours GMT)|(?:–|-)\d+:\d", re.IGNORECASE
)
_SKIPPED = frozenset(
    [
        "another",
        "further",
        "additional",
        "extra",
        "record",
        "whopping",
        "staggering",
        "mere",
        "total",
        "combined",
        "a",
        "an",
        "the",
        "roughly",
    ]
)


def _quantity(text: str, number: Number) -> _Part | None:
    start, end = number.start, number.end
    value, low, high = number.value, number.low, number.high
    # Left: sign and money.
    unit = None
    money = _MONEY_BEFORE.search(text, max(0, start - 12), start)
    sign = None
    if money and money.start() < start:
        minus, dash, code, symbol, inner = money.groups()
        unit = _CODES.get(code) if code else _SIGNS.get(symbol) if symbol else None
        sign = minus or dash or inner or None
        start = money.start()
    previous = text[start - 1 : start]
    if previous.isalnum() and not unit:
        return None
    if previous in "-–—/.#" and previous:
        if previous in "-/.#" and not text[start - 2 : start - 1].isspace() and text[start - 2 : start - 1].isalpha():
            return None  # "F-16", "Covid-19"
        if previous == "#":
            return None
    # Right: unit.
    core_start = start
    if text[end : end + 1].isalpha() or not unit:
        behind = _UNIT_BEHIND.match(text, end)
        if behind and number.kind not in ("vague", "part"):
            name = (
                (behind["letters"] and _LETTERS[_spaced(behind["letters"], _LETTERS)])
                or (behind["word"] and _NAMES[_spaced(behind["word"].lower(), _NAMES)])
                or (behind["code"] and (_CODES | _SIGNS)[_spaced(behind["code"], _CODES | _SIGNS)])
            )
            if text[end] == "-" and number.kind == "word" and not unit:
                return None  # "a three-year plan": an adjective
            if not unit:
                unit, end = name, behind.end()
        elif number.kind == "word" and text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
            return None
    if text[end : end + 1].isalpha():
        return None  # "5G", "49ers"
    if per := (_PER.match(text, end) if unit else None):
        unit = f"{unit} per {per['letters'] or per['word']}"
        end = per.end()
    if sign in ("-", "–", "−", "minus", "negative") and value is not None:
        value = -value
    # Words before.
    words = text[max(0, start - 90) : start].split()
    low_words = [word.lower() for word in words]
    if previous and not previous.isspace() and previous not in "(“‘\"'[~<>":
        low_words = []
    bound, count, skipped = "=", 0, 0
    while skipped < 2 and len(low_words) > skipped and low_words[-1 - skipped] in _SKIPPED:
        if (low_words[-1 - skipped],) in _APPROXIMATORS:
            break
        skipped += 1
    for skip in {0, skipped}:
        for length in (5, 4, 3, 2, 1):
            stop = len(low_words) - skip
            key = tuple(w.lstrip("(“‘\"'") for w in low_words[max(0, stop - length) : stop])
            if len(key) == length and key in _APPROXIMATORS:
                bound, count = _APPROXIMATORS[key], length + skip
                break
        if count:
            break
    approximator = None
    if count:
        begin = _word_start(text, start, count)
        approximator = " ".join(text[begin:core_start].split()[: count - skip])
        start = begin
    behind_match = _APPROXIMATOR_BEHIND.match(text, end)
    if not count and behind_match:
        bound = _BEHIND[behind_match[1]]
        approximator, end = behind_match[1], behind_match.end()
    rest = low_words[: len(low_words) - count]
    before = words[len(rest) - 1] if rest else ""
    if number.kind == "vague":
        bound = None if bound in ("=", "~") else bound
    # Reject dates, labels.
    plain = number.kind == "figure" and not unit and text[number.end - 1].isdigit()
    figure = text[number.start : number.end]
    if number.kind in ("figure", "word") and _is_date(text, number, figure, unit, approximator):
        return None
    of_only = bool(unit) or number.kind == "part"
    counted = find_counted(text, end, one=number.value == 1 and number.kind == "word", of_only=of_only)
    if (
        number.kind == "word"
        and number.value == 1
        and not unit
        and (
            counted is None
            or (before.lower() in ("no", "the", "this", "that", "each", "every", "any", "which", "another"))
        )
    ):
        return None
    if plain and not approximator:
        if before.lower().strip("(") in _LABELS:
            return None
        if text[core_start - 1 : core_start] == "(" and text[end : end + 1] == ")":
            return None
        if before[:1].isupper() and before.lower() not in _CLOSED and not before.endswith((",", ".", ":", ";", ")")):
            if not counted or not _is_plural(text[counted[0] : counted[1]].rsplit(maxsplit=1)[-1]):
                return None
        if before.endswith(",") and before[:1].isupper() and text[end : end + 1] == "," and len(figure) < 3:
            return None  # "Jane Roe, 34, said"
        if (
            counted
            and text[counted[0]].isupper()
            and not _is_plural(text[counted[0] : counted[1]].rsplit(maxsplit=1)[-1])
        ):
            return None  # "787 Dreamliner", "9 North Road"
    change = _change(text, rest, unit, end)
    if value is not None and bound == ">":
        value, low, high = None, value, None
    elif value is not None and bound == "<":
        value, low, high = None, None, value
    return _Part(
        number,
        start,
        end,
        core_start,
        end,
        value,
        low,
        high,
        bound,
        approximator,
        change,
        unit,
        counted,
        before.lower(),
    )


def _spaced(surface: str, names: dict[str, str]) -> str:
    """The list's spelling of a unit that the text sets with another space."""
    plain = surface.replace("\u00a0", " ")
    if plain in names:
        return plain
    return next(name for name in names if name.replace(" ", "") == plain.replace(" ", ""))


def _word_start(text: str, position: int, count: int) -> int:
    """Where the `count`-th word before `position` begins."""
    for _ in range(count):
        position = (
            len(text[:position].rstrip())
            if position < 200
            else position - (len(text[position - 200 : position]) - len(text[position - 200 : position].rstrip()))
        )
        while position and not text[position - 1].isspace():
            position -= 1
    while text[position] in "(“‘\"'[":
        position += 1
    return position


def _is_date(text: str, number: Number, figure: str, unit: str | None, approximator: str | None) -> bool:
    if unit is None and _CLOCK_BEHIND.match(text, number.end):
        return True
    if unit is not None or not figure.isdigit():
        return False
    if len(figure) <= 2 and (
        _MONTH_BEFORE.search(text, max(0, number.start - 20), number.start) or _MONTH_BEHIND.match(text, number.end)
    ):
        return True
    return bool(_YEAR.match(figure)) and approximator is None


def _change(text: str, words: list[str], unit: str | None, end: int) -> str | None:
    index = len(words) - 1
    by = False
    for _ in range(3):
        if index >= 0 and (
            words[index] in ("by", "a", "an", "another", "further", "about", "only", "just")
            or words[index].endswith("ly")
        ):
            by = by or words[index] == "by"
            index -= 1
    if index < 0:
        return None
    word = words[index]
    if word in _CHANGE_ADVERBS and index < len(words) and (unit):
        if index and words[index - 1] in _PHRASAL:
            return None
        return _CHANGE_ADVERBS[word]
    if word in _CHANGE_VERBS and (by or (unit and unit not in _TIME_UNITS)):
        return _CHANGE_VERBS[word]
    return None


_RANGE_GAP = re.compile(r"\s?(?:to|-|–|—|and|or)\s?\Z|-to-\Z")


def _join_ranges(text: str, parts: list[_Part]) -> list[_Part]:
    joined: list[_Part] = []
    for part in parts:
        if joined and (merged := _range(text, joined[-1], part)):
            joined[-1] = merged
        else:
            joined.append(part)
    return joined


def _range(text: str, first: _Part, second: _Part) -> _Part | None:
    gap = text[first.core_end : second.start]
    if len(gap) > 6 or first.value is None or second.value is None:
        return None
    word = gap.strip().lower()
    if word not in ("to", "-", "–", "—", "and", "or", "-to-"):
        return None
    between, since = first.before == "between", first.before == "from"
    if word == "and" and not between:
        return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    low, high = first.value, second.value
    if first.number.end == first.core_end and (scale := _scale_of(text, second.number)) and low < high / scale:
        low *= scale
    if not low < high:
        return None
    if word == "or" and (first.unit or not (first.number.kind == second.number.kind and high - low <= 2)):
        return None
    if word == "to" and not since and first.unit and second.unit != first.unit:
        return None
    if word in ("to",) and first.counted and not since:
        return None
    return second._replace(
        start=first.start,
        core_start=first.core_start,
        value=None,
        low=low,
        high=high,
        bound="~" if first.bound == "~" or second.bound == "~" else "=",
        approximator=first.approximator or second.approximator,
        change=first.change,
        unit=second.unit or first.unit,
        before=first.before,
    )


def _scale_of(text: str, number: Number) -> float:
    words = re.findall(r"[A-Za-z]+", text[number.start : number.end])
    if number.kind == "figure" and words and number.value:
        digits = float(re.sub(r"[^\d.]", "", text[number.start : number.end]) or 1)
        return number.value / digits
    return (
        1000.0
        if words and words[-1].lower() == "thousand"
        else 1e6
        if words and words[-1].lower() == "million"
        else 0.0
    )


def _public(text: str, part: _Part) -> Quantity:
    counted = part.counted
    return Quantity(
        part.start,
        part.end,
        text[part.start : part.end],
        part.value,
        part.low,
        part.high,
        part.bound,
        part.approximator,
        part.change,
        part.unit,
        text[counted[0] : counted[1]] if counted else None,
        counted[0] if counted else None,
        counted[1] if counted else None,
    )
