"""How exact a figure is, and whether it is the size of a rise or fall: the words before and behind it.

The words before a figure, nearest last, go in; the bound they state, or the direction of the change, comes out.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus_tools.lexicons import load_lexicon, words_of
from corpus_tools.quantities.counted import is_closed


class Limit(NamedTuple):
    """A bound (= ~ < >) and how many of the words before the figure state it, from the `first` to the `last`."""

    bound: str
    first: int  # counted from the figure: 2 is the second word before it
    last: int


_BOUNDS = {"exactly": "=", "about": "~", "at least": ">", "at most": "<"}
_LISTS = load_lexicon("approximators")
_BEFORE = {tuple(words.split()): bound for name, bound in _BOUNDS.items() for words in _LISTS[name]}
_BEHIND = {words: bound for name, bound in _BOUNDS.items() for words in _LISTS.get(f"{name}, after", ())}
_NEAREST = frozenset(words[-1] for words in _BEFORE)
# Words that may stand between an approximator and its figure: "at least another 12", "more than a record 300".
_BETWEEN = frozenset(_LISTS["between"])
_UPWARD = frozenset(_LISTS["upward"])
_DEGREES = frozenset(_LISTS["degree"])
_BEHIND_FIGURE = re.compile(
    rf"(?:,(?= or| at| give))?\s?({'|'.join(re.escape(w) for w in sorted(_BEHIND, key=len, reverse=True))})(?!\w|\s\d)",
    re.IGNORECASE,
)

_CHANGES = load_lexicon("change_words")


def _directions(kind: str) -> dict[str, str]:
    return {word: way for way in ("up", "down") for line in _CHANGES[f"{way}, {kind}"] for word in line.split()}


_VERBS, _BY_VERBS, _ADVERBS = (_directions(kind) for kind in ("verb", "verb, by", "adverb"))
_PHRASAL = words_of("change_words", "phrasal verb")
_LIGHT = frozenset("a an the another further additional only just as even some by between".split())


def limit_before(words: Sequence[str]) -> Limit | None:
    """The limit that the words before a figure (lower case, nearest last) state.

    Examples
    --------
    >>> limit_before(["to", "well", "over", "another"])
    Limit(bound='>', first=3, last=2)
    """
    stop = len(words)
    while stop and len(words) - stop < 3 and words[stop - 1] not in _NEAREST and _is_between(words, stop - 1):
        stop -= 1
    if not (limit := _limit(words[:stop])):
        return None
    first, bound = len(words) - stop + limit.first, limit.bound
    # "at least an estimated 30", "only about 30"; not "over some 30 years", where "over" may be of place
    while (outer := _limit(words[: len(words) - first])) and (outer.first > 1 or outer.bound == "="):
        first, bound = first + outer.first, bound if outer.bound in "=~" else outer.bound
    if bound in "<>":
        while words[-first - 1 : -first or None] and words[-first - 1] in _DEGREES:  # "well over", "a little less than"
            first += 1
    return Limit(bound, first, len(words) - stop + 1)


def _limit(words: Sequence[str]) -> Limit | None:
    """The longest approximator that the words end with."""
    if words and words[-1] in _NEAREST and not _is_motion(words):
        for length in range(min(5, len(words)), 0, -1):
            if bound := _BEFORE.get(tuple(words[-length:])):
                return Limit(bound, length, 1)
    return None


def _is_motion(words: Sequence[str]) -> bool:
    """ "Up to" and "past" where a verb makes them a way: "edged up to 15%", "walked past 12 homes"."""
    before = words[-2] if len(words) > 1 else ""
    if words[-1] == "past":
        return not is_change_verb(before)
    return words[-1] == "to" and before == "up" and len(words) > 2 and words[-3] in _UPWARD


def _is_between(words: Sequence[str], place: int) -> bool:
    return words[place] in _BETWEEN or (words[place] == "of" and place > 0 and words[place - 1] in _BETWEEN)


def is_change_verb(word: str) -> bool:
    """A verb of rise or fall, in any form."""
    return word in _VERBS or word in _BY_VERBS


def limit_behind(text: str, position: int, *, noun: bool = False) -> tuple[str, int, int] | None:
    """Bound, start and end of the words behind a figure, or behind its `noun`, that limit it: "or so", "or more"."""
    found = _BEHIND_FIGURE.match(text, position)
    if not found or (noun and not found[1].lower().startswith(("or ", "at "))):
        return None
    return (_BEHIND[found[1].lower()], *found.span(1))


def change_before(words: Sequence[str], *, unit: str | None, alone: bool) -> str | None:
    """The direction of the change whose size the figure is, by the words before it and its approximator.

    Parameters
    ----------
    words
        In lower case, nearest last.
    unit
        The figure's. Without one a verb needs "by": "it lost 12 men" is a count.
    alone
        The figure has neither unit nor noun: "the index fell 12".

    Examples
    --------
    >>> change_before(["cut", "its", "forecast", "by"], unit=None, alone=False)
    'down'
    >>> change_before(["it", "lost"], unit=None, alone=False)
    """
    index = _verb_place(words)
    by = "by" in words[index + 1 :]
    if index < 0 or not (by or unit or alone):
        return None
    word = words[index]
    relative = by or unit in ("percent", "percentage point", "basis point")
    if direction := _VERBS.get(word) or (relative and _BY_VERBS.get(word)):
        return direction if by or unit or word not in _WINS else None
    if word in _ADVERBS:
        return None if index and words[index - 1] in _PHRASAL else _ADVERBS[word]
    if not relative:
        return None
    for word in words[max(0, index - (5 if by else 3)) : index + 1][::-1]:  # "cut its forecast by 5%"
        if word[-1] in ",;.:" or (not by and is_closed(word) and word not in _OBJECT):
            return None
        if direction := _VERBS.get(word) or _BY_VERBS.get(word):
            return direction
    return None


def _verb_place(words: Sequence[str]) -> int:
    """Where the verb would stand: before "by", adverbs, "a modest", "an average of"; -1 where nothing is left."""
    index = len(words) - 1
    while index >= 0:
        before = words[index - 1] if index else ""
        if (words[index] == "of" and before == "average") or (before in ("a", "an") and words[index] not in _VERBS):
            index -= 1
        elif words[index] not in _LIGHT and not words[index].endswith("ly"):
            return index
        index -= 1
    return index


_WINS = frozenset(
    ["gain", "gains", "gained", "gaining", "lose", "loses", "lost", "losing", "shed", "sheds", "shedding"]
)
_OBJECT = frozenset(["the", "a", "its", "their", "his", "her", "our"])  # may open the object: "cut its prices 5%"
