"""Which words belong to a part of the corpus, and which to each other.

Two sets of articles go in and their keywords come out (`keyness`); articles and a term go in and the words that keep
its company come out (`collocations`). Each measure is a function of plain counts, with its source; a high value is an
invitation to read the lines (`kwic`), not a finding.
"""

from collections import Counter
from typing import Literal

import numpy as np
import pandas as pd
from scipy.special import chdtrc

from corpus_tools.concordance import kwic
from corpus_tools.terms import is_stop_word, number_terms, read_words, report_texts, term_of


def keyness(
    target: pd.DataFrame, reference: pd.DataFrame, *, least: int = 3, keep_stop_words: bool = False
) -> pd.DataFrame:
    """Words that are more, or less, frequent in some articles than in others.

    Parameters
    ----------
    target, reference
        Tables with `text`: a part of the corpus, and another part or the rest. Datelines are skipped.
    least
        Words that stand less often in both together are left out.
    keep_stop_words
        Whether function words are compared too; they count as words of the corpus in any case.

    Returns
    -------
    DataFrame
        The most significant first: `word, target, reference` (how often), `target_per_million,
        reference_per_million, target_articles` (how many of them have it: a keyword of one article is that article's),
        `log_likelihood` (Rayson and Garside 2000), `p` (from chi-square with one degree of freedom), `p_adjusted` (for
        as many tests as there are words, Benjamini and Hochberg 1995) and `log_ratio` (Hardie 2014: 1 is twice, 2 four
        times as frequent; below 0, rarer; null if one side has no words).

    Notes
    -----
    The test takes each word of the corpus for an independent draw, which words of an article are not: the p values are
    too small. They order words; they do not prove a difference.
    """
    texts = [*report_texts(target), *report_texts(reference)]
    words = read_words(texts)
    numbers, terms = number_terms(words, keep_stop_words=keep_stop_words)
    here = words.text < len(target)
    used = numbers >= 0
    a = np.bincount(numbers[used & here], minlength=len(terms))
    b = np.bincount(numbers[used & ~here], minlength=len(terms))
    total_a, total_b = int(here.sum()), int((~here).sum())
    pairs = np.unique(numbers[used & here].astype(np.int64) * max(len(texts), 1) + words.text[used & here])
    having = np.bincount(pairs // max(len(texts), 1), minlength=len(terms))
    score = log_likelihood(a, b, total_a, total_b)
    p = chdtrc(1, score)
    table = pd.DataFrame(
        {
            "word": pd.Series(terms, dtype="str"),
            "target": a,
            "reference": b,
            "target_per_million": a * 1e6 / max(total_a, 1),
            "reference_per_million": b * 1e6 / max(total_b, 1),
            "target_articles": having,
            "log_likelihood": score,
            "p": p,
            "p_adjusted": p,
            "log_ratio": log_ratio(a, b, total_a, total_b),
        }
    )
    table = table[table["target"] + table["reference"] >= least]
    table["p_adjusted"] = adjust_p(table["p"].to_numpy())
    return table.sort_values(["log_likelihood", "word"], ascending=[False, True], ignore_index=True)


def collocations(
    articles: pd.DataFrame,
    term: str,
    *,
    search: Literal["regex", "phrase", "wildcard"] = "phrase",
    ignore_case: bool | None = None,
    window: int = 5,
    least: int = 3,
    keep_stop_words: bool = False,
) -> pd.DataFrame:
    """Words that stand near a term more often than chance would have it.

    Parameters
    ----------
    articles, term, search, ignore_case
        As in `kwic`; here the term is a phrase of whole words if `search` does not say otherwise.
    window
        So many words to the left and to the right; it runs over the ends of sentences, not of articles.
    least
        Words that stand less often in the windows are left out.
    keep_stop_words
        Whether function words are shown too.

    Returns
    -------
    DataFrame
        The most significant first: `word, count` (in the windows), `left, right` (of it), `total` (in the articles),
        `expected` (in the windows, by chance), `log_likelihood` (Dunning 1993; of the fourfold table of window and rest
        by this word and others), `pmi` (Church and Hanks 1990: log2 of count by expected; favours rare words) and
        `log_dice` (Rychlý 2008: at most 14; does not depend on the size of the corpus).
    """
    lines = kwic(articles, term, search=search, ignore_case=ignore_case, words=window)
    numbers, terms = number_terms(read_words(articles["text"]), keep_stop_words=True)
    totals = dict(zip(terms, np.bincount(numbers, minlength=len(terms)).tolist(), strict=True))
    sides = {}
    for side in ("left", "right"):
        beside = lines[[f"{side}_{i}" for i in range(1, window + 1)]].to_numpy(dtype=object).ravel()
        words = [term_of(word) for word in beside if isinstance(word, str)]
        # A word of a line in capitals is counted in lower case (see `terms.unshout`).
        sides[side] = Counter(word if word in totals else word.lower() for word in words)
    counts = pd.DataFrame(sides, columns=["left", "right"], dtype="float64").fillna(0)
    counts = counts.rename_axis("word").reset_index()
    places = int(counts[["left", "right"]].to_numpy().sum())
    counts["count"] = counts["left"] + counts["right"]
    counts = counts[counts["count"] >= least]
    if not keep_stop_words:
        counts = counts[~counts["word"].map(is_stop_word).astype(bool)]
    both = counts["count"].to_numpy(float)
    total = counts["word"].map(totals).to_numpy(float)
    table = pd.DataFrame(
        {
            "word": counts["word"].astype("str"),
            "count": both.astype("int64"),
            "left": counts["left"].astype("int64"),
            "right": counts["right"].astype("int64"),
            "total": total.astype("int64"),
            "expected": places * total / max(len(numbers), 1),
            "log_likelihood": fourfold_log_likelihood(both, places, total, len(numbers)),
            "pmi": mutual_information(both, places, total, len(numbers)),
            "log_dice": log_dice(both, len(lines), total),
        }
    )
    return table.sort_values(["log_likelihood", "word"], ascending=[False, True], ignore_index=True)


def log_likelihood(a, b, total_a, total_b) -> np.ndarray:
    """G² of a word that stands `a` times in `total_a` words and `b` times in `total_b` (Rayson and Garside 2000)."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    expected = (a + b) / np.maximum(np.add(total_a, total_b, dtype=float), 1)
    return np.maximum(2 * (_surprise(a, total_a * expected) + _surprise(b, total_b * expected)), 0)


def log_ratio(a, b, total_a, total_b) -> np.ndarray:
    """How many times its frequency doubles (Hardie 2014); a word that one side lacks counts as half a word there."""
    a, b = (np.maximum(np.asarray(count, dtype=float), 0.5) for count in (a, b))
    return np.log2(a / (total_a or np.nan)) - np.log2(b / (total_b or np.nan))


def fourfold_log_likelihood(both, first, second, total) -> np.ndarray:
    """−2 log λ of two words that meet `both` times, `first` and `second` times each among `total` (Dunning 1993)."""
    both, first, second = (np.asarray(count, dtype=float) for count in (both, first, second))
    sums = (first * second, first * (total - second), (total - first) * second, (total - first) * (total - second))
    cells = (both, first - both, second - both, total - first - second + both)
    return np.maximum(
        2 * np.sum([_surprise(cell, rest / max(total, 1)) for cell, rest in zip(cells, sums, strict=True)], axis=0), 0
    )


def mutual_information(both, first, second, total) -> np.ndarray:
    """Pointwise mutual information, log2 of how much more often they meet than by chance (Church and Hanks 1990)."""
    with np.errstate(divide="ignore"):
        return np.log2(np.asarray(both, dtype=float) * total / (np.asarray(first, dtype=float) * second))


def log_dice(both, first, second) -> np.ndarray:
    """14 + log2 of Dice's coefficient (Rychlý 2008)."""
    with np.errstate(divide="ignore"):
        return 14 + np.log2(2 * np.asarray(both, dtype=float) / (np.asarray(first, dtype=float) + second))


def adjust_p(p: np.ndarray) -> np.ndarray:
    """p values for many tests at once: the share of false finds among all at or below (Benjamini and Hochberg 1995)."""
    order = np.argsort(p)[::-1]
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum.accumulate(p[order] * len(p) / np.arange(len(p), 0, -1)).clip(max=1)
    return adjusted


def _surprise(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(observed > 0, observed * np.log(observed / expected), 0)
