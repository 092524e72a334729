import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools import kwic

TEXT = "The ferry left. A US ferry met us – the “old” ferry’s\ncrew waved; no Ferryman did."
ARTICLES = pd.DataFrame({"doc_id": ["a", "b", "c"], "text": [TEXT, "", "Ferry"]})


@pytest.mark.parametrize(
    ("term", "options", "found"),
    [
        ("ferry", {}, ["ferry", "ferry", "ferry", "Ferry", "Ferry"]),
        ("Ferry", {}, ["Ferry", "Ferry"]),
        ("Ferry", {"ignore_case": True}, ["ferry", "ferry", "ferry", "Ferry", "Ferry"]),
        (r"\bferry\b", {}, ["ferry", "ferry", "ferry", "Ferry"]),
        (r"\bUS\b", {}, ["US"]),
        ("us", {"search": "phrase"}, ["US", "us"]),
        ("ferry", {"search": "phrase"}, ["ferry", "ferry", "ferry", "Ferry"]),
        ("ferry's crew", {"search": "phrase"}, ["ferry’s\ncrew"]),
        ("ferr*", {"search": "wildcard"}, ["ferry", "ferry", "ferry", "Ferryman", "Ferry"]),
        ("?et us", {"search": "wildcard"}, ["met us"]),
        ("left. A", {"search": "phrase"}, ["left. A"]),
        ("(left|met)", {}, ["left", "met"]),
        ("x*", {}, []),
        ("zebra", {}, []),
    ],
)
def test_what_is_found(term, options, found):
    lines = kwic(ARTICLES, term, **options)
    assert lines["text"].tolist() == found
    texts = dict(zip(ARTICLES["doc_id"], ARTICLES["text"], strict=True))
    for line in lines.itertuples():
        assert texts[line.doc_id][line.start : line.end] == line.text
        assert line.left + line.text + line.right in texts[line.doc_id]


def test_words_beside_it_have_a_column_each():
    lines = kwic(ARTICLES, "ferry’s", words=3)
    assert lines.columns.tolist()[-6:] == ["left_3", "left_2", "left_1", "right_1", "right_2", "right_3"]
    assert lines.iloc[0, -6:].tolist() == ["us", "the", "old", "crew", "waved", "no"]
    first = kwic(ARTICLES, "ferry", words=2).iloc[0]
    assert first[["left_1", "right_1", "right_2"]].tolist() == ["The", "left", "A"]
    assert pd.isna(first["left_2"])


def test_wide_window_and_sentence():
    line = kwic(ARTICLES, "met", width=8).iloc[0]
    assert (line["left"], line["right"]) == ("ferry ", " us –")
    line = kwic(ARTICLES, r"\bmet", width="sentence").iloc[0]
    assert (line["left"], line["right"]) == ("A US ferry ", " us – the “old” ferry’s")


@pytest.mark.parametrize(
    ("term", "options"), [("(", {}), ("", {}), (" ", {"search": "phrase"}), ("a", {"search": "magic"})]
)
def test_errors_say_what_is_wrong(term, options):
    with pytest.raises(ValueError, match=r"regular expression|is empty|search is"):
        kwic(ARTICLES, term, **options)


def test_nothing_found_is_an_empty_table():
    full, empty = kwic(ARTICLES, "ferry"), kwic(ARTICLES[:0], "ferry")
    assert len(empty) == 0
    assert empty.dtypes.equals(full.dtypes)


@given(st.text(max_size=60), st.sampled_from(["a", "\\w+", "[^a]", "."]), st.integers(0, 9) | st.just("sentence"))
def test_any_text_is_cut_at_its_own_characters(text, term, width):
    for line in kwic(pd.DataFrame({"doc_id": ["d"], "text": [text]}), term, width=width).itertuples():
        assert text[line.start : line.end] == line.text
        assert text[: line.start].endswith(line.left)
        assert text[line.end :].startswith(line.right)
