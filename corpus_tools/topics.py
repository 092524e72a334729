"""Texts into topics: which belong together, what sets each topic apart, and an example of it.

Strings or a table with `text` go in; a table of texts and a table of topics come out. Texts are weighed by TF-IDF, each
is joined to its nearest texts, and KMeans groups the texts by their place in that network (spectral clustering), which
holds still where KMeans on the words does not: another seed or the loss of a few texts gives the same picture.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.linalg import eigh
from scipy.sparse import csr_matrix, diags
from sklearn.cluster import KMeans

from corpus_tools.columns import make_table
from corpus_tools.datelines import find_dateline
from corpus_tools.terms import count_terms, read_words, unit_rows
from corpus_tools.topic_labels import label_topics

NEIGHBOURS = 50  # each text is joined to so many others
DIMENSIONS = 16  # of the network that KMeans sees
STARTS = 10  # of KMeans; the best is kept
NUMBERS = ("paragraph_number", "sentence_number")  # carried over from a table, behind doc_id


class Topics(NamedTuple):
    """What `cluster_topics` found.

    Attributes
    ----------
    topics : DataFrame
        One row per text, in the order given: `doc_id, topic, distance, x, y, fits`; numbers of paragraphs and sentences
        stand behind `doc_id` where the texts had them. `fits` is False for texts that are near to no topic.
    labels : DataFrame
        One row per topic, the largest first: `topic, size, label, terms, example`.
    curve : DataFrame
        `k, score`: how clearly each number of topics stands out; where `k` is not given, its highest point is chosen.
    """

    topics: pd.DataFrame
    labels: pd.DataFrame
    curve: pd.DataFrame


def cluster_topics(texts: Iterable[str] | pd.DataFrame, k: int | None = None, random_state: int = 0) -> Topics:
    """Group texts into topics.

    Parameters
    ----------
    texts
        Strings, or a table with `text` (articles, paragraphs, sentences); its `doc_id`, `paragraph_number` and
        `sentence_number` are carried over, and what stands before `dateline_end` is skipped.
    k
        Number of topics; if not given, the number that stands out most clearly. There are never more topics than
        distinct texts.
    random_state
        Seed of KMeans' starting points.

    Returns
    -------
    Topics
        Topics are numbered by size, the largest is 0. Texts without any word that another text has are put into topic 0
        and marked as not fitting.

    Raises
    ------
    ValueError
        `k` below 1, or a table without `text`.

    Notes
    -----
    Normalised spectral clustering after Ng, Jordan and Weiss (2002); number of topics by the eigengap (von Luxburg
    2007, "A tutorial on spectral clustering", section 8.3).
    """
    if k is not None and k < 1:
        raise ValueError(f"k is the number of topics, 1 or more, not {k}")
    keys, strings = _read(texts)
    words = read_words(strings)
    counts = count_terms(words, len(strings))
    weights = _weigh(counts.counts)
    held = np.flatnonzero(np.diff(weights.indptr))
    space, strength = _network(weights[held], k or 1)
    curve = strength[1:-1] - strength[2:]
    if k is None:
        k = int(curve.argmax()) + 2 if len(curve) else 1

    topic, distance = np.zeros(len(strings), dtype=int), np.ones(len(strings))
    place, fits = np.zeros((len(strings), 2)), np.zeros(len(strings), dtype=bool)
    if len(held):
        found = _group(space, min(k, len(set(strings))), random_state)
        centres = unit_rows(np.array([space[found == t].mean(axis=0) for t in range(found.max() + 1)]))
        nearness = space @ centres.T
        topic[held] = found
        distance[held] = 1 - nearness[np.arange(len(held)), found]
        place[held] = _map(space, centres)
        fits[held] = distance[held] < 0.5
    table = make_table(
        "topics", zip(keys["doc_id"], topic.tolist(), distance.round(3) + 0.0, *(place.T.round(3) + 0.0), strict=True)
    )
    for position, column in enumerate(keys.columns[1:], 1):
        table.insert(position, column, keys[column].to_numpy())
    table["fits"] = fits
    labels = label_topics(strings, words, counts, topic, distance)
    return Topics(table, labels, pd.DataFrame({"k": np.arange(2, len(curve) + 2), "score": curve.round(3)}))


def _read(texts: Iterable[str] | pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The columns that say which text it is, and the texts without their datelines."""
    if not isinstance(texts, pd.DataFrame):
        strings = [text[_report_start(text) :] for text in texts]
        return pd.DataFrame({"doc_id": [str(number) for number in range(len(strings))]}, dtype="str"), strings
    if "text" not in texts:
        raise ValueError(f"texts are strings or a table with a column 'text'; this has {', '.join(map(str, texts))}")
    keys = texts[[column for column in ("doc_id", *NUMBERS) if column in texts]].reset_index(drop=True)
    if "doc_id" not in keys:
        keys.insert(0, "doc_id", pd.Series([str(number) for number in range(len(texts))], dtype="str"))
    strings = texts["text"].fillna("").tolist()
    if "dateline_end" in texts:
        starts = texts["dateline_end"].tolist()
    else:
        openings = (keys[[column for column in NUMBERS if column in keys]] == 1).all(axis=1)
        starts = [_report_start(text) if opens else 0 for text, opens in zip(strings, openings, strict=True)]
    return keys, [text[start:] for text, start in zip(strings, starts, strict=True)]


