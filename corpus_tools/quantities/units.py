"""Money and units of measure beside a number.

A text and one end of a number go in, the unit there comes out with its normal name and where the words for it begin or
end. The names are those of `lexicons/units.txt`; abbreviations are read letter for letter ("g" is a gram, "5G" none),
words in either case and number. Nothing is converted.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from corpus_tools.lexicons import load_lexicon
from corpus_tools.quantities.counted import is_closed
from corpus_tools.quantities.number_words import Number


class Before(NamedTuple):
    """What stands before the digits: where it begins, the money it names, its sign."""

    start: int
    unit: str | None
    sign: str  # "-", "+" or ""


class Behind(NamedTuple):
    """What stands behind a number: where it ends and the unit it names."""

    end: int
    unit: str


def _names(*sections: str) -> dict[str, str]:
    """Normal name by the way it is written."""
    return {
        written: name
        for section in sections
        for name, _, all_written in (entry.partition(": ") for entry in _UNITS[section])
        for written in all_written.split(", ")
    }


def _plurals(names: dict[str, str]) -> dict[str, str]:
    """The names with a plural for each: "miles", "square miles"."""
    return {name + "s": unit for name, unit in names.items() if name[-1].isalpha() and name[-1] != "s"} | names


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, any space or hyphen for a space; by first letter: quick."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", "[ -]?"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())


_NO_SPACE = dict.fromkeys(map(ord, " -"))


def _key(written: str) -> str:
    return written.translate(_NO_SPACE)


_UNITS = load_lexicon("units")
# A prefix and a base that news writes for something else, or hardly ever.
_NO_UNITS = frozenset("mb mB db dB cd ds hs ms Ms Mt hA ns cs Ts ks Gs cB hB TV TA TN MA MN GA".split())
_SIGNS, _CODES, _LETTERS, _GLUED = (_names(s) for s in ("money sign", "money code", "letters", "letters, glued"))
_SIGNS |= {sign.lower(): unit for sign, unit in _SIGNS.items() if " " not in sign}
_LETTERS = {p + b: p + b for p in _UNITS["prefix"] for b in _UNITS["base"] if p + b not in _NO_UNITS} | _LETTERS
_LETTERS |= {case: unit for name, unit in _LETTERS.items() if len(name) > 2 for case in (name.upper(), name.lower())}
_CODES_BEFORE = _CODES | _names("money code, before")
_LARGE = _names("money word, large")
_WORDS = (
    _plurals({word.lower(): unit for word, unit in _names("money word", "percent", "word", "time").items()}) | _LARGE
)
_MONEY = {_key(written): unit for written, unit in (_CODES_BEFORE | _SIGNS).items()}
_BY_KEY = _MONEY | {_key(written): unit for names in (_WORDS, _LETTERS, _GLUED) for written, unit in names.items()}

TIMES = frozenset(_names("time").values())

_BEFORE = re.compile(
    rf"(?:\b(?P<word>(?i:minus|negative))[ -]|(?<![^\s(“\"‘'\[])(?P<dash>[-–−±+]))?"
    rf"(?:(?:(?<!\w)(?P<code>{_either(_CODES_BEFORE)})|(?P<sign>{_either(_SIGNS)})) ?(?P<inner>[-−+]?))?\Z"
)
_MONEY_WORDS = _plurals({word.lower(): unit for word, unit in _names("money word").items()})
# Letters right behind the digits, a single one behind two: "10in", "46.3c", not "5c".
_TIED = "|".join(rf"(?<=[\d.]\d){letters}" if len(letters) == 1 else letters for letters in _GLUED)
_BEHIND = re.compile(
    rf"(?:[ -]?(?P<letters>{_either([*_LETTERS, *_CODES, *_SIGNS])})|(?P<glued>{_TIED})"
    rf"|[ -]?(?:(?P<word>(?i:{_either(_WORDS)}))"
    rf"|(?P<land>[A-Z][a-z]+) (?P<money>{_either(_MONEY_WORDS)})))(?!\w)"
)
# "$80 per sq m", "$3,500 a month", "10 kV/cm"; not "$7 billion a year earlier"
_PER = re.compile(
    r"(?:[ ]?/[ ]?|[ -]per[ -]|[ -]an?[ -]| each | every )"
    rf"(?P<unit>(?:{_either(_LETTERS)}|(?i:{_either(_WORDS)}))(?! (?:ago|earlier|before|later|old|more|after)\b)"
    r"|person|head|capita|share|night)(?![\w-])"
)


def money_before(text: str, position: int) -> Before:
    """Sign and money before the digits at `position`.

    Examples
    --------
    >>> money_before("minus US$5", 9)
    Before(start=0, unit='US dollar', sign='-')
    """
    found = _BEFORE.search(text, max(0, position - 14), position)
    if not found or found.start() == position:
        return Before(position, None, "")
    money = found["code"] or found["sign"]
    sign = "-" if found["word"] else (found["dash"] or found["inner"] or "").translate(_SIGN)
    return Before(found.start(), _MONEY[_key(money)] if money else None, sign)


_LARGE_NUMBER = re.compile(r"(?:illion|ousand|\d ?[bmt]n|,\d{3})\Z")
_SIGN = str.maketrans("–−", "--", "±")


def unit_behind(text: str, position: int) -> Behind | None:
    """The unit behind the number that ends at `position`, null where there is none.

    Examples
    --------
    >>> unit_behind("50 miles an hour", 2), unit_behind("50 Miles", 2).unit, unit_behind("5G", 1)
    (Behind(end=16, unit='mile per hour'), 'mile', None)
    """
    found = _BEHIND.match(text, position)
    if not found:
        return None
    if found["land"]:  # "Kuwaiti dinars"
        return per_unit(text, Behind(found.end(), f"{found['land']} {_BY_KEY[_key(found['money'])]}"))
    written = found["letters"] or found["glued"] or found["word"].lower()
    if written in _LARGE and not _LARGE_NUMBER.search(text, max(0, position - 10), position):
        return None  # "the 12 won"
    if written in "x×" and not text.startswith(written, position):
        return None  # "10 x 12"
    return per_unit(text, Behind(found.end(), _BY_KEY[_key(written)]))


def per_unit(text: str, unit: Behind) -> Behind:
    """The unit, with "per …" where that follows."""
    per = _PER.match(text, unit.end)
    if not per:
        return unit
    key = _key(per["unit"])
    name = _BY_KEY.get(key) or _BY_KEY.get(key.lower()) or per["unit"]
    return Behind(per.end(), f"{unit.unit} per {name}")


_OF_UNIT = re.compile(r"(?: of)?(?: an?(?= ))?")
_EACH = re.compile(r" an? ([a-z]+)(?:[.,;:)]| ([A-Za-z]+)|\Z)")
_UNITS_BEFORE = {"aged": "year of age", "magnitude": "magnitude", "mach": "mach"}


def unit_of(text: str, number: Number, money: str | None, words: list[str]) -> tuple[int, str | None]:
    """Where the number with its unit ends, and the unit.

    Parameters
    ----------
    money
        What stands before the number.
    words
        The words before it in lower case, nearest last: "aged", "magnitude".
    """
    if money:
        unit = per_unit(text, Behind(number.end, money))
        each = _EACH.match(text, unit.end)  # "$66 a vial"
        if (
            unit.unit == money
            and each
            and each[1] not in TIMES
            and not is_closed(each[1])
            and (not each[2] or is_closed(each[2]))
        ):
            return each.end(1), f"{money} per {each[1]}"
        return unit
    if number.kind == "ordinal" and number.value == 1.5:  # "an hour and a half"
        behind = unit_behind(text, text.index(" ", number.start))
        return number.end, behind.unit if behind else None
    if number.kind in ("vague", "part", "ordinal"):
        of = _OF_UNIT.match(text, number.end)  # "half a percentage point", "a quarter of an hour", "millions of euros"
        place = of.end() if of else number.end
        behind = unit_behind(text, place)
        if behind and number.kind == "ordinal" and place == number.end and not _is_half_of(text, number, behind):
            behind = None
        return behind or (number.end, None)
    if behind := unit_behind(text, number.end):
        return behind
    if words and words[-1] in ("between", "from", "about", "over", "under"):
        words = words[:-1]  # "aged between 18 and 24"
    if words and words[-1] == "of" and words[-2:-1] in (["age"], ["ages"]):
        return number.end, "year of age"
    return number.end, _UNITS_BEFORE.get(words[-1]) if words else None


def _is_half_of(text: str, number: Number, behind: Behind) -> bool:
    """ "A half-mile", "a quarter point"; not "a half-year", "a third day"."""
    return behind.unit not in ("year", "century") and text.endswith(("alf", "quarter"), number.start, number.end)
