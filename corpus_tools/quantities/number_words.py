"""Numbers written in words, and the words that make more or less of a number: scales, parts, vague plurals.

A text and the place where a number word stands go in, the number that it opens comes out with its value, or with the
bounds of a vague plural ("dozens"). What parts of a number a figure can be followed by ("1.2 million", "2 and a half",
"1 in 4") is told here too, for `numbers`.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from corpus_tools.lexicons import load_lexicon


class Number(NamedTuple):
    """A number in a text, `text[start:end]`; `value` is null and the bounds are set where it is vague."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    kind: str  # figure, word, vague, part, or ordinal: "a third", a part or an ordinal, which the words around tell


def values_of(section: str) -> dict[str, float]:
    """The number words of a section of the list with their values."""
    return {word: float(value) for word, _, value in (entry.partition(" ") for entry in _WORDS[section])}


_WORDS = load_lexicon("number_words")
CARDINALS, SCALES, VAGUE, PARTS = (values_of(s) for s in ("cardinal", "scale", "vague", "part"))
_ANY = "|".join(sorted([*CARDINALS, *SCALES], key=len, reverse=True))
NUMBER_WORDS = rf"(?:{_ANY})"
_SCALE_WORDS = "|".join(SCALES)
_VAGUE_WORDS = "|".join(VAGUE)
_PART_WORDS = "|".join(PARTS)
_TIMES = "second|minute|hour|day|night|week|month|season|year|decade"
SCALED = re.compile(rf"(?:(?: {{0,2}}|-)({_SCALE_WORDS})\b)+", re.IGNORECASE)
_SEQUENCE = re.compile(rf"(?:{_ANY})(?:(?:-|\s(?:and\s)?)(?:{_ANY})\b){{0,12}}", re.IGNORECASE)
# "a quarter of a million"
_OF_A_SCALE = re.compile(rf"\sof\sa\s({_SCALE_WORDS})\b", re.IGNORECASE)
_AND_HALF = re.compile(r"[ -]and[ -]a[ -](half|quarter)\b", re.IGNORECASE)
_REST_OF_A_YEAR = re.compile(r"[ -](?:ten|eleven|twelve|[a-z]+teen|[a-z]+ty)(?:-[a-z]+)?\b")
_PART_AFTER = re.compile(rf"[ -]({_PART_WORDS})\b", re.IGNORECASE)
_TENS_OF = re.compile(rf"\s+of\s+({_VAGUE_WORDS})\b", re.IGNORECASE)
_A_BEFORE = re.compile(r"\b(an?|another|several|a few|few|many|a couple|a couple of)\s+\Z", re.IGNORECASE)
# "one in five", "two out of three", "1-in-20"
_IN = re.compile(
    rf"[\s-](?:in|out of)[\s-](?:every\s)?(?:(?:an?[\s-])?({_ANY})|(\d{{1,3}}(?:,\d{{3}})*))\b(?!\s(?:{_TIMES}))",
    re.IGNORECASE,
)


def number_in_words(text: str, begin: re.Match) -> tuple[Number | None, int]:
    """The number that begins with the word `begin`, null where it is none, and where to look on."""
    start, word = begin.start(), begin[0].lower()
    if word in VAGUE:
        return _vague(text, start, begin.end(), word)
    if word in PARTS:
        return _part(text, start, begin.end(), word)
    sequence = _SEQUENCE.match(text, start)
    assert sequence
    value, end = _value(sequence[0])
    end += start
    if 15 <= value <= 20 and (year := _REST_OF_A_YEAR.match(text, end)):
        return None, year.end()  # "nineteen ninety-one"
    if word in SCALES:  # "a dozen", "another million"; "the dozen" or "a baker's dozen" tell no number
        before = _A_BEFORE.search(text, max(0, start - 14), start)
        if not before:
            return None, end
        if before[1].lower() not in ("a", "an", "another"):
            # "several hundred", "a few dozen": the order of magnitude is all that is said
            return Number(before.start(), end, None, value, 10 * value, "vague"), end
        start = before.start() if before[1].lower() != "another" else start
        if half := _AND_HALF.match(text, end):  # "a million and a half"
            return Number(start, half.end(), value * (1 + 1 / PARTS[half[1].lower()]), None, None, "word"), half.end()
    elif value < 10 and (share := share_of(text, start, end, value)):
        return share, share.end
    part = _PART_AFTER.match(text, end)  # "two-thirds", "one fourth of"
    if part and value < PARTS[part[1].lower()] and (value == 1 or part[1].lower().endswith("s")):
        return _share(text, start, part.end(), value / PARTS[part[1].lower()])
    value, end = and_half(text, value, end)
    return Number(start, end, value, None, None, "word"), end


