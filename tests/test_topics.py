from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from corpus_tools import cluster_topics, paragraphs
from corpus_tools.columns import check_table, make_table
from corpus_tools.terms import WORD, count_terms, is_stop_word, read_words, term_of, unshout
from corpus_tools.topics import assign_topics, subtopics, texts_of_topic, topics_over_time
from corpus_tools.topics.store import load_topics, save_topics

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
        ("U.N.’s", "UN"),
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
    assert_same(found, cluster_topics([*BREAD, *SHIPS]))


def assert_same(one, other):
    for left, right in zip(one[:4], other[:4], strict=True):
        pd.testing.assert_frame_equal(left, right)
    assert one.model.terms == other.model.terms
    for left, right in zip(one.model[1:], other.model[1:], strict=True):
        np.testing.assert_array_equal(left, right)


@pytest.mark.parametrize(
    "texts", [[], [""], ["Bread."], ["Bread.", "A ferry."], ["the", "of"], ["Bread."] * 4, BREAD[:3]]
)
@pytest.mark.parametrize("k", [None, 1, 2, 9])
def test_few_texts_have_an_honest_answer(texts, k):
    found = cluster_topics(texts, k)
    assert len(found.topics) == len(texts)
    assert len(found.labels) <= max(len(set(texts)), 0)
    assert found.labels["size"].sum() == len(texts)
    for table, full in zip(found[:4], cluster_topics([*BREAD, *SHIPS]), strict=False):
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


@pytest.fixture(scope="module")
def four_subjects():
    """600 texts of 30 words, each with 12 of the 40 words of its subject among words that all subjects have."""
    random = np.random.RandomState(0)
    letters = [a + b for a in "bdfglmnprstvz" for b in "aeiou"]
    words = ["".join(random.choice(letters, 3)) for _ in range(460)]
    texts, subjects = [], []
    for number in range(600):
        subject = number % 4
        own = random.choice(words[40 * subject : 40 * subject + 40], 12)
        texts.append(" ".join(random.permutation([*own, *random.choice(words[160:], 18)])))
        subjects.append(subject)
    return np.array(texts), np.array(subjects)


def test_the_number_of_topics_is_found(four_subjects):
    texts, subjects = four_subjects
    found = cluster_topics(texts)
    assert len(found.labels) == 4
    assert adjusted_rand_score(subjects, found.topics["topic"]) == 1
    assert found.curve["k"].tolist() == list(range(2, 21))
    assert found.curve.loc[found.curve["score"].idxmax(), "k"] == 4
    for some in ([0, 1], [1, 2, 3]):
        assert len(cluster_topics(texts[np.isin(subjects, some)]).labels) == len(some)


def test_topics_hold_still(four_subjects):
    texts, subjects = four_subjects
    for seed in range(3):
        some = np.random.RandomState(seed).permutation(600)[:540]
        found = cluster_topics(texts[some], k=4, random_state=seed)
        assert adjusted_rand_score(subjects[some], found.topics["topic"]) == 1


def test_a_text_that_fits_nowhere_is_marked():
    stray = "Judges fined the ferry owner over tax papers; a lawyer filed papers on tax with judges."
    found = cluster_topics([*BREAD * 2, *SHIPS * 2, stray], 2)
    assert found.topics["fits"].tolist() == [True] * 20 + [False]


def test_labels_hold_no_near_repeats():
    texts = [
        "The chess club waits; one chess player comes, and players of the chess club play.",
        "A chess club for chess players lets players play.",
        "Players love the chess club.",
    ]
    terms = cluster_topics([*texts * 2, *BREAD], 2).labels.loc[0, "terms"].split(", ")
    assert "chess club" in terms
    assert not {"chess", "club"} & set(terms)
    assert len({"player", "players"} & set(terms)) == 1


def test_terms_for_a_heat_map():
    found = cluster_topics([*BREAD, *SHIPS])
    shares = found.terms.pivot(index="term", columns="topic", values="share")
    assert shares.loc["oven"].tolist() == [0.8, 0.0]
    assert (found.terms.query("apart == topic")["score"] > 0).all()
    assert found.terms.groupby("term")["topic"].nunique().eq(2).all()


