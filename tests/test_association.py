"""Measures against worked examples of their authors, and against NLTK 3.10.4 (`nltk.metrics.BigramAssocMeasures`)."""

import numpy as np
import pandas as pd
import pytest

from corpus_tools.concordance.association import (
    adjust_p,
    collocations,
    fourfold_log_likelihood,
    keyness,
    log_dice,
    log_likelihood,
    log_ratio,
    mutual_information,
)


def table(*texts):
    return pd.DataFrame({"doc_id": [str(i) for i in range(len(texts))], "text": texts}, dtype="str")


def test_log_likelihood_of_the_lancaster_calculator():
    # Hardie's test page, corpora.lancs.ac.uk/sigtest: 52 in 50,000 words against 57 in 75,000 is + 2.65.
    assert log_likelihood(52, 57, 50_000, 75_000).round(2) == 2.65


@pytest.mark.parametrize(
    ("both", "first", "second", "expected"),
    [
        (110, 2552, 221, 270.72),  # Dunning 1993, table 2: "the swiss"
        (29, 42, 152, 263.90),  # "can be"
        (10, 10, 13, 167.23),  # "mineral water"
    ],
)
def test_log_likelihood_of_dunning(both, first, second, expected):
    assert fourfold_log_likelihood(both, first, second, 31_777).round(2) == expected


@pytest.mark.parametrize(
    ("counts", "likelihood", "pmi", "dice"),
    [
        ((8, 15_828, 4_675, 14_307_668), 1.3253893963, 0.6293432116, 0.0007803736),
        ((20, 42, 20, 14_307_668), 521.0938390654, 18.3779677885, 0.6451612903),
        ((150, 12_593, 932, 14_307_668), 1291.3190571274, 7.5145833638, 0.0221811460),
        ((3, 5, 7, 100), 10.8278483852, 3.0995356736, 0.5),
    ],
)
def test_nltk(counts, likelihood, pmi, dice):
    both, first, second, total = counts
    assert fourfold_log_likelihood(both, first, second, total) == pytest.approx(likelihood, abs=1e-6)
    assert mutual_information(both, first, second, total) == pytest.approx(pmi, abs=1e-6)
    assert log_dice(both, first, second) == pytest.approx(14 + np.log2(dice), abs=1e-6)


def test_mutual_information_of_church_and_hanks():
    # Church and Hanks 1990, p. 24, 15 million words of AP: 8 times together, 1,105 and 44 times each, 11.3.
    # Manning and Schütze 1999, table 5.14: "Ayatollah Ruhollah" 18.38.
    assert mutual_information(8, 1_105, 44, 15_000_000).round(1) == 11.3
    assert mutual_information(20, 42, 20, 14_307_668).round(2) == 18.38


def test_log_dice_has_its_greatest_value_where_two_words_never_part():
    # Rychlý 2008: the theoretical maximum is 14; one point less, half as often.
    assert log_dice(7, 7, 7) == 14
    assert log_dice(5, 10, 10) == 13
    # Smadja, McKeown and Hatzivassiloglou 1996, p. 13: Dice 0.08 for 130 of 3,121 and 143.
    assert (2 ** (log_dice(130, 3_121, 143) - 14)).round(2) == 0.08


def test_log_ratio_of_hardie():
    assert log_ratio([2, 4, 1, 0], [1, 1, 2, 1], 1000, 1000).tolist() == [1, 2, -1, -1]  # no occurrence: half a one
    assert np.isnan(log_ratio(1, 0, 1000, 0))


def test_adjusted_p_of_benjamini_and_hochberg():
    # The example of Benjamini and Hochberg 1995: of these fifteen, the first four are found at 0.05.
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    adjusted = adjust_p(np.array(p))
    assert (adjusted <= 0.05).sum() == 4
    assert adjusted[0] == pytest.approx(0.0015)
    assert (np.diff(adjusted) >= 0).all()
    assert len(adjust_p(np.array([]))) == 0


TARGET = table("The ferry sank. The ferry crew said the US navy helped the ferry.", "A ferry is a ferry.")
REFERENCE = table("The train stopped. The train crew told us the line was shut; the train was late.")


def test_keywords():
    found = keyness(TARGET, REFERENCE, least=1).set_index("word")
    assert found.index[0] == "ferry"
    ferry = found.loc["ferry"]
    assert ferry[["target", "reference", "target_articles"]].tolist() == [5, 0, 2]
    assert ferry["target_per_million"] == pytest.approx(5e6 / 18)
    assert ferry["log_likelihood"] == pytest.approx(log_likelihood(5, 0, 18, 16).item())
    assert ferry["p"] < ferry["p_adjusted"] <= 1
    assert found.loc["train", "log_ratio"] < 0 < found.loc["ferry", "log_ratio"]
    assert found.loc["crew", "log_ratio"] == pytest.approx(np.log2(16 / 18))
    assert "US" in found.index
    assert not {"the", "us", "said"} & set(found.index)
    assert {"the", "us"} <= set(keyness(TARGET, REFERENCE, least=1, keep_stop_words=True)["word"])


def test_collocates():
    texts = table("A red ferry left. The red ferry met the old ferry.", "THE FERRY MET A RED BOAT")
    found = collocations(texts, "ferry", window=2, least=1, keep_stop_words=True).set_index("word")
    assert found.loc["red", ["count", "left", "right", "total"]].tolist() == [2, 2, 0, 3]
    # The windows hold 2 + 2, 2 + 2, 2 and 1 + 2 words.
    assert found.loc["red", "expected"] == pytest.approx(13 * 3 / 17)
    assert found.loc["red", "pmi"] == pytest.approx(np.log2(2 / (13 * 3 / 17)))
    assert found.loc["red", "log_dice"] == pytest.approx(14 + np.log2(4 / (4 + 3)))
    assert found.loc["met", ["count", "total"]].tolist() == [2, 2]
    assert "the" not in set(collocations(texts, "ferry", window=2, least=1)["word"])


def test_nothing_to_compare_is_an_empty_table():
    for found, full in [
        (keyness(TARGET[:0], REFERENCE[:0]), keyness(TARGET, REFERENCE)),
        (collocations(TARGET, "zebra"), collocations(TARGET, "ferry", least=1)),
        (collocations(TARGET[:0], "zebra"), collocations(TARGET, "ferry", least=1)),
    ]:
        assert len(found) == 0
        assert found.dtypes.equals(full.dtypes)
    assert keyness(TARGET[:0], REFERENCE)["log_ratio"].isna().all()
