"""Quotations and reported speech: what is found in a sentence, and what holds for any text."""

import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.columns import TABLES, check_table
from corpus_tools.quotes import extract_quotes, find_quotes
from corpus_tools.speech.glyphs import find_quoted, mask


def rows(text):
    return [(q.kind, q.text, q.cue, q.speaker) for q in find_quotes(text)]


# text, then for each row: kind, words, cue, speaker
SAID = [
    # the cue behind, before, turned round, in the middle
    ("“We will wait,” Ana Roe said.", [("direct", "“We will wait,”", "said", "Ana Roe")]),
    ("Ana Roe said: “We will wait.”", [("direct", "“We will wait.”", "said", "Ana Roe")]),
    ("“We will wait,” said Ana Roe.", [("direct", "“We will wait,”", "said", "Ana Roe")]),
    (
        "“We will wait,” Ana Roe said. “It pays.”",
        [("direct", "“We will wait,”", "said", "Ana Roe"), ("direct", "“It pays.”", None, "Ana Roe")],
    ),
    ("“Will you wait?” Ana Roe asked.", [("direct", "“Will you wait?”", "asked", "Ana Roe")]),
    # quoted words inside a reported clause
    ("Ana Roe said the plan was “a gift” to voters.", [("mixed", "“a gift”", "said", "Ana Roe")]),
    (
        "Ana Roe said the plan was “a gift” and “a start.”",
        [("mixed", "“a gift”", "said", "Ana Roe"), ("mixed", "“a start.”", "said", "Ana Roe")],
    ),
    ("Ana Roe called the plan “a gift.”", [("mixed", "“a gift.”", "called", "Ana Roe")]),
    # reported speech
    ("Ana Roe said that the bridge is safe.", [("indirect", "that the bridge is safe", "said", "Ana Roe")]),
    ("The bridge is safe, Ana Roe said.", [("indirect", "The bridge is safe", "said", "Ana Roe")]),
    (
        "The bridge is safe, according to a report published on Monday.",
        [("indirect", "The bridge is safe", "according to", "a report")],
    ),
    ("Ana Roe said on Friday that it had closed.", [("indirect", "that it had closed", "said", "Ana Roe")]),
    (
        "The bridge, Ana Roe said, is safe.",
        [("indirect", "The bridge", "said", "Ana Roe"), ("indirect", "is safe", "said", "Ana Roe")],
    ),
    ("Ana Roe vowed to close the bridge.", [("indirect", "to close the bridge", "vowed", "Ana Roe")]),
    ("The report shows that the bridge is safe.", [("indirect", "that the bridge is safe", "shows", "The report")]),
    ("Ana Roe sees the plan as a gift.", [("indirect", "the plan as a gift", "sees", "Ana Roe")]),
    ("Many laughed at Ana Roe’s claim that it is safe.", [("indirect", "that it is safe", "claim", "Ana Roe")]),
    ("The mayor is said to have left.", [("indirect", "to have left", "said", None)]),
    (
        "Ana Roe said it was late, adding that she was tired.",
        [("indirect", "it was late", "said", "Ana Roe"), ("indirect", "that she was tired", "adding", "Ana Roe")],
    ),
    (
        "Ana Roe praised the plan and Ben Doe said it was late.",
        [("indirect", "the plan", "praised", "Ana Roe"), ("indirect", "it was late", "said", "Ben Doe")],
    ),
    # what ends with the clause around it
    ("While Ana Roe says it is safe, the bridge is closed.", [("indirect", "it is safe", "says", "Ana Roe")]),
    # the speaker is the object
    (
        "“We will wait,” the Acme agency quoted Ana Roe as saying.",
        [("direct", "“We will wait,”", "quoted Ana Roe as saying", "Ana Roe")],
    ),
    # apposition, relative clause, lower-case subject
    ("“We will wait,” Ana Roe, the mayor of Elm, said.", [("direct", "“We will wait,”", "said", "Ana Roe")]),
    ("Ana Roe, who runs the shop, said it closed.", [("indirect", "it closed", "said", "Ana Roe")]),
    (
        "“We will wait,” said a spokesman for the ministry.",
        [("direct", "“We will wait,”", "said", "a spokesman for the ministry")],
    ),
    # a name between commas is the subject's, and "said" is no "said Roe" where a verb of its own follows
    (
        "A spokeswoman for the relief board, Dr. Ann B. Roe, said the number of people in shelters had risen.",
        [("indirect", "the number of people in shelters had risen", "said", "Ann B. Roe")],
    ),
    (
        "The plan failed, said Ana Roe in a note she had sent.",
        [("indirect", "The plan failed", "said", "Ana Roe")],
    ),
    ("The plan is dead, said the mayor.", [("indirect", "The plan is dead", "said", "the mayor")]),
    # who is cited with "as"
    ("As Ana Roe noted, the plan failed.", [("indirect", "the plan failed", "noted", "Ana Roe")]),
    # the noun, not the verb: "figures show"
    ("Rents rose 2%, official figures show.", [("indirect", "Rents rose 2%", "show", "official figures")]),
    # an act with a thing is no report; with words in quotation marks or a clause it is
    ("The club rejected the new offer out of hand.", []),
    ("The court rejected an appeal.", []),
    ("Ms. Roe backed the plan.", []),
    ("The troops attacked the town.", []),
    ("The club accepted an offer.", []),
    ("Russia rejected a report.", []),
    ("Film credits that reflect it count.", []),
    ("Ana Roe rejected the claims.", [("indirect", "the claims", "rejected", "Ana Roe")]),
    ("Ana Roe accepted it was late.", [("indirect", "it was late", "accepted", "Ana Roe")]),
    ("Ana Roe rejected “a cruel plan.”", [("direct", "“a cruel plan.”", "rejected", "Ana Roe")]),
    ("Ana Roe rejected claims that it failed.", [("indirect", "claims that it failed", "rejected", "Ana Roe")]),
    # where content ends: brackets, lists, "- but", "as she did it"
    (
        "The firm said its profit had risen ($96m; £61m) and that sales were flat.",
        [("indirect", "its profit had risen ($96m; £61m) and that sales were flat", "said", "The firm")],
    ),
    (
        "Ana Roe criticised the plan, the board and the mayor.",
        [("indirect", "the plan, the board and the mayor", "criticised", "Ana Roe")],
    ),
    (
        "Ana Roe blamed the storm, the flood and the state of roads.",
        [("indirect", "the storm, the flood and the state of roads", "blamed", "Ana Roe")],
    ),
    ("Ana Roe criticised the plan, and the board left.", [("indirect", "the plan", "criticised", "Ana Roe")]),
    ("Ana Roe hopes to leave the club - but she is tired.", [("indirect", "to leave the club", "hopes", "Ana Roe")]),
    ("Ana Roe wants to “turn the page” as she opened her shop.", [("mixed", "“turn the page”", "wants", "Ana Roe")]),
    # a subject in the middle of its clause, between commas; what goes on behind it; a relative clause
    (
        "In its place, the board fears, is a town where “nobody walks”.",
        [("indirect", "In its place", "fears", "the board"), ("mixed", "“nobody walks”", "fears", "the board")],
    ),
    (
        "Rents rose 2%, Roe Bank said, and if this goes on, tenants would pay more.",
        [
            ("indirect", "Rents rose 2%", "said", "Roe Bank"),
            ("indirect", "and if this goes on, tenants would pay more", "said", "Roe Bank"),
        ],
    ),
    ("Town headquarters says the plan is off.", [("indirect", "the plan is off", "says", "Town headquarters")]),
    (
        "The door was shut, which Ana Roe said was for safety reasons.",
        [("indirect", "was for safety reasons", "said", "Ana Roe")],
    ),
    ("It credited the singer’s “raw warmth” and left.", [("mixed", "“raw warmth”", "credited", None)]),
    # nobody says it
    ("Unless she agrees that it is safe, the bridge will close.", []),
    ("The shop would close if the owner says that it must.", []),
    ("All young readers will understand it since it is short.", []),
    ("Of the 30 towns polled by the board, 9 reported growth.", []),
    ("The so-called “war room” is closed.", []),
    ("She read “The Long Road” on the train.", []),
    ("The statement did not say how many left.", []),
    ("It rained. Nobody came.", []),
    ("Police found 12 bodies.", []),
    ("The state reports were late.", []),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_who_says_what(text, expected):
    assert rows(text) == expected


STYLES = ["“”", '""', "«»", "„“", "‘’", ("''", "''"), ("“", '"'), ('"', "”")]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_glyphs_gives_the_same_quotations(style):
    opening, closing = style
    text = "“We will wait,” Ana Roe said. “It’s the players’ choice.” Then she left. The “war room” is closed."
    other = text.replace("“", opening).replace("”", closing)
    assert [q.text[len(opening) : -len(closing)] for q in find_quotes(other)] == [
        q.text[1:-1] for q in find_quotes(text)
    ]


def test_a_quotation_over_paragraphs_is_one():
    text = "“We wait,” Ana Roe said.\n“First part.\n“Second part.\n“Third part,” she added.\nIt rained."
    quotes = find_quotes(text)
    assert [q.text for q in quotes][1] == "“First part.\n“Second part.\n“Third part,”"
    assert {q.speaker for q in quotes} == {"Ana Roe"}


def test_a_glyph_that_is_never_closed_swallows_no_more_than_its_paragraph():
    text = "“We wait, Ana Roe said.\nIt rained.\n“It pays,” Ben Doe said."
    assert ("direct", "“It pays,”", "said", "Ben Doe") in rows(text)
    assert ("direct", "“We wait,", "said", "Ana Roe") in rows(text)
    assert all("\n" not in q.text for q in find_quotes(text))


def test_two_reports_are_two_groups_wherever_a_quotation_goes_on_with_the_first():
    text = "“We will wait,” Ana Roe said, adding that it rained. “It pays.” Ben Doe said it was late."
    assert [q.group for q in find_quotes(text)] == [1, 2, 1, 3]


def test_parts_of_one_reported_clause_share_content_and_group():
    text = "Ana Roe said the plan was “a gift” and “a start.”"
    first, second = find_quotes(text)
    assert text[first.content_start : first.content_end] == "the plan was “a gift” and “a start.”"
    assert first.group == second.group
    assert (first.content_start, first.content_end) == (second.content_start, second.content_end)


def test_a_dateline_is_not_said():
    text = "OSLO: The bridge over the river is safe for cars and trains, Ana Roe said on Friday."
    assert [q.text for q in find_quotes(text)] == ["The bridge over the river is safe for cars and trains"]


def test_the_table_keeps_the_contract():
    articles = pd.DataFrame({"doc_id": ["a"], "text": ["“We will wait,” Ana Roe said."]}).astype("str")
    table = extract_quotes(articles)
    check_table(table, "quotes")
    assert list(extract_quotes(articles.iloc[:0]).columns) == list(TABLES["quotes"])
    assert len(table) == 1


def test_a_users_aliases_make_one_speaker_of_many_names():
    articles = pd.DataFrame({"doc_id": ["a", "b"], "text": ["The ABC said it was late."] * 2}).astype("str")
    aliases = pd.DataFrame({"alias": ["ABC"], "name": ["Alphabet Board"]}).astype("str")
    assert set(extract_quotes(articles, aliases=aliases)["speaker"]) == {"Alphabet Board"}


PIECES = st.sampled_from(
    [*"“”\"'‘’«»„,.:;?!—-()\n ", "''", "said", "told", "Ana Roe", "he", "according to", "that", "the", "who", "had",
     "quoted", "as saying", "of", "and", "Mr.", "1,000", "asking", "called", "report", "IS", "é", "don’t"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_for_any_text_spans_are_inside_ordered_and_match(text):
    quotes = find_quotes(text)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    for q in quotes:
        assert 0 <= q.content_start <= q.start < q.end <= q.content_end <= len(text)
        assert q.text == text[q.start : q.end]
        assert q.cue is None or q.cue == text[q.cue_start : q.cue_end]
        assert q.speaker_mention is None or q.speaker_mention == text[q.speaker_start : q.speaker_end]
        assert q.attribution in ("explicit", "pronoun", "continued", "none")
        assert (q.speaker is None) == (q.attribution == "none")
    quoted = find_quoted(text)
    assert len(mask(text, quoted)) == len(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(quoted))


def test_when_and_where_is_nothing_said():
    assert find_quotes("In September 2013, Norland accepted a proposal to close the plant and join the treaty.") == []
