"""The texts annotated by hand are what they say they are, and their scorer counts what is right and what is not."""

import importlib
import sys
from collections import Counter
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def scorer(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield importlib.import_module("own_scores")
    for name in ("own_scores", "event_scores"):
        sys.modules.pop(name)


def test_annotated_expressions_of_time_stand_apart_and_have_no_white_space_around(scorer):
    for text in scorer.load("dates"):
        last = 0
        for start, end, kind, value in text["timexes"]:
            words = text["text"][start:end]
            assert last <= start < end
            assert words == words.strip()
            assert kind in ("DATE", "TIME", "DURATION", "SET")
            assert value
            last = end


def test_annotated_figures_stand_where_they_say(scorer):
    for text in scorer.load("displacement"):
        for figure in text["figures"]:
            words = text["text"][figure["start"] : figure["end"]]
            assert words == words.strip() != ""
            if words.isdigit():
                assert figure["value"] == float(words)


def test_dates_are_counted_by_extent_and_value(scorer):
    text = "It fell on 3 May 2011, in the spring."
    annotated = [[11, 21, "DATE", "2011-05-03"], [26, 36, "DATE", "2012-SP"]]
    counts, wrong = scorer.dates({"doc": "a", "published": None, "text": text, "timexes": annotated})
    assert counts == Counter(gold=2, given=2, relaxed=2, strict=2, value=1)
    assert wrong == ["a 'the spring': 2012-SP expected, 2011-SP found"]


def test_quantities_are_counted_by_number_bound_and_noun(scorer):
    annotated = [
        {"value": 40.0, "lower": None, "upper": None, "change": "=", "unit": "people"},
        {"value": 7.0, "lower": None, "upper": None, "change": "=", "unit": "houses"},
    ]
    counts, wrong = scorer.quantities({"doc": "a", "text": "More than 40 people came.", "quantities": annotated})
    assert (counts["value"], counts["change"], counts["noun"], counts["gold"], counts["given"]) == (1, 0, 1, 2, 1)
    assert len(wrong) == 1


def test_figures_of_displacement_are_counted_by_kind_of_thing(scorer):
    figure = {"start": 10, "end": 13, "value": 300.0, "low": None, "high": None, "bound": ">"}
    text = {"doc": "a", "text": "More than 300 displaced families came."}
    right, _ = scorer.displacement(text | {"figures": [figure | {"kind": "households"}]})
    wrong, errors = scorer.displacement(text | {"figures": [figure | {"kind": "people", "bound": "="}]})
    assert (right["value"], right["bound"], right["kind"], right["all"]) == (1, 1, 1, 1)
    assert (wrong["value"], wrong["bound"], wrong["kind"], wrong["all"], len(errors)) == (1, 0, 0, 0, 1)
