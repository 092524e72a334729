"""What `find_duplicates` promises: whole, cut, reordered and lightly edited copies are found, kinship of topic is not."""

import pandas as pd
import pytest

from corpus_tools.articles.duplicates import find_duplicates

STORY = [
    "The council voted on Tuesday to close the old bridge for repairs that engineers have urged since the flood.",
    "Drivers must use the ferry, the mayor said after the meeting, and pupils will be taken to school by bus.",
    "A survey found rust in six of the nine piers, and a crack in the deck as long as a hand.",
    "The work will cost four million, half of it paid by the province, according to the council's own figures.",
]
OTHER = [
    "The ferry company said on Friday that it had bought a second boat to carry drivers while the bridge is shut.",
    "It will sail every twenty minutes from dawn to midnight, its director said, and cost nothing for residents.",
    "Shopkeepers near the landing welcomed the news, though some fear queues of lorries in the narrow streets.",
]


def found(*texts):
    table = pd.DataFrame({"doc_id": list("abcdef")[: len(texts)], "text": ["\n".join(text) for text in texts]})
    rows = find_duplicates(table)
    return list(zip(rows["doc_id"], rows["duplicate_of"], rows["kind"], strict=True))


@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        (STORY, "exact"),
        ([line.upper() for line in STORY], "exact"),
        (STORY[:2], "near"),
        (STORY[2:], "near"),
        (STORY[:2][::-1], "near"),
        (["A new headline", *STORY[:3]], "near"),
        ([line.replace("Tuesday", "April 3").replace("said", "told reporters") for line in STORY[:3]], "near"),
    ],
)
def test_copies(copy, kind):
    assert found(STORY, OTHER, copy) == [("c", "a", kind)]


def test_a_story_on_the_same_topic_is_no_copy():
    assert found(STORY, OTHER) == []


def test_the_longest_is_the_original_wherever_it_stands():
    assert found(STORY[:2], STORY, STORY[:3]) == [("a", "b", "near"), ("c", "b", "near")]


def test_texts_too_short_for_a_run_of_words():
    assert found(["It rained."], ["It rained."], [""], [""]) == [("b", "a", "exact")]


def test_columns_and_dtypes_are_the_same_for_no_rows():
    none = find_duplicates(pd.DataFrame({"doc_id": [], "text": []}, dtype="str"))
    one = find_duplicates(pd.DataFrame({"doc_id": ["a", "b"], "text": ["It rained today."] * 2}))
    assert none.dtypes.tolist() == one.dtypes.tolist()
    assert list(none) == ["doc_id", "duplicate_of", "group", "kind", "containment"]


def test_many_copies_take_no_time():
    table = pd.DataFrame({"doc_id": [str(n) for n in range(2000)], "text": ["\n".join(STORY)] * 2000})
    assert set(find_duplicates(table)["duplicate_of"]) == {"0"}
