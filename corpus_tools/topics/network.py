"""The arithmetic of topics: counted terms → a network of near texts → groups, and a map of them.

Counts go in, group numbers and places come out. Each text is joined to its nearest texts, a few dimensions of that
network (its strongest eigenvectors) say where a text stands in it, KMeans groups by place, and the joined texts have
the last word. Then it is all done again, with more weight on terms that set the groups apart. Nothing here knows words.
"""

from itertools import pairwise

import numpy as np
from scipy.linalg import eigh
from scipy.sparse import csr_matrix, diags
from scipy.sparse.linalg import eigsh
from scipy.special import xlogy
from sklearn.cluster import KMeans

from corpus_tools.terms import unit_rows

NEIGHBOURS = 50  # each text is joined to at least so many others; in large collections to 2√n
DIMENSIONS = 24  # of the network that KMeans sees
STARTS = 10  # of KMeans; the best is kept
ROUNDS = 3  # of votes among joined texts
BLOCK = 500  # texts compared with all others at once, which bounds the memory


def choose_terms(counts: csr_matrix) -> tuple[np.ndarray, np.ndarray]:
    """The terms that at least two texts have, and their rarity.

    Returns
    -------
    tuple
        Numbers of the terms, and log((1 + texts) / texts having it) of each, 0 where more than half of them have it. If
        that leaves no term to tell texts apart by, all terms by their rarity.
    """
    texts = counts.shape[0]
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log((1 + texts) / having.clip(1))
    common = having > max(texts / 2, 2)
    if not ((having >= 2) & ~common).any():
        return np.arange(len(having)), rarity
    return np.flatnonzero(having >= 2), np.where(common, 0, rarity)[having >= 2]


def weigh(counts: csr_matrix, rarity: np.ndarray) -> csr_matrix:
    """TF-IDF of texts × terms: √count · rarity, rows of length 1."""
    weights = unit_rows(counts.sqrt() @ diags(rarity)).tocsr()
    weights.eliminate_zeros()
    return weights


