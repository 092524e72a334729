"""How often words and word sequences stand in a corpus, how evenly, and how varied its vocabulary is.

Articles go in, one row per word, sequence or article comes out. Words are counted as `terms.term_of` has them: without
case and possessive, acronyms in capitals apart; figures are no words. Datelines are skipped.
"""

import numpy as np
import pandas as pd

from corpus_tools.concordance import kwic
from corpus_tools.segment import split_sentences
from corpus_tools.terms import number_terms, read_words, report_texts


def word_frequencies(articles: pd.DataFrame, *, keep_stop_words: bool = True) -> pd.DataFrame:
    """How often each word occurs.

    Returns
    -------
    DataFrame
        The most frequent first: `word, count, per_million` (of all words, function words included), `articles` (how
        many have it).
    """
    words = read_words(report_texts(articles))
    numbers, terms = number_terms(words, keep_stop_words=keep_stop_words)
    return _frequencies(numbers, words.text, terms, len(words.numbers), "word")


def ngrams(articles: pd.DataFrame, n: int = 2, *, least: int = 2, keep_stop_words: bool = True) -> pd.DataFrame:
    """Sequences of `n` words within a sentence.

    Parameters
    ----------
    articles
        A table with `text`.
    n
        Length of the sequences, 1 or more.
    least
        Sequences that occur less often are left out.
    keep_stop_words
        If False, sequences that begin or end with a function word are left out.

    Returns
    -------
    DataFrame
        The most frequent first: `ngram, count, per_million` (of all sequences of that length), `articles` (how many
        have it).
    """
    if n < 1:
        raise ValueError(f"n is the length of the sequences, 1 or more, not {n}")
    texts = report_texts(articles)
    sentences = [(i, text[span.start : span.end]) for i, text in enumerate(texts) for span in split_sentences(text)]
    words = read_words(sentence for _, sentence in sentences)
    numbers, terms = number_terms(words, keep_stop_words=True)
    content = number_terms(words)[0] >= 0
    starts = np.arange(max(len(numbers) - n + 1, 0))
    starts = starts[words.text[starts] == words.text[starts + n - 1]]
    total = len(starts)
    if not keep_stop_words:
        starts = starts[content[starts] & content[starts + n - 1]]
    # Each step numbers the sequences so far, so that numbers stay small whatever n is.
    codes = numbers[starts].astype(np.int64)
    for offset in range(1, n):
        codes = np.unique(codes * max(len(terms), 1) + numbers[starts + offset], return_inverse=True)[1]
    _, first, codes = np.unique(codes, return_index=True, return_inverse=True)
    names = [" ".join(terms[number] for number in numbers[start : start + n]) for start in starts[first]]
    article = np.array([i for i, _ in sentences], dtype=np.int64)[words.text[starts]]
    table = _frequencies(codes, article, names, total, "ngram")
    return table[table["count"] >= least].reset_index(drop=True)


def dispersion(articles: pd.DataFrame, *, parts: int | None = None, least: int = 3) -> pd.DataFrame:
    """How evenly each word is spread.

    Parameters
    ----------
    articles
        A table with `text`; each article is a part of the corpus.
    parts
        If given, the running text is cut into so many parts of equal length instead.
    least
        Words that occur less often are left out.

    Returns
    -------
    DataFrame
        The most frequent first: `word, count, parts` (how many have it), `dp` (deviation of proportions, Gries 2008: 0
        spread as the words are, near 1 all in one place), `dp_norm` (Lijffijt and Gries 2012: at most 1) and
        `juilland_d` (Juilland and Chang-Rodríguez 1964: 1 even, 0 all in one part). The last two are null where there
        is one part only.

    Notes
    -----
    A word that occurs less often than there are parts cannot be spread evenly: compare words of like frequency.
    """
    words = read_words(report_texts(articles))
    numbers, terms = number_terms(words, keep_stop_words=True)
    part = words.text.astype(np.int64) if parts is None else np.arange(len(numbers)) * parts // max(len(numbers), 1)
    _, part = np.unique(part, return_inverse=True)  # articles without words are no part
    size = np.bincount(part).astype(float)
    share = size / max(size.sum(), 1)
    pairs, often = np.unique(numbers.astype(np.int64) * max(len(size), 1) + part, return_counts=True)
    word, where = np.divmod(pairs, max(len(size), 1))
    total = np.bincount(numbers, minlength=len(terms)).astype(float)
    # Parts without the word deviate by their share; they are not listed in `pairs`.
    off = np.abs(often / total[word] - share[where]) - share[where]
    dp = (1 + np.bincount(word, off, minlength=len(terms))) / 2
    rate = often / size[where]
    mean = np.bincount(word, rate, minlength=len(terms)) / max(len(size), 1)
    spread = np.sqrt((np.bincount(word, rate**2, minlength=len(terms)) / max(len(size), 1) - mean**2).clip(0))
    several = len(size) > 1
    table = pd.DataFrame(
        {
            "word": pd.Series(terms, dtype="str"),
            "count": total.astype("int64"),
            "parts": np.bincount(word, minlength=len(terms)),
            "dp": dp.clip(0),
            "dp_norm": (dp / (1 - share.min())).clip(0) if several else np.nan,
            "juilland_d": 1 - spread / mean / np.sqrt(len(size) - 1) if several else np.nan,
        }
    ).astype({"dp_norm": float, "juilland_d": float})
    table = table[table["count"] >= least]
    return table.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)


