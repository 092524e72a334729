"""Numbers in a text: figures, number words and both mixed, with their values.

A text goes in, the numbers in it come out with offsets and the value, or the bounds of a vague plural ("dozens").
Only the shape of the number itself is judged here: what is a time of day, a date in figures or an ordinal by its own
signs and letters is left out; whether a number counts anything is for `quantities`.
"""

import re
from collections.abc import Iterator

from corpus_tools.quantities.number_words import (
    CARDINALS,
    PARTS,
    SCALED,
    SCALES,
    VAGUE,
    Number,
    and_half,
    number_in_words,
    share_of,
    times,
    values_of,
)

_SHORT, _SHORT_OR_UNIT = values_of("short scale"), values_of("short scale or unit")
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
_LONGEST = 24  # characters of a figure that states a count; longer ones are numbers of accounts and the like


def _begin_pattern() -> str:
    """Where a number can begin: at a digit that no letter, digit, full stop or comma precedes, or at a number word.

    The first character is matched first, so that the scan can skip all others; what stands before it is looked at then.
    Letters before a digit are let through where they can be a currency ("USD5", "Rs5", "$A5").
    """
    parts = [word for word in PARTS if word[-1] != "s"]
    words = sorted([*CARDINALS, *SCALES, *VAGUE, *parts], key=len, reverse=True)
    letters = sorted({word[0] for word in words})
    rests = "|".join(f"(?<={c})(?:{'|'.join(w[1:] for w in words if w[0] == c)})\\b" for c in letters)
    before_digit = (
        r"(?<![\w.,·]\d)|(?<=\b[A-Za-z]{3}\d)|(?<=\b[A-Za-z]{2}\d)|(?<=\bRs\d)|(?<=\bRs\.\d)|(?<=[$][A-Za-z]\d)"
    )
    initial, glyphs = "".join(letters), "".join(_GLYPHS)
    return (
        rf"[\d.·{glyphs}{initial}{initial.upper()}]"
        rf"(?:(?<=\d)(?:{before_digit})|(?<=[.·])(?<![\w.,·].)\d|(?<!\w.)(?i:{rests}|(?<=[{glyphs}])))"
    )


