"""Texts into topics: which belong together, what sets each topic apart, and an example of it.

Strings or a table with `text` go in; a table of texts and a table of topics come out. Texts are weighed by TF-IDF, each
is joined to its nearest texts, and KMeans groups the texts by their place in that network (spectral clustering), which
holds still where KMeans on the words does not: another seed or the loss of a few texts gives the same picture.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from corpus_tools.columns import make_table
from corpus_tools.terms import count_terms, read_words, report_texts, unit_rows, without_dateline
from corpus_tools.topics.labels import label_topics
from corpus_tools.topics.network import choose_terms, coverage, group_texts, weigh

MOST_TOPICS = 20  # that are tried when the number is not given
NUMBERS = ("paragraph_number", "sentence_number")  # carried over from a table, behind doc_id


class TopicModel(NamedTuple):
    """What new texts are compared with (see `assign_topics`).

    Attributes
    ----------
    terms : list of str
        The terms that count.
    rarity : array
        The weight of each.
    centres : array
        Topics × terms: the mean of each topic's texts, length 1.
    typical : array
        Of each topic, the cosine of its centre with its median text.
    """

    terms: list[str]
    rarity: np.ndarray
    centres: np.ndarray
    typical: np.ndarray


class Topics(NamedTuple):
    """What `cluster_topics` found.

    Attributes
    ----------
    topics : DataFrame
        One row per text, in the order given: `doc_id, topic, distance, x, y, fits`; numbers of paragraphs and sentences
        stand behind `doc_id` where the texts had them. `fits` is False for a text that fits nowhere: it is less than
        half as near to its topic as that topic's median text. `distance` is 1 − the cosine of the text's words with the
        topic's centre, words that no other text has included.
    labels : DataFrame
        One row per topic, the largest first: `topic, size, label, terms, example`.
    terms : DataFrame
        For a heat map, one row per topic and term of any label: `term, apart, topic, texts, share, score`. `apart` is
        the topic that the term sets apart, `texts` how many of `topic`'s texts have it, `share` that as a part of them
        all, `score` the log-likelihood, below 0 where the term is rarer than elsewhere.
    curve : DataFrame
        `k, score`: how clearly each number of topics stands out; where `k` is not given, its highest point is chosen.
    model : TopicModel
        For `assign_topics` and `save_topics`.
    """

    topics: pd.DataFrame
    labels: pd.DataFrame
    terms: pd.DataFrame
    curve: pd.DataFrame
    model: TopicModel


def cluster_topics(texts: Iterable[str] | pd.DataFrame, k: int | None = None, random_state: int = 0) -> Topics:
    """Group texts into topics.

    Parameters
    ----------
    texts
        Strings, or a table with `text` (articles, paragraphs, sentences); its `doc_id`, `paragraph_number` and
        `sentence_number` are carried over, and datelines are skipped.
    k
        Number of topics; if not given, the number that stands out most clearly, from 2 to 20. There are never more
        topics than texts that differ, and one topic for one or two texts where `k` is not given.
    random_state
        Seed of KMeans' starting points.

    Returns
    -------
    Topics
        Topics are numbered by size, the largest is 0. Texts without any word that another text has are put into topic
        0, at distance 1, in the middle of the map, and marked as not fitting.

    Raises
    ------
    ValueError
        `k` below 1, or a table without `text`.

    Notes
    -----
    Normalised spectral clustering after Ng, Jordan and Weiss (2002); number of topics by the eigengap (von Luxburg
    2007, "A tutorial on spectral clustering", section 8.3). A second pass gives more weight to the terms that set the
    topics of the first pass apart.

    Examples
    --------
    >>> found = cluster_topics(["bread, flour, oven", "tide, ship, storm", "flour, oven, yeast", "storm, tide"], k=2)
    >>> found.topics["topic"].tolist()
    [0, 1, 0, 1]
    """
    if k is not None and k < 1:
        raise ValueError(f"k is the number of topics, 1 or more, not {k}")
    keys, strings = read_texts(texts)
    words = read_words(strings)
    counts = count_terms(words, len(strings))
    chosen, rarity = choose_terms(counts.counts)
    used = counts.counts[:, chosen]
    weights = weigh(used, rarity)
    held = np.flatnonzero(np.diff(weights.indptr))
    topic, place = np.zeros(len(strings), dtype=int), np.zeros((len(strings), 2))
    topic[held], place[held], curve = group_texts(weights[held], k, MOST_TOPICS, random_state)
    members = pd.get_dummies(pd.Series(topic), dtype=float).to_numpy().T
    centres = unit_rows(csr_matrix(members) @ weights).toarray()
    others = np.asarray(counts.counts.sum(axis=1) - used.sum(axis=1), dtype=float).ravel()
    near = weights @ centres.T * coverage(used, rarity, others)[:, None]
    own = near[np.arange(len(topic)), topic]
    typical = pd.Series(own).groupby(topic).median().to_numpy()
    model = TopicModel([counts.terms[i] for i in chosen], rarity, centres, typical)
    labels, terms = label_topics(strings, words, counts, topic, own)
    curve_table = pd.DataFrame({"k": np.arange(2, len(curve) + 2), "score": curve})
    return Topics(_table(keys, near, topic, typical, place), labels, terms, curve_table, model)


def assign_topics(found: Topics, texts: Iterable[str] | pd.DataFrame) -> pd.DataFrame:
    """The nearest topic of texts that were not there when the topics were made.

    Returns
    -------
    DataFrame
        As `Topics.topics`; `x` and `y` are null, since new texts have no place on the map.
    """
    keys, strings = read_texts(texts)
    words = read_words(strings)
    counts = count_terms(words, len(strings), found.model.terms).counts
    others = count_terms(words, len(strings)).counts.sum(axis=1) - counts.sum(axis=1)
    cover = coverage(counts, found.model.rarity, np.asarray(others, dtype=float).ravel())
    near = weigh(counts, found.model.rarity) @ found.model.centres.T * cover[:, None]
    topic = near.argmax(axis=1) if len(found.labels) else np.zeros(0, dtype=int)
    return _table(keys, near, topic, found.model.typical, np.full((len(strings), 2), np.nan))


def texts_of_topic(found: Topics, texts: pd.DataFrame, topic: int) -> pd.DataFrame:
    """The rows of `texts` (articles, or the paragraphs that were grouped) that belong to a topic, the nearest first."""
    on = [column for column in ("doc_id", *NUMBERS) if column in found.topics and column in texts]
    nearest = found.topics[found.topics["topic"] == topic].sort_values("distance", kind="stable")
    return nearest[on].drop_duplicates().merge(texts, on=on, how="left")[list(texts.columns)]


def subtopics(
    found: Topics, texts: Iterable[str] | pd.DataFrame, topic: int, k: int | None = None, random_state: int = 0
) -> Topics:
    """The topics within one topic; `texts` are those that `found` was made of, and keep their `doc_id` and numbers."""
    keys, strings = read_texts(texts)
    if len(strings) != len(found.topics):
        raise ValueError(f"topics were made of {len(found.topics)} texts, and these are {len(strings)}")
    inside = (found.topics["topic"] == topic).to_numpy()
    return cluster_topics(keys.assign(text=strings, dateline_end=0)[inside], k, random_state)


def topics_over_time(
    found: Topics, articles: pd.DataFrame, *, unit: Literal["day", "week", "month", "quarter", "year"] = "month"
) -> pd.DataFrame:
    """How many texts of each topic were published in each day, week, month, quarter or year.

    Parameters
    ----------
    found
        Topics of articles or of their paragraphs.
    articles
        A table with `doc_id` and `published`; articles without a date are not counted.

    Returns
    -------
    DataFrame
        `period` (its first day; weeks begin on Monday), `topic, label, texts, share` (of the period's texts, null in a
        period without texts): a row for every topic in every period from the first to the last, both included.
    """
    code = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}[unit]
    dated = found.topics.merge(articles[["doc_id", "published"]].dropna().drop_duplicates("doc_id"), on="doc_id")
    periods = dated["published"].dt.to_period(code)
    every = pd.period_range(periods.min(), periods.max(), freq=code) if len(dated) else pd.PeriodIndex([], freq=code)
    table = pd.crosstab(periods, dated["topic"]).reindex(index=every, columns=found.labels["topic"], fill_value=0)
    total = table.sum(axis=1).to_numpy()[:, None]
    topics = len(found.labels)
    return pd.DataFrame(
        {
            "period": every.to_timestamp().astype("datetime64[us]").repeat(topics),
            "topic": np.tile(found.labels["topic"], len(every)),
            "label": pd.Series(np.tile(found.labels["label"].to_numpy(object), len(every)), dtype="str"),
            "texts": table.to_numpy().ravel().astype("int64"),
            "share": np.where(total > 0, table.to_numpy() / np.where(total > 0, total, 1), np.nan).ravel().round(4),
        }
    )


def read_texts(texts: Iterable[str] | pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The columns that say which text it is, and the texts without their datelines."""
    if not isinstance(texts, pd.DataFrame):
        strings = [without_dateline(text) for text in texts]
        return pd.DataFrame({"doc_id": _positions(len(strings))}), strings
    strings = report_texts(texts)
    keys = texts[[column for column in ("doc_id", *NUMBERS) if column in texts]].reset_index(drop=True)
    if "doc_id" not in keys:
        keys.insert(0, "doc_id", _positions(len(texts)))
    return keys, strings


def _positions(count: int) -> pd.Series:
    return pd.Series([str(number) for number in range(count)], dtype="str")


def _table(
    keys: pd.DataFrame, near: np.ndarray, topic: np.ndarray, typical: np.ndarray, place: np.ndarray
) -> pd.DataFrame:
    own = near[np.arange(len(topic)), topic]
    place = place.round(3) + 0.0  # no -0.0
    rows = zip(keys["doc_id"], topic.tolist(), (1 - own).round(3), *place.T, strict=True)
    table = make_table(
        "topics", (dict(zip(("doc_id", "topic", "distance", "x", "y"), row, strict=True)) for row in rows)
    )
    for position, column in enumerate(keys.columns[1:], 1):
        table.insert(position, column, keys[column].to_numpy())
    return table.assign(fits=(own > 0) & (own >= typical[topic] / 2))
