"""Numbers in a text: figures, number words and both mixed, with their values.

A text goes in, the numbers in it come out with offsets and the value, or the bounds of a vague plural ("dozens").
Only the shape of the number itself is judged here: what is a time of day, a date in figures or an ordinal by its own
signs and letters is left out; whether a number counts anything is for `quantities`.
"""

import re
from collections.abc import Iterator
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
    kind: str  # figure, word, vague or part


def _values(section: str) -> dict[str, float]:
    return {word: float(value) for word, _, value in (entry.partition(" ") for entry in _WORDS[section])}


_WORDS = load_lexicon("number_words")
_CARDINALS, _SCALES, _VAGUE, _PARTS = (_values(s) for s in ("cardinal", "scale", "vague", "part"))
_SHORT, _SHORT_OR_UNIT = _values("short scale"), _values("short scale or unit")
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
_ANY = "|".join(sorted([*_CARDINALS, *_SCALES], key=len, reverse=True))
NUMBER_WORDS = rf"(?:{_ANY})"
_SCALE_WORDS = "|".join(_SCALES)
_VAGUE_WORDS = "|".join(_VAGUE)
_PART_WORDS = "|".join(_PARTS)
_TIMES = "second|minute|hour|day|night|week|month|season|year|decade"
_LONGEST = 24  # characters of a figure that states a count; longer ones are numbers of accounts and the like
_SPACE = "[ \u00a0\u202f\u2009]"


def _begin_pattern() -> str:
    """Where a number can begin: at a digit that no letter, digit, full stop or comma precedes, or at a number word.

    The first character is matched first, so that the scan can skip all others; what stands before it is looked at then.
    Letters before a digit are let through where they can be a currency ("USD5", "Rs5", "$A5").
    """
    words = sorted([*_CARDINALS, *_SCALES, *_VAGUE, "half", "third", "quarter"], key=len, reverse=True)
    letters = sorted({word[0] for word in words})
    rests = "|".join(f"(?<={c})(?:{'|'.join(w[1:] for w in words if w[0] == c)})\\b" for c in letters)
    before_digit = r"(?<![\w.,·]\d)|(?<=\b[A-Z]{3}\d)|(?<=\b[A-Z]{2}\d)|(?<=\bRs\d)|(?<=\bRs\.\d)|(?<=[$][A-Z]\d)"
    initial, glyphs = "".join(letters), "".join(_GLYPHS)
    return (
        rf"[\d.·{glyphs}{initial}{initial.upper()}]"
        rf"(?:(?<=\d)(?:{before_digit})|(?<=[.·])(?<![\w.,·].)\d|(?<!\w.)(?i:{rests}|(?<=[{glyphs}])))"
    )


_BEGIN = re.compile(_begin_pattern())
# 1,250,000   1.250.000   12 000   1,00,000   1,5 million   0.65   .001
_FIGURE = re.compile(
    rf"\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.]*\d)|\d+,\d{{1,2}}(?=\s(?:m|b|tr)illion\b)"
    rf"|(?:\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)|\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d,.·]*\d)|\d+)?(?:[.·]\d+)?"
)
# 3 1/2   1/16 of   1/2 pound
_FRACTION = re.compile(
    rf"(?:(\d{{1,3}}){_SPACE})?(\d{{1,3}})[/⁄](\d{{1,3}})(?![/⁄\d])(?:(?=[ -]of\b)|(?<=[/⁄][248]|16|32)(?=[ -][a-z]))"
)
# 2014-15   1939–1945   2016/17
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-–/](?:\d{2}|(?:1[5-9]|20)\d\d)(?![\w–-])")
# 5:30   14/02   10.12.14   555-0199-12   3-for-2   5 p.m.   21st   1990s: signs and letters make it another thing
_OTHER_SHAPE = re.compile(
    r":\d[\d:.]*|[/⁄]\d[\d/⁄]*|\.\d+(?:\.\d+)*|-\d+(?:-\d+)+|-(?:for|on|by|in)-\d+"
    r"|[-– \u00a0]?(?:a\.?m|p\.?m)\b\.?|(?:st|nd|rd|th)\b|(?<=0)[’']?s\b",
    re.IGNORECASE,
)
_SCALED = re.compile(rf"(?:[ \u00a0-]?({_SCALE_WORDS})\b)+", re.IGNORECASE)
_SHORT_SCALED = re.compile(rf"[ \u00a0]?({'|'.join([*_SHORT, *_SHORT_OR_UNIT])})(?![\w²³/])")
_SEQUENCE = re.compile(rf"(?:{_ANY})(?:(?:-|\s(?:and\s)?)(?:{_ANY})\b){{0,12}}", re.IGNORECASE)
# "a quarter of a million"
_OF_A_SCALE = re.compile(rf"\sof\sa\s({_SCALE_WORDS})\b", re.IGNORECASE)
_AND_HALF = re.compile(r"[ -]and[ -]a[ -](half|quarter)\b", re.IGNORECASE)
_PART_AFTER = re.compile(rf"[ -]({_PART_WORDS})\b", re.IGNORECASE)
_TENS_OF = re.compile(rf"\s+of\s+({_VAGUE_WORDS})\b", re.IGNORECASE)
_A_BEFORE = re.compile(r"\b(an?|another|several|a few|few|many)\s+\Z", re.IGNORECASE)
# "one in five", "two out of three"
_IN = re.compile(rf"\s(?:in|out of)\s(?:every\s)?(?:({_ANY})|(\d{{1,3}}))\b(?!\s(?:{_TIMES}))", re.IGNORECASE)


