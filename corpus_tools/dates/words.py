"""The words of time: each one a character, so that a rule over words is a regular expression.

A text goes in; its tokens and a string of as many characters come out (`encode`), and a rule written in words and
classes of words becomes a pattern over such strings (`compile_rule`). What words say (4 for "April", "START" for
"early") is read by `time_meanings`; the words themselves are data, in `lexicons/time_words.txt`.
"""

import re
from functools import cache
from itertools import accumulate

from corpus_tools.lexicons import load_lexicon

# A token and the white space behind it, so that the tokens of a text add up to the text.
_TOKEN = re.compile(
    r"""(?:[^\W\d_]{2,}(?!['’]clock)
    | [0-9]{4}-[0-9][0-9]-[0-9][0-9](?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?)?(?!\w)
    | [0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9][0-9])(?!\w)
    | (?:(?<=\b[ab][ty]\s)|(?=0))(?:[01][0-9]|2[0-3])[0-5][0-9]\s(?:hours|hrs)\b
    | [0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![\w:]|[.][0-9]) | [0-9]{1,2}[:.][0-9][0-9](?=\s?[AaPp]\.?[Mm]\b)
    | [0-9]+/[0-9]+ | [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)? | [0-9]+\.[0-9]+
    | [0-9]{1,2}(?:st|nd|rd|th)\b | [0-9]{3}0['’]?s\b | ['’]?[1-9]0['’]?s\b | (?<!['’])['’][0-9][0-9]\b(?!['’])
    | [QH][1-4]\b | [1-4][QH]\b | [0-9]+ | [AaPp]\.\s?[Mm]\b\.?
    | B\.C\.(?:E\.)? | (?:A\.D|C\.E)\. | ['’]s\b | [Oo]['’]clock | [^\W\d_] | \n | \S | [^\S\n]+)[^\S\n]*""",
    re.VERBOSE,
)
CLASSES = {
    name: {word: at for at, line in enumerate(lines) for word in line.split()}
    for name, lines in load_lexicon("time_words").items()
}
FEASTS = {
    name.lower(): (kind, rule)
    for kind, lines in load_lexicon("feasts").items()
    for name, rule in (re.fullmatch(r"(.*?) (-?\d.*)", line).groups() for line in lines)  # type: ignore[union-attr]
}
_CAPITALISED = ("MONTH", "MONTHABBR", "WEEKDAY", "WEEKDAYS", "ZONE", "ERA")
# In a line of capitals these are as likely a verb or a name.
_NOT_IN_CAPITALS = frozenset({"MAY", "MARCH", "MAR", "JUN", "MON", "SAT", "SUN", "WED", "FRI", "JAN"})


def _as_words(name: str) -> str:
    """ "new year's day" as a pattern of words."""
    return re.sub(r"['’]s\b", " POSS", name).replace(".", " DOT?")