def _value(words: str) -> tuple[float, int]:
    """Value of the longest grammatical number that `words` opens with, and where it ends there."""
    total, current, last, end = 0.0, 0.0, 0.0, 0
    for token in re.finditer(r"[a-z]+", words, re.IGNORECASE):
        word = token[0].lower()
        if word == "and":
            continue
        if word in CARDINALS:
            value = CARDINALS[word]
            # "twenty-five" and "hundred and five" go on, "five six" does not.
            if end and not (last >= 100 or (20 <= last < 100 and 0 < value < 10 and last % 10 == 0)):
                break
            current, last = current + value, value
        else:
            scale = SCALES[word]
            if scale == 12:
                current, last = (current or 1) * 12, scale
            elif scale == 100:
                current, last = (current or 1) * 100, scale
            else:
                total, current, last = total + (current or 1) * scale, 0.0, scale
        end = token.end()
    return total + current, end


def _vague(text: str, start: int, end: int, word: str) -> tuple[Number | None, int]:
    low = VAGUE[word]
    if of := _TENS_OF.match(text, end):  # "tens of thousands", "hundreds of millions"
        low *= VAGUE[of[1].lower()]
        return Number(start, of.end(), None, low, 10 * low, "vague"), of.end()
    if word in ("tens", "scores") and not re.compile(r"\s+of\b").match(text, end):  # "she scores", "the test scores"
        return None, end
    return Number(start, end, None, low, 10 * low, "vague"), end


_HALF_SCALE = re.compile(rf"(?:\s(?:a\s)?|-)({_SCALE_WORDS})\b", re.IGNORECASE)  # "half a million", "half-dozen"
_UNIT_AND = re.compile(r"\ban?\s\w+\sand\sa\s\Z", re.IGNORECASE)  # "an hour and a half"
_NOT_A_PART = re.compile(
    r"\b(?:the|this|that|first|second|last|other|latter|either|each|final|early|fourth|third|next|previous)\s+\Z", re.I
)


def _part(text: str, start: int, end: int, word: str) -> tuple[Number | None, int]:
    """Half a million, half, a third; whether the last two are shares is told by the words around them."""
    if word == "half" and (unit := _UNIT_AND.search(text, max(0, start - 20), start)):
        return Number(unit.start(), end, 1.5, None, None, "ordinal"), end
    before = _A_BEFORE.search(text, max(0, start - 14), start)
    begin = before.start() if before and before[1].lower() in ("a", "an") else start
    if word == "half" and (scale := _HALF_SCALE.match(text, end)):
        return Number(begin, scale.end(), SCALES[scale[1].lower()] / 2, None, None, "word"), scale.end()
    if begin == start and (word != "half" or _NOT_A_PART.search(text, max(0, start - 14), start)):
        return None, end
    number, end = _share(text, begin, end, 1 / PARTS[word])
    return number._replace(kind="ordinal") if number.kind == "part" else number, end


def _share(text: str, start: int, end: int, value: float) -> tuple[Number, int]:
    if scale := _OF_A_SCALE.match(text, end):
        return Number(start, scale.end(), value * SCALES[scale[1].lower()], None, None, "word"), scale.end()
    return Number(start, end, value, None, None, "part"), end


def share_of(text: str, start: int, end: int, value: float) -> Number | None:
    """One in five, 1 in 1,000, seven out of ten."""
    among = text[end + 1 : end + 3] in ("in", "ou") and _IN.match(text, end)
    if not among:
        return None
    whole = _value(among[1])[0] if among[1] else float(among[2].replace(",", ""))
    return Number(start, among.end(), value / whole, None, None, "part") if whole > value else None


def and_half(text: str, value: float, end: int) -> tuple[float, int]:
    """Two and a half, two and a half million."""
    half = text.startswith("and", end + 1) and _AND_HALF.match(text, end)
    if not half:
        return value, end
    value, end = value + 1 / PARTS[half[1].lower()], half.end()
    scaled = SCALED.match(text, end)
    return (times(value, SCALES[scaled[1].lower()]), scaled.end()) if scaled else (value, end)


def times(value: float, scale: float) -> float:
    """The product as one would write it: 16.4 billion is 16,400,000,000, not 16,399,999,999.999998."""
    return float(Decimal(repr(value)) * int(scale))


def is_number_word(word: str) -> bool:
    """A cardinal, a scale or a vague plural, in lower case."""
    return word in CARDINALS or word in SCALES or word in VAGUE
