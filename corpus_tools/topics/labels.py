"""Labels of topics: the terms that set each one apart, and its most central sentence.

Texts with their topics go in, the table of topics comes out. A term speaks for a topic if it stands there more often
than its share (log-likelihood, as in keyness); of terms that say nearly the same ("test", "nuclear tests") one is kept.
"""

import re
from collections import Counter

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix, diags, hstack

from corpus_tools.columns import make_table
from corpus_tools.concordance.association import log_likelihood
from corpus_tools.lexicons import load_lexicon
from corpus_tools.segment import split_sentences
from corpus_tools.terms import Counts, Words, count_terms, number_terms, read_words, unit_rows

TERMS, LABEL_TERMS = 10, 3  # of a topic, and how many of them make its label
CENTRAL_TEXTS = 5  # the example is looked for in so many texts
SENTENCE_LENGTH = (8, 45)  # words of a sentence that can serve as an example
NO_LABEL = frozenset().union(*load_lexicon("no_labels").values())


def label_topics(
    texts: list[str], words: Words, counts: Counts, topic: np.ndarray, near: np.ndarray
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table of topics and the table of the terms in its labels.

    Parameters
    ----------
    texts, words, counts
        The texts, their running words and their counted terms.
    topic, near
        Of each text: the number of its topic, and how near it is to that topic's centre.

    Returns
    -------
    tuple of DataFrame
        `topic, size, label, terms, example`, as `columns.TABLES["topic_labels"]` has them, null where a topic has no
        term, or no sentence of a length to be read; and `term, apart, topic, texts, share, score` (see `Topics.terms`).
    """
    sizes = np.bincount(topic) if len(topic) else np.zeros(0, dtype=int)
    members = csr_matrix((np.ones(len(topic)), (topic, np.arange(len(topic)))), shape=(len(sizes), len(topic)))
    running, _ = number_terms(words, counts.terms)
    phrases = _phrases(running, words.text, counts)
    # Terms and phrases side by side: texts × both, and how often each stands in each topic.
    both = hstack([counts.counts, phrases.counts], format="csr")
    names = [*counts.terms, *phrases.terms]
    often = (members @ both).toarray()
    scores = _scores(often, often[:, : len(counts.terms)].sum(axis=1))
    examples = _central_sentences(texts, topic, near, often[:, : len(counts.terms)], counts)
    rows, chosen, apart = [], [], []
    for number, size in enumerate(sizes):
        here = _distinctive(scores[number], often[number], names, len(counts.terms))
        forms = [_written(names[i], counts.terms, running, words) for i in here]
        terms = ", ".join(forms) or None
        rows.append((number, int(size), ", ".join(forms[:LABEL_TERMS]) or None, terms, examples[number]))
        chosen += here
        apart += [(form, number) for form in forms]
    having = (members @ both[:, chosen].sign()).toarray()
    table = pd.DataFrame(
        [
            (form, of, number, int(having[number, i]), having[number, i] / sizes[number], scores[number, column])
            for i, ((form, of), column) in enumerate(zip(apart, chosen, strict=True))
            for number in range(len(sizes))
        ],
        columns=["term", "apart", "topic", "texts", "share", "score"],
    ).astype({"term": "str", "apart": "int64", "topic": "int64", "texts": "int64", "share": float, "score": float})
    return make_table("topic_labels", rows), table.round({"share": 4, "score": 2})


def _phrases(running: np.ndarray, text: np.ndarray, counts: Counts) -> Counts:
    """Pairs of terms that make a fixed phrase: side by side in half the places where the rarer of the two stands."""
    terms = counts.terms
    first, second = running[:-1], running[1:]
    beside = (first >= 0) & (second >= 0) & (text[:-1] == text[1:]) & (first != second)
    pairs, place, often = np.unique(
        first[beside].astype(np.int64) * len(terms) + second[beside], return_inverse=True, return_counts=True
    )
    alone = np.bincount(running[running >= 0], minlength=len(terms))
    left, right = np.divmod(pairs, max(len(terms), 1))
    fixed = np.flatnonzero((often >= 2) & (2 * often >= np.minimum(alone[left], alone[right])))
    column = np.full(len(pairs), -1)
    column[fixed] = np.arange(len(fixed))
    held = column[place] >= 0
    found = csr_matrix(
        (np.ones(held.sum()), (text[1:][beside][held], column[place][held])),
        shape=(counts.counts.shape[0], len(fixed)),
    )
    return Counts(found, [f"{terms[left[i]]} {terms[right[i]]}" for i in fixed])


def _scores(often: np.ndarray, totals: np.ndarray) -> np.ndarray:
    """Topics × terms: the log-likelihood of a term's count in a topic against the rest, below 0 where it is rarer."""
    elsewhere = often.sum(axis=0) - often
    rest = (totals.sum() - totals)[:, None]
    if len(often) < 2:  # one topic sets itself apart from nothing: its frequent terms stand for it
        return often
    score = log_likelihood(often, elsewhere, totals[:, None], rest)
    return np.where(often * rest < elsewhere * totals[:, None], -score, score)


def _distinctive(score: np.ndarray, often: np.ndarray, names: list[str], terms: int) -> list[int]:
    """The terms and phrases that set a topic apart, the most distinctive first, without near-repeats."""
    score = score.copy()
    place = {name: i for i, name in enumerate(names[:terms])}
    # A phrase speaks for a word that mostly stands in it, and takes its rank.
    for i in np.flatnonzero((score[terms:] > 0) & (often[terms:] > 1)) + terms:
        for word in map(place.__getitem__, names[i].split(" ")):
            if 2 * often[i] >= often[word]:
                score[i], score[word] = max(score[i], score[word]), 0
    kept: list[int] = []
    for i in np.argsort(-score, kind="stable"):
        if score[i] <= 0 or len(kept) == TERMS:
            break
        words = names[i].split(" ")
        if any(word in NO_LABEL for word in words):
            continue
        old = [word for k in kept for word in names[k].split(" ")]
        # What stands once in a topic says nothing, unless nothing there stands twice.
        if often[i] >= min(2, often.max()) and not any(_near_repeat(word, other) for word in words for other in old):
            kept.append(int(i))
    return kept


def _near_repeat(one: str, other: str) -> bool:
    """The same word or forms of one: "boat" and "boats", "Norway" and "Norwegian", "observe" and "observation"."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or (shared >= 4 and max(len(one), len(other)) - shared <= (2 if shared < 6 else 4))


def _written(name: str, terms: list[str], running: np.ndarray, words: Words) -> str:
    """A term or phrase as it is written most often, without the possessive; in lower case where that is as frequent."""
    parts = [terms.index(part) for part in name.split(" ")]
    places = np.flatnonzero(running == parts[0])
    for offset, part in enumerate(parts[1:], 1):
        places = places[places + offset < len(running)]
        places = places[running[places + offset] == part]
    forms = Counter(
        re.sub(r"['’][sS]?$", "", " ".join(words.words[words.numbers[place + i]] for i in range(len(parts))))
        for place in places.tolist()
    )
    return max(forms, key=lambda form: (forms[form], form.islower(), form))


def _central_sentences(
    texts: list[str], topic: np.ndarray, near: np.ndarray, often: np.ndarray, counts: Counts
) -> list[str | None]:
    """Of each topic, the sentence whose terms are nearest to the topic's, out of its most central texts."""
    shortest, longest = SENTENCE_LENGTH
    sentences, of = [], []
    for number in range(len(often)):
        central = np.flatnonzero(topic == number)
        for i in central[np.argsort(-near[central], kind="stable")][:CENTRAL_TEXTS]:
            for span in split_sentences(texts[i]):
                sentence = texts[i][span.start : span.end]
                if shortest <= sentence.count(" ") + 1 <= longest:
                    sentences.append(sentence)
                    of.append(number)
    having = np.bincount(counts.counts.indices, minlength=len(counts.terms))
    rarity = np.log(counts.counts.shape[0] / having.clip(1)) + 1
    found = count_terms(read_words(sentences), len(sentences), counts.terms).counts
    nearness = unit_rows(found @ diags(rarity)) @ (often * rarity).T
    examples: list[str | None] = []
    for number in range(len(often)):
        own = [i for i, topic_number in enumerate(of) if topic_number == number]
        examples.append(sentences[max(own, key=lambda i: nearness[i, number])] if own else None)
    return examples
