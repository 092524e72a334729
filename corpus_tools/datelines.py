"""The dateline that opens a report: "CITY:", "CITY (AGENCY) —", "CITY, March 3 (AGENCY) -", two cities, and more.

A paragraph goes in, the dateline comes out with the offset where the report begins. The shape decides (place words,
then a date or an agency, then a mark), no list of places.
"""

import re
from typing import NamedTuple


class Dateline(NamedTuple):
    """A dateline: its text without colon or dash, and where the report begins behind it."""

    text: str
    end: int


_DAY = r"(?:\d{1,2}\.?\s+)?[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s+(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*|de|al-|el-|du|la))*"
_TITLE = r"[A-ZÀ-Þ][\w.'’-]+(?:\s+(?:[A-ZÀ-Þ][\w.'’-]*|de|al|el|du|la|am|upon|on)){0,3}"
_AGENCY = r"\(\s*[A-Z][\w.&/’' -]{1,30}\)"
_DASH = r"(?:--?|[–—―])"
_DATELINES = (
    # "DAMASCUS: The agency said", "MOSCOW/ NEW YORK: Russia opposes", "GENEVA, Switzerland: Talks", "OSLO — Talks"
    re.compile(rf"({_CAPITALS}(?:\s*/\s*{_CAPITALS})*(?:,\s+{_TITLE}\.?)?(?:,\s+{_DAY})?)\s*(?::|\s{_DASH})\s+(?=\S)"),
    # "LONDON (Reuters) — Shares", "Berlin (dpa) - The", "NAIROBI, Kenya, March 3 (AP) - Two"
    re.compile(
        rf"({_TITLE}(?:\s*/\s*{_TITLE})*(?:,\s+{_TITLE}\.?)?(?:,\s+{_DAY})?\s*,?\s*(?:{_AGENCY}|\((?:dpa|ots|epd)\)))"
        rf"\s*(?:{_DASH}|:|_)?\s*(?=\S)"
    ),
    # "MOSCOW, November 8. /TASS/. Talks"
    re.compile(rf"({_CAPITALS},\s+{_DAY}\s*/[A-Z]+/)[.:]?\s*{_DASH}?\s*(?=\S)"),
)


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens `paragraph`, null if there is none."""
    if not paragraph[:1].isupper():
        return None
    for pattern in _DATELINES:
        if match := pattern.match(paragraph):
            return Dateline(match[1], match.end())
    return None