_BEGIN = re.compile(_begin_pattern())
# 1,250,000   1.250.000   12 000   1,00,000   1,5 million   0.65   .001
_FIGURE = re.compile(
    r"\d{1,3}(?:\.\d{3}){2,}(?![\d.]*\d)|\d+,\d{1,2}(?=\s(?:m|b|tr)illion\b)"
    r"|(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)|\d{1,3}(?: \d{3})+(?!\d|[,·]\d|\.\d{3})|\d+)?(?:[.·]\d+)?"
)
# 3 1/2   1/16 of   1/2 pound
_FRACTION = re.compile(
    r"(?:(\d{1,3}) )?(\d{1,3})[/⁄](\d{1,3})(?![/⁄\d])"
    r"(?:(?=[ -]of\b)|(?<=[/⁄][248]|16|32)(?=%|[ -][a-z])|(?(1)(?<=[/⁄][2348])|(?!)))"
)
# 2014-15   1939–1945   2016/17
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-–/](?:\d{2}|(?:1[5-9]|20)\d\d)(?![\w–-])")
# 5:30   14/02   10.12.14   555-0199-12   3-for-2   5 p.m.   21st   1990s   12(b): signs and letters tell
_OTHER_SHAPE = re.compile(
    r":\d[\d:.]*|[/⁄]\d[\d/⁄]*|\.\d+(?:\.\d+)*|-\d+(?:-\d+)+|-(?:for|on|by|in)-\d+"
    r"|[-– ]?(?:a\.?m|p\.?m)\b\.?|(?:(?<=1)(?<!11)st|(?<=2)nd|(?<=3)rd|th)\b|(?<=0)[’']?s\b|\([a-z]\)",
    re.IGNORECASE,
)
# 2.998×10⁸   3 x 10^-6   1.2×10−8
_POWER_OF_TEN = re.compile(r" ?[×x*] ?10(?:\^|\*\*)?((?<=[\^*])[-−–]?\d{1,2}|[-−–]\d{1,2}|[⁻]?[⁰¹²³⁴-⁹]+)(?![\w.])")
_SUPERSCRIPTS = str.maketrans("−–⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "---0123456789")
_TIMES_SIGN = frozenset("×x*")
_CODE = re.compile(r"0\d+(?:[ -]\d+)*(?![.,·]?\d)")  # 0900, 0800 123 456
_SHORT_SCALED = re.compile(rf" ?({'|'.join([*_SHORT, *_SHORT_OR_UNIT])})(?![\w²³/])")


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
            number, position = number_in_words(text, begin)
        if number:
            yield number


def scale_of(text: str, number: Number) -> float:
    """The scale a number is written with: 1,000,000 for "1.2 million", 1 for plain figures."""
    word = re.search(r"[A-Za-z]+\Z", text[number.start : number.end])
    if not word or number.kind not in ("figure", "word"):
        return 1.0
    return SCALES.get(word[0].lower()) or _SHORT.get(word[0]) or _SHORT_OR_UNIT.get(word[0]) or 1.0


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
    if text[start] == "0" and (code := _CODE.match(text, start)):
        return None, code.end()
    value = _value(figure[0])
    if text[end : end + 2].strip()[:1] in _TIMES_SIGN and (power := _POWER_OF_TEN.match(text, end)):
        exponent = power[1].translate(_SUPERSCRIPTS)
        return Number(start, power.end(), float(f"{value!r}e{exponent}"), None, None, "figure"), power.end()
    share = share_of(text, start, end, value)
    if share and (value == 1 or share.value == value / 10):  # "1 in 4", "6 in 10"
        return share, share.end
    if end > start and (other := _OTHER_SHAPE.match(text, end)):
        return None, other.end()
    if end - start > _LONGEST or (end - start > 12 and figure[0].isdigit()):
        return None, end
    if text[end : end + 1] in _GLYPHS:
        value, end = value + _GLYPHS[text[end]], end + 1
    if scaled := SCALED.match(text, end):
        end = scaled.end()
        for word in re.findall(r"[a-z]+", scaled[0].lower()):
            value = times(value, SCALES[word])
    elif short := _short_scale(text, start, end):
        end, value = short.end(), times(value, _SHORT.get(short[1]) or _SHORT_OR_UNIT[short[1]])
    else:
        value, end = and_half(text, value, end)
    return Number(start, end, value, None, None, "figure"), end


def _value(figure: str) -> float:
    if figure.count(".") > 1:
        figure = figure.replace(".", "")
    elif figure[-3:-2] == "," or figure[-2:-1] == ",":
        figure = figure.replace(",", ".")
    return float(figure.translate(_SIGNS) or 0)


_SIGNS = {ord(sign): None for sign in ", "} | {ord("·"): "."}


def _short_scale(text: str, start: int, end: int) -> re.Match | None:
    """A scale of one or two letters; "m" is a million beside a sign of money or before a word, and else the metre."""
    short = _SHORT_SCALED.match(text, end)
    if not short:
        return None
    spaced = text[end] == " "
    if _MONEY_BEFORE.search(text, max(0, start - 5), start) or (
        short[1] in _SHORT and (len(short[1]) > 1 or not spaced)
    ):
        return short
    if spaced:  # "8 B people", not "5 m high"
        return short if short[1] in "BM" and _COUNTED_NEXT.match(text, short.end()) else None
    return short if short[1] == "b" or _COUNTED_NEXT.match(text, short.end()) else None


_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹] ?[-−+]?|\b(?:[A-Z]{2,3}|Rs\.?|rs|Dh|eur|usd|gbp|rm|ps) ?)\Z")
# "1.2m tonnes", "3m people", "3m-4m new users": a plural follows at once or after one word.
_COUNTED_NEXT = re.compile(
    r"(?:(?:-|–|\sto\s|\sor\s)[\d.]+[mM])?\s(?:[a-z-]+\s)?(?:[A-Za-z]{3,}s|people|men|women|children|euro|yen|yuan)\b"
    r"(?<!ss|us|is)"
)
