"""How many of what: what counts as a quantity, and what it is a quantity of."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.columns import TABLES, make_table
from corpus_tools.quantities import extract_quantities, find_quantities

# sentence, then for each quantity: its text, value, low, high, bound, change, unit, counted
FOUND = [
    ("Around 61,000 people live there.", [("Around 61,000", 61000, None, None, "~", None, None, "people")]),
    (
        "They moved more than 4,300 adult male prisoners.",
        [("more than 4,300", None, 4300, None, ">", None, None, "adult male prisoners")],
    ),
    ("The blast killed dozens of villagers.", [("dozens", None, 12, 120, None, None, None, "villagers")]),
    ("Thousands of accused EU clerks left.", [("Thousands", None, 1000, 10000, None, None, None, "accused EU clerks")]),
    ("An estimated 12,000 families fled.", [("An estimated 12,000", 12000, None, None, "~", None, None, "families")]),
    ("No more than 30 nurses came.", [("No more than 30", None, None, 30, "<", None, None, "nurses")]),
    (
        "Sales rose 4% to $3.2 million.",
        [
            ("4%", 4, None, None, "=", "up", "percent", None),
            ("$3.2 million", 3200000, None, None, "=", None, "dollar", None),
        ],
    ),
    ("It weighs between 12 and 15 kg.", [("12 and 15 kg", None, 12, 15, "=", None, "kg", None)]),
    ("She was one of the founders.", [("one", 1, None, None, "=", None, None, "founders")]),
]

# sentences without a quantity
NONE = [
    "It expires on Nov. 14 or 3 December 2016.",
    "The council passed Resolution 1441 in 2004.",
    "A category 4 storm came at 5:30 p.m.",
    "Call 555-0142-77 today.",
    "Ann Lee, 34, won the 3rd prize.",
    "Nobody knows which one it was.",
]


def fields(quantity):
    return (
        quantity.text,
        quantity.value,
        quantity.low,
        quantity.high,
        quantity.bound,
        quantity.change,
        quantity.unit,
        quantity.counted,
    )


@pytest.mark.parametrize(("sentence", "expected"), FOUND)
def test_finds(sentence, expected):
    assert [fields(q) for q in find_quantities(sentence)] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_leaves_alone(sentence):
    assert find_quantities(sentence) == []


@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "1,200",
                "3.5",
                "%",
                "$",
                "five",
                "hundred",
                "and",
                "dozens",
                "of",
                "to",
                "-",
                "from",
                "more",
                "than",
                "people",
                "of",
                "the",
                "rose",
                "by",
                ".",
                "½",
                "m",
                "bn",
                "(",
                ")",
                "May",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_spans_and_bounds_hold_in_any_text(text):
    quantities = find_quantities(text)
    assert [q.start for q in quantities] == sorted(q.start for q in quantities)
    for q in quantities:
        assert q.text == text[q.start : q.end] != ""
        assert (q.value is None) != (q.low is None and q.high is None)
        assert q.low is None or q.high is None or q.low <= q.high
        assert q.counted is None or q.counted == text[q.counted_start : q.counted_end]


def test_table_keeps_the_contract_and_skips_the_dateline():
    text = "TOWN 12 BIS: About 300 people left."
    articles = make_table(
        "articles", [{"doc_id": "a", "text": text, "dateline_end": 13, "file": "f", "raw_start": 0, "raw_end": 9}]
    )
    table = extract_quantities(articles)
    assert list(table["text"]) == ["About 300"]
    assert {c: str(t) for c, t in table.dtypes.items()} == dict(TABLES["quantities"])
    pd.testing.assert_frame_equal(extract_quantities(articles.head(0)), table.head(0))
