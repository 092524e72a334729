"""Labels of topics: the terms that set each one apart, and its most central sentence.

Texts with their topics go in, the table of topics comes out. A term speaks for a topic if it stands there more often
than its share (log-likelihood, as in keyness); of terms that say nearly the same ("test", "nuclear tests") one is kept.
"""

import re

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix, diags

from corpus_tools.columns import make_table
from corpus_tools.segment import split_sentences
from corpus_tools.terms import Counts, Words, count_terms, number_terms, read_words, unit_rows

TERMS, LABEL_TERMS = 10, 3  # of a topic, and how many of them make its label
CENTRAL_TEXTS = 5  # the example is looked for in so many texts
SENTENCE_LENGTH = (8, 45)  # words of a sentence that can serve as an example


def label_topics(
    texts: list[str], words: Words, counts: Counts, topic: np.ndarray, distance: np.ndarray
) -> pd.DataFrame:
    """The table of topics.

    Parameters
    ----------
    texts, words, counts
        The texts, their running words and their counted terms.
    topic, distance
        Of each text: the number of its topic, and how far it is from that topic's centre.

    Returns
    -------
    DataFrame
        `topic, size, label, terms, example`, as `columns.TABLES["topic_labels"]` has them; null where a topic has no
        term or no sentence of a length to be read.
    """
    sizes = np.bincount(topic) if len(topic) else np.zeros(0, dtype=int)
    members = csr_matrix((np.ones(len(topic)), (topic, np.arange(len(topic)))), shape=(len(sizes), len(topic)))
    phrases = _phrases(words, counts.terms, len(texts))
    in_topic = (members @ counts.counts).toarray()
    phrases_in_topic = (members @ phrases.counts).toarray()
    written = _written_forms(words, counts.terms)
    rows = []
    for number, size in enumerate(sizes):
        terms = _distinctive(number, in_topic, counts.terms, phrases_in_topic, phrases.terms)
        shown = [" ".join(written[part] for part in term.split(" ")) for term in terms]
        near = np.flatnonzero(topic == number)
        near = near[np.argsort(distance[near], kind="stable")][:CENTRAL_TEXTS]
        example = _central_sentence([texts[i] for i in near], in_topic[number], counts)
        rows.append((number, int(size), ", ".join(shown[:LABEL_TERMS]) or None, ", ".join(shown) or None, example))
    return make_table("topic_labels", rows)


def log_likelihood(a: np.ndarray, b: np.ndarray, total_a: float, total_b: float) -> np.ndarray:
    """Log-likelihood G² of counts `a` of `total_a` words against `b` of `total_b` (Rayson and Garside 2000)."""
    expected = (a + b) / max(total_a + total_b, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [np.where(o > 0, o * np.log(o / (t * expected)), 0) for o, t in ((a, total_a), (b, total_b))]
    return 2 * (parts[0] + parts[1])


def _phrases(words: Words, terms: list[str], texts: int) -> Counts:
    """Pairs of terms that make a fixed phrase: side by side in half the places where the rarer of the two stands."""
    numbers, _ = number_terms(words, terms)
    first, second, text = numbers[:-1], numbers[1:], words.text[1:]
    beside = (first >= 0) & (second >= 0) & (words.text[:-1] == text) & (first != second)
    pairs, place, often = np.unique(
        first[beside].astype(np.int64) * len(terms) + second[beside], return_inverse=True, return_counts=True
    )
    alone = np.bincount(numbers[numbers >= 0], minlength=len(terms))
    left, right = np.divmod(pairs, max(len(terms), 1))
    fixed = np.flatnonzero((often >= 2) & (2 * often >= np.minimum(alone[left], alone[right])))
    column = np.full(len(pairs), -1)
    column[fixed] = np.arange(len(fixed))
    held = column[place] >= 0
    counts = csr_matrix((np.ones(held.sum()), (text[beside][held], column[place][held])), shape=(texts, len(fixed)))
    return Counts(counts, [f"{terms[left[i]]} {terms[right[i]]}" for i in fixed])


def _written_forms(words: Words, terms: list[str]) -> dict[str, str]:
    """Each term as it is written most often, without the possessive; in lower case where that is as frequent."""
    often = np.bincount(words.numbers, minlength=len(words.words))
    numbers, _ = number_terms(Words(np.arange(len(words.words), dtype=np.int32), words.text, words.words), terms)
    forms: dict[str, dict[str, int]] = {}
    for word, count, number in zip(words.words, often.tolist(), numbers.tolist(), strict=True):
        if number >= 0:
            form = re.sub(r"['’][sS]?$", "", word)
            held = forms.setdefault(terms[number], {})
            held[form] = held.get(form, 0) + count
    return {term: max(held, key=lambda form: (held[form], form.islower(), form)) for term, held in forms.items()}


def _distinctive(
    number: int, in_topic: np.ndarray, terms: list[str], phrases_in_topic: np.ndarray, phrases: list[str]
) -> list[str]:
    """The terms and phrases that set topic `number` apart, the most distinctive first, without near-repeats."""
    totals = in_topic.sum(axis=1)
    scores: dict[str, float] = {}
    for counted, names in ((in_topic, terms), (phrases_in_topic, phrases)):
        here, elsewhere = counted[number], counted.sum(axis=0) - counted[number]
        rest = totals.sum() - totals[number]
        score = log_likelihood(here, elsewhere, totals[number], rest)
        if not rest:  # one topic sets itself apart from nothing: its frequent terms stand for it
            score = here
        typical = (
            (here >= min(2, in_topic[number].max(initial=0))) & (here > 0) & (here * rest >= elsewhere * totals[number])
        )
        chosen = np.flatnonzero(typical)
        scores |= {names[i]: float(score[i]) for i in chosen}
    # A phrase speaks for a word that mostly stands in it, and takes its rank.
    place = {term: i for i, term in enumerate(terms)}
    for i, phrase in enumerate(phrases):
        if phrase in scores:
            for word in phrase.split(" "):
                if word in scores and 2 * phrases_in_topic[number, i] >= in_topic[number, place[word]]:
                    scores[phrase] = max(scores[phrase], scores.pop(word))
    kept: list[str] = []
    for term in sorted(scores, key=lambda term: -scores[term]):
        if not any(_near_repeat(word, other) for word in term.split(" ") for old in kept for other in old.split(" ")):
            kept.append(term)
            if len(kept) == TERMS:
                break
    return kept


def _near_repeat(one: str, other: str) -> bool:
    """The same word or forms of one: "camp" and "camps", "Norway" and "Norwegian", "observe" and "observation"."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or (shared >= 4 and max(len(one), len(other)) - shared <= (2 if shared < 6 else 4))


def _central_sentence(texts: list[str], in_topic: np.ndarray, counts: Counts) -> str | None:
    """The sentence whose terms are nearest to the topic's."""
    sentences = [text[span.start : span.end] for text in texts for span in split_sentences(text)]
    shortest, longest = SENTENCE_LENGTH
    sentences = [sentence for sentence in sentences if shortest <= sentence.count(" ") + 1 <= longest]
    if not sentences:
        return None
    rarity = (
        np.log(counts.counts.shape[0] / np.bincount(counts.counts.indices, minlength=len(counts.terms)).clip(1)) + 1
    )
    found = count_terms(read_words(sentences), len(sentences), counts.terms).counts
    near = unit_rows(found @ diags(rarity)) @ (in_topic * rarity)
    return sentences[int(near.argmax())]