def coverage(counts: csr_matrix, rarity: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The part of each text that its counted terms make up (0 to 1), where `others` of its words no other text has."""
    known, unknown = counts @ rarity**2, others * np.max(rarity, initial=0) ** 2
    return np.sqrt(known / np.where(known > 0, known + unknown, 1))


def group_texts(
    weights: csr_matrix, k: int | None, most: int, random_state: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Groups of texts that are near to each other.

    Parameters
    ----------
    weights
        From `weigh`; no row without a term.
    k
        Number of groups; if not given, the highest point of the curve.
    most
        Groups to be tried where `k` is not given.
    random_state
        Seed of KMeans.

    Returns
    -------
    tuple
        The number of each text's group, by size and, where equal, by their first text; its place on a map, two
        columns; and how clearly 2, 3, … groups stand out: the fall of strength behind the last dimension they need.
    """
    texts = weights.shape[0]
    if texts < 2:
        return np.zeros(texts, dtype=int), np.zeros((texts, 2)), np.zeros(0)
    joined = _join_texts(weights)
    places, strength = _find_places(joined, k or 1)
    last = min(most, texts - 1)
    curve = (strength[1:last] - strength[2 : last + 1]).round(3)
    k = min(k or (int(curve.argmax()) + 2 if len(curve) else 1), _count_distinct(weights))
    groups = _group_places(places, joined, k, random_state)
    if groups.any():
        joined = _join_texts(unit_rows(weights @ diags(1 + _telling(weights, groups))).tocsr())
        places, _ = _find_places(joined, k)
        groups = _group_places(places, joined, k, random_state)
    return groups, _map_places(places, groups), curve


def _count_distinct(weights: csr_matrix) -> int:
    """How many texts differ in their terms."""
    rounded = weights.data.round(9)
    return len({(weights.indices[a:b].tobytes(), rounded[a:b].tobytes()) for a, b in pairwise(weights.indptr)})


def _join_texts(weights: csr_matrix) -> csr_matrix:
    """Each text joined to its nearest ones: texts × texts, symmetric, the cosine of their words where joined."""
    texts = weights.shape[0]
    neighbours = min(max(NEIGHBOURS, int(2 * np.sqrt(texts))), texts - 1)
    columns, values = [], []
    for first in range(0, texts, BLOCK):
        near = (weights[first : first + BLOCK] @ weights.T).toarray()
        near[np.arange(len(near)), np.arange(first, first + len(near))] = -1
        nearest = np.argpartition(-near, neighbours - 1, axis=1)[:, :neighbours]
        columns.append(nearest.ravel())
        values.append(np.take_along_axis(near, nearest, 1).ravel())
    joined = csr_matrix(
        # Texts that share no word are joined too, if hardly: the network stays in one piece.
        (np.concatenate(values).clip(1e-6), np.concatenate(columns), np.arange(texts + 1) * neighbours),
        shape=(texts, texts),
    )
    return joined.maximum(joined.T)


def _find_places(joined: csr_matrix, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Where each text stands in the network.

    Returns
    -------
    tuple
        Places, texts × dimensions with rows of length 1, and the strength of each dimension, the greatest first.
    """
    texts = joined.shape[0]
    degree = np.asarray(joined.sum(axis=1)).ravel()
    even = diags(1 / np.sqrt(degree))
    network = even @ joined @ even
    dimensions = min(max(DIMENSIONS, k), texts)
    if texts < 500:
        strength, places = eigh(network.toarray(), subset_by_index=[texts - dimensions, texts - 1])
    else:
        strength, places = eigsh(network, k=dimensions, which="LA", v0=np.sqrt(degree), tol=1e-6)
    order = np.argsort(-strength)
    strength, places = strength[order], places[:, order]
    return unit_rows(places * strength.clip(0.05)), strength


def _telling(weights: csr_matrix, groups: np.ndarray) -> np.ndarray:
    """How much each term tells of a text's group: 0 if it is spread as all texts are, about 1 if one group has it."""
    k = groups.max() + 1
    of_group = np.eye(k)[groups]
    having = weights.sign().T @ of_group
    share, overall = having / having.sum(axis=1, keepdims=True).clip(1), of_group.mean(axis=0)
    return xlogy(share, share / overall).sum(axis=1) / np.log(k)


def _group_places(places: np.ndarray, joined: csr_matrix, k: int, random_state: int) -> np.ndarray:
    """Groups by KMeans, then by vote of the joined texts; numbered by size and, where equal, by their first text."""
    k = min(k, len(np.unique(places.round(6), axis=0)))
    groups = KMeans(k, n_init=STARTS, random_state=random_state).fit_predict(places)
    for _ in range(ROUNDS):
        votes = joined @ np.eye(k)[groups]
        # A large group gets many votes by its size alone.
        voted = (votes / np.sqrt(votes.sum(axis=0))).argmax(axis=1)
        if len(np.unique(voted)) < k:
            break
        groups = voted
    _, first, groups, size = np.unique(groups, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(first), dtype=int)
    rank[np.lexsort((first, -size))] = np.arange(len(first))
    return rank[groups]


def _map_places(places: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Two dimensions that part the groups most; the largest group lies to the right and above."""
    middle = places.mean(axis=0)
    centres = np.array([places[groups == group].mean(axis=0) for group in range(groups.max() + 1)]) - middle
    axes = np.linalg.svd(centres)[2][: max(len(centres) - 1, 1)][:2]
    if len(axes) < 2:  # two groups part along one line: add the widest spread across it
        rest = (places - middle) - (places - middle) @ axes.T @ axes
        axes = np.vstack([axes, np.linalg.svd(rest.T @ rest)[2][:1]])
    side = np.where(centres[0] @ axes.T < -1e-6, -1, 1)
    return (places - middle) @ axes.T * side
