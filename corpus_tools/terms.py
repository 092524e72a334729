"""The words of a text, and the terms they are counted as.

A text goes in; out come its words with offsets, or a sparse table of texts × terms. Case is folded, except for acronyms
in capitals: "us" is a pronoun and "US" a country, so the country survives the stop words. All counts of the workbook
(topics, keyness, frequencies, n-grams) are made here, so that they agree with each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix, csr_matrix, diags, issparse
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from corpus_tools.datelines import find_dateline
from corpus_tools.lexicons import load_lexicon

# A word: letters, with marks inside that hold it together: "U.S.", "Stoke-on-Trent", "don’t", "AT&T", "A400M".
WORD = re.compile(r"[^\W\d_](?:(?:\.[^\W\d_])+\.(?:['’][sS]\b)?|\w*(?:[&'’-]\w+)*)")
_SHOUTED = re.compile(r"^[^a-z\n]*[A-Z]{2,}[^a-z\n]*(?:\s[^a-z\n]*[A-Z]{2,}[^a-z\n]*){2,}$", re.MULTILINE)
STOP_WORDS = ENGLISH_STOP_WORDS.union(*load_lexicon("stop_words").values())
# Clipped forms, "don't", "we'll": the lists hold whole words only.
_CLIPPED = re.compile(r".+(?:n't|'(?:ll|re|ve|d|m))")


class Words(NamedTuple):
    """The running words of some texts.

    Attributes
    ----------
    numbers : array of int32
        The number of each running word, text after text.
    text : array of int32
        The text that each stands in, from 0.
    words : list of str
        What the numbers mean: the distinct words as they are written, in order of occurrence.
    """

    numbers: np.ndarray
    text: np.ndarray
    words: list[str]


class Counts(NamedTuple):
    """Texts × terms: how often each term stands in each text (a sparse matrix), and the terms."""

    counts: csr_matrix
    terms: list[str]


def term_of(word: str) -> str:
    """The term that `word` is counted as: no case, no possessive; acronyms keep their capitals and lose their points.

    Examples
    --------
    >>> [term_of(word) for word in ("Boats", "us", "US", "U.S.", "NATO’s", "president’s")]
    ['boats', 'us', 'US', 'US', 'NATO', 'president']
    """
    term = word.replace("’", "'")
    if term[-2:] in ("'s", "'S"):
        term = term[:-2]
    term = term.rstrip("'")
    if "." in term:
        term = term.replace(".", "")
    return term if len(term) > 1 and term.isupper() else term.lower()


def is_stop_word(term: str) -> bool:
    """Whether `term` (from `term_of`) is a function word, a clipped form or a single letter."""
    return term in STOP_WORDS or len(term) < 2 or _CLIPPED.fullmatch(term) is not None


def unshout(text: str) -> str:
    """`text` with lines all in capitals lowered, since no acronym can be told in them; the length is the same."""
    if not _SHOUTED.search(text):
        return text
    return _SHOUTED.sub(lambda line: "".join(c.lower() if len(c.lower()) == 1 else c for c in line[0]), text)


def report_texts(table: pd.DataFrame) -> list[str]:
    """The texts of a table of articles, paragraphs or sentences, without their datelines.

    Raises
    ------
    ValueError
        The table has no column `text`.
    """
    if "text" not in table:
        raise ValueError(f"a table with a column 'text' is needed; this has {', '.join(map(str, table))}")
    texts = table["text"].fillna("").tolist()
    if "dateline_end" in table:
        return [text[start:] for text, start in zip(texts, table["dateline_end"], strict=True)]
    numbers = [column for column in ("paragraph_number", "sentence_number") if column in table]
    opening = (table[numbers] == 1).all(axis=1)
    return [without_dateline(text) if opens else text for text, opens in zip(texts, opening, strict=True)]


def without_dateline(text: str) -> str:
    """`text` from where the report begins."""
    dateline = find_dateline(text)
    return text[dateline.end :] if dateline else text


def read_words(texts: Iterable[str]) -> Words:
    """The running words of `texts`, numbered by distinct written form."""
    known: defaultdict[str, int] = defaultdict()
    known.default_factory = known.__len__  # a new word gets the next number
    numbers: list[int] = []
    ends = [0]
    for text in texts:
        numbers += map(known.__getitem__, WORD.findall(unshout(text)))
        ends.append(len(numbers))
    text_numbers = np.repeat(np.arange(len(ends) - 1, dtype=np.int32), np.diff(ends))
    return Words(np.array(numbers, dtype=np.int32), text_numbers, list(known))


def number_terms(
    words: Words, terms: Sequence[str] | None = None, *, keep_stop_words: bool = False
) -> tuple[np.ndarray, list[str]]:
    """The running words as numbers of terms, -1 for stop words or, where `terms` are given, for all other words.

    Returns
    -------
    tuple
        One number per running word, and the terms that they mean, in order of occurrence or as given.
    """
    known = {term: number for number, term in enumerate(terms or ())}
    of_word = np.full(len(words.words) + 1, -1, dtype=np.int32)
    for number, word in enumerate(words.words):
        term = term_of(word)
        if terms is not None:
            of_word[number] = known.get(term, -1)
        elif keep_stop_words or not is_stop_word(term):
            of_word[number] = known.setdefault(term, len(known))
    return of_word[words.numbers], list(known)


def count_terms(words: Words, texts: int, terms: Sequence[str] | None = None) -> Counts:
    """How often each term that is no stop word stands in each of so many `texts`; `terms` as in `number_terms`."""
    numbers, known = number_terms(words, terms)
    kept = numbers >= 0
    counts = coo_matrix((np.ones(kept.sum()), (words.text[kept], numbers[kept])), shape=(texts, len(known))).tocsr()
    return Counts(counts, known)


def unit_rows(rows):
    """Rows of an array or a sparse matrix, scaled to length 1; a row of zeros stays one."""
    if issparse(rows):
        length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        return diags(1 / np.where(length > 0, length, 1)) @ rows
    length = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    return rows / np.where(length > 0, length, 1)
