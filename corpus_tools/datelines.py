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
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})(?:,?\s+\d{{4}})?\.?"
_CAPITAL_WORD = r"(?:[A-ZÀ-Þ]{2}[A-ZÀ-Þ.’'-]*|[A-ZÀ-Þ]\.(?:[A-ZÀ-Þ]\.)*|[A-Z][a-z]{0,2}-?[A-ZÀ-Þ]{2}[A-ZÀ-Þ.’'-]*)"
_CAPITALS = rf"{_CAPITAL_WORD}(?:[ -](?:{_CAPITAL_WORD}|de|du|la|el|al|le)){{0,3}}"
_TITLE = r"[A-ZÀ-Þ][\w.’'-]+(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|de|du|la|el|al|le|am|upon|on)){0,3}"
_AGENCY = r"(?:\(\s*(?:[A-Z](?![A-Z]?-)[\w.&/’' -]{1,30}|[a-z]{3})\s*\)|/[A-Za-z ]{2,20}/)"
_DASH = r"(?:--?|[–—―_])"
_TWO = r"\s*(?:/|,? and |, ?| & )\s*"
_OPENING = "(?=[A-Z0-9“\"‘'])"
# Each form: whether it is certain however short the paragraph, whether it is sure in a longer one, place, and mark.
_DATELINES = (
    # "LONDON (Reuters) Shares", "NAIROBI, Kenya, March 3 (AP) - Two", "MOSCOW, May 9. /TASS/. Talks"
    (
        False,
        True,
        rf"{_CAPITALS}(?:{_TWO}{_TITLE}){{0,2}}\.?(?:,?\s+{_DAY})?,?\s*{_AGENCY}",
        rf"\s*[.:]?\s*{_DASH}*\s*{_OPENING}",
    ),
    # "Berlin (dpa) - The", "New York, March 3 (AFP) – Oscar"
    (
        True,
        True,
        rf"{_TITLE}(?:{_TWO}{_TITLE}){{0,2}}\.?(?:,?\s+{_DAY})?,?\s*{_AGENCY}",
        rf"\s*(?::|{_DASH}+)\s*{_OPENING}",
    ),
    # "(Reuters) - Shares", "/PRNewswire/ -- Shares"
    (True, True, _AGENCY, rf"\s*{_DASH}+\s*{_OPENING}"),
    # "PARIS, March 3 — Talks", "Paris, 3 March: Talks"
    (True, True, rf"{_TITLE}(?:{_TWO}{_TITLE}){{0,2}},?\s+{_DAY}", rf"\s*(?::|\||{_DASH}+)\s+{_OPENING}"),
    # "MOSCOW/ NEW YORK: Russia opposes", "GENEVA, Switzerland — Talks", "OSLO | Talks"
    (
        False,
        True,
        rf"{_CAPITALS}(?:{_TWO}{_CAPITALS}){{0,2}}(?:,\s+{_TITLE})?\.?",
        rf"\s*(?:\s{_DASH}+|—|–|\||:)\s+{_OPENING}",
    ),
    # "[PARIS] Talks"
    (False, True, rf"\[{_CAPITALS}(?:,\s+{_TITLE})?\]", rf"\s+{_OPENING}"),
    # "PARIS. Talks" and "Paris – Talks": other openings look so too
    (False, False, rf"{_CAPITALS}", rf"\.\s+{_OPENING}"),
    (False, False, rf"{_TITLE}", rf"\s+{_DASH}\s+{_OPENING}"),
)
_PATTERNS = tuple(
    (certain, sure, re.compile(rf"(?P<place>{place}){mark}")) for certain, sure, place, mark in _DATELINES
)


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens `paragraph`, null if there is none."""
    opening = paragraph[:100]
    if not opening[:1].isupper() and opening[:1] not in "([/":
        return None
    for certain, sure, pattern in _PATTERNS:
        if match := pattern.match(opening):
            if len(paragraph) < SHORTEST and not certain:
                continue
            if match["place"].upper() in _LABELS:
                return None
            if opening[match.end() :].isupper():  # a headline in capitals
                return None
            return Dateline(match["place"].strip(" ,"), match.end(), sure)
    return None
