"""The lines of a text, each with its kind: what its shape alone says about it.

A text goes in; its lines come out in order, those of a paragraph that was wrapped at a fixed width joined again. A line
is prose (long, or closed by a full stop), short (what a headline, a subheading or an unknown piece of furniture looks
like), an item of a list, or one of the forms around articles: a rule, an address, a date, a byline, furniture.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from corpus_tools.lexicons import load_lexicon


class Line(NamedTuple):
    """A line or a rewrapped paragraph.

    `text` is the line without white space around it, `kind` what its shape says, `blanks` the blank lines before it,
    and `wording` what its copies share: bare, in lower case (empty for prose).
    """

    start: int
    end: int
    text: str
    kind: str
    blanks: int
    wording: str


def bare(text: str) -> str:
    """A headline without Markdown's marks and the number of a list: "## 3. Snow" is "Snow"."""
    return _MARKUP.sub("", _LABEL.sub("", text)) or text


_LABEL = re.compile(r"(?:HEADLINE|Headline|TITLE|Title):\s+(?=\S)")
# "1. Snow", "(2) Snow", "3) Snow"
NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_MARKUP = re.compile(r"^[#*_>\s]+(?:\(?\d{1,3}[.)]\s+)?(?=\w)|^\(?\d{1,3}[.)]\s+(?=\w)|[#*_\s]+$")
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_RULE = re.compile(r"(?:[^\w\s]|_|\s){2,}|[•·*~–—]")
_ADDRESS = re.compile(r"<?(?:(?:url|link|source|from)\s*:\s*)?(?:https?://|www\.)\S+>?", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-–—•·▪●○◦‣*»►]|\(?(?:\d{1,3}|[a-z])[.)])\s+\S")
# "By Jo Roe", "BY JO ROE AND AL POE", "By Jo Roe, Political Editor", "Author: Jo Roe"
_BYLINE = re.compile(
    r"(?i:by|words:|text:|authors?:|written by)\s+[A-ZÀ-Þ][\w.’'-]*"
    r"(?:,? (?:and|AND|&|de|la|van|von|der|[A-ZÀ-Þ][\w.’'-]*)){0,7}"
    r"(?:\s*(?:,|\||–|—|-|in|for|at)\s+[^.]{2,60})?"
)
# "Jo Roe in Cairo"
_NAMES = r"[A-ZÀ-Þ][\w.’'-]+(?: (?:de|la|van|von|der|[A-ZÀ-Þ][\w.’'-]*)){1,3}"
CORRESPONDENT = re.compile(rf"{_NAMES} in [A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ]\w+)?")
NAME = re.compile(_NAMES)
# "Published: 3 March 2019 14:05 GMT", "2019-03-14", "Updated 3 hours ago": only words of calendar and clock.
_CALENDAR = frozenset(
    "published updated posted last modified created first date on at of ago hour hours minute minutes min mins days "
    "day the a am pm p m gmt bst utc est edt et pt cet ist noon midnight today yesterday st nd rd th h "
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december".split()
)
_LETTERS = re.compile(r"[^\W\d_]+")
# A time alone is no date: "8:05 p.m." heads an entry of a live blog.
_DAY = re.compile(
    r"\d.*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*\d"
    r"|\d+[/.-]\d+[/.-]\d+|\d.* ago|(?:updated|published|posted).*\d",
    re.IGNORECASE,
)
# A database's marks: "Document 3 of 40", "3 of 40 DOCUMENTS", "End of Document".
MARK_OF_START = re.compile(
    r"(?:document|article|story)\s+\d+\s+of\s+\d+|\d+\s+of\s+\d+\s+(?:documents|articles)", re.IGNORECASE
)
MARK_OF_END = re.compile(r"end of (?:document|article|story)", re.IGNORECASE)
PROSE_LENGTH = 140  # no headline is as long


