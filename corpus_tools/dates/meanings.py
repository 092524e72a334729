"""What the words of time say: numbers, months, parts of the day, and which way "last" and "following" point.

A class of words and the words a text has go in, what they say comes out: 4 for "April", 24 for "twenty-four",
"T22:00" for "10 p.m.", None where it stays open ("several"). Pure look-up and arithmetic, no calendar.
"""

import re
from collections.abc import Callable

from corpus_tools.dates.words import CLASSES

UNITS = "sec minute hour day week month quarter year decade century fortnight weekend".split()
_PARTS = ("TMO", "TAF", "TEV", "TNI", "T12:00", "T24:00", "TMO", "TEV", "TMI", "TNI", "TDT")
_MOD = {"early": "START", "late": "END", "mid": "MID", "beginning": "START", "start": "START", "middle": "MID",
        "end": "END", "close": "END", "turn": "START"}  # fmt: skip
_LAST_PARTS = frozenset({*CLASSES["LAST"], "latter", "final", "late", "closing"})
_WHICH = {"past": "last", "preceding": "previous", "prior": "previous", "coming": "next", "upcoming": "next",
          "subsequent": "following", "current": "this", "same": "that"}  # fmt: skip


def meaning(kind: str, words: str) -> object:
    """What words of a class say: 4 for "April", 24 for "twenty-four", "T22:00" for "10 p.m."; None if it stays open."""
    return _MEANING[kind](words) if kind in _MEANING else words.lower()


def number(words: str) -> float:
    """The number that digits, a fraction or words say: "4", "5 1/2", "twenty-four", "a hundred and ten"."""
    total, part = 0.0, 0.0
    for word in re.findall(r"\d+/\d+|\d[\d,]*(?:\.\d+)?|[a-z]+", words.lower()):
        if "/" in word:
            above, below = map(int, word.split("/"))
            part += above / below if below else 0
        elif word[0].isdigit():
            part += float(word.replace(",", ""))
        elif word in CLASSES["CARDINAL"]:
            part += CLASSES["CARDINAL"][word]
        elif word in CLASSES["TENS"]:
            part += 20 + 10 * CLASSES["TENS"][word]
        elif word in ("hundred", "dozen"):
            part = (part or 1) * (100 if word == "hundred" else 12)
        elif word in _MAGNITUDES:
            total, part = total + (part or 1) * _MAGNITUDES[word], 0
        elif word == "half":
            part += 0.5
    return total + part


_MAGNITUDES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def _spoken_year(words: str) -> int:
    """Nineteen ninety-six."""
    century, _, years = words.partition(" ")
    return int(number(century) * 100 + number(years.replace("-", " ")))


def _nth(word: str) -> int:
    if digits := re.match(r"\d+", word):
        return int(digits[0])
    *tens, last = re.findall(r"[a-z]+", word.lower())
    return 4 if last == "final" else CLASSES["ORDINAL"][last] + 1 + int(number(" ".join(tens)))


def _count(words: str) -> float | None:
    """The number of units; None where it is vague ("several") or a range ("two to three")."""
    low = words.lower()
    if low in ("a", "an"):
        return 1
    if "couple" in low:
        return 2
    if re.search(r"\b(?:several|few|many|dozens|hundreds|thousands|to|or)\b|\d\s?[-–]\s?\d", low):
        return None
    return number(low)


def _edge(words: str) -> str | None:
    """The end of a period that "the first half", "the opening weeks", "the last days" lie at."""
    word, *rest = words.lower().split()
    start = word in ("first", "1st", "former", "early", "opening")
    return "START" if start else "END" if word in _LAST_PARTS or rest == ["half"] else None


def _hour(words: str) -> str:
    """A time of day as TIMEX3 has it: "10:35 a.m." is "T10:35", "noon" is "T12:00"."""
    found = re.match(r"(\d\d?)(?:[:.]?(\d\d))?", words)
    if not found and (said := re.match(r"\w+(?=\s+(?:o['’]clock|in\b))", words, re.IGNORECASE)):
        return _hour(f"{number(said[0]):.0f}{words[said.end() :]}")
    if not found:
        return _PARTS[CLASSES["PART"][words.lower()]]
    hour, minute = int(found[1]), found[2] or "00"
    if hour < 12 and re.search(r"p\.?\s?m|afternoon|evening|night", words, re.IGNORECASE):
        hour += 12
    elif hour == 12 and re.search(r"a\.?\s?m|morning", words, re.IGNORECASE):
        hour = 0
    return f"T{hour:02d}:{minute}"


