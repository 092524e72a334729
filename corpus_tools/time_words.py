"""The words of time: each one a character, so that a rule over words is a regular expression.

A text goes in; its tokens and a string of as many characters come out (`encode`), and a rule written in words and
classes of words becomes a pattern over such strings (`compile_rule`). What words say (4 for "April", "START" for
"early") is read by
`meaning`; the words themselves are data, in `lexicons/time_words.txt`.
"""
# ruff: noqa: E501

import re
from collections.abc import Callable
from functools import cache

from corpus_tools.lexicons import load_lexicon

_TOKEN = re.compile(
    r"""\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\w)
    | \d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\w)
    | \d{1,2}:\d\d(?::\d\d)?(?!\w|:) | \d{1,2}[:.]\d\d(?=\s?[AaPp]\.?[Mm]\b)
    | \d+/\d+ | \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+\.\d+
    | \d{1,2}(?:st|nd|rd|th)\b | \d{3}0['’]?s\b | ['’]?[1-9]0['’]?s\b | (?<!['’])['’]\d\d\b(?!['’])
    | [AaPp]\.\s?[Mm]\b\.? | [AaPp][Mm](?!\w)
    | ['’]s\b | o['’]clock
    | [^\W\d_]+ | \d+ | \n | \S""",
    re.VERBOSE,
)
_CLASSES = {
    name: {word: at for at, line in enumerate(lines) for word in line.split()}
    for name, lines in load_lexicon("time_words").items()
}
_CAPITALISED = ("MONTH", "MONTHABBR", "WEEKDAY", "WEEKDAYS", "ZONE", "ERA")
# In a line of capitals these are as likely a verb or a name.
_NOT_IN_CAPITALS = frozenset({"MAY", "MARCH", "MAR", "JUN", "MON", "SAT", "SUN", "WED", "FRI", "JAN"})
_SHAPES = tuple("DAY YEAR NUM ORDNUM DECADENUM CLOCK POINT SLASHED ISO FRACTION AM PM OCLOCK".split())
_MARKS = {"COMMA": ",", "DOT": ".", "HYPHEN": "-–‑", "MONEY": "$£€¥#", "PERCENT": "%", "BRACKET": "(", "LINE": "\n"}
_MACROS = {
    "DIGITS": "(?: DAY | YEAR | NUM | POINT )",
    "WORD": "(?: CARDINAL | TENS | hundred | thousand | million | dozen )",
    "NUMBER": """(?: DIGITS (?: (?: and | HYPHEN )? FRACTION )?
        | (?: a (?= hundred | thousand | dozen ) )? WORD (?: HYPHEN? (?: and )? WORD )* (?: and a half )? )""",
    "VAGUE": """(?: (?: the )? (?: a )? (?: couple | few ) (?: of )? | several | many | countless
        | (?: dozens | hundreds | thousands ) of )""",
    "COUNT": "(?: NUMBER (?: (?: to | or | HYPHEN ) NUMBER )? | VAGUE | half an | half a | a | an )",
    "MORE": "(?: more than | (?: well | just ) over | over (?= a | an ) | no (?: less | fewer ) than | at least )",
    "LESS": """(?: (?: less | fewer ) than | no (?: more | longer ) than | at most | up to | just under
        | as (?: many | much | long | little | few ) as )""",
    "APPROX": """(?: (?: just )? (?: about | around | nearly | almost ) | roughly | approximately | some | an estimated
        | close to )""",
    "ANYYEAR": "(?: YEAR | (?: eighteen | nineteen | twenty ) TENS (?: HYPHEN? CARDINAL )? )",
    "DAYNUM": "(?: DAY | ORDNUM )",
    "NTH": "(?: ORDNUM | ORDINAL | final )",
    "MONTHNAME": "(?: MONTH | MONTHABBR DOT? )",
    "FULLMONTH": "(?: MONTH | MONTHABBR DOT )",
    "ANYUNIT": "(?: UNIT | UNITS )",
    "DECADE": "(?: DECADENUM | DECADENAME )",
    "WHICH": "(?: LAST | NEXT | THIS | THAT )",
    "OFYEAR": "(?: WHICH | the )",
    "TO": "(?: ago | earlier | later | hence | from now | before | after )",
    "OPEN": "(?: recent | coming | past | future )",
    "HALF": "half",
    "TWODIGITS": "(?: DAY | NUM )",
    "HOUR": "(?: POINT (?: AM | PM ) | CLOCK (?: AM | PM )? | DAY (?: AM | PM | OCLOCK ) (?: in the PART )? | DAY in the PART | noon | midnight )",
    "STOP": "(?: COMMA | DOT | LINE | $ )",
    "OWNER": "(?: the | its | his | her | their | our )",
}
UNITS = "sec minute hour day week month quarter year decade century fortnight weekend".split()
_PARTS = ("TMO", "TAF", "TEV", "TNI", "T12:00", "T24:00", "TMO", "TEV", "TMI", "TNI", "TDT")
_MOD = {"early": "START", "late": "END", "mid": "MID", "beginning": "START", "start": "START", "middle": "MID",
        "end": "END", "close": "END", "turn": "START"}  # fmt: skip
