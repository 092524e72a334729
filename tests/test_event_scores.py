"""The events annotated by hand are what they say they are, and the scorer gives full marks to a right answer."""

import importlib
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def scorer(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield importlib.import_module("event_scores")
    sys.modules.pop("event_scores")


def first_choice(row):
    return {key: value[0] if isinstance(value, list) else value for key, value in row.items() if key != "also"}


def test_every_annotated_word_stands_where_it_says(scorer):
    for article in scorer.load():
        for row in article["events"]:
            assert article["text"][row["start"] : row["end"]] == row["text"]
            for start, end in row.get("also", []):
                assert article["text"][start:end].replace(" ", "").isalpha()


def test_the_annotation_itself_gets_full_marks(scorer):
    articles = scorer.load()
    answers = {
        a["doc"]: [
            first_choice(row) | {"sentence": a["text"], "sentence_start": 0, "sentence_end": len(a["text"])}
            for row in a["events"]
        ]
        for a in articles
    }
    table, errors = scorer.score(articles, answers)
    assert not errors
    assert (table.f1.dropna() == 100).all()


def test_nothing_found_is_no_recall_and_every_row_an_error(scorer):
    articles = scorer.load()
    table, errors = scorer.score(articles, {a["doc"]: [] for a in articles})
    assert table.set_index("measure").recall["row found"] == 0
    assert len(errors) == table.set_index("measure").rows["row found"]


@pytest.mark.parametrize(
    ("field", "want", "got", "right"),
    [
        ("counted", "former police officers", "officers", True),
        ("counted", "people of the valley", "valley", False),
        ("place", ["Vey valley", None], None, True),
        ("place", "the port", "port", True),
        ("cited", "the health ministry", "ministry", True),
        ("cited", "the army", "the front", False),
        ("hedge", None, "denied", False),
    ],
)
def test_what_counts_as_right(scorer, field, want, got, right):
    assert scorer._right(field, {field: want}, {field: got}) is right
