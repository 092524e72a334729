"""Key word in context: every place where a term stands, with what stands around it.

Articles and a term go in; one row per place comes out, with a wide context to read and the words beside it to sort and
count by. The term is a regular expression, a phrase or a phrase with wildcards.
"""

import re
from typing import Literal

import numpy as np
import pandas as pd

from corpus_tools.segment import Span, split_sentences
from corpus_tools.terms import WORD

# A glyph of the term finds its variants: "Norway's" finds "Norway’s".
_GLYPHS = {"'": "['‘’]", "’": "['‘’]", '"': '["“”]', "-": "[-‐‑–]"}


def kwic(
    articles: pd.DataFrame,
    term: str,
    *,
    search: Literal["regex", "phrase", "wildcard"] = "regex",
    ignore_case: bool | None = None,
    words: int = 5,
    width: int | Literal["sentence"] = 80,
) -> pd.DataFrame:
    """Every place in the articles where `term` stands, in the order of the texts.

    Parameters
    ----------
    articles
        A table with `doc_id` and `text`.
    term
        What to look for.
    search
        "regex": a regular expression of Python, anywhere in the text, in parts of words too; "phrase": these words as
        they are, whole, over any white space; "wildcard": the same, with `*` for any letters and `?` for one.
    ignore_case
        If not given, case counts only where `term` has a capital: "us" finds "us" and "Us" and "US", "US" the country.
    words
        The narrow window: so many words to either side, each in a column of its own.
    width
        The wide window: so many characters to either side, to the nearest word; or "sentence", the whole sentence.

    Returns
    -------
    DataFrame
        `doc_id, start, end, left, text, right`: `text == article.text[start:end]`, and `left` and `right` are the wide
        window with the spacing of the text. Then `left_5 … left_1, right_1 … right_5`, the words beside it as they are
        written, null beyond the ends of the text. Sort by `["left_1", "left_2"]` to see what comes before.

    Raises
    ------
    ValueError
        The regular expression does not compile, or the term is empty.
    """
    pattern = compile_term(term, search=search, ignore_case=ignore_case)
    positions = [f"left_{i}" for i in range(words, 0, -1)] + [f"right_{i}" for i in range(1, words + 1)]
    rows = []
    for doc_id, text in zip(articles["doc_id"], articles["text"], strict=True):
        found = [Span(*match.span()) for match in pattern.finditer(text) if match.end() > match.start()]
        if not found:
            continue
        running = [Span(*word.span()) for word in WORD.finditer(text)]
        starts, ends = np.array(running, dtype=np.int64).reshape(-1, 2).T
        sentences = split_sentences(text) if width == "sentence" else []
        for start, end in found:
            before, after = int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left"))
            beside = [*range(before - words, before), *range(after, after + words)]
            around = (
                _sentence_around(sentences, start, end) if width == "sentence" else _around(text, start, end, width)
            )
            rows.append(
                (
                    doc_id,
                    start,
                    end,
                    text[around.start : start],
                    text[start:end],
                    text[end : around.end],
                    *(text[slice(*running[i])] if 0 <= i < len(running) else None for i in beside),
                )
            )
    dtypes = dict.fromkeys(["doc_id", "start", "end", "left", "text", "right", *positions], "str")
    dtypes |= {"start": "int64", "end": "int64"}
    return pd.DataFrame(rows, columns=list(dtypes), dtype=object).astype(dtypes)


def compile_term(
    term: str, *, search: Literal["regex", "phrase", "wildcard"] = "regex", ignore_case: bool | None = None
) -> re.Pattern[str]:
    """The regular expression that finds `term`; parameters and errors as in `kwic`."""
    if not term.strip():
        raise ValueError("the term to look for is empty")
    if ignore_case is None:
        ignore_case = not re.search(
            r"[^\W\d_a-zß-öø-ÿ]", re.sub(r"\\.|\(\?P<\w+>", "", term) if search == "regex" else term
        )
    if search == "regex":
        source = term
    elif search in ("phrase", "wildcard"):
        wild = {"*": r"\w*", "?": r"\w"} if search == "wildcard" else {}
        parts = ["".join(wild.get(c) or _GLYPHS.get(c) or re.escape(c) for c in part) for part in term.split()]
        source = r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
    else:
        raise ValueError(f"search is 'regex', 'phrase' or 'wildcard', not {search!r}")
    try:
        return re.compile(source, re.IGNORECASE if ignore_case else 0)
    except re.error as error:
        raise ValueError(
            f"{term!r} is no regular expression: {error}; to look for it as it is, search='phrase'"
        ) from None


def _around(text: str, start: int, end: int, width: int) -> Span:
    """So many characters to either side, less the part of a word that the border cuts."""
    left, right = max(start - width, 0), min(end + width, len(text))
    while 0 < left < start and not text[left - 1].isspace():
        left += 1
    while end < right < len(text) and not text[right].isspace():
        right -= 1
    return Span(left, right)


def _sentence_around(sentences: list[Span], start: int, end: int) -> Span:
    """From the sentence where the match starts to the one where it ends."""
    first = max((s.start for s in sentences if s.start <= start), default=start)
    last = min((s.end for s in sentences if s.end >= end), default=end)
    return Span(min(first, start), max(last, end))