_WHICH = {"past": "last", "preceding": "previous", "prior": "previous", "coming": "next", "upcoming": "next",
          "subsequent": "following", "current": "this", "same": "that"}  # fmt: skip


def encode(text: str) -> tuple[list[re.Match], str]:
    """The tokens of `text` and a string with one character for each; a word that says nothing of time is CAPITAL or OTHER."""
    known, tokens, codes = _spellings(), [], []
    capital, other = _LETTERS["CAPITAL"], _LETTERS["OTHER"]
    for token in _TOKEN.finditer(text):
        word = token.group()
        code = known.get(word)
        if code is None:
            first = word[0]
            code = _shape(word) if first in "0123456789'’" else capital if first.isupper() else other
        tokens.append(token)
        codes.append(code)
    return tokens, "".join(codes)


def compile_rule(pattern: str) -> tuple[str, dict[str, str]]:
    """A rule over words as a regular expression over characters, and the class that each of its named groups holds.

    CAPITALS are classes of words, small letters are words, `name:CLASS` keeps what stands there for `meaning`; the
    rest is the language of regular expressions, with white space free. Rules are compiled before the first text is
    encoded.
    """
    groups: dict[str, str] = {}
    parts = []
    for opening, name, kind, word, other in _PIECE.findall(pattern):
        if kind:
            body = _SETS[kind] if kind in _SETS else f"(?:{compile_rule(_MACROS[kind])[0]})"
            groups |= {name: kind} if name else {}
            parts.append(f"(?P<{name}>{body})" if name else body)
        elif word:
            parts.append(_letter(word))
        else:
            parts.append(opening or other)
    return "".join(parts), groups


def meaning(kind: str, words: str) -> object:
    """What words of a class say: 4 for "April", 24 for "twenty-four", "T22:00" for "10 p.m."; None where it stays open."""
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
        elif word in _CLASSES["CARDINAL"]:
            part += _CLASSES["CARDINAL"][word]
        elif word in _CLASSES["TENS"]:
            part += 20 + 10 * _CLASSES["TENS"][word]
        elif word in ("hundred", "dozen"):
            part = (part or 1) * (100 if word == "hundred" else 12)
        elif word in ("thousand", "million"):
            total, part = total + (part or 1) * (1e3 if word == "thousand" else 1e6), 0
        elif word == "half":
            part += 0.5
    return total + part


def _letter(word: str) -> str:
    return _LETTERS.setdefault(word, chr(0xE000 + len(_LETTERS)))


_LETTERS: dict[str, str] = {}
_SETS = {name: f"[{''.join(map(_letter, words))}]" for name, words in _CLASSES.items()}
_SETS |= {name: _letter(name) for name in (*_SHAPES, "POSS", "CAPITAL", "OTHER")}
_SETS |= {name: f"[{''.join(map(_letter, marks))}]" for name, marks in _MARKS.items()}
_PIECE = re.compile(r"(\(\?<?[=!]|\(\?:)|(?:([a-z]\w*):)?([A-Z]+)|([a-z]+)|\s+|(.)")


@cache
def _spellings() -> dict[str, str]:
    """The character of every spelling: months and weekdays as names are written, other words in any case."""
    names = {word for kind in _CAPITALISED for word in _CLASSES[kind]}
    known = {}
    for word, letter in _LETTERS.items():
        if word in _SETS and word.isupper() and word not in names:
            continue
        forms = (word, word.upper()) if word in names else (word, word.capitalize(), word.upper())
        known.update((form, letter) for form in forms if form not in _NOT_IN_CAPITALS)
    for kind, forms in {"POSS": "'s ’s", "OCLOCK": "o'clock o’clock", "AM": "a.m. a.m am", "PM": "p.m. p.m pm"}.items():
        known.update((form, _LETTERS[kind]) for form in (forms + " " + forms.upper()).split())
    return known


def _shape(word: str) -> str:
    """The character for a token of digits."""
    digits = word.lstrip("'’")
    if digits.isdigit():
        kind = "DAY" if len(digits) <= 2 and 1 <= int(digits) <= 31 else "YEAR" if _is_year(digits) else "NUM"
        return _LETTERS[kind if digits == word else "DECADENUM" if len(digits) == 2 else "OTHER"]
    for kind, shape in _SHAPE.items():
        if shape.fullmatch(word):
            return _LETTERS[kind]
    return _LETTERS["OTHER"]


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and 1000 <= int(digits) <= 2100


