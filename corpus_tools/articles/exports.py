"""What a news database writes around each article of an export: marks, fields, and which lines are the body.

The lines of a text go in; they come out in stretches, one for each document of the export, the database's own lines
labelled. "Document 3 of 40" opens a document and "End of Document" closes one; between them stand fields ("Length:
345 words"), and often a line "Body" above the text and "Classification" below it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus_tools.articles.lines import Line

# "Section: NEWS; Pg. 4", "BYLINE: Jo Roe", "Load-Date: March 16, 2019"
_FIELD = re.compile(
    r"(?P<name>section|length|byline|highlight|load-date|language|publication-type|publication|graphic|dateline"
    r"|subject|correction-date|journal code|series|edition|document-type|copyright|source|organization|company|person"
    r"|geographic|country|city|state|industry|ticker|isin)\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_BODY = "body"
# Below one of these nothing is the article's any more.
_BELOW = re.compile(r"(?:classification|graphic|notes|load-date:.*|language:.*|publication-type:.*)", re.IGNORECASE)


def documents_in(lines: list[Line]) -> list[list[Line]]:
    """The lines of each document of an export; all lines in one stretch where there is no mark."""
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if line.kind == "start mark" and any(other.kind == "prose" for other in stretches[-1]):
            stretches.append([])
        stretches[-1].append(line)
        if line.kind == "end mark":
            stretches.append([])
    last = stretches[-1]
    if len(stretches) > 1 and not any(line.kind in ("prose", "short") for line in last):
        stretches.pop()
        stretches[-1] += last
    is_export = any(line.kind in ("start mark", "end mark") for line in lines)
    return [_labelled(stretch) if is_export else stretch for stretch in stretches if stretch]


def count_documents(marks: Sequence[str]) -> int:
    """How many documents an export says it holds, by its marks: the highest number named, or the marks of an end."""
    numbers = [int(number) for mark in marks for number in re.findall(r"\d+", mark)]
    ends = sum(not re.search(r"\d", mark) for mark in marks)
    return max([ends, *numbers])


def field_value(line: str, name: str) -> str | None:
    """The value of a field of that name: the byline in "BYLINE: Jo Roe"; null if the line is another."""
    match = _FIELD.fullmatch(line)
    return match["value"].strip() or None if match and match["name"].lower() == name else None


def _labelled(lines: Sequence[Line]) -> list[Line]:
    """The lines of a document with its fields, its outlet and what stands below the body labelled."""
    labelled = list(lines)
    is_body = [line.text.lower() == _BODY for line in lines]
    first = is_body.index(True) if True in is_body else 0
    prose = [number for number, line in enumerate(lines) if line.kind == "prose" and number > first]
    opening = prose[0] if prose else len(lines)
    below = next((number for number in range(opening, len(lines)) if _BELOW.fullmatch(lines[number].text)), len(lines))
    for number, line in enumerate(lines):
        if line.kind in ("start mark", "end mark"):
            continue
        if is_body[number] or number >= below or (number < opening and _FIELD.fullmatch(line.text)):
            labelled[number] = line._replace(kind="field")
    # "The Daily" above "March 14, 2019 Thursday"
    for number, (line, following) in enumerate(pairwise(labelled)):
        if line.kind == "short" and following.kind == "date" and number < opening:
            labelled[number] = line._replace(kind="outlet")
    return labelled
