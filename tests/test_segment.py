from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools import paragraphs, sentences, split_paragraphs, split_sentences
from corpus_tools.columns import check_table

SENTENCES = [
    ["The U.S. and the U.K. agreed.", "They signed in the U.S.", "The rest is open."],
    ["Gen. Ann Roe met Lt. Col. Bo Ek, Sen. Di Moss and Mrs. Ames.", "Nobody spoke."],
    ["It ends Nov. 14.", "Talks began in Nov.", "Troops left on Sept. 3, 2011, he said."],
    ["J. K. Ames and George W. Roe Jr. voted.", "So did I.", "Then it was over."],
    ["“We lost.", "Nothing is left.”", "She went home."],
    ['"Is it over?" Ames asked.', '"It is!" he shouted.', "Silence followed."],
    ["Is “the whole town to blame?”", "He also said no."],
    ["He waited… and went on.", "She left...", "It rained."],
    ["Prices rose 3.5% to $1.2 million.", "“No. 5 sold,” said Acme Inc. of Ohio.", "No.", "It did not"],
    ["It opened at 5 p.m. Monday.", "It closed at 9 p.m.", "The crowd left."],
    ["See Nos. 4 and 5, p. 12, vs. the old text, i.e. The Times of 1911."],
    ["1. The first point.", "It matters."],
    ["The last sentence of a line needs no full stop"],
]


@pytest.mark.parametrize("expected", SENTENCES)
def test_sentences(expected):
    text = " ".join(expected)
    assert [text[s.start : s.end] for s in split_sentences(text)] == expected


def test_a_line_end_ends_a_sentence():
    text = "  One line\r\n\r\n\tTwo. Three \n\n"
    assert [text[s.start : s.end] for s in split_paragraphs(text)] == ["One line", "Two. Three"]
    assert [text[s.start : s.end] for s in split_sentences(text)] == ["One line", "Two.", "Three"]


@given(st.text(alphabet=st.sampled_from('aB .?!…"“”’\n\r\tU.S7é—')) | st.text())
def test_every_character_is_in_one_sentence(text):
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
    assert "".join("".join(text[s.start : s.end] for s in spans).split()) == "".join(text.split())


def test_tables():
    articles = pd.DataFrame({"doc_id": ["a", "b"], "text": ["One. Two.\nThree.", ""]})
    table = sentences(articles)
    check_table(table, "sentences")
    assert table[["doc_id", "paragraph_number", "sentence_number", "start", "end", "text"]].values.tolist() == [
        ["a", 1, 1, 0, 4, "One."],
        ["a", 1, 2, 5, 9, "Two."],
        ["a", 2, 3, 10, 16, "Three."],
    ]
    check_table(paragraphs(articles.iloc[:0]), "paragraphs")
    check_table(sentences(articles.iloc[:0]), "sentences")
    assert paragraphs(articles)["text"].tolist() == ["One. Two.", "Three."]
