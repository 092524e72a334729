"""All ways to read the gaps between the paragraphs of a text, each with its score.

Lines go in; for each gap between two paragraphs (and before the first and after the last) its readings come out: that
the article goes on, or that one ends and the next begins, with this line or that as a headline below or above. What
speaks for a boundary is weighed as log odds, so that signs of different kinds add up.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus_tools.articles.evidence import (
    FAR,
    NEAR,
    break_in_vocabulary,
    goes_on,
    headline_fit,
    headline_shape,
    keys_of,
    mark_of,
    windows,
)
from corpus_tools.articles.lines import NUMBER, PROSE_LENGTH, Line, bare
from corpus_tools.datelines import Dateline, find_dateline


class Reading(NamedTuple):
    """One way to read the gap before a paragraph: its score, and which lines are headlines of what ends and begins."""

    score: float
    boundary: bool
    after: int | None = None  # the headline below the article that ends
    before: int | None = None  # the headline above the article that begins
    dateline: bool = False


# What the signs weigh, as log odds of a boundary.
_PRIOR = -1.5
_BARE = -0.8  # nothing stands between the paragraphs
_COPY = 7.0  # the headline stands twice
_DATELINE = {True: 5.0, False: 1.5}  # by whether its form is unmistakable
_SIGNS = {
    "rule": 1.5,
    "address": 3.0,
    "date": 2.0,
    "byline": 2.5,
    "dek": 3.0,
    "furniture": 1.0,
    "repeated": 1.0,
    "closing": 2.5,
}
_BLANKS = 1.5  # more blank lines than elsewhere
_GOES_ON = -2.5
_AGAIN = 5.0  # a paragraph that stood before: the story begins again
_COLON = -3.0  # the paragraph before announces something
_PULL_QUOTE = -2.5
_OTHER_MARK = -3.0  # marked ("##", "**") otherwise than the file's first headline: a subheading
_ABOVE_DATELINE = 2.0  # a text's line above its dateline is its headline, whatever its words
_OTHER_LINE = -0.5  # a short line at a boundary that is no headline
_MOST_LINES = 8  # of a longer stretch of short lines, only the first and last as many can be headlines


def read_gaps(
    lines: list[Line],
    prose: Sequence[int],
    keys: Sequence[frozenset[str]],
    datelines: Sequence[Dateline | None],
    sure: Collection[int] = (),
) -> list[list[Reading]]:
    """All readings of each gap; no evidence is taken from beyond the bounds that are `sure`."""
    lengths = [len(lines[number].text) for number in prose]
    before, after = windows(keys, lengths, NEAR, sure)
    bounds = [-1, *prose, len(lines)]
    _mark_repeated(lines, bounds)
    usual = _usual_blanks(lines)
    again = _told_again(lines, prose)
    mark: str | None = None  # how the first headline is marked
    gaps = []
    for gap, (left, right) in enumerate(pairwise(bounds)):
        block = range(left + 1, right)
        first, last = gap == 0, gap == len(prose)
        dateline = None if last else datelines[gap]
        score = 0.0
        if not first and not last:
            score = _PRIOR + break_in_vocabulary(before[gap], after[gap])
            score += sum(_SIGNS.get(kind, 0.0) for kind in {lines[number].kind for number in block})
            score += _DATELINE[dateline.sure] if dateline else 0.0 if block else _BARE
            score += _BLANKS if max(line.blanks for line in lines[left + 1 : right + 1]) > usual else 0.0
            score += _GOES_ON if goes_on(lines[right].text) else 0.0
            score += _AGAIN if right in again else 0.0
            score += _COLON if lines[left].text.endswith(":") else 0.0
        fits: dict[int, tuple[float, float]] = {}
        if candidates := _candidates(lines, block):
            far_before, far_after = windows(keys, lengths, FAR, sure, gap)
            for number in candidates:
                words, shape = keys_of(lines[number].text), headline_shape(lines[number])
                if _is_pull_quote(lines, number):
                    shape += _PULL_QUOTE
                if mark is not None and mark_of(lines[number]) != mark:
                    shape += _OTHER_MARK
                fits[number] = (
                    shape + headline_fit(words, far_before[0], far_after[0]),
                    shape + headline_fit(words, far_after[0], far_before[0]),
                )
        if first and fits and max(fit for _, fit in fits.values()) > 0:
            mark = mark_of(lines[max(fits, key=lambda number: fits[number][1])])
        if first and candidates and dateline and dateline.sure:
            fits[candidates[-1]] = (0.0, fits[candidates[-1]][1] + _ABOVE_DATELINE)
        gaps.append(list(_readings(lines, block, fits, score, dateline is not None, first=first, last=last)))
    return gaps


def datelines_of(lines: Sequence[Line], prose: Sequence[int]) -> list[Dateline | None]:
    """The dateline of each paragraph; "JANE ROE: I think not" is none where the turns of an interview alternate."""
    found = [find_dateline(lines[number].text) for number in prose]
    labels = [
        dateline.text.split()[-1]
        if dateline and dateline.text.isupper() and _LABEL.match(lines[number].text, len(dateline.text))
        else None
        for number, dateline in zip(prose, found, strict=True)
    ]
    speakers = {label for i, label in enumerate(labels) if label and label in labels[i + 1 : i + 3]}
    return [
        None if label and speakers.intersection(labels[max(0, i - 1) : i + 2]) else dateline
        for i, (label, dateline) in enumerate(zip(labels, found, strict=True))
    ]


_LABEL = re.compile(r":\s")


def copies_of(lines: Sequence[Line], block: range, number: int) -> list[int]:
    """The lines of a block, from `number` on, that repeat it, itself first; the name of an outlet may follow a copy."""
    wording = lines[number].wording
    copies = []
    for other in block[number - block.start :]:
        short, long = sorted((wording, lines[other].wording), key=len)
        if other > number and lines[other].kind in ("short", "bullet", "prose") and other - 1 not in copies:
            break
        if short and long.startswith(short) and (len(short) == len(long) or _OUTLET.match(long, len(short))):
            copies.append(other)
    return copies


_OUTLET = re.compile(r"\s+[-–—|]\s")


def _is_pull_quote(lines: Sequence[Line], number: int) -> bool:
    """Whether a line repeats words of a paragraph near it, letter for letter: a headline says them in its own way."""
    words = bare(lines[number].text)
    words = words[:1].lower() + words[1:]
    near = lines[max(0, number - 6) : number + 7]
    return any(words in line.text[:1].lower() + line.text[1:] for line in near if line.kind == "prose")


def _mark_repeated(lines: list[Line], bounds: Sequence[int]) -> None:
    """Short lines that stand in several places are no headlines, unless the same story stands there again."""
    above: dict[str, set[str]] = defaultdict(set)
    below: dict[str, set[str]] = defaultdict(set)
    short = []
    for left, right in pairwise(bounds):
        for number in range(left + 1, right):
            if lines[number].kind == "short":
                short.append(number)
                above[lines[number].wording].add(lines[left].text if left >= 0 else "")
                below[lines[number].wording].add(lines[right].text if right < len(lines) else "")
    for number in short:
        if min(len(above[lines[number].wording]), len(below[lines[number].wording])) > 1:
            lines[number] = lines[number]._replace(kind="repeated")


def _candidates(lines: Sequence[Line], block: range) -> list[int]:
    """Lines of a block that can be headlines: short ones and numbered ones, each the first of its copies."""
    found, seen = [], set()
    for number in block:
        line = lines[number]
        fitting = line.kind == "short" or (line.kind == "bullet" and NUMBER.match(line.text))
        if fitting and line.wording not in seen:
            seen.add(line.wording)
            found.append(number)
    return found if len(found) <= 2 * _MOST_LINES else found[:_MOST_LINES] + found[-_MOST_LINES:]


def _readings(
    lines: Sequence[Line],
    block: range,
    fits: dict[int, tuple[float, float]],
    score: float,
    dateline: bool,
    *,
    first: bool,
    last: bool,
) -> Iterator[Reading]:
    if not first and not last:
        yield Reading(0.0, False)
    others = sum(lines[number].kind in ("short", "bullet") for number in block)
    copies = {number: copies_of(lines, block, number) for number in fits}
    for after in [None] if first else [None, *fits]:
        for before in [None] if last else [None, *fits]:
            if after is not None and before is not None and copies[after][-1] >= before:
                continue
            total, used = score, 0
            for number, side in ((after, 0), (before, 1)):
                if number is not None:
                    total += fits[number][side] + (_COPY if len(copies[number]) > 1 else 0.0)
                    used += len(copies[number])
            yield Reading(total + _OTHER_LINE * (others - used), True, after, before, dateline)


def _told_again(lines: Sequence[Line], prose: Sequence[int]) -> set[int]:
    """Long paragraphs that stood before, after another one."""
    above: dict[str, str] = {}
    again = set()
    for number, left in zip(prose, [None, *prose], strict=False):
        text, before = lines[number].text, lines[left].text if left is not None else ""
        if len(text) >= PROSE_LENGTH and above.setdefault(text, before) != before:
            again.add(number)
    return again


def _usual_blanks(lines: Sequence[Line]) -> int:
    """Blank lines between two paragraphs, as most of the text has them."""
    counts = sorted(below.blanks for above, below in pairwise(lines) if above.kind == below.kind == "prose")
    return counts[len(counts) * 3 // 4] if counts else 1
