import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.concordance.word_counts import dispersion, ngrams, term_positions, vocabulary, word_frequencies
from corpus_tools.terms import read_words


def table(*texts):
    return pd.DataFrame({"doc_id": [str(i) for i in range(len(texts))], "text": texts}, dtype="str")


# Gries 2020, "Analyzing dispersion", in A Practical Handbook of Corpus Linguistics: five parts of 9 to 11 words.
GRIES = table(
    "b a m n i b e u p", "b a s a t b e w q n", "b c a g a b e s t a", "b a g h a b e a a t", "b a h a a b e a x a t"
)


def test_dispersion_of_gries():
    found = dispersion(GRIES).set_index("word")
    assert found.loc["a", ["count", "parts"]].tolist() == [15, 5]
    assert found.loc["a", ["dp", "dp_norm", "juilland_d"]].astype(float).round(3).tolist() == [0.18, 0.22, 0.785]
    assert found.loc["b", "juilland_d"].round(3) == 0.968  # as scattertext has it on the same example


def test_dispersion_of_carroll_and_lijffijt():
    # Carroll 1970, p. 14: 0, 4, 3, 2, 1 times in equal parts, D = 0.6464.
    parts = ["x", *("w" + " w" * (n - 1) for n in (4, 3, 2, 1))]
    equal = table(*(text + " x" * (10 - len(text.split())) for text in parts))
    assert dispersion(equal).set_index("word").loc["w", "juilland_d"].round(4) == 0.6464
    # Lijffijt and Gries 2012, p. 148: 2, 1, 0 times in equal parts, DP norm = 0.5.
    thirds = dispersion(table("w w x", "w x x", "x x x")).set_index("word")
    assert thirds.loc["w", "dp_norm"].round(3) == 0.5


def test_dispersion_over_equal_parts_of_the_running_text():
    found = dispersion(table("a a b b a a b b", ""), parts=4).set_index("word")
    assert found.loc["a", "parts"] == 2
    assert found.loc["a", "dp"] == pytest.approx(0.5)
    alone = dispersion(table("a a a"))
    assert alone["dp"].tolist() == [0]
    assert alone[["dp_norm", "juilland_d"]].isna().all(axis=None)


TEXTS = table("The US ferry left. The ferry’s crew left.", "LISBON: The crew told us. No ferry left", "")


def test_frequencies():
    texts = TEXTS.assign(dateline_end=[0, 8, 0])
    found = word_frequencies(texts).set_index("word")
    assert found.loc["ferry"].tolist() == [3, pytest.approx(3e6 / 15), 2]
    assert found.loc["left", "count"] == 3
    assert {"US", "us"} <= set(found.index)
    assert "lisbon" not in {word.lower() for word in found.index}
    assert found.index[0] == "the" or found["count"].iloc[0] == 3
    assert "the" not in set(word_frequencies(texts, keep_stop_words=False)["word"])


def test_ngrams_stay_within_a_sentence():
    found = ngrams(TEXTS, 2, least=1).set_index("ngram")
    assert found.loc["ferry left", ["count", "articles"]].tolist() == [2, 2]
    assert "left the" not in found.index
    assert "ferry left" in set(ngrams(TEXTS, 2, keep_stop_words=False)["ngram"])
    assert "the crew" not in set(ngrams(TEXTS, 2, least=1, keep_stop_words=False)["ngram"])
    assert ngrams(TEXTS, 3, least=1).set_index("ngram").loc["ferry crew left", "count"] == 1
    assert ngrams(TEXTS, 1, least=1)["count"].sum() == len(read_words(TEXTS["text"]).numbers)
    with pytest.raises(ValueError, match="1 or more"):
        ngrams(TEXTS, 0)


def test_ngrams_of_nltk():
    # Counter(nltk.ngrams("to be or not to be that is to be".split(), 2)), NLTK 3.10.4
    found = ngrams(table("to be or not to be that is to be"), 2, least=1)
    assert found["ngram"].iloc[0] == "to be"
    assert found["count"].tolist() == [3, 1, 1, 1, 1, 1, 1]


def test_positions():
    found = term_positions(table("ferry and ferry", "a ferry"), "ferry")
    assert found[["doc_id", "start"]].to_numpy().tolist() == [["0", 0], ["0", 10], ["1", 2]]
    assert found["position"].round(3).tolist() == [0, 0.667, 0.286]


def test_vocabulary():
    found = vocabulary(table("a b a c", "", "a " * 10 + "b " * 10), window=4)
    assert found["words"].tolist() == [4, 0, 20]
    assert found["distinct"].tolist() == [3, 0, 2]
    assert found["once"].tolist() == [2, 0, 0]
    assert found["ttr"].iloc[0] == 0.75
    assert found["guiraud"].iloc[0] == 1.5
    assert found.iloc[1][["ttr", "guiraud", "mattr"]].isna().all()
    assert found["mattr"].iloc[2] == pytest.approx((14 * 0.25 + 3 * 0.5) / 17)
    assert vocabulary(table("a b")).loc[0, ["mattr"]].isna().all()


@given(st.lists(st.sampled_from("abc"), min_size=3, max_size=30), st.integers(1, 3))
def test_moving_ratio_is_the_mean_of_its_windows(letters, window):
    ratios = [len(set(letters[i : i + window])) / window for i in range(len(letters) - window + 1)]
    found = vocabulary(table(" ".join(letters)), window=window)
    assert found["mattr"].iloc[0] == pytest.approx(sum(ratios) / len(ratios))


def test_nothing_to_count_is_an_empty_table():
    for count in (word_frequencies, ngrams, dispersion, vocabulary, lambda texts: term_positions(texts, "ferry")):
        full, empty = count(TEXTS), count(TEXTS[:0])
        assert len(empty) == 0
        assert empty.dtypes.equals(full.dtypes)