_SHAPES = tuple(
    "DAY YEAR NUM ORDNUM DECADENUM CLOCK MILITARY POINT SLASHED ISO FRACTION QUARTERNO AM PM OCLOCK".split()
)
_MARKS = {"COMMA": ",", "DOT": ".", "HYPHEN": "-–‑", "MONEY": "$£€¥#", "PERCENT": "%"}
_MACROS = {
    "FEAST": f"(?: {' | '.join(sorted(map(_as_words, FEASTS), key=len, reverse=True))} )",
    "DIGITS": "(?: DAY | YEAR | NUM | POINT )",
    "WORD": "(?: CARDINAL | TENS | hundred | thousand | million | dozen )",
    "NUMBER": """(?: DIGITS (?: (?: and | HYPHEN )? FRACTION | hundred | thousand | million | billion )?
        | (?: a (?= hundred | thousand | dozen ) )? WORD (?: HYPHEN? (?: and )? WORD ){0,6}
        (?: HYPHEN? and HYPHEN? a HYPHEN? half )? )""",
    "VAGUE": """(?: (?: the )? (?: a )? (?: couple | few ) (?: of )? | several | many | countless
        | (?: dozens | hundreds | thousands ) of )""",
    "COUNT": "(?: NUMBER (?: (?: to | or | HYPHEN ) NUMBER )? | VAGUE | half an | half a | a | an )",
    "MORE": """(?: (?: (?: a )? little )? more than
        | (?: well | just ) over | over (?= a | an ) (?! a few | a couple ) | no (?: less | fewer ) than
        | at least )""",
    "LESS": """(?: (?: less | fewer ) than | no (?: more | longer ) than | at most | up to | just under
        | as (?: many | much | long | little | few ) as )""",
    "APPROX": """(?: (?: just )? (?: about | around | nearly | almost ) | roughly | approximately | some | an estimated
        | close to )""",
    "ANYYEAR": "(?: YEAR | (?: eighteen | nineteen | twenty ) TENS (?: HYPHEN? CARDINAL )? )",
    "DAYNUM": "(?: DAY | ORDNUM )",
    "SPOKENDAY": "(?: (?: TENS HYPHEN )? ORDINAL (?= STOP ) )",
    "THOUSANDS": "(?: CARDINAL thousand (?: (?: and )? (?: CARDINAL | TENS (?: HYPHEN? CARDINAL )? ) )? )",
    "NTH": "(?: ORDNUM | (?: TENS HYPHEN )? ORDINAL | final )",
    "MONTHNAME": "(?: MONTH | MONTHABBR DOT? )",
    "FULLMONTH": "(?: MONTH | MONTHABBR DOT (?! CAPITAL ) )",
    "ANYUNIT": "(?: UNIT | UNITS )",
    "DECADE": "(?: DECADENUM | DECADENAME )",
    "WHICH": "(?: LAST | NEXT | THIS | THAT )",
    "OFYEAR": "(?: WHICH | the )",
    "TO": """(?: ago | earlier | later | hence | from now | before | after | afterwards | afterward | thereafter
        | previously | beforehand )""",
    "OPEN": "(?: recent | coming | past | future )",
    "HALF": "half",
    "HALFOF": "(?: ORDINAL | LAST | latter | former ) half",
    "EDGEOF": "(?: NTH | LAST | early | late | opening | closing )",
    "EDGEDAY": "(?: first | LAST | final ) day",
    "EARLYHOURS": "(?: early | small | wee ) hours",
    "BEYOND": "(?: before last | after next )",
    "ANDHALF": "and a half",
    "ALTERNATE": "other",
    "TWODIGITS": "(?: DAY | NUM )",
    "HOUR": """(?: POINT (?: AM | PM ) | CLOCK (?: AM | PM | in the PART )?
        | (?: DAY (?: AM | PM | OCLOCK ) | CARDINAL OCLOCK ) (?: in the PART )? | (?: DAY | CARDINAL ) in the PART
        | (?: NUM | YEAR ) (?= ZONE ) | MILITARY | noon | midday | midnight )""",
    "RATED": """(?: DIGITS | WORD | billion | trillion | percent | PERCENT | cents | dollars | euros | pounds | times
        | once | twice )""",
    "STOP": "(?: COMMA | DOT | MARK | LINE | $ )",
}


def encode(text: str) -> tuple[list[str], list[int], str]:
    """The tokens of `text`, where each begins, and a string with one character for each.

    A word that says nothing of time is CAPITAL or OTHER, a sign MARK.
    """
    tokens = _TOKEN.findall(text)
    return tokens, list(accumulate(map(len, tokens), initial=0)), "".join(map(_spellings().__getitem__, tokens))


# A text that names a year so is one of antiquity: its numbers of three digits may be years.
YEAR_BC = re.compile(r"\d\s?(?:BC|B\.C\.)")


def with_old_years(tokens: list[str], codes: str) -> str:
    """The string with numbers of three digits as years where only a year can stand: "in 431, when", "March 404"."""

    def as_years(found: re.Match[str]) -> str:
        years = [at for at in range(*found.span()) if tokens[at].rstrip().isdigit()]
        old = all(len(tokens[at].rstrip()) == 3 for at in years)
        return found[0].replace(_letter("NUM"), _letter("YEAR")) if old else found[0]

    return re.sub(_OLD_YEARS, as_years, codes)


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
            is_written_large = word.capitalize() in CLASSES["MONTH"] | CLASSES["WEEKDAY"]
            parts.append(_letter(word.capitalize() if is_written_large else word))
        else:
            parts.append(opening or other)
    return "".join(parts), groups


def is_name(word: str) -> bool:
    """True for words that are, or may be, written as names anyway: months, weekdays, seasons, the Sixties."""
    low = word.lower()
    return any(word in CLASSES[kind] for kind in _CAPITALISED) or low in _OFTEN_NAMES


_OFTEN_NAMES = {*CLASSES["SEASON"], *CLASSES["DECADENAME"], "century", "quarter", "new"}


