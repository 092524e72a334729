"""The same story twice: exact copies, and near copies with another headline, a cut tail or a few edited words.

A table of articles goes in; a row for each article that is a copy comes out, with the article it is a copy of. Two
articles are near copies where half of the shorter one's runs of four words stand in the longer one too: that holds for
a story cut in half, which a comparison of whole texts misses.
"""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

_RUN = 4  # words
_SAMPLE = 4  # one run in so many, chosen by its hash, proposes candidates
_FARTHEST = 100  # of many copies of a run, each is paired with as many that follow
_WORD = re.compile(r"\w+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def find_duplicates(articles: pd.DataFrame, *, at_least: float = 0.5) -> pd.DataFrame:
    """Which articles are copies of others. Nothing is removed.

    Parameters
    ----------
    articles
        A table with `doc_id` and `text`.
    at_least
        The share of the shorter article's runs of four words that must stand in the longer one.

    Returns
    -------
    DataFrame
        One row per copy: `doc_id`, `duplicate_of` (the longest article of its group, the first of equally long ones),
        `group` (int64, counts from 1), `kind` (exact: the same words; near), `containment` (float64, the share of the
        shorter's runs found in the longer). In the order of `articles`.

    Notes
    -----
    Broder, "On the resemblance and containment of documents" (1997). Candidates share sampled runs; containment is
    then computed exactly.

    Examples
    --------
    >>> story = "The council voted on Tuesday to close the old bridge, and drivers must use the ferry until the spring."
    >>> table = pd.DataFrame({"doc_id": ["a", "b"], "text": [story, story + " A second vote is due in June."]})
    >>> find_duplicates(table)[["doc_id", "duplicate_of", "kind"]].values.tolist()
    [['a', 'b', 'near']]
    """
    texts = articles["text"].tolist()
    words = _numbered_words(texts)
    runs = [_runs(numbers) for numbers in words]
    parent = list(range(len(texts)))
    for first, second in _candidates(runs, at_least):
        if _containment(runs[first], runs[second]) >= at_least:
            parent[_root(parent, second)] = _root(parent, first)
    same: dict[bytes, int] = {}
    for number, numbers in enumerate(words):
        if len(numbers):
            parent[_root(parent, number)] = _root(parent, same.setdefault(numbers.tobytes(), number))
    groups: dict[int, list[int]] = {}
    for number in range(len(texts)):
        groups.setdefault(_root(parent, number), []).append(number)
    rows = []
    doc_ids = articles["doc_id"].tolist()
    for group, members in enumerate((members for members in groups.values() if len(members) > 1), 1):
        original = max(members, key=lambda member: (len(words[member]), -member))
        for member in members:
            if member != original:
                exact = words[member].tobytes() == words[original].tobytes()
                share = 1.0 if exact else _containment(runs[member], runs[original])
                kind = "exact" if exact else "near"
                rows.append((member, doc_ids[member], doc_ids[original], group, kind, share))
    table = pd.DataFrame(sorted(rows), columns=["number", "doc_id", "duplicate_of", "group", "kind", "containment"])
    dtypes = {"doc_id": "str", "duplicate_of": "str", "group": "int64", "kind": "str", "containment": "float64"}
    return table.drop(columns="number").astype(dtypes)


def _numbered_words(texts: Sequence[str]) -> list[np.ndarray]:
    """The words of each text as numbers, the same word the same number."""
    known: dict[str, int] = {}
    return [
        np.fromiter((known.setdefault(word, len(known)) for word in _WORD.findall(text.lower())), dtype=np.uint64)
        for text in texts
    ]


def _runs(numbers: np.ndarray) -> np.ndarray:
    """The distinct runs of words of a text, each as one number."""
    count = len(numbers) - _RUN + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    run = np.zeros(count, dtype=np.uint64)
    for place in range(_RUN):
        run = (run + numbers[place : place + count] + np.uint64(1)) * _MULTIPLIER
        run ^= run >> np.uint64(29)
    return np.unique(run)


def _candidates(runs: Sequence[np.ndarray], at_least: float) -> list[tuple[int, int]]:
    """Pairs of texts that share enough of their sampled runs to be worth an exact comparison."""
    samples = [some[(some >> np.uint64(7)) % np.uint64(_SAMPLE) == 0] for some in runs]
    if not samples:
        return []
    run = np.concatenate(samples)
    owner = np.repeat(np.arange(len(runs)), [len(sample) for sample in samples])
    order = np.lexsort((owner, run))
    run, owner = run[order], owner[order]
    found = []
    for distance in range(1, min(_FARTHEST, len(run))):
        same = run[distance:] == run[:-distance]
        if not same.any():
            break
        found.append(owner[:-distance][same] * len(runs) + owner[distance:][same])
    if not found:
        return []
    pairs, counts = np.unique(np.concatenate(found), return_counts=True)
    first, second = np.divmod(pairs, len(runs))
    sizes = np.array([len(sample) for sample in samples])
    # A sample's share strays from the whole's; half of what is asked is enough to look closer.
    enough = counts >= 0.5 * at_least * np.minimum(sizes[first], sizes[second])
    return list(zip(first[enough].tolist(), second[enough].tolist(), strict=True))


def _containment(first: np.ndarray, second: np.ndarray) -> float:
    """The share of the smaller set that is in the larger."""
    if not len(first) or not len(second):
        return 0.0
    return len(np.intersect1d(first, second, assume_unique=True)) / min(len(first), len(second))


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