def term_positions(articles: pd.DataFrame, term: str, **options) -> pd.DataFrame:
    """Where in each article a term stands, for a dispersion plot; options as in `kwic`.

    Returns
    -------
    DataFrame
        `doc_id, start, end, text, position`: 0 is the article's first character, 1 its end.
    """
    lines = kwic(articles, term, words=0, width=0, **options)
    lengths = articles.set_index("doc_id")["text"].str.len()
    position = lines["start"] / lines["doc_id"].map(lengths).astype(float)
    return lines[["doc_id", "start", "end", "text"]].assign(position=position)


def vocabulary(articles: pd.DataFrame, *, window: int = 100) -> pd.DataFrame:
    """How varied the words of each article are.

    Parameters
    ----------
    articles
        A table with `doc_id` and `text`.
    window
        Length in words of the moving window of `mattr`.

    Returns
    -------
    DataFrame
        One row per article: `doc_id, words, distinct, once` (words that occur once), `ttr` (distinct by all),
        `guiraud` (distinct by the root of all, Guiraud 1954) and `mattr` (mean `ttr` of all windows, Covington and
        McFall 2010); null where there are no words, or fewer than a window.

    Notes
    -----
    `ttr` falls with the length of a text, whatever its words are: it compares texts of equal length only. `guiraud`
    still grows with length. `mattr` does not depend on it, but it knows nothing of repetition beyond its window.
    """
    texts = report_texts(articles)
    words = read_words(texts)
    numbers, _ = number_terms(words, keep_stop_words=True)
    ends = np.searchsorted(words.text, np.arange(len(texts) + 1))
    rows = []
    for doc_id, start, end in zip(articles["doc_id"], ends[:-1], ends[1:], strict=True):
        own, length = numbers[start:end], int(end - start)
        counts = np.unique(own, return_counts=True)[1]
        distinct = len(counts)
        rows.append(
            (
                doc_id,
                length,
                distinct,
                int((counts == 1).sum()),
                distinct / length if length else None,
                distinct / np.sqrt(length) if length else None,
                _moving_ttr(own, window) if length >= window else None,
            )
        )
    dtypes = {"doc_id": "str", "words": "int64", "distinct": "int64", "once": "int64"}
    dtypes |= dict.fromkeys(("ttr", "guiraud", "mattr"), "float64")
    return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)


def _frequencies(numbers: np.ndarray, text: np.ndarray, names: list[str], total: int, column: str) -> pd.DataFrame:
    used = numbers >= 0
    count = np.bincount(numbers[used], minlength=len(names))
    pairs = np.unique(np.stack([numbers[used], text[used]]), axis=1)
    table = pd.DataFrame(
        {
            column: pd.Series(names, dtype="str"),
            "count": count,
            "per_million": count * 1e6 / max(total, 1),
            "articles": np.bincount(pairs[0], minlength=len(names)),
        }
    )
    return table.sort_values(["count", column], ascending=[False, True], ignore_index=True)


def _moving_ttr(numbers: np.ndarray, window: int) -> float:
    """A word is new in the windows that start behind its last occurrence: count those, not the words of each window."""
    order = np.argsort(numbers, kind="stable")
    last = np.full(len(numbers), -1)
    same = numbers[order[1:]] == numbers[order[:-1]]
    last[order[1:][same]] = order[:-1][same]
    place = np.arange(len(numbers))
    first_start = np.maximum(last + 1, place - window + 1).clip(0)
    last_start = np.minimum(place, len(numbers) - window)
    windows = len(numbers) - window + 1
    return float((last_start - first_start + 1).clip(0).sum() / windows / window)
