"""The dateline that opens a report: "CITY:", "CITY (AGENCY) —", "CITY, March 3 (AGENCY) -", two cities, and more.

A paragraph goes in, the dateline comes out with the offset where the report begins. The shape decides (place words,
then a date or an agency, then a mark), no list of places.
"""

import re
from typing import NamedTuple

from corpus_tools.lexicons import load_lexicon


class Dateline(NamedTuple):
    """A dateline: its text without colon or dash, where the report begins, and whether its form is unmistakable."""

    text: str
    end: int
    sure: bool


SHORTEST = 60  # the opening of a report is longer; "JANE ROE: Why not?" is a turn of an interview
# "EXCLUSIVE: In memo to Congress": what kind of text it is, not where it was written.
_LABELS = frozenset(load_lexicon("labels")[""])
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\.?"
)
_DAY = (
    rf"(?:(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})(?:,?\s+\d{{4}})?\.?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_CAPITAL_WORD = r"(?:[A-ZÀ-Þ]{2}[A-ZÀ-Þ.’']*|[A-ZÀ-Þ]\.(?:[A-ZÀ-Þ]\.)*|[A-Z][a-z]{0,2}-?[A-ZÀ-Þ]{2}[A-ZÀ-Þ.’']*)"
_CAPITALS = rf"{_CAPITAL_WORD}(?:[ -](?:{_CAPITAL_WORD}|de|du|la|el|al|le)){{0,3}}"
_TITLE = r"[A-ZÀ-Þ][\w.’'-]+(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|de|du|la|el|al|le|am|upon|on)){0,3}"
_AGENCY = r"(?:\(\s*(?:[A-Z](?![A-Z]?-)[\w.&/’' -]{1,30}|[a-z]{3})\s*\)|/[A-Za-z ]{2,20}/)"
_DASH = r"(?:--?|[–—―_])"
_MARK = rf"\s*(?:{_DASH}+|[:;|~·•>/]|\.\.\.)\s+"
_TWO = r"\s*(?:/|,? and |, ?| & )\s*"
_OPENING = "(?=[A-Z0-9“\"‘'])"


class _Form(NamedTuple):
    """A form of datelines: the place with what goes with it, and the mark behind it.

    `sure`: no other opening looks so. `short`: not even that of a short line.
    """

    place: str
    mark: str
    sure: bool = True
    short: bool = False


_FORMS = (
    # "Berlin (dpa) - The", "NAIROBI, Kenya, March 3 (AP) - Two"
    _Form(rf"{_TITLE}(?:{_TWO}{_TITLE}){{0,2}}\.?(?:,?\s+{_DAY})?,?\s*{_AGENCY}", rf"\s*(?::|{_DASH}+)\s*", short=True),
    # "LONDON (Reuters) Shares", "OSLO, May 9. /NTB/. Talks"
    _Form(rf"{_CAPITALS}(?:{_TWO}{_TITLE}){{0,2}}\.?(?:,?\s+{_DAY})?,?\s*{_AGENCY}", rf"\s*[.:]?\s*{_DASH}*\s*"),
    # "(Reuters) - Shares", "/PRNewswire/ -- Shares"
    _Form(_AGENCY, rf"\s*{_DASH}+\s*", short=True),
    # "PARIS, March 3 — Talks", "Paris, 3 March: Talks", "PARIS / 3 MARCH / Talks", "PARIS – March 3 – Talks"
    _Form(
        rf"{_TITLE}(?:{_TWO}{_TITLE}){{0,2}}(?:[,.]?\s+|\s*[/–—|-]\s*){_DAY}",
        rf"(?:{_MARK}|(?<=\.)\s+)",
        short=True,
    ),
    # "3 March, PARIS: Talks"
    _Form(rf"{_DAY},?\s+{_CAPITALS}", _MARK),
    # "LIMA/ PORT LOUIS: Talks", "BERN, Switzerland — Talks", "OSLO | Talks", "OSLO—Talks"
    _Form(rf"{_CAPITALS}(?:{_TWO}{_CAPITALS}){{0,2}}(?:,\s+{_TITLE})?\.?", rf"(?:{_MARK}|[–—])"),
    # "[PARIS] Talks", "(PARIS) Talks"
    _Form(rf"[\[(<*]\s?{_CAPITALS}(?:,\s+{_TITLE})?\s?[\])>*]", r"[.:]?\s+"),
    # "PARIS (own correspondent). Talks", "Paris (CNN). Talks", "Paris – Talks": other openings look so too
    _Form(rf"{_CAPITALS}(?:\s+\([^()]{{2,30}}\))?", r"\.\s+", sure=False),
    _Form(rf"{_TITLE}\s+{_AGENCY}", r"\.\s+", sure=False),
    _Form(_TITLE, rf"\s+{_DASH}\s+", sure=False),
)
_PATTERNS = tuple((form, re.compile(rf"(?P<place>{form.place}){form.mark}{_OPENING}")) for form in _FORMS)


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens `paragraph`, null if there is none."""
    opening = paragraph[:100]
    if not opening[:1].isupper() and not opening[:1].isdigit() and opening[:1] not in _BRACKETS:
        return None
    for form, pattern in _PATTERNS:
        match = pattern.match(opening)
        if not match or (len(paragraph) < SHORTEST and not form.short):
            continue
        if match["place"].upper() in _LABELS or opening[match.end() :].isupper():  # a headline in capitals
            return None
        return Dateline(match["place"].strip(" ,"), match.end(), form.sure)
    return None


def place_of_dateline(dateline: str) -> str:
    """The words of a dateline that name the place: "PARIS, France, 3 June 2024 (AP)" is of PARIS, France."""
    return _BESIDE_PLACE.sub("", dateline).strip(" ,/–—|-")


_BRACKETS = tuple("([<*/")
_BESIDE_PLACE = re.compile(rf"\s*(?:\([^)]*\)|/[A-Za-z ]{{2,20}}/)|[\s,/–—|-]*\b{_DAY}(?!\w)")
