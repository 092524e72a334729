"""The best way to read the gaps between the paragraphs of a text: where articles end and begin, and their headlines.

Lines go in; for each gap between two paragraphs (and before the first and after the last) the chosen reading comes out.
The readings of all gaps that fit together best are taken; then once more, beside what the file's articles have in
common: where their headlines stand and how they are set, and whether they have datelines.
"""

from collections import Counter
from collections.abc import Sequence
from math import log

from corpus_tools.articles.evidence import headline_form, keys_of
from corpus_tools.articles.gaps import Reading, datelines_of, read_gaps
from corpus_tools.articles.lines import Line

# What adds to the scores of single gaps, as log odds.
_NO_SIGN = -3.0  # an article with neither headline nor dateline
_SECOND_HEADLINE = -6.0  # a headline below an article that has one above
_LONE = -3.0  # an article of one short paragraph
_SURE = 3.0  # beyond which a boundary counts as known
_MORE = 0.7  # a file that holds two articles may hold a third
_AT_BOUND = 1.5  # a headline, once it is settled that an article ends or begins
_SHORT = 110


def best_readings(lines: list[Line], prose: Sequence[int], *, whole: bool = False) -> list[Reading]:
    """The readings chosen, one for each gap: before the first paragraph, between any two, and after the last.

    `prose` numbers the lines that are paragraphs. Lines that stand in several gaps become "repeated" in `lines`. With
    `whole`, the lines are known to be one article.
    """
    keys = [keys_of(lines[number].text) for number in prose]
    short = [len(lines[number].text) < _SHORT for number in prose]
    datelines = datelines_of(lines, prose)
    gaps = read_gaps(lines, prose, keys, datelines)
    if whole:
        return _best_path([gaps[0], *([gap[0]] for gap in gaps[1:-1]), gaps[-1]], short)
    path = _best_path(gaps, short)
    sure = {
        gap
        for gap, readings in enumerate(gaps[1:-1], 1)
        if max(reading.score for reading in readings if reading.boundary) > _SURE
    }
    if sure or sum(reading.boundary for reading in path) > 2:
        # A second look, now that the first tells what the articles of this file look like and how far each reaches.
        gaps = _with_style(lines, read_gaps(lines, prose, keys, datelines, sure), path)
        path = _best_path(gaps, short)
    return _best_path(_settled(gaps, path), short)


_UNMARKED, _DATED, _HEADED = range(3)  # what the article that is open has had: nothing, a dateline, a headline


def _best_path(gaps: Sequence[Sequence[Reading]], short: Sequence[bool]) -> list[Reading]:
    """The readings, one of each gap, with the highest sum; `short` says which paragraphs are no article alone."""
    scores: dict[tuple[int, bool], float] = {(_UNMARKED, False): 0.0}
    back: list[dict[tuple[int, bool], tuple[tuple[int, bool], Reading]]] = []
    for gap, readings in enumerate(gaps):
        new: dict[tuple[int, bool], float] = {}
        come: dict[tuple[int, bool], tuple[tuple[int, bool], Reading]] = {}
        for (state, fresh), so_far in scores.items():
            for reading in readings:
                total = so_far + reading.score
                following = state
                if reading.boundary:
                    if gap and reading.after is None and state == _UNMARKED:
                        total += _NO_SIGN
                    if reading.after is not None and state == _HEADED:
                        total += _SECOND_HEADLINE
                    if fresh and short[gap - 1] and gap < len(gaps) - 1:
                        total += _LONE
                    following = _HEADED if reading.before is not None else _DATED if reading.dateline else _UNMARKED
                key = (following, reading.boundary)
                if key not in new or total > new[key]:
                    new[key] = total
                    come[key] = ((state, fresh), reading)
        scores = new
        back.append(come)
    last = max(scores, key=lambda key: scores[key])
    path = []
    for come in reversed(back):
        last, reading = come[last]
        path.append(reading)
    return path[::-1]


def _with_style(
    lines: Sequence[Line], gaps: Sequence[Sequence[Reading]], path: Sequence[Reading]
) -> list[list[Reading]]:
    """The readings, those preferred that do as the file's other articles do."""
    begins = [reading for reading in path[:-1] if reading.boundary]
    ends = [reading for reading in path[1:] if reading.boundary]
    headed = _odds(sum(reading.before is not None for reading in begins), len(begins))
    footed = _odds(sum(reading.after is not None for reading in ends), len(ends))
    dated = _odds(sum(reading.dateline for reading in begins), len(begins))
    forms = Counter(headline_form(lines[n]) for r in path for n in (r.before, r.after) if n is not None)
    more = _MORE if len(begins) > 1 else 0.0
    styled = []
    for gap, readings in enumerate(gaps):
        new = []
        for reading in readings:
            total = reading.score
            if reading.boundary and 0 < gap < len(gaps) - 1:
                total += more
            if reading.boundary and gap < len(gaps) - 1:
                total += headed[reading.before is not None] + dated[reading.dateline]
            if reading.boundary and gap:
                total += footed[reading.after is not None]
            for number in (reading.after, reading.before):
                if number is not None:
                    count = forms[headline_form(lines[number])]
                    total += log(_FORMS * (count + 1) / (forms.total() + _FORMS))
            new.append(reading._replace(score=total))
        styled.append(new)
    return styled


_FORMS = 3  # forms of headlines to tell apart


def _settled(gaps: Sequence[Sequence[Reading]], path: Sequence[Reading]) -> list[list[Reading]]:
    """The readings with the chosen bounds: at a bound, a short line is a headline more often than not."""
    return [
        [
            reading._replace(score=reading.score + _AT_BOUND * (2 - (reading.after, reading.before).count(None)))
            for reading in readings
            if reading.boundary == chosen.boundary
        ]
        for readings, chosen in zip(gaps, path, strict=True)
    ]


def _odds(count: int, total: int) -> tuple[float, float]:
    """What it adds not to do, and to do, what `count` of `total` articles do."""
    share = (count + 1) / (total + 2)
    return log(2 * (1 - share)), log(2 * share)