def find_numbers(text: str) -> Iterator[Number]:
    """The numbers of `text` in order.

    Examples
    --------
    >>> [(n.value, n.low, n.high) for n in find_numbers("1.2 million, two hundred and five, dozens, 3 p.m., the 4th")]
    [(1200000.0, None, None), (205.0, None, None), (None, 12.0, 120.0)]
    """
    position = 0
    while begin := _BEGIN.search(text, position):
        first = begin[0][-1]
        if first.isdigit() or first in _GLYPHS:
            number, position = _figure(text, begin.start())
        else:
            number, position = _word(text, begin)
        if number:
            yield number


def scale_of(text: str, number: Number) -> float:
    """The scale a number is written with: 1,000,000 for "1.2 million", 1 for plain figures."""
    word = re.search(r"[A-Za-z]+\Z", text[number.start : number.end])
    if not word or number.kind not in ("figure", "word"):
        return 1.0
    return _SCALES.get(word[0].lower()) or _SHORT.get(word[0]) or _SHORT_OR_UNIT.get(word[0]) or 1.0


def _figure(text: str, start: int) -> tuple[Number | None, int]:
    """The number in figures that begins at `start`, if it is one, and where to look on."""
    if years := _YEARS.match(text, start):
        return None, years.end()
    if fraction := _FRACTION.match(text, start):
        whole, above, below = fraction.groups()
        if int(below):
            value, end = int(whole or 0) + int(above) / int(below), fraction.end()
            return Number(start, end, value, None, None, "part" if text.startswith(" of", end) else "figure"), end
    figure = _FIGURE.match(text, start)
    assert figure
    end = figure.end()
    if end > start and (other := _OTHER_SHAPE.match(text, end)):
        return None, other.end()
    if end - start > _LONGEST or (end - start > 12 and figure[0].isdigit()):
        return None, end
    if (among := _IN.match(text, end)) and (figure[0] == "1" or among[2] == "10"):  # "1 in 4", "6 in 10"
        whole = _CARDINALS.get((among[1] or "").lower()) or float(among[2] or 0)
        if figure[0].isdigit() and int(figure[0]) < whole:
            return Number(start, among.end(), int(figure[0]) / whole, None, None, "part"), among.end()
    value = _value(figure[0])
    if text[end : end + 1] in _GLYPHS:
        value, end = value + _GLYPHS[text[end]], end + 1
    if scaled := _SCALED.match(text, end):
        end = scaled.end()
        for word in re.findall(r"[a-z]+", scaled[0].lower()):
            value = _times(value, _SCALES[word])
    elif short := _short_scale(text, start, end):
        end, value = short.end(), _times(value, _SHORT.get(short[1]) or _SHORT_OR_UNIT[short[1]])
    else:
        value, end = _and_half(text, value, end)
    return Number(start, end, value, None, None, "figure"), end


def _and_half(text: str, value: float, end: int) -> tuple[float, int]:
    """Two and a half, two and a half million."""
    half = _AND_HALF.match(text, end)
    if not half:
        return value, end
    value, end = value + 1 / _PARTS[half[1].lower()], half.end()
    scaled = _SCALED.match(text, end)
    return (_times(value, _SCALES[scaled[1].lower()]), scaled.end()) if scaled else (value, end)


def _value(figure: str) -> float:
    if figure.count(".") > 1:
        figure = figure.replace(".", "")
    elif figure[-3:-2] == "," or figure[-2:-1] == ",":
        figure = figure.replace(",", ".")
    return float(re.sub(r"[,\s]", "", figure).replace("·", ".") or 0)


def _times(value: float, scale: float) -> float:
    """The product as one would write it: 16.4 billion is 16,400,000,000, not 16,399,999,999.999998."""
    return float(Decimal(repr(value)) * int(scale))


def _short_scale(text: str, start: int, end: int) -> re.Match | None:
    """A scale of one or two letters; "m" is a million beside a sign of money or before a word, and else the metre."""
    short = _SHORT_SCALED.match(text, end)
    if not short:
        return None
    spaced = text[end] in " \u00a0"
    before = text[start - 1 : start]
    if (before in "$€£¥₹" and before) or _MONEY_BEFORE.search(text, max(0, start - 4), start):
        return short
    if spaced:  # "8 B people", not "5 m high"
        return short if short[1] in "BM" and _COUNTED_NEXT.match(text, short.end()) else None
    if short[1] in _SHORT or short[1] == "b" or _COUNTED_NEXT.match(text, short.end()):
        return short
    return None