_SHAPE = {
    "ORDNUM": re.compile(r"\d{1,2}(?:st|nd|rd|th)"),
    "DECADENUM": re.compile(r"['’]\d\d|['’]?\d0['’]?s|\d\d\d0['’]?s"),
    "CLOCK": re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::\d\d)?"),
    "POINT": re.compile(r"(?:0?\d|1[012])\.[0-5]\d"),
    "SLASHED": re.compile(r"\d+/\d+/\d+"),
    "ISO": re.compile(r"\d{4}-\d\d-\d\d.*"),
    "FRACTION": re.compile(r"\d+/\d+"),
    "NUM": re.compile(r"[\d,]+(?:\.\d+)?"),
}


def _spoken_year(words: str) -> int:
    """Nineteen ninety-six."""
    century, _, years = words.partition(" ")
    return int(number(century) * 100 + number(years.replace("-", " ")))


def _nth(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else 4 if word.lower() == "final" else _CLASSES["ORDINAL"][word.lower()] + 1


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


def _hour(words: str) -> str:
    """A time of day as TIMEX3 has it: "10:35 a.m." is "T10:35", "noon" is "T12:00"."""
    found = re.match(r"(\d\d?)(?:[:.](\d\d))?", words)
    if not found:
        return _PARTS[_CLASSES["PART"][words.lower()]]
    hour, minute = int(found[1]), found[2] or "00"
    if hour < 12 and re.search(r"p\.?\s?m|afternoon|evening|night", words, re.IGNORECASE):
        hour += 12
    elif hour == 12 and re.search(r"a\.?\s?m|morning", words, re.IGNORECASE):
        hour = 0
    return f"T{hour:02d}:{minute}"


def _month(name: str) -> int:
    return (_CLASSES["MONTH"] | _CLASSES["MONTHABBR"])[name] + 1


def _decade(word: str) -> str | None:
    """The years that share their first digits: "1980s", "'80s" and "the eighties" are "198"."""
    digits = re.sub(r"\D", "", word)
    if not digits:
        return f"19{_CLASSES['DECADENAME'][word.lower()] + 2}"
    if "s" not in word:
        return "19" + digits  # '89
    return (digits if len(digits) == 4 else "19" + digits)[:3]


def _index(kind: str, plus: int = 0) -> Callable[[str], object]:
    names = kind in _CAPITALISED
    return lambda word: _CLASSES[kind][word.capitalize() if names else word.lower()] + plus


_MEANING: dict[str, Callable[[str], object]] = {
    "MONTHNAME": lambda word: _month(word.rstrip(". ").capitalize()),
    "FULLMONTH": lambda word: _month(word.rstrip(". ").capitalize()),
    "MONTH": lambda word: _month(word.capitalize()),
    "WEEKDAY": _index("WEEKDAY", 1),
    "WEEKDAYS": _index("WEEKDAYS", 1),
    "SEASON": lambda word: ("SP", "SU", "FA", "WI")[_CLASSES["SEASON"][word.lower()]],
    "PART": lambda word: _PARTS[_CLASSES["PART"][word.lower()]],
    "OFTEN": _index("OFTEN"),
    "LONG": _index("LONG"),
    "ANYYEAR": lambda words: words if words.isdigit() else f"{_spoken_year(words.lower()):d}",
    "DAYNUM": _nth,
    "NTH": _nth,
    "ANYUNIT": lambda word: UNITS[(_CLASSES["UNIT"] | _CLASSES["UNITS"])[word.lower()]],
    "UNIT": lambda word: UNITS[_CLASSES["UNIT"][word.lower()]],
    "UNITS": lambda word: UNITS[_CLASSES["UNITS"][word.lower()]],
    "COUNT": _count,
    "NUMBER": _count,
    "EARLY": lambda word: _MOD.get(word.lower()),
    "EDGE": lambda word: _MOD.get(word.lower()),
    "WHICH": lambda word: _WHICH.get(word.lower(), word.lower()),
    "OFYEAR": lambda word: _WHICH.get(word.lower(), word.lower()),
    "ORDNUM": _nth,
    "ERA": lambda word: "BC" if word.startswith("B") else "",
    "DIGITS": lambda word: int(word) if word.isdigit() else 0,
    "ORDINAL": _nth,
    "DAY": int,
    "YEAR": str,
    "HOUR": _hour,
    "DECADE": _decade,
    "MORE": lambda words: "EQUAL_OR_MORE" if re.search("least|no ", words, re.IGNORECASE) else "MORE_THAN",
    "LESS": lambda words: "LESS_THAN" if re.search("less|fewer|under", words, re.IGNORECASE) else "EQUAL_OR_LESS",
    "APPROX": lambda words: "APPROX",
    "TO": lambda words: words.lower().split()[0],
}
