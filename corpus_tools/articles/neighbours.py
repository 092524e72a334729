"""What a line is by the lines around it: numbered headlines, deks, paragraphs that open with a dateline.

Lines with the kinds that their own shape gives them go in; the same lines come out, some with another kind.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from corpus_tools.articles.evidence import headline_fit, keys_of
from corpus_tools.articles.lines import CORRESPONDENT, NUMBER, PROSE_LENGTH, Line, bare
from corpus_tools.datelines import find_dateline


def relabel(lines: list[Line]) -> list[Line]:
    """The lines with the kinds that only their neighbours can tell: numbered headlines, deks, dateline paragraphs."""
    lines = list(lines)
    for i in _numbered_headlines(lines):
        lines[i] = lines[i]._replace(kind="short")
    for i, line in enumerate(lines):
        if line.kind == "short" and _opens_with_dateline(line):
            lines[i] = line._replace(kind="prose")
    for i, (above, line) in enumerate(pairwise(lines), 1):
        # "Jo Roe in Cairo" below a headline; above an article, "Civil Servants in Strike" is one.
        if line.kind == "short" and above.kind == "short" and CORRESPONDENT.fullmatch(line.text):
            lines[i] = line._replace(kind="byline")
    for i in range(len(lines) - 1):
        if lines[i].kind == "prose" and len(lines[i].text) < PROSE_LENGTH and _is_closed_headline(lines, i):
            lines[i] = lines[i]._replace(kind="short", wording=bare(lines[i].text).casefold())
    for i in range(1, len(lines) - 1):
        line, above, below = lines[i], lines[i - 1], lines[i + 1]
        if line.kind in ("prose", "bullet", "short") and above.kind in ("short", "dek") and _is_dek(lines, i, below):
            lines[i] = line._replace(kind="dek")
    return lines


_BULLET = re.compile(r"^[-–—•*]\s+")


def _numbered_headlines(lines: Sequence[Line]) -> list[int]:
    """Lines numbered in order through the text, each with paragraphs below it: "1. Snow" … "2. Ice" …"""
    numbered = [
        (i, int(match[1]))
        for i, line in enumerate(lines)
        if line.kind == "bullet" and (match := NUMBER.match(line.text))
    ]
    if len({n for _, n in numbered}) < 2 or numbered[0][1] > 2 or numbered != sorted(numbered, key=itemgetter(1)):
        return []
    bounds = [i for i, _ in numbered] + [len(lines)]
    whole = all(b == a + 1 or sum(line.kind == "prose" for line in lines[a:b]) > 1 for a, b in pairwise(bounds))
    return bounds[:-1] if whole else []


def _is_closed_headline(lines: Sequence[Line], i: int) -> bool:
    """Whether a line closed by a full stop is a headline: a dateline follows, and the words are of that report."""
    if find_dateline(lines[i].text):
        return False
    if i == 0 and lines[1].kind == "prose" and len(lines[1].text) < 250 and not find_dateline(lines[1].text):
        return len(lines) > 2 and _opens_with_dateline(lines[2])  # a dek stands between
    if i == 0 or not _opens_with_dateline(lines[i + 1]):
        return _opens_with_dateline(lines[i + 1])
    own, other = (
        frozenset().union(*(keys_of(line.text) for line in some if line.kind == "prose"))
        for some in (lines[i + 1 : i + 6], lines[max(0, i - 5) : i])
    )
    return headline_fit(keys_of(lines[i].text), own, other) > _CLOSED


_CLOSED = 1.5


def _is_dek(lines: Sequence[Line], i: int, below: Line) -> bool:
    """Whether the line below a headline says again what a later paragraph says, or stands above the dateline."""
    line = lines[i]
    words = _BULLET.sub("", line.text).rstrip(".")
    later = (other.text for other in lines[i + 1 : i + 60] if other.kind == "prose" and other.text != line.text)
    if len(words) > 25 and any(words in text for text in later):
        return True
    if line.kind != "prose" or below.kind != "prose" or len(line.text) > 400 or find_dateline(line.text):
        return False
    return _opens_with_dateline(below)


def _opens_with_dateline(line: Line) -> bool:
    dateline = find_dateline(line.text)
    return dateline is not None and dateline.sure