def _furniture() -> tuple[re.Pattern, re.Pattern]:
    words = {
        name: "|".join(re.escape(entry) for entry in entries) for name, entries in load_lexicon("furniture").items()
    }
    closing = re.compile(rf"[\[(*»>→+ ]*(?:{words['closes']})(?!\w).*|.*\ball rights reserved\b.*", re.IGNORECASE)
    return closing, re.compile(
        rf"[\[(*»>→+ ]*(?:(?:{words['opens']})(?!\w).*|(?:{words['whole']})[\])*:.!… ]*"
        rf"|.{{0,40}}\b(?:{words['anywhere']})\b.{{0,40}}|"
        r"page \d+(?: of \d+)?|\d+ (?:comments?|shares?|likes?|views?|reactions?)"
        # "[Image: crowds at the gate]": a remark in brackets
        r"|\[[^\]]*\])",
        re.IGNORECASE,
    )


_CLOSING, _FURNITURE = _furniture()


def find_lines(text: str) -> list[Line]:
    """The lines of `text` that hold anything, in order."""
    found: list[tuple[int, int, int]] = []
    offset = blanks = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = offset + len(raw) - len(raw.lstrip())
            found.append((start, start + len(stripped), blanks))
            blanks = 0
        else:
            blanks += 1
        offset += len(raw)
    lines = []
    for start, end, blanks in _unwrapped(text, found):
        words = text[start:end]
        if "\n" in words or "\r" in words:
            words = " ".join(words.split())
        kind = kind_of(words)
        lines.append(Line(start, end, words, kind, blanks, "" if kind == "prose" else bare(words).casefold()))
    return lines


def kind_of(line: str) -> str:
    """What the shape of a line says.

    One of prose, short, bullet, rule, address, date, byline, furniture, closing (furniture at an article's end), start
    mark and end mark (of a database's documents).
    """
    length = len(line)
    if length < PROSE_LENGTH:
        if _RULE.fullmatch(line):
            return "rule"
        if MARK_OF_START.fullmatch(line):
            return "start mark"
        if MARK_OF_END.fullmatch(line):
            return "end mark"
        if _ADDRESS.fullmatch(line):
            return "address"
        if _DAY.search(line) and _is_date_line(line):
            return "date"
        if _BYLINE.fullmatch(line):
            return "byline"
        if _CLOSING.fullmatch(line):
            return "closing"
        if _FURNITURE.fullmatch(line):
            return "furniture"
    if _BULLET.match(line):
        return "bullet"
    if length >= PROSE_LENGTH:
        return "prose"
    end = _TERMINAL.search(line)
    # A question or an exclamation can be a headline.
    return "prose" if end and length > (30 if "." in end[0] or "…" in end[0] else 100) else "short"


def _is_date_line(line: str) -> bool:
    """Whether a line holds a date and nothing else, but for a few names: "The Parish Post, 3 March 2019"."""
    others = [word for word in _LETTERS.findall(line) if word.lower() not in _CALENDAR]
    return not others or (len(others) <= _NAMES_BESIDE and all(map(str.istitle, others)) and bool(_YEAR.search(line)))


_NAMES_BESIDE = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _unwrapped(text: str, lines: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Lines joined where a text was wrapped at a fixed width: a line broke off because the next word did not fit.

    A text counts as wrapped where that explains most of its line ends, and many lines go on in lower case.
    """
    pairs = list(pairwise(lines))
    followed = sorted(line[1] - line[0] for line, below in pairs if below[2] == 0)
    if len(followed) < 6:
        return lines
    width = followed[int(0.97 * len(followed))]  # a headline may stand out
    fits = []
    for (start, end, _), (start2, end2, blanks) in pairs:
        first = text[start2:end2].split(None, 1)[0]
        fits.append(blanks == 0 and end - start + 1 + len(first) > width)
    lower = sum(fit and text[below[0]].islower() for fit, (_, below) in zip(fits, pairs, strict=True))
    if width > 120 or sum(fits) < 0.4 * len(fits) or lower < 0.5 * sum(fits):
        return lines
    joined = [lines[0]]
    for fit, line in zip(fits, lines[1:], strict=True):
        if fit:
            joined[-1] = (joined[-1][0], line[1], joined[-1][2])
        else:
            joined.append(line)
    return joined