def _report_start(text: str) -> int:
    dateline = find_dateline(text)
    return dateline.end if dateline else 0


def _weigh(counts: csr_matrix) -> csr_matrix:
    """TF-IDF with damped counts, of terms that at least two and at most half of the texts have; rows of length 1."""
    texts = counts.shape[0]
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    kept = (having >= 2) & (having <= max(texts / 2, 2))
    if not kept.any():
        kept = having > 0
    weights = counts[:, kept].astype(float)
    weights.data = 1 + np.log(weights.data)
    rarity = (1 + np.log((1 + texts) / (1 + having[kept]))) ** 1.5
    return unit_rows(weights @ diags(rarity)).tocsr()


def _network(weights: csr_matrix, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Each text's place in the network of nearest texts (rows of length 1), and the strength of its dimensions."""
    texts = weights.shape[0]
    if texts < 2:
        return np.ones((texts, 1)), np.ones(texts)
    near = (weights @ weights.T).toarray()
    np.fill_diagonal(near, -1)
    neighbours = min(NEIGHBOURS, texts - 1)
    columns = np.argpartition(-near, neighbours - 1, axis=1)[:, :neighbours]
    values = np.take_along_axis(near, columns, 1).clip(1e-6)
    joined = csr_matrix((values.ravel(), columns.ravel(), np.arange(texts + 1) * neighbours), shape=near.shape)
    joined = joined.maximum(joined.T)
    scale = diags(1 / np.sqrt(np.asarray(joined.sum(axis=1)).ravel()))
    dimensions = min(max(DIMENSIONS, k), texts)
    strength, space = eigh((scale @ joined @ scale).toarray(), subset_by_index=[texts - dimensions, texts - 1])
    strength, space = strength[::-1], space[:, ::-1]
    return unit_rows(space * strength.clip(0.05)), strength.clip(0)


def _group(space: np.ndarray, k: int, random_state: int) -> np.ndarray:
    """KMeans, with topics numbered by size and, where they are equal, by their first text."""
    k = min(k, len(np.unique(space.round(6), axis=0)))
    found = KMeans(k, n_init=STARTS, random_state=random_state).fit_predict(space)
    _, first, size = np.unique(found, return_index=True, return_counts=True)
    rank = np.empty(k, dtype=int)
    rank[np.lexsort((first, -size))] = np.arange(k)
    return rank[found]


def _map(space: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Two dimensions that part the topics most; the largest topic lies to the right and above."""
    middle = space.mean(axis=0)
    axes = np.linalg.svd(centres - middle)[2][: max(len(centres) - 1, 1)][:2]
    if len(axes) < 2:  # two topics part along one line: add the widest spread across it
        rest = (space - middle) - (space - middle) @ axes.T @ axes
        axes = np.vstack([axes, np.linalg.svd(rest.T @ rest)[2][:1]])
    side = np.where((centres[0] - middle) @ axes.T < -1e-6, -1, 1)
    return (space - middle) @ axes.T * side