def _month(name: str) -> int:
    return (CLASSES["MONTH"] | CLASSES["MONTHABBR"])[name] + 1


def _decade(word: str) -> str | None:
    """The years that share their first digits: "1980s", "'80s" and "the eighties" are "198"."""
    digits = re.sub(r"\D", "", word)
    if not digits:
        return f"19{CLASSES['DECADENAME'][word.lower()] + 2}"
    if "s" not in word:
        return "19" + digits  # '89
    if digits.endswith("00") and digits < "2000":  # the 1800s are a century
        return digits[:2]
    return (digits if len(digits) == 4 else "19" + digits)[:3]


def _index(kind: str, plus: int = 0) -> Callable[[str], object]:
    names = {word.lower(): at + plus for word, at in CLASSES[kind].items()}
    return lambda word: names[word.lower()]


_MEANING: dict[str, Callable[[str], object]] = {
    "MONTHNAME": lambda word: _month(word.rstrip(". ").capitalize()),
    "FULLMONTH": lambda word: _month(word.rstrip(". ").capitalize()),
    "MONTH": lambda word: _month(word.capitalize()),
    "WEEKDAY": _index("WEEKDAY", 1),
    "WEEKDAYS": _index("WEEKDAYS", 1),
    "SEASON": lambda word: ("SP", "SU", "FA", "WI")[CLASSES["SEASON"][word.lower()]],
    "PART": lambda word: _PARTS[CLASSES["PART"][word.lower()]],
    "OFTEN": _index("OFTEN"),
    "LONG": lambda word: ("hour", "day", "week", "month", "year", "decade", "century")[CLASSES["LONG"][word.lower()]],
    "ANYYEAR": lambda words: words if words.isdigit() else f"{_spoken_year(words.lower()):d}",
    "THOUSANDS": lambda words: f"{number(words.replace('-', ' ')):04.0f}",
    "DAYNUM": _nth,
    "SPOKENDAY": _nth,
    "NTH": _nth,
    "ANYUNIT": lambda word: UNITS[(CLASSES["UNIT"] | CLASSES["UNITS"])[word.lower()]],
    "UNIT": lambda word: UNITS[CLASSES["UNIT"][word.lower()]],
    "UNITS": lambda word: UNITS[CLASSES["UNITS"][word.lower()]],
    "COUNT": _count,
    "EARLY": lambda word: _MOD.get(word.lower()),
    "HALFOF": _edge,
    "EDGEOF": _edge,
    "EDGEDAY": lambda words: words.lower().startswith("first"),
    "NUMBER": number,
    "EARLYHOURS": lambda words: "TMO",
    "EDGE": lambda word: _MOD.get(word.lower()),
    "WHICH": lambda word: _WHICH.get(word.lower(), word.lower()),
    "OFYEAR": lambda word: _WHICH.get(word.lower(), word.lower()),
    "ORDNUM": _nth,
    "ERA": lambda word: "BC" if word.startswith("B") else "",
    "DIGITS": lambda word: int(word) if word.isdigit() else 0,
    "ORDINAL": _nth,
    "DAY": int,
    "QUARTERNO": lambda word: "".join(sorted(word, reverse=True)),
    "YEAR": str,
    "HALF": lambda word: 0.5,
    "HOUR": _hour,
    "FEAST": lambda words: words if words[0].isupper() else None,
    "DECADE": _decade,
    "MORE": lambda words: "EQUAL_OR_MORE" if re.search("least|no ", words, re.IGNORECASE) else "MORE_THAN",
    "LESS": lambda words: "LESS_THAN" if re.search("less|fewer|under", words, re.IGNORECASE) else "EQUAL_OR_LESS",
    "APPROX": lambda words: "APPROX",
    "BEYOND": lambda words: {"before": "ago", "after": "from"}[words.lower().split()[0]],
    "TO": lambda words: words.lower().split()[0],
}
