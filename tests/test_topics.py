from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import cluster_topics, paragraphs
from corpus_tools.columns import check_table, make_table
from corpus_tools.terms import WORD, count_terms, is_stop_word, read_words, term_of, unshout

BREAD = [
    "The baker kneads the dough and bakes bread in the old oven.",
    "Fresh bread from the oven needs flour, yeast and a baker.",
    "Flour and yeast make the dough rise before the bread is baked.",
    "A warm oven, good flour: every baker has a secret for bread.",
    "The dough rests, the oven heats, the baker weighs the flour.",
]
SHIPS = [
    "The ferry left the harbour with the tide and a full cargo.",
    "A storm kept the ferry and two cargo vessels in the harbour.",
    "Sailors loaded cargo while the tide rose in the harbour.",
    "The captain of the ferry waited for the tide and the storm.",
    "Two vessels met the storm with cargo for the far harbour.",
]


@pytest.fixture(scope="module")
def seed_paragraphs():
    """The paragraphs of the two articles, split by hand: 21 and 12."""
    (file,) = (Path(__file__).parents[1] / "seeds").glob("*.txt")
    lines = [line for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    bodies = {"first": lines[:21], "second": lines[-12:]}
    assert lines[-13].startswith("- ")
    rows = [{"doc_id": name, "text": "\n".join(body)} for name, body in bodies.items()]
    return paragraphs(pd.DataFrame(rows))


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("Ovens", "ovens"),
        ("us", "us"),
        ("US", "US"),
        ("U.S.", "US"),
        ("U.N.", "UN"),
        ("IS", "IS"),
        ("NATO’s", "NATO"),
        ("president's", "president"),
        ("sailors’", "sailors"),
        ("A", "a"),
        ("AT&T", "AT&T"),
        ("Stoke-on-Trent", "stoke-on-trent"),
    ],
)
def test_acronyms_keep_their_capitals(word, term):
    assert WORD.findall(f"({word}, then") == [word.rstrip("’"), "then"]
    assert term_of(word) == term


def test_acronyms_survive_stop_words():
    text = "US and UN officials told us that it is the IS. We don’t know, he said."
    terms = count_terms(read_words([text]), 1).terms
    assert terms == ["US", "UN", "officials", "IS", "know"]
    assert all(map(is_stop_word, ["us", "un", "is", "don't", "we'll", "x", "did", "said"]))


def test_a_line_in_capitals_holds_no_acronyms():
    assert (
        unshout("STORM KEEPS FERRY IN US HARBOUR\nThe US, the UN") == "storm keeps ferry in us harbour\nThe US, the UN"
    )
    assert unshout("The US") == "The US"


def test_two_topics_are_told_apart_and_labelled():
    found = cluster_topics([*BREAD, *SHIPS])
    assert found.topics["topic"].tolist() == [0] * 5 + [1] * 5
    assert found.topics["doc_id"].tolist() == [str(i) for i in range(10)]
    assert found.labels["size"].tolist() == [5, 5]
    assert set(found.labels.loc[0, "terms"].split(", ")) <= {"bread", "oven", "flour", "dough", "baker", "yeast"}
    assert set(found.labels.loc[1, "terms"].split(", ")) <= {"ferry", "harbour", "cargo", "tide", "storm", "vessels"}
    assert found.labels.loc[0, "example"] in BREAD
    assert found.curve.loc[found.curve["score"].idxmax(), "k"] == 2


def test_tables_keep_the_contract():
    found = cluster_topics([*BREAD, *SHIPS])
    check_table(found.topics, "topics")
    check_table(found.labels, "topic_labels")
    assert found.topics["distance"].between(0, 2).all()
    again = cluster_topics([*BREAD, *SHIPS])
    for one, other in zip(found, again, strict=True):
        pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize(
    "texts", [[], [""], ["Bread."], ["Bread.", "A ferry."], ["the", "of"], ["Bread."] * 4, BREAD[:3]]
)
@pytest.mark.parametrize("k", [None, 1, 2, 9])
def test_few_texts_have_an_honest_answer(texts, k):
    found = cluster_topics(texts, k)
    assert len(found.topics) == len(texts)
    assert len(found.labels) <= max(len(set(texts)), 0)
    assert found.labels["size"].sum() == len(texts)
    for table, full in zip(found, cluster_topics([*BREAD, *SHIPS]), strict=True):
        assert table.dtypes.equals(full.dtypes)


def test_k_is_at_least_one():
    with pytest.raises(ValueError, match="1 or more"):
        cluster_topics(BREAD, 0)
    with pytest.raises(ValueError, match="'text'"):
        cluster_topics(pd.DataFrame({"body": BREAD}))


def test_k_is_kept_where_it_is_given():
    for k in (1, 2, 3, 4):
        assert len(cluster_topics([*BREAD, *SHIPS], k).labels) == k


def test_numbers_of_a_table_are_carried_over():
    table = make_table("paragraphs", [("d", n, 0, len(text), text) for n, text in enumerate([*BREAD, *SHIPS], 1)]).iloc[
        ::-1
    ]
    topics = cluster_topics(table).topics
    assert topics.columns.tolist()[:3] == ["doc_id", "paragraph_number", "topic"]
    assert topics["paragraph_number"].tolist() == list(range(10, 0, -1))


def test_datelines_are_no_part_of_the_report():
    texts = [f"LISBON: {text}" for text in BREAD]
    table = pd.DataFrame({"doc_id": list("abcde"), "text": texts, "dateline_end": 8})
    opening = make_table("paragraphs", [("d", 1, 0, 1, text) for text in texts])
    for given_texts in (texts, table, opening):
        assert "LISBON" not in cluster_topics(given_texts, 1).labels.loc[0, "terms"]


def test_seed_paragraphs_fall_into_two_topics(seed_paragraphs):
    found = cluster_topics(seed_paragraphs)
    sizes = pd.crosstab(found.topics["doc_id"], found.topics["topic"])
    assert sizes.shape == (2, 2)
    assert sizes.max(axis=1).sum() >= 30  # of 33; the rest share few words with their article
    terms = " ".join(found.labels["terms"]).split(", ")
    assert len(terms) == len(set(terms))
    assert found.labels["example"].notna().all()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="ab US.’\n", max_size=40), max_size=6), st.none() | st.integers(1, 4))
def test_any_texts_get_one_topic_each(texts, k):
    found = cluster_topics(texts, k)
    assert len(found.topics) == len(texts)
    assert sorted(set(found.topics["topic"])) == list(range(len(found.labels)))
    assert found.labels["size"].is_monotonic_decreasing