def _letter(word: str) -> str:
    return _LETTERS.setdefault(word, chr(0xE000 + len(_LETTERS)))


# Words of time are letters of a private alphabet; what says nothing of time lies outside it.
_LETTERS: dict[str, str] = {"CAPITAL": "X", "OTHER": "x", "MARK": ";", "LINE": "\n"}
_SETS = {name: f"[{''.join(map(_letter, words))}]" for name, words in CLASSES.items()}
_SETS |= {name: _letter(name) for name in (*_SHAPES, "POSS", "CAPITAL", "OTHER", "MARK", "LINE")}
_SETS |= {name: f"[{''.join(map(_letter, marks))}]" for name, marks in _MARKS.items()}
_PIECE = re.compile(r"(\(\?<?[=!]|\(\?:)|(?:([a-z]\w*):)?([A-Z]+)|([a-z]+)|\s+|(.)")
_OLD_YEARS = compile_rule("""(?: (?<= in | by | since | until | from | to | between | through | before | after | early
    | late | mid | MONTH | SEASON ) | (?<= SEASON of | MONTH of | early of | end of | year of ) ) NUM
    (?: (?: HYPHEN | and ) NUM )?
    (?! OTHER | ANYUNIT | HYPHEN | PERCENT | NUM | of | thousand | hundred | million )""")[0]


class _Spellings(dict[str, str]):
    """The character of every spelling; what is not listed is looked at once and remembered."""

    def __missing__(self, token: str) -> str:
        word = token.rstrip()
        letter = self.get(word) or _shape(word)
        if len(self) < 100_000:
            self[token] = letter
        return letter


@cache
def _spellings() -> _Spellings:
    """Months and weekdays as names are written, other words in any case."""
    names = {word for kind in _CAPITALISED for word in CLASSES[kind]}
    known = _Spellings({"\n": "\n"})
    for word, letter in _LETTERS.items():
        if word not in _SETS or word in names:
            forms = (word, word.upper()) if word in names else (word, word.capitalize(), word.upper())
            known.update((form, letter) for form in forms if form not in _NOT_IN_CAPITALS)
    for kind, said in _WRITTEN.items():
        known.update((form, _LETTERS[kind]) for form in f"{said} {said.upper()}".split())
    return known


_WRITTEN = {
    "POSS": "'s ’s", "OCLOCK": "o'clock o’clock", "AM": "a.m. a.m am", "PM": "p.m. p.m pm", "BC": "B.C.",
    "BCE": "B.C.E.", "AD": "A.D.", "CE": "C.E.",
}  # fmt: skip


def _shape(word: str) -> str:
    """The character of a token that is no word of time: by its digits or its first letter."""
    if word[:1].isalpha() and not _SHAPE["QUARTERNO"].fullmatch(word):
        return _LETTERS["CAPITAL" if word[0].isupper() else "OTHER"]
    digits = word.lstrip("'’")
    if digits.isascii() and digits.isdigit():
        kind = "DAY" if len(digits) <= 2 and 1 <= int(digits) <= 31 else "YEAR" if _is_year(digits) else "NUM"
        return _LETTERS[kind if digits == word else "DECADENUM" if len(digits) == 2 else "OTHER"]
    for kind, shape in _SHAPE.items():
        if shape.fullmatch(word):
            return _LETTERS[kind]
    return _LETTERS["OTHER" if any(map(str.isalnum, word)) else "MARK"]


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and 1000 <= int(digits) <= 2100


_SHAPE = {
    "ORDNUM": re.compile(r"\d{1,2}(?:st|nd|rd|th)"),
    "DECADENUM": re.compile(r"['’]\d\d|['’]?\d0['’]?s|\d\d\d0['’]?s"),
    "CLOCK": re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::\d\d)?"),
    "MILITARY": re.compile(r"\d{4}\s(?:hours|hrs)"),
    "POINT": re.compile(r"(?:0?\d|1[012])\.[0-5]\d"),
    "SLASHED": re.compile(r"\d+/\d+/\d+"),
    "ISO": re.compile(r"\d{4}-\d\d-\d\d.*"),
    "FRACTION": re.compile(r"\d+/\d+"),
    "QUARTERNO": re.compile(r"[QH][1-4]|[1-4][QH]"),
    "NUM": re.compile(r"[\d,]+(?:\.\d+)?"),
}