_MONEY_BEFORE = re.compile(r"\b[A-Z]{2,3}\s?\Z|\bRs\.?\s?\Z")
# "1.2m tonnes", "3m people": a plural follows at once or after one word.
_COUNTED_NEXT = re.compile(r"\s(?:[a-z-]+\s)?(?:[A-Za-z]{3,}s|people|men|women|children|euro|yen|yuan)\b(?<!ss|us|is)")


def _word(text: str, begin: re.Match) -> tuple[Number | None, int]:
    """The number that begins with a word, if it is one, and where to look on."""
    start, word = begin.start(), begin[0].lower()
    if word in _VAGUE:
        return _vague(text, start, begin.end(), word)
    if word in _PARTS:
        return _part(text, start, begin.end(), word)
    sequence = _SEQUENCE.match(text, start)
    assert sequence
    value, end = _read(sequence[0])
    end += start
    if word in _SCALES:  # "a dozen", "another million"; "the dozen" or "a baker's dozen" tell no number
        before = _A_BEFORE.search(text, max(0, start - 12), start)
        if not before:
            return None, end
        if before[1].lower() not in ("a", "an", "another"):
            # "several hundred", "a few dozen": the order of magnitude is all that is said
            return Number(before.start(), end, None, value, 10 * value, "vague"), end
        start = before.start() if before[1].lower() != "another" else start
    elif (among := _IN.match(text, end)) and value < 10:
        whole = _CARDINALS.get((among[1] or "").lower()) or float(among[2] or 0)
        if whole > value:
            return Number(start, among.end(), value / whole, None, None, "part"), among.end()
    part = _PART_AFTER.match(text, end)  # "two-thirds", "one fourth of"
    if part and value < _PARTS[part[1].lower()] and (value == 1 or part[1].lower().endswith("s")):
        return _share(text, start, part.end(), value / _PARTS[part[1].lower()])
    value, end = _and_half(text, value, end)
    return Number(start, end, value, None, None, "word"), end


def _read(words: str) -> tuple[float, int]:
    """Value of the longest grammatical number that `words` opens with, and where it ends there."""
    total, current, last, end = 0.0, 0.0, 0.0, 0
    for token in re.finditer(r"[a-z]+", words, re.IGNORECASE):
        word = token[0].lower()
        if word == "and":
            continue
        if word in _CARDINALS:
            value = _CARDINALS[word]
            # "twenty-five" and "hundred and five" go on, "five six" does not.
            if end and not (last >= 100 or (20 <= last < 100 and 0 < value < 10 and last % 10 == 0)):
                break
            current, last = current + value, value
        else:
            scale = _SCALES[word]
            if scale == 12:
                current, last = (current or 1) * 12, scale
            elif scale == 100:
                current, last = (current or 1) * 100, scale
            else:
                total, current, last = total + (current or 1) * scale, 0.0, scale
        end = token.end()
    return total + current, end


def _vague(text: str, start: int, end: int, word: str) -> tuple[Number | None, int]:
    low = _VAGUE[word]
    if of := _TENS_OF.match(text, end):  # "tens of thousands", "hundreds of millions"
        return Number(
            start, of.end(), None, low * _VAGUE[of[1].lower()], 10 * low * _VAGUE[of[1].lower()], "vague"
        ), of.end()
    if word in ("tens", "scores") and not re.compile(r"\s+of\b").match(text, end):  # "she scores", "the test scores"
        return None, end
    return Number(start, end, None, low, 10 * low, "vague"), end


_HALF_SCALE = re.compile(rf"(?:\sa\s|-)({_SCALE_WORDS})\b", re.IGNORECASE)  # "half a million", "half-dozen"
_HALF_OF = re.compile(r"\s(?:of|the|its|their|his|her|our|all|these|those|a|an)\b", re.IGNORECASE)
_PART_OF = re.compile(r"\s(?:of|the)\b", re.IGNORECASE)
_NOT_A_PART = re.compile(
    r"\b(?:the|this|that|first|second|last|other|latter|either|each|final|early|fourth|third|next|previous)\s+\Z",
    re.IGNORECASE,
)


def _part(text: str, start: int, end: int, word: str) -> tuple[Number | None, int]:
    """Half of …, a third of …, half a million."""
    if word == "half":
        if scale := _HALF_SCALE.match(text, end):
            return Number(start, scale.end(), _SCALES[scale[1].lower()] / 2, None, None, "word"), scale.end()
        if _NOT_A_PART.search(text, max(0, start - 12), start) or not _HALF_OF.match(text, end):
            return None, end
        return _share(text, start, end, 0.5)
    before = _A_BEFORE.search(text, max(0, start - 12), start)
    if before and before[1].lower() == "a" and _PART_OF.match(text, end):
        return _share(text, before.start(), end, 1 / _PARTS[word])
    return None, end


def _share(text: str, start: int, end: int, value: float) -> tuple[Number, int]:
    if scale := _OF_A_SCALE.match(text, end):
        return Number(start, scale.end(), value * _SCALES[scale[1].lower()], None, None, "word"), scale.end()
    return Number(start, end, value, None, None, "part"), end


def is_number_word(word: str) -> bool:
    """A cardinal, a scale or a vague plural, in lower case."""
    return word in _CARDINALS or word in _SCALES or word in _VAGUE