def test_from_a_topic_back_to_its_texts():
    table = pd.DataFrame({"doc_id": list("abcdefghij"), "text": [*BREAD, *SHIPS], "outlet": "x"})
    found = cluster_topics(table)
    back = texts_of_topic(found, table, 1)
    assert sorted(back["text"]) == sorted(SHIPS)
    assert back.columns.tolist() == table.columns.tolist()
    assert len(texts_of_topic(found, table, 7)) == 0


def test_new_texts_get_the_nearest_topic(tmp_path):
    found = cluster_topics([*BREAD, *SHIPS])
    save_topics(found, tmp_path / "topics.zip")
    assert [file.name for file in tmp_path.iterdir()] == ["topics.zip"]
    loaded = load_topics(tmp_path / "topics.zip")
    assert_same(found, loaded)
    new = ["A storm at sea: the ferry lost its cargo.", "The oven is cold, the dough is flat.", "Judges fined him."]
    assigned = assign_topics(loaded, new)
    check_table(assigned, "topics")
    assert assigned["topic"].tolist() == [1, 0, 0]
    assert assigned["fits"].tolist() == [True, True, False]
    assert assigned["distance"].iloc[2] == 1
    assert assigned[["x", "y"]].isna().all(axis=None)
    assert len(assign_topics(cluster_topics([]), [])) == 0


def test_a_file_without_topics_is_refused(tmp_path):
    (tmp_path / "topics.zip").write_text("no archive")
    with pytest.raises(ValueError, match=r"topics.zip holds no saved topics"):
        load_topics(tmp_path / "topics.zip")
    with pytest.raises(FileNotFoundError):
        load_topics(tmp_path / "none.zip")


def test_subtopics_keep_their_keys():
    table = pd.DataFrame({"doc_id": list("abcdefghijklmno"), "text": [*BREAD, *SHIPS, *SHIPS]})
    found = cluster_topics(table, 2)
    inside = subtopics(found, table, 1, k=2)
    assert inside.topics["doc_id"].tolist() == list("abcde")
    assert inside.labels["size"].sum() == 5
    with pytest.raises(ValueError, match="15 texts, and these are 3"):
        subtopics(found, table[:3], 1)


def test_topics_over_time_has_every_period():
    days = ["2020-01-31", "2020-04-01", "2020-04-30", None, "2020-02-01", "2020-01-01", *["2020-02-29"] * 4]
    table = pd.DataFrame({"doc_id": list("abcdefghij"), "text": [*BREAD, *SHIPS]})
    table["published"] = pd.to_datetime(pd.Series(days)).astype("datetime64[us]")
    found = cluster_topics(table)
    months = topics_over_time(found, table)
    assert months["period"].dt.strftime("%Y-%m-%d").unique().tolist() == [f"2020-0{m}-01" for m in (1, 2, 3, 4)]
    assert months.pivot(index="period", columns="topic", values="texts").to_numpy().tolist() == [
        [1, 1],
        [1, 4],
        [0, 0],
        [2, 0],
    ]
    assert months["share"].isna().tolist() == [False] * 4 + [True] * 2 + [False] * 2
    assert topics_over_time(found, table, unit="year")["texts"].tolist() == [4, 5]
    assert len(topics_over_time(found, table, unit="week")) == 2 * 18
    empty = topics_over_time(found, table.assign(published=pd.NaT))
    assert len(empty) == 0
    assert empty.dtypes.equals(months.dtypes)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="ab US.’\n", max_size=40), max_size=6), st.none() | st.integers(1, 4))
def test_any_texts_get_one_topic_each(texts, k):
    found = cluster_topics(texts, k)
    assert len(found.topics) == len(texts)
    assert sorted(set(found.topics["topic"])) == list(range(len(found.labels)))
    assert found.labels["size"].is_monotonic_decreasing
